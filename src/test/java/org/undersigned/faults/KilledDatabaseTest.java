package org.undersigned.faults;

import static org.junit.jupiter.api.Assumptions.abort;
import static org.undersigned.world.World.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The database server dies under the program, which finds it again, or starts it again if it is its own. */
class KilledDatabaseTest {

    private static Stage stage;

    @BeforeAll
    static void open() {
        stage = Stage.open("killed-database");
    }

    @AfterAll
    static void close() {
        if (stage != null) stage.close();
    }

    @Test
    void killed_and_started_again_under_load_it_has_lost_nothing_that_was_acknowledged() {
        try (var crowd = stage.crowd()) {
            killServer(crowd);
        }
        stage.everythingAcknowledgedIsThere();
    }

    @Test
    void one_of_its_processes_killed_it_recovers_and_has_lost_nothing_that_was_acknowledged() {
        try (var crowd = stage.crowd()) {
            killConnection(crowd);
        }
        stage.everythingAcknowledgedIsThere();
    }

    /** The data may be gone from the cache and not be on the disk: trying again would lie, so the server has to give up and recover. */
    @Test
    void when_the_disk_fails_to_flush_the_server_recovers_and_has_lost_nothing_that_was_acknowledged()
            throws Exception {
        try (var crowd = stage.crowd()) {
            failToFlush();
            crowd.goesOn();
        }
        stage.everythingAcknowledgedIsThere();
    }

    @Test
    @Tag("long")
    void killed_and_failing_twenty_times_it_has_lost_nothing_that_was_acknowledged() throws Exception {
        try (var crowd = stage.crowd()) {
            for (int i = 0; i < 20; i++) {
                killServer(crowd);
                killConnection(crowd);
                failToFlush();
                crowd.goesOn();
                stage.ledger.look(stage.site());
            }
        }
        stage.everythingAcknowledgedIsThere();
    }

    private static void killServer(Crowd crowd) {
        Program.signal(stage.home.database(), "KILL");
        crowd.goesOn();
    }

    private static void killConnection(Crowd crowd) {
        Program.signal(new Rows(stage.home.served()).connection(), "KILL");
        crowd.goesOn();
    }

    /** The fifth flush of each process of the server fails, until one of them has panicked. */
    private static void failToFlush() throws IOException {
        var panics = panics();
        var command = new ArrayList<>(List.of("strace", "-f", "-qq", "-o", "/dev/null"));
        command.addAll(List.of("-e", "trace=fdatasync", "-e", "inject=fdatasync:error=EIO:when=5"));
        var server = ProcessHandle.of(stage.home.database()).orElseThrow();
        command.addAll(List.of("-p", String.valueOf(server.pid())));
        server.children().forEach(child -> command.addAll(List.of("-p", String.valueOf(child.pid()))));
        Process strace;
        try {
            strace = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            abort("NOT TESTED: a disk that fails to flush needs strace, and it is not installed");
            return;
        }
        try {
            await(() -> panics() > panics || !strace.isAlive(), "the server to give up");
            if (panics() == panics)
                abort("NOT TESTED: strace may not look into other processes here: "
                        + strace.inputReader().readLine());
        } finally {
            strace.destroy();
        }
    }

    private static long panics() {
        try (var lines = Files.lines(log())) {
            return lines.filter(line -> line.contains("PANIC:  could not fdatasync"))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path log() {
        return stage.home.served().resolve("postgresql.log");
    }
}
