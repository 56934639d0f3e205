package org.undersigned.foundation.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undersigned.foundation.db.Login;
import org.undersigned.world.World;

/** What a backup and a restore refuse, with what to do instead, and that nothing is left behind. */
@QuarkusTest
class RefusingTest {

    @TempDir
    Path folder;

    private Login source;
    private Ground.Keys keys;
    private Path file;

    @BeforeEach
    void a_small_backup() throws Exception {
        source = Ground.small();
        keys = Ground.keys(folder);
        file = folder.resolve("backup");
        Ground.backup(source, file, keys.recipient());
    }

    @Test
    void a_backup_never_replaces_a_file() throws Exception {
        var before = Files.readAllBytes(file);
        refusesToWrite(source, file, keys.recipient(), "is there already");
        assertEquals(-1, Arrays.mismatch(before, Files.readAllBytes(file)));
        Files.writeString(folder.resolve("other.partial"), "somebody's");
        refusesToWrite(source, folder.resolve("other"), keys.recipient(), "one was interrupted");
        assertEquals("somebody's", Files.readString(folder.resolve("other.partial")));
        refusesToWrite(source, folder.resolve("none").resolve("x"), keys.recipient(), "There is no folder");
    }

    @Test
    void a_backup_needs_a_recipient_that_is_one() throws Exception {
        var next = folder.resolve("next");
        refusesToWrite(source, next, "", "age-keygen -o");
        refusesToWrite(source, next, "age1qqqq", "\"age1qqqq\" is not a recipient");
        refusesToWrite(source, next, keys.recipient() + ",", "\"\" is not a recipient");
        var last = keys.recipient().endsWith("q") ? "p" : "q";
        refusesToWrite(source, next, keys.recipient().replaceFirst(".$", last), "is not a recipient");
        var secret = Files.readAllLines(keys.file()).getLast();
        var advice = refusesToWrite(source, next, secret, "holds a secret key");
        assertFalse(advice.contains(secret), "the secret is not repeated");
        assertFalse(Files.exists(next) || Files.exists(folder.resolve("next.partial")));
    }

    @Test
    void a_database_that_the_program_never_ran_on_has_nothing_to_back_up() throws Exception {
        refusesToWrite(Ground.empty(), folder.resolve("next"), keys.recipient(), "nothing to back up");
        assertFalse(Files.exists(folder.resolve("next.partial")));
    }

    @Test
    void rows_that_the_login_may_not_see_stop_a_backup() throws Exception {
        try (var connection = source.source().getConnection()) {
            Ground.execute(connection, """
                    DO $$ BEGIN CREATE ROLE backup_tenant LOGIN PASSWORD 'x'; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
                    GRANT SELECT ON ALL TABLES IN SCHEMA public TO backup_tenant;
                    ALTER TABLE organisation ENABLE ROW LEVEL SECURITY
                    """);
        }
        refusesToWrite(
                new Login(source.url(), "backup_tenant", "x"),
                folder.resolve("next"),
                keys.recipient(),
                "does not see every row of");
        assertFalse(Files.exists(folder.resolve("next.partial")));
    }

    @Test
    void a_restore_takes_an_empty_database_only() throws Exception {
        refuses(source, file, keys.file(), "rows in organisation");
        assertEquals(2, Ground.number(source, "SELECT count(*) FROM organisation"));
        var foreign = Ground.empty();
        try (var connection = foreign.source().getConnection()) {
            Ground.execute(connection, "CREATE TABLE theirs (n int)");
        }
        refuses(foreign, file, keys.file(), "another program");
        var busy = Ground.empty();
        try (var connection = busy.begin()) {
            assertTrue(connection.isValid(1));
            refuses(busy, file, keys.file(), "in use by 1 other");
        }
    }

