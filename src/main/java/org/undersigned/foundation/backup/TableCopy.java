package org.undersigned.foundation.backup;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Copies tables from an archive into the database, one after the other, and notes what came by. */
final class TableCopy {

    private final Connection connection;
    private final ArchiveInput input;
    private final List<Archive.Content> contents = new ArrayList<>();
    private final byte[] buffer = new byte[1 << 16];

    /** The entry that the archive stands at: where one table ends is known by the next entry only. */
    private String entry;

    TableCopy(Connection connection, ArchiveInput input) throws IOException, Unusable {
        this.connection = connection;
        this.input = input;
        this.entry = input.next();
    }

    void take(Archive.Table table) throws SQLException, IOException, Unusable {
        var digest = Archive.sha256();
        long bytes = 0;
        var copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("COPY " + SchemaStore.copied(table) + " FROM STDIN");
        try {
            for (int part = 1; entry.equals(Archive.part(contents.size() + 1, table.name(), part)); part++) {
                for (int length; (length = input.read(buffer)) >= 0; bytes += length) {
                    digest.update(buffer, 0, length);
                    copy.writeToCopy(buffer, 0, length);
                }
                entry = input.next();
            }
            var rows = copy.endCopy();
            contents.add(new Archive.Content(table.name(), rows, bytes, Archive.hex(digest)));
        } finally {
            if (copy.isActive()) cancel(copy);
        }
    }

    /** The text of the entry that has to follow the last table. */
    String textAfterwards(String name) throws IOException, Unusable {
        if (!entry.equals(name)) throw input.damaged();
        return input.text();
    }

    List<Archive.Content> contents() {
        return contents;
    }

    /** The server answers a cancelled copy with an error, which is what was asked for. */
    private static void cancel(CopyIn copy) {
        try {
            copy.cancelCopy();
        } catch (SQLException expected) {
            // The transaction is rolled back by whoever began it.
        }
    }
}
