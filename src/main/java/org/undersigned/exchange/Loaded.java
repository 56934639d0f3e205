package org.undersigned.exchange;

import java.util.List;

/** What came of loading campaign files: what changed, or why nothing was stored. */
public sealed interface Loaded {

    /**
     * All files are stored.
     *
     * @param changes readable, one a line; empty if everything was there already
     * @param withoutKey partners that get nothing yet, because nobody chose whose key it is that their supporters are sealed to
     */
    record Done(List<String> changes, List<String> withoutKey) implements Loaded {}

    /**
     * Nothing of any file is stored.
     *
     * @param errors never empty
     */
    record Refused(List<FileError> errors) implements Loaded {}
}