    @Test
    void who_leaves_the_database_in_that_moment_is_waited_for() throws Exception {
        var target = Ground.empty();
        var leaving = target.source().getConnection();
        var left = CompletableFuture.runAsync(() -> {
            World.await(() -> connections(target) > 1, "the restore to look");
            try {
                leaving.close();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        Ground.restore(target, file, keys.file());
        left.join();
    }

    private static long connections(Login target) {
        try {
            return Ground.number(
                    Ground.application(),
                    "SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend' AND datname = '"
                            + target.url().replaceFirst(".*/", "") + "'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_restore_needs_the_right_identity_and_a_file() throws Exception {
        var target = Ground.empty();
        refuses(target, file, Ground.keys(folder).file(), "The key does not open");
        refuses(target, file, folder.resolve("none"), "cannot be read");
        refuses(target, file, Files.writeString(folder.resolve("text"), "# only\nwords\n"), "is not a key file");
        refuses(target, file, Files.writeString(folder.resolve("nothing"), "# only\n"), "holds no key");
        refuses(target, file, file, "is locked with a passphrase");
        refuses(target, folder.resolve("none"), keys.file(), "There is no");
        refuses(target, Files.writeString(folder.resolve("text2"), "words"), keys.file(), "backup");
        assertEquals(0, Ground.digests(target).size(), "not even a table was made");
    }

    @Test
    void a_file_that_is_cut_short_anywhere_is_refused_whole() throws Exception {
        var whole = Files.readAllBytes(file);
        var target = Ground.empty();
        for (var length : List.of(0, 20, 200, 230, whole.length / 2, whole.length - 17, whole.length - 1))
            refuses(target, Files.write(folder.resolve("cut"), Arrays.copyOf(whole, length)), keys.file(), "");
        refuses(
                target,
                Files.write(folder.resolve("cut"), Arrays.copyOf(whole, whole.length + 1)),
                keys.file(),
                "damaged");
        Ground.restore(target, file, keys.file());
    }

    @Test
    void one_flipped_bit_anywhere_is_refused_whole() throws Exception {
        var target = Ground.empty();
        var length = (int) Files.size(file);
        for (var place : List.of(30, 150, 220, 260, length / 2, length - 1)) {
            var bytes = Files.readAllBytes(file);
            bytes[place] ^= 1;
            refuses(target, Files.write(folder.resolve("flipped"), bytes), keys.file(), "");
        }
        Ground.restore(target, file, keys.file());
    }

    @Test
    void a_format_of_another_version_is_refused_by_name() throws Exception {
        var other = folder.resolve("other");
        try (var output =
                ArchiveOutput.create(other, ((Recipients.Good) Recipients.read(keys.recipient())).writers())) {
            output.put(Archive.FORMAT_ENTRY, "undersigned-backup/v2\n");
        }
        refuses(Ground.empty(), other, keys.file(), "\"undersigned-backup/v2\"");
    }

    @Test
    void a_backup_of_a_newer_version_or_with_a_false_manifest_is_refused() throws Exception {
        refuses(
                Ground.empty(),
                forged("\"schema\" : \"[0-9]+\"", "\"schema\" : \"9999\""),
                keys.file(),
                "newer version");
        refuses(Ground.empty(), forged("\"checksum\" : -?[0-9]+", "\"checksum\" : 1"), keys.file(), "other migrations");
        refuses(Ground.empty(), forged("\"rows\" : 2,", "\"rows\" : 3,"), keys.file(), "damaged");
        refuses(Ground.empty(), forged("\"head\" : \"..", "\"head\" : \"00"), keys.file(), "damaged");
        refuses(Ground.empty(), forged("\"tables\" :", "\"tabels\" :"), keys.file(), "damaged");
    }

    @Test
    void a_key_file_of_another_installation_stops_a_restore_before_it_begins() throws Exception {
        var keyFile = Files.writeString(
                folder.resolve("master.key"),
                Base64.getEncoder()
                        .encodeToString("0123456789abcdef0123456789abcdef"
                                .getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
        var target = Ground.empty();
        var refused = assertInstanceOf(
                Restored.Refused.class, new Restoring(target, keyFile, Ground.NOBODY).from(file, keys.file()));
        assertTrue(refused.advice().contains("made with key 00112233"), refused.advice());
        assertEquals(0, Ground.digests(target).size());
    }

    /** The same backup with something else in head or manifest, properly encrypted: anybody can do that. */
    private Path forged(String pattern, String instead) throws Exception {
        var forged = Files.createTempFile(folder, "forged", "");
        Files.delete(forged);
        var recipients = ((Recipients.Good) Recipients.read(keys.recipient())).writers();
        try (var input = ArchiveInput.open(file, Identities.read(keys.file()));
                var output = ArchiveOutput.create(forged, recipients)) {
            output.put(Archive.FORMAT_ENTRY, Archive.FORMAT);
            for (String name = ""; !name.equals(Archive.MANIFEST_ENTRY); ) {
                name = input.next();
                var text = input.text();
                output.put(name, name.endsWith(".json") ? text.replaceFirst(pattern, instead) : text);
            }
        }
        return forged;
    }

    private static String refusesToWrite(Login login, Path file, String recipients, String why) {
        var refused = assertInstanceOf(
                BackedUp.Refused.class, new BackingUp(login, "test", Ground.NOBODY).to(file, recipients));
        assertTrue(refused.advice().contains(why), refused.advice());
        return refused.advice();
    }

    /** Refuses, and leaves no row behind. */
    private void refuses(Login target, Path file, Path identity, String why) throws Exception {
        var refused = assertInstanceOf(
                Restored.Refused.class,
                new Restoring(target, folder.resolve("no.key"), Ground.NOBODY).from(file, identity));
        assertTrue(refused.advice().contains(why), refused.advice());
        if (target == source) return;
        try (var connection = target.begin()) {
            var inUse = SchemaStore.tablesInUse(connection);
            inUse.remove("theirs");
            assertEquals(List.of(), inUse);
        }
    }
}
