package org.undersigned.foundation.backup;

import java.util.List;

/** What came of a restore. */
public sealed interface Restored {

    /** Everything is in the database, which is now at the version of this program. {@code keyIsHere}: its key file is in place. */
    record Done(Archive.Head head, List<Archive.Content> tables, boolean keyIsHere) implements Restored {}

    /** No row was stored; the advice says what to do. */
    record Refused(String advice) implements Restored {}
}
