package org.undersigned.foundation.backup;

import java.sql.Connection;
import java.sql.SQLException;

/** Who takes note that everything was released into a file, or came from one. A later package does it: this one knows no audit log. */
@FunctionalInterface
public interface Noting {

    /** What was done. */
    enum What {
        BACKED_UP,
        RESTORED
    }

    /**
     * Takes note of it, in a transaction of the connection that the caller commits.
     *
     * @param detail which file or moment it is about, without a path
     */
    void note(Connection connection, What what, String detail) throws SQLException;
}
