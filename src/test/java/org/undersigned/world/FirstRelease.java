package org.undersigned.world;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.postgresql.PGConnection;
import org.undersigned.foundation.db.EmbeddedPostgres;

/** A database as the first release left it, from {@code src/test/resources/first-release}. */
public final class FirstRelease implements QuarkusTestResourceLifecycleManager {

    private static final Path SAVED = Path.of("src/test/resources/first-release");
    private static final Path FOLDER = TestDatabase.folder("first-release");

    private EmbeddedPostgres postgres;

    @Override
    public Map<String, String> start() {
        postgres = TestDatabase.fresh(FOLDER);
        var password = EmbeddedPostgres.password(FOLDER);
        Flyway.configure(Thread.currentThread().getContextClassLoader())
                .dataSource(postgres.url(), EmbeddedPostgres.user(), password)
                .locations("classpath:db/migration")
                .target("9")
                .load()
                .migrate();
        try (var connection = DriverManager.getConnection(postgres.url(), EmbeddedPostgres.user(), password)) {
            Files.createDirectories(FOLDER.resolve("keys"));
            Files.copy(
                    SAVED.resolve("master.key"),
                    FOLDER.resolve("keys/master.key"),
                    StandardCopyOption.REPLACE_EXISTING);
            restore(connection);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return TestDatabase.settings(postgres, FOLDER);
    }

    @Override
    public void stop() {
        postgres.close();
    }

    /** Its own record of migrations too: this version has to recognise what the first release ran. */
    private static void restore(Connection connection) throws IOException, SQLException {
        try (var statement = connection.createStatement()) {
            // No foreign keys and triggers while the rows come in by the names of their tables.
            statement.execute("SET session_replication_role = replica");
            var copy = connection.unwrap(PGConnection.class).getCopyAPI();
            for (var part : Files.readString(SAVED.resolve("rows.txt")).split("(?m)^# ")) {
                if (part.isEmpty()) continue;
                var head = part.substring(0, part.indexOf('\n'));
                statement.execute("DELETE FROM " + head.substring(0, head.indexOf(' ')));
                copy.copyIn("COPY " + head + " FROM STDIN", new StringReader(part.substring(part.indexOf('\n') + 1)));
            }
            statement.execute("SET session_replication_role = DEFAULT");
            statement.execute("UPDATE signature SET day = (now() AT TIME ZONE 'UTC')::date WHERE state = 'pending'");
            statement.execute("UPDATE confirmation SET expires_at = now() + interval '47 hours'");
        }
    }
}
