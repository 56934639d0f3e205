package org.undersigned.exchange;

import java.util.List;

/** What came of reading a campaign file: its content, or every fault that was found. */
public sealed interface Read {

    /** The file keeps every rule that can be checked without the database. */
    record Good(CampaignFile file) implements Read {}

    /**
     * Nothing of the file may be used.
     *
     * @param errors by line; never empty
     */
    record Bad(List<FileError> errors) implements Read {}
}
