package org.undersigned.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The program as another user than root, who is not led through a user namespace to PostgreSQL. It is Debian's user {@code daemon}, inside
 * a user namespace of the test, so that the files are in its hands.
 */
class NotRootTest {

    private static final List<String> AS_DAEMON = List.of("unshare", "--user", "--map-user=1", "--map-group=1");

    @BeforeEach
    void a_machine_that_lets_us_be_somebody_else() throws Exception {
        try {
            if (!said("id", "-un").equals("daemon")) abort("NOT TESTED: another user than root needs a user namespace");
        } catch (IOException e) {
            abort("NOT TESTED: another user than root needs the program unshare");
        }
    }

    @Test
    void it_makes_its_database_and_finds_the_server_and_all_signatures_that_a_killed_program_left() throws Exception {
        try (var stage = Stage.open(Installation.made("not-root", AS_DAEMON), AS_DAEMON)) {
            // As root, the server would be in a namespace of its own.
            assertEquals(namespace(stage.program.pid()), namespace(stage.home.database()));
            try (var crowd = stage.crowd()) {
                crowd.goesOn();
                stage.program.kill();
                stage.program.start();
                stage.ledger.look(stage.site());
                crowd.goesOn();
            }
            stage.everythingAcknowledgedIsThere();
        }
    }

    private static Path namespace(long process) throws IOException {
        return Files.readSymbolicLink(Path.of("/proc", String.valueOf(process), "ns/user"));
    }

    private static String said(String... command) throws IOException, InterruptedException {
        var inside = new ArrayList<>(AS_DAEMON);
        inside.addAll(List.of(command));
        var process = new ProcessBuilder(inside).start();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return text.strip();
    }
}
