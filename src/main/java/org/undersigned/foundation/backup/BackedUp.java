package org.undersigned.foundation.backup;

import java.nio.file.Path;
import java.util.List;

/** What came of a backup. */
public sealed interface BackedUp {

    /** It is on disk under its name. */
    record Done(Path file, Archive.Head head, List<Archive.Content> tables, long bytes, String sha256)
            implements BackedUp {}

    /** Nothing was left behind; the advice says what to do. */
    record Refused(String advice) implements BackedUp {}
}
