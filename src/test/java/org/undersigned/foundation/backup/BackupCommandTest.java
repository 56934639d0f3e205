package org.undersigned.foundation.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undersigned.audit.AuditedBackups;
import org.undersigned.foundation.db.Login;
import picocli.CommandLine;

/** What the two commands say, with the settings as the program puts them in force. */
@QuarkusTest
class BackupCommandTest {

    private static final Noting NOTING = new AuditedBackups(InstantSource.system());

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
        var told = run(0, new BackupCommand(NOTING), file);
        assertTrue(told.contains("Read back: the same as written."), told);
        assertTrue(
                told.endsWith("The master key is not inside. Without " + keyFile
                        + " (key id 00112233) nothing in it can be opened: copy it to another place.\n"),
                told);
        assertTrue(run(1, new BackupCommand(NOTING), file).contains("is there already"));
        on(Ground.empty());
        told = run(
                0, new RestoreCommand(NOTING), file, "--identity", keys.file().toString());
        assertTrue(told.contains("           2  organisation\n"), told);
        assertTrue(told.contains("serve will not start until key 00112233 is in " + keyFile), told);
        assertTrue(told.contains("Published logs may be ahead of this backup"), told);
        assertFalse(Files.exists(keyFile), "no key is made up");
        assertTrue(run(
                        1,
                        new RestoreCommand(NOTING),
                        file,
                        "--identity",
                        keys.file().toString())
                .contains("not empty"));
    }

    @Test
    void both_are_in_the_audit_log_that_they_are_about() throws Exception {
        var keys = Ground.keys(folder);
        set("undersigned.backup-recipient", keys.recipient());
        set("undersigned.key-file", folder.resolve("keys").resolve("master.key").toString());
        var source = Ground.small();
        on(source);
        var file = folder.resolve("backup").toString();
        var told = run(0, new BackupCommand(NOTING), file);
        var sha256 = told.replaceFirst("(?s).*SHA-256 of the file: ([0-9a-f]{64})\n.*", "$1");
        assertEquals(
                1,
                Ground.number(
                        source,
                        "SELECT count(*) FROM audit_entry WHERE actor = 'operator' AND action = 'site.backup' AND detail LIKE '% rows, sha256 "
                                + sha256 + "'"),
                told);
        run(1, new BackupCommand(NOTING), file);
        assertEquals(1, Ground.number(source, "SELECT count(*) FROM audit_entry"), "what was refused is no release");
        var target = Ground.empty();
        on(target);
        run(0, new RestoreCommand(NOTING), file, "--identity", keys.file().toString());
        assertEquals(
                1,
                Ground.number(
                        target,
                        "SELECT count(*) FROM audit_entry WHERE action = 'site.restore' AND detail LIKE 'as of 2%Z'"));
    }

    @Test
    void a_file_that_the_audit_log_cannot_tell_is_not_left_behind() throws Exception {
        var keys = Ground.keys(folder);
        set("undersigned.backup-recipient", keys.recipient());
        set("undersigned.key-file", folder.resolve("keys").resolve("master.key").toString());
        on(Ground.small());
        Noting refusing = (connection, what, detail) -> {
            throw new SQLException("read only");
        };
        var file = folder.resolve("untold");
        run(1, new BackupCommand(refusing), file.toString());
        assertFalse(Files.exists(file) || Files.exists(file.resolveSibling("untold.partial")));
    }

    @Test
    void wrong_usage_is_told_with_status_2() {
        run(2, new BackupCommand(NOTING));
        run(2, new BackupCommand(NOTING), "one", "two");
        run(2, new RestoreCommand(NOTING), "file");
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
