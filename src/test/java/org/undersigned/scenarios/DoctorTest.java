package org.undersigned.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.checkup.DoctorCommand;
import org.undersigned.world.Desk;
import picocli.CommandLine;

/** The doctor says what is not ready, and what to do about it. */
@QuarkusTest
class DoctorTest {

    private String told;

    @Test
    void a_sound_installation_has_no_fault() {
        assertEquals(0, run(), () -> told);
        for (var line : new String[] {
            "ok     database   PostgreSQL 18",
            "What it acknowledges is on disk, and its log is quiet",
            "ok     audit log  It is whole",
            "ok     logs       All that was signed is in the database.",
            "0 faults"
        }) assertTrue(told.contains(line), told);
    }

    @Test
    void a_key_file_that_others_may_read_is_a_fault() throws IOException {
        var file = Path.of(ConfigProvider.getConfig().getValue("undersigned.key-file", String.class));
        var before = Files.getPosixFilePermissions(file);
        try {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
            assertEquals(1, run(), () -> told);
            assertTrue(told.contains("FAULT  key file   Others on this machine may read it."), told);
            assertTrue(told.contains("chmod 600") && told.contains("1 fault,"), told);
        } finally {
            Files.setPosixFilePermissions(file, before);
        }
    }

    @Test
    void what_was_stopped_and_forgotten_is_told() {
        var operator = Desk.invited("Opal");
        try {
            operator.send("/staff/site", "stop", "counting").then().statusCode(303);
            assertEquals(0, run(), () -> told);
            assertTrue(told.contains("look   switches   counting is stopped since"), told);
        } finally {
            operator.send("/staff/site", "go", "counting").then().statusCode(303);
        }
    }

    private int run() {
        var words = new StringWriter();
        var status = new CommandLine(new DoctorCommand())
                .setOut(new PrintWriter(words))
                .execute();
        told = words.toString();
        return status;
    }
}
