package org.undersigned.foundation.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;
import org.undersigned.foundation.db.Login;
import org.undersigned.foundation.keys.MasterKey;

/**
 * Puts a backup into a database that holds nobody's rows: tables at the backup's own version, all rows in one transaction, then the
 * migrations since. A failure leaves an empty database behind.
 */
final class Restoring {

    private final Login login;
    private final Path keyFile;
    private final Migrations migrations;
    private final Noting noting;

    Restoring(Login login, Path keyFile, Noting noting) {
        this.noting = noting;
        this.login = login;
        this.keyFile = keyFile;
        this.migrations = new Migrations(login);
    }

    Restored from(Path file, Path identities) {
        try (var input = ArchiveInput.open(file, Identities.read(identities))) {
            var headText = text(input, Archive.HEAD_ENTRY);
            var head = read(input, headText, Archive.Head.class);
            var key = MasterKey.idOf(keyFile);
            refuseOtherKey(head, key);
            if (!migrations.knows(head.schema()))
                throw new Unusable(file + " is from a newer version: its tables are at version " + head.schema()
                        + ", which this program does not have. Use the version that wrote it, or a newer one.");
            refuseUsed();
            migrations.clear();
            migrations.to(head.schema());
            var contents = copy(input, head, Json.sha256(headText));
            bringToThisVersion();
            note(head);
            return new Restored.Done(head, contents, key.isPresent());
        } catch (Unusable | MasterKey.UnusableKey e) {
            return new Restored.Refused(e.getMessage());
        } catch (IOException e) {
            // Nothing but the file is read or written: age, gzip and tar tell damage this way.
            return new Restored.Refused(ArchiveInput.damaged(file).getMessage());
        } catch (SQLException e) {
            return new Restored.Refused(
                    "The database did not take the rows, and none was stored: " + SchemaStore.words(e) + ".");
        }
    }

    private void refuseOtherKey(Archive.Head head, Optional<String> key) throws Unusable {
        if (key.isPresent() && !head.key().isEmpty() && !key.get().equals(head.key()))
            throw new Unusable("The key file " + keyFile + " holds key " + key.get()
                    + ", but the backup was made with key " + head.key()
                    + ". Put that key file in its place, or move this one away, and restore again.");
    }

    private void refuseUsed() throws SQLException, Unusable {
        try (var connection = login.begin()) {
            var others = SchemaStore.others(connection);
            if (others > 0)
                throw new Unusable("The database is in use by " + others
                        + " other connections. Stop every program on it first, and restore again.");
            var tables = SchemaStore.tables(connection);
            if (tables.isEmpty()) return;
            if (!SchemaStore.exists(connection, SchemaStore.HISTORY))
                throw new Unusable("The database holds tables of another program. Restore into an empty database.");
            var used = SchemaStore.tablesInUse(connection);
            if (!used.isEmpty())
                throw new Unusable("The database is not empty (there are rows in " + String.join(", ", used)
                        + "), and a restore never replaces anything. Restore into an empty database, or name an empty folder in"
                        + " UNDERSIGNED_DATA.");
        }
    }

    private List<Archive.Content> copy(ArchiveInput input, Archive.Head head, String headDigest)
            throws SQLException, IOException, Unusable {
        try (var connection = login.begin()) {
            try {
                refuseOtherTables(connection, head);
                empty(connection, head.tables());
                var walled = Walls.open(connection);
                var tables = new TableCopy(connection, input);
                for (var table : head.tables()) tables.take(table);
                var manifest = read(input, tables.textAfterwards(Archive.MANIFEST_ENTRY), Archive.Manifest.class);
                input.end();
                if (!manifest.tables().equals(tables.contents())
                        || !manifest.head().equals(headDigest)) throw input.damaged();
                for (var sequence : manifest.sequences()) SchemaStore.set(connection, sequence);
                Walls.close(connection, walled);
                stop(connection);
                connection.commit();
                return manifest.tables();
            } catch (SQLException | IOException | RuntimeException | Unusable e) {
                connection.rollback();
                throw e;
            }
        }
    }

    /**
     * What acts by itself stops: some of it may have happened since the backup. A backup of an older version knows less of it, or nothing.
     * The mark is in the transaction of the rows, so that the migration that knows more does it even if this program ends before.
     */
    private static void stop(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(
                    "DO 'BEGIN IF to_regprocedure(''after_restore()'') IS NOT NULL THEN PERFORM after_restore(); END IF; END'");
        }
        mark(connection, "'restored'");
    }

    private static void mark(Connection connection, String comment) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("COMMENT ON TABLE public." + SchemaStore.quoted(SchemaStore.HISTORY) + " IS " + comment);
        }
    }

    /** The names in the backup come from outside. They are used only because they are exactly those of the tables just made. */
    private static void refuseOtherTables(Connection connection, Archive.Head head) throws SQLException, Unusable {
        if (!SchemaStore.migrations(connection).equals(head.migrations())
                || !SchemaStore.tables(connection).equals(head.tables()))
            throw new Unusable("The backup was made with other migrations up to version " + head.schema()
                    + " than this program has. Use the program that wrote it (version " + head.program() + ").");
    }

    /** Takes away what migrations put into new tables, last table first; the backup has it as it became. */
    private static void empty(Connection connection, List<Archive.Table> tables) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var table : tables.reversed())
                if (SchemaStore.hasRows(connection, table)) statement.execute("DELETE FROM " + SchemaStore.name(table));
        }
    }

    private void bringToThisVersion() {
        try {
            migrations.toNewest();
            try (var connection = login.source().getConnection()) {
                mark(connection, "NULL");
            }
        } catch (FlywayException | SQLException e) {
            throw new IllegalStateException("All rows are restored, but the migrations since the backup failed.", e);
        }
    }

    private void note(Archive.Head head) {
        try (var connection = login.begin()) {
            noting.note(connection, Noting.What.RESTORED, "as of " + head.taken());
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException("All rows are restored, but the audit log could not be told.", e);
        }
    }

    private static String text(ArchiveInput input, String entry) throws IOException, Unusable {
        if (!input.next().equals(entry)) throw input.damaged();
        return input.text();
    }

    private static <T> T read(ArchiveInput input, String text, Class<T> type) throws Unusable {
        try {
            var value = Json.read(text, type);
            if (value == null) throw input.damaged();
            return value;
        } catch (JsonProcessingException e) {
            throw input.damaged();
        }
    }
}
