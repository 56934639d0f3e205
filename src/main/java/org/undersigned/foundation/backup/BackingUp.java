package org.undersigned.foundation.backup;

import com.exceptionfactory.jagged.RecipientStanzaWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postgresql.PGConnection;
import org.undersigned.foundation.db.Login;

/**
 * Writes every table, as of one moment, to a file that only the recipients can open. Beside a running server; of what is there it only
 * reads. The file gets its name after it was noted that it is there.
 */
final class BackingUp {

    private final Login login;
    private final String program;
    private final Noting noting;

    BackingUp(Login login, String program, Noting noting) {
        this.noting = noting;
        this.login = login;
        this.program = program;
    }

    /** Writes {@code file}, which must not be there yet, or leaves nothing behind. */
    BackedUp to(Path file, String recipients) {
        return switch (Recipients.read(recipients)) {
            case Recipients.Bad bad -> new BackedUp.Refused(bad.advice());
            case Recipients.Good good -> {
                try {
                    yield written(file.toAbsolutePath(), good.writers());
                } catch (Unusable e) {
                    yield new BackedUp.Refused(e.getMessage());
                } catch (IOException e) {
                    yield new BackedUp.Refused("The backup could not be written: " + e.getMessage() + ".");
                } catch (SQLException e) {
                    yield new BackedUp.Refused("The database could not be read: " + SchemaStore.words(e) + ".");
                }
            }
        };
    }

    private BackedUp written(Path file, List<RecipientStanzaWriter> recipients)
            throws IOException, SQLException, Unusable {
        if (Files.exists(file))
            throw new Unusable(file + " is there already. A backup never replaces another: choose a new name.");
        if (!Files.isDirectory(file.getParent())) throw new Unusable("There is no folder " + file.getParent() + ".");
        var partial = file.resolveSibling(file.getFileName() + ".partial");
        try {
            var done = write(file, partial, recipients);
            note(done);
            // Without REPLACE_EXISTING: whoever made the file meanwhile keeps it.
            Files.move(partial, file);
            try (var folder = FileChannel.open(file.getParent())) {
                folder.force(true);
            }
            return done;
        } catch (PartialExists e) {
            throw new Unusable(
                    partial + " is there: either a backup is being written to it, or one was interrupted. In that case"
                            + " delete it and try again.");
        } catch (IOException | SQLException | RuntimeException | Unusable e) {
            Files.deleteIfExists(partial);
            if (e instanceof FileAlreadyExistsException)
                throw new Unusable(file + " was made meanwhile. Choose a new name.");
            throw e;
        }
    }

    private void note(BackedUp.Done done) throws SQLException {
        var rows = done.tables().stream().mapToLong(Archive.Content::rows).sum();
        try (var connection = login.begin()) {
            noting.note(connection, Noting.What.BACKED_UP, rows + " rows, sha256 " + done.sha256());
            connection.commit();
        }
    }

    private BackedUp.Done write(Path file, Path partial, List<RecipientStanzaWriter> recipients)
            throws IOException, SQLException, Unusable, PartialExists {
        try (var connection = login.begin()) {
            var head = snapshot(connection)
                    .orElseThrow(
                            () -> new Unusable("There is nothing to back up: the program never ran on this database."));
            var contents = new ArrayList<Archive.Content>();
            var output = create(partial, recipients);
            try (output) {
                var headText = Json.write(head);
                output.put(Archive.FORMAT_ENTRY, Archive.FORMAT + "\n");
                output.put(Archive.HEAD_ENTRY, headText);
                for (var table : head.tables()) contents.add(copy(connection, table, contents.size() + 1, output));
                // Sequences do not belong to the snapshot. Read last, they are at least where its rows need them.
                var sequences = SchemaStore.sequences(connection);
                output.put(
                        Archive.MANIFEST_ENTRY,
                        Json.write(new Archive.Manifest(Json.sha256(headText), contents, sequences)));
            }
            connection.rollback();
            return new BackedUp.Done(file, head, contents, Files.size(partial), verified(partial, output.sha256()));
        }
    }

    private static ArchiveOutput create(Path partial, List<RecipientStanzaWriter> recipients)
            throws IOException, PartialExists {
        try {
            return ArchiveOutput.create(partial, recipients);
        } catch (FileAlreadyExistsException e) {
            throw new PartialExists();
        }
    }

    /** Fixes the moment that everything is read at; nothing if there is no database of ours. */
    private Optional<Archive.Head> snapshot(Connection connection) throws SQLException, Unusable {
        try (var statement = connection.createStatement()) {
            statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
            statement.execute("SET LOCAL statement_timeout = 0");
            // A large table is otherwise read from wherever another reader happens to be.
            statement.execute("SET LOCAL synchronize_seqscans = off");
            // The text of a value depends on these, and the digests on the text.
            statement.execute("SET LOCAL TimeZone = 'UTC'");
            statement.execute("SET LOCAL bytea_output = 'hex'");
            var migrations = SchemaStore.migrations(connection);
            if (migrations.isEmpty()) return Optional.empty();
            var tables = SchemaStore.tables(connection);
            // Left out in silence, rows would be missed on the day that the backup is needed.
            var hidden = Walls.hidden(connection);
            if (!hidden.isEmpty())
                throw new Unusable("This login does not see every row of " + String.join(", ", hidden)
                        + ". Back up as the login that owns the tables.");
            // A snapshot does not hold against a migration that rewrites a table: it has to wait for us.
            statement.execute("LOCK TABLE "
                    + String.join(", ", tables.stream().map(SchemaStore::name).toList()) + " IN ACCESS SHARE MODE");
            try (var now = statement.executeQuery("SELECT to_char(now(), 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')")) {
                now.next();
                return Optional.of(new Archive.Head(
                        program,
                        migrations.getLast().version(),
                        now.getString(1),
                        SchemaStore.masterKey(connection),
                        migrations,
                        tables));
            }
        }
    }

    /** One table, row by row, in parts that are small enough to be held: tar wants to know their length beforehand. */
    private static Archive.Content copy(Connection connection, Archive.Table table, int number, ArchiveOutput output)
            throws SQLException, IOException {
        var digest = Archive.sha256();
        var part = new ByteArrayOutputStream(Archive.PART + (1 << 16));
        long bytes = 0;
        int parts = 0;
        var copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("COPY " + SchemaStore.copied(table) + " TO STDOUT");
        for (byte[] row; (row = copy.readFromCopy()) != null; ) {
            digest.update(row);
            bytes += row.length;
            part.writeBytes(row);
            if (part.size() >= Archive.PART) {
                output.put(Archive.part(number, table.name(), ++parts), part.toByteArray());
                part.reset();
            }
        }
        if (part.size() > 0) output.put(Archive.part(number, table.name(), ++parts), part.toByteArray());
        return new Archive.Content(table.name(), copy.getHandledRowCount(), bytes, Archive.hex(digest));
    }

    /** The key that opens the file is not here, so what can be compared is every byte that was meant to be in it. */
    private static String verified(Path partial, String written) throws IOException {
        var digest = Archive.sha256();
        try (var file = FileChannel.open(partial)) {
            var buffer = ByteBuffer.allocate(1 << 16);
            while (file.read(buffer) >= 0) {
                digest.update(buffer.flip());
                buffer.clear();
            }
        }
        var found = Archive.hex(digest);
        if (!found.equals(written))
            throw new IOException("what was read back is not what was written: is the disk sound?");
        return found;
    }

    /** Somebody else's file: it must not be deleted. */
    private static final class PartialExists extends Exception {
        private static final long serialVersionUID = 1L;
    }
}
