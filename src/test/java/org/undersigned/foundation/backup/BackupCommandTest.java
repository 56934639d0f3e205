package org.undersigned.foundation.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undersigned.foundation.db.Login;
import picocli.CommandLine;

/** What the two commands say, with the settings as the program puts them in force. */
@QuarkusTest
class BackupCommandTest {

    @TempDir
    Path folder;

    private final Map<String, String> before = new HashMap<>();

    @AfterEach
    void settings_are_as_they_were() {
        before.forEach((name, value) -> {
            if (value == null) System.clearProperty(name);
            else System.setProperty(name, value);
        });
    }

    @Test
    void a_backup_says_that_the_master_key_is_not_in_it_and_a_restore_which_one_is_wanted() throws Exception {
        var keys = Ground.keys(folder);
        var keyFile = folder.resolve("keys").resolve("master.key");
        set("undersigned.backup-recipient", keys.recipient());
        set("undersigned.key-file", keyFile.toString());
        on(Ground.small());
        var file = folder.resolve("backup").toString();
        var told = run(0, new BackupCommand(), file);
        assertTrue(told.contains("Read back: the same as written."), told);
        assertTrue(
                told.endsWith("The master key is not inside. Without " + keyFile
                        + " (key id 00112233) nothing in it can be opened: copy it to another place.\n"),
                told);
        assertTrue(run(1, new BackupCommand(), file).contains("is there already"));
        on(Ground.empty());
        told = run(0, new RestoreCommand(), file, "--identity", keys.file().toString());
        assertTrue(told.contains("           2  organisation\n"), told);
        assertTrue(told.contains("serve will not start until key 00112233 is in " + keyFile), told);
        assertTrue(told.contains("Published logs may be ahead of this backup"), told);
        assertFalse(Files.exists(keyFile), "no key is made up");
        assertTrue(run(1, new RestoreCommand(), file, "--identity", keys.file().toString())
                .contains("not empty"));
    }

    @Test
    void wrong_usage_is_told_with_status_2() {
        run(2, new BackupCommand());
        run(2, new BackupCommand(), "one", "two");
        run(2, new RestoreCommand(), "file");
    }

    private void on(Login login) {
        set("quarkus.datasource.jdbc.url", login.url());
        set("quarkus.datasource.username", login.user());
        set("quarkus.datasource.password", login.password());
    }

    private void set(String name, String value) {
        // Not putIfAbsent: to it, a property that was not set looks like one that was not noted.
        if (!before.containsKey(name)) before.put(name, System.getProperty(name));
        System.setProperty(name, value);
    }

    private static String run(int status, Object command, String... arguments) {
        var told = new StringWriter();
        var writer = new PrintWriter(told, true);
        assertEquals(
                status, new CommandLine(command).setOut(writer).setErr(writer).execute(arguments), told::toString);
        return told.toString();
    }
}
