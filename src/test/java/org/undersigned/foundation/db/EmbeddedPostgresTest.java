package org.undersigned.foundation.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undersigned.world.World;

class EmbeddedPostgresTest {

    @TempDir
    Path folder;

    @Test
    void everything_that_durability_rests_on_is_switched_on() throws SQLException {
        try (var postgres = EmbeddedPostgres.start(folder);
                var connection = connect(postgres.url())) {
            for (var setting : List.of("fsync", "synchronous_commit", "full_page_writes", "data_checksums"))
                assertEquals("on", show(connection, setting), setting);
            assertEquals("0", show(connection, "log_parameter_max_length_on_error"));
            assertEquals("127.0.0.1", show(connection, "listen_addresses"));
            assertTrue(show(connection, "server_version").startsWith("18."));
        }
    }

    @Test
    void nobody_gets_in_without_the_password() {
        try (var postgres = EmbeddedPostgres.start(folder)) {
            var refused = assertThrows(
                    SQLException.class,
                    () -> DriverManager.getConnection(postgres.url(), EmbeddedPostgres.user(), "wrong"));
            assertEquals("28P01", refused.getSQLState());
        }
    }

    @Test
    void rows_are_there_after_a_stop_and_a_second_start() throws SQLException {
        try (var postgres = EmbeddedPostgres.start(folder);
                var connection = connect(postgres.url())) {
            execute(connection, "CREATE TABLE kept AS SELECT 42 AS n");
        }
        assertTrue(EmbeddedPostgres.running(folder).isEmpty());
        try (var postgres = EmbeddedPostgres.start(folder);
                var connection = connect(postgres.url())) {
            assertEquals("42", one(connection, "SELECT n FROM kept"));
        }
    }

    @Test
    void a_folder_serves_one_program_at_a_time_and_others_find_its_server() {
        try (var postgres = EmbeddedPostgres.start(folder)) {
            assertThrows(EmbeddedPostgres.InUse.class, () -> EmbeddedPostgres.start(folder));
            assertEquals(postgres.url(), EmbeddedPostgres.running(folder).orElseThrow());
        }
    }

    @Test
    void after_a_kill_of_the_program_the_next_start_stops_the_orphan_and_has_every_row() throws Exception {
        var program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledProgram.class.getName(),
                        folder.toString())
                .redirectError(new File("/dev/null"))
                .start();
        String url;
        try (var out = program.inputReader()) {
            url = out.readLine();
        }
        var orphan = EmbeddedPostgres.running(folder);
        program.destroyForcibly();
        assertTrue(program.waitFor(60, TimeUnit.SECONDS));
        assertEquals(url, orphan.orElseThrow());

        try (var postgres = EmbeddedPostgres.start(folder);
                var connection = connect(postgres.url())) {
            assertEquals("1000", one(connection, "SELECT count(*) FROM kept"));
            assertFalse(reachable(url) && !url.equals(postgres.url()), "the orphan was stopped");
        }
    }

    @Test
    void a_server_that_is_killed_is_started_again_on_its_port_and_has_every_row() throws Exception {
        try (var postgres = EmbeddedPostgres.start(folder)) {
            try (var connection = connect(postgres.url())) {
                execute(connection, "CREATE TABLE kept AS SELECT 42 AS n");
            }
            var killed = ProcessHandle.of(postgres.pid()).orElseThrow();
            killed.destroyForcibly();
            killed.onExit().get(60, TimeUnit.SECONDS);
            World.await(() -> reachable(postgres.url()), "the server to be started again");
            try (var connection = connect(postgres.url())) {
                assertEquals("42", one(connection, "SELECT n FROM kept"));
            }
        }
        assertTrue(EmbeddedPostgres.running(folder).isEmpty());
    }

    /** Starts the server, commits a thousand rows, says so, and waits to be killed. */
    static final class KilledProgram {
        public static void main(String[] arguments) throws Exception {
            var folder = Path.of(arguments[0]);
            var postgres = EmbeddedPostgres.start(folder);
            try (var connection = DriverManager.getConnection(
                    postgres.url(), EmbeddedPostgres.user(), EmbeddedPostgres.password(folder))) {
                execute(connection, "CREATE TABLE kept (n int)");
                for (int n = 0; n < 1000; n++) execute(connection, "INSERT INTO kept VALUES (" + n + ")");
            }
            System.out.println(postgres.url());
            System.out.flush();
            Thread.currentThread().join();
        }
    }

    private Connection connect(String url) throws SQLException {
        return DriverManager.getConnection(url, EmbeddedPostgres.user(), EmbeddedPostgres.password(folder));
    }

    private boolean reachable(String url) {
        try (var connection = connect(url)) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    private static String show(Connection connection, String setting) throws SQLException {
        return one(connection, "SHOW " + setting);
    }

    private static String one(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
