package org.undersigned.foundation.backup;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.undersigned.foundation.db.Login;
import org.undersigned.world.Shell;

/** Databases of their own on the server of the tests, and Debian's age for the other half of the work. */
final class Ground {

    /** Takes no note: what is restored is compared row by row. */
    static final Noting NOBODY = (connection, what, detail) -> {};

    /** Migrated once, copied for each test. */
    private static Login small;

    private Ground() {}

    /** A pair that {@code age-keygen} made: the recipient, and the file with the secret key. */
    record Keys(String recipient, Path file) {}

    static Keys keys(Path folder) throws IOException, InterruptedException {
        var file = folder.resolve("key-" + UUID.randomUUID());
        Shell.run("age-keygen", "-o", file.toString());
        return new Keys(
                new String(Shell.run("age-keygen", "-y", file.toString()), StandardCharsets.UTF_8).strip(), file);
    }

    /** The database of the application under test. */
    static Login application() {
        var config = ConfigProvider.getConfig();
        return new Login(
                config.getValue("quarkus.datasource.jdbc.url", String.class),
                config.getValue("quarkus.datasource.username", String.class),
                config.getValue("quarkus.datasource.password", String.class));
    }

    /** A new database without a table. */
    static Login empty() throws SQLException {
        return database("template1");
    }

    private static Login database(String template) throws SQLException {
        var server = application();
        var name = "backup_" + UUID.randomUUID().toString().replace("-", "");
        try (var connection = server.source().getConnection()) {
            execute(connection, "CREATE DATABASE " + name + " TEMPLATE " + template);
        }
        return new Login(server.url().replaceFirst("[^/]*$", name), server.user(), server.password());
    }

    /** A new database with all tables and few rows. */
    static synchronized Login small() throws SQLException {
        if (small == null) small = filled(empty());
        return database(small.url().replaceFirst(".*/", ""));
    }

    private static Login filled(Login login) throws SQLException {
        new Migrations(login).toNewest();
        try (var connection = login.source().getConnection()) {
            execute(connection, "INSERT INTO master_key VALUES ('00112233', true)");
            execute(connection, organisation("one"));
            execute(connection, organisation("two"));
        }
        return login;
    }

    static String organisation(String slug) {
        return "INSERT INTO organisation VALUES (gen_random_uuid(), '" + slug
                + "', '{\"en\": \"A\\tb \\\\ \"}', 'k', 'u', 'p', E'two\\nlines', NULL, '{}')";
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static long number(Login login, String query) throws SQLException {
        try (var connection = login.source().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** Rows and a digest for each table, made by the server and not by what is under test. */
    static Map<String, String> digests(Login login) throws SQLException {
        var digests = new TreeMap<String, String>();
        try (var connection = login.begin();
                var statement = connection.createStatement()) {
            for (var table : SchemaStore.tables(connection))
                try (var rows = statement.executeQuery(
                        "SELECT count(*) || ' ' || md5(string_agg(t::text, E'\\n' ORDER BY t::text)) FROM "
                                + SchemaStore.name(table) + " t")) {
                    rows.next();
                    digests.put(table.name(), rows.getString(1));
                }
        }
        return digests;
    }

    /**
     * The rows of each table as the backup holds them, sorted: a server that fills the gaps of a table keeps its rows in another order
     * than they came in.
     */
    static Map<String, List<String>> rows(Path backup, Path identity) throws IOException, InterruptedException {
        var folder = Files.createTempDirectory(backup.getParent(), "rows");
        Shell.run("sh", "-c", "age -d -i %s %s | tar -xzC %s".formatted(identity, backup, folder));
        var rows = new TreeMap<String, List<String>>();
        try (var files = Files.walk(folder)) {
            for (var part : files.filter(file -> file.getFileName().toString().matches("[0-9]{6}"))
                    .toList())
                rows.computeIfAbsent(part.getParent().getFileName().toString(), unused -> new ArrayList<>())
                        .addAll(Files.readAllLines(part));
        }
        rows.values().forEach(Collections::sort);
        return rows;
    }

    static BackedUp.Done backup(Login login, Path file, String recipients) {
        return assertInstanceOf(BackedUp.Done.class, new BackingUp(login, "test", NOBODY).to(file, recipients));
    }

    static Restored.Done restore(Login login, Path file, Path identity) {
        return assertInstanceOf(
                Restored.Done.class, new Restoring(login, file.resolveSibling("no.key"), NOBODY).from(file, identity));
    }
}
