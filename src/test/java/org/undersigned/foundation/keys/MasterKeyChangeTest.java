package org.undersigned.foundation.keys;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.world.World.address;
import static org.undersigned.world.World.browser;
import static org.undersigned.world.World.mail;
import static org.undersigned.world.World.sign;
import static org.undersigned.world.World.supporter;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undersigned.foundation.db.Db;
import org.undersigned.supporter.KeyCommand;
import org.undersigned.world.Ran;

/** Another master key takes the place of the old one while people sign, and whatever happens one of the two files opens everything. */
@QuarkusTest
class MasterKeyChangeTest {

    private static final String PURPOSE = "test";

    /** Where wrapped keys lie. A new place has to be wrapped again too: an implementation of WrappedKeys, and a line here. */
    private static final Set<String> PLACES = Set.of(
            "letter.wrapped_key",
            "log_key.wrapped_seed",
            "master_key.wrapped",
            "petition.wrapped_key",
            "recipient_key.wrapped_private");

    @Inject
    Db db;

    @Inject
    MasterKey key;

    @Inject
    MasterKeyChange change;

    @ConfigProperty(name = "undersigned.key-file")
    String fileName;

    private Path file;

    @TempDir
    Path folder;

    private String before;
    private byte[] wrapped;

    @BeforeEach
    void something_is_wrapped() throws IOException {
        file = Path.of(fileName);
        before = key.fileId();
        wrapped = key.wrapFresh(PURPOSE);
        Files.copy(file, folder.resolve("master.key"));
    }

    @Test
    void beside_the_running_program_it_changes_and_nobody_notices() throws IOException {
        var pending = address("pending");
        sign("Pia Sample", pending, "consent.nnirr.email");
        var asked = mail(pending, 1).path("/confirmations/");
        var early = supporter("Early Sample", address("early"), "public", "updates", "consent.nnirr.email");
        var stale = new MasterKey(db, file.toString());
        var lay = lying();

        var ran = Ran.of(new KeyCommand(), "change");
        assertEquals(0, ran.status(), ran.err());
        var now = KeyFile.id(KeyFile.parse(file, java.util.Optional.empty()));
        assertFalse(now.equals(before));
        assertTrue(ran.out().contains("The key file holds key " + now), ran.out());
        assertFalse(ran.out().contains("older than its root"), "its root was never in a file");
        assertEquals(now, key.fileId());
        var old = KeyFile.old(file, before);
        for (var one : List.of(file, old))
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(one)));
        assertTrue(Files.notExists(file.resolveSibling("master.key.new")));

        var lies = lying();
        assertEquals(lay.size(), lies.size());
        lies.retainAll(lay);
        assertEquals(Set.of(), lies, "nothing lies under the old key any more");

        browser().post(asked).then().statusCode(303);
        given().get(early.path("/signatures/")).then().statusCode(200).body(containsString("Early Sample"));
        browser()
                .post(mail(pending, 2).path("/signatures/") + "/grants/nnirr")
                .then()
                .statusCode(303);
        var late = supporter("Late Sample", address("late"), "public", "consent.nnirr.email");
        given().get(late.path("/signatures/")).then().statusCode(200).body(containsString("Late Sample"));

        var meanwhile = stale.wrap(PURPOSE, new byte[32]);
        assertArrayEquals(
                new byte[32], key.opened(PURPOSE, meanwhile).orElseThrow(), "who has not noticed loses nothing");
        assertTrue(stale.opened(PURPOSE, key.wrapFresh(PURPOSE)).isPresent(), "and notices");
        assertEquals(now, stale.fileId());
        assertTrue(opens(new MasterKey(db, file.toString())));
        var refused = assertThrows(MasterKey.UnusableKey.class, () -> new MasterKey(db, old.toString()));
        assertTrue(refused.getMessage().contains("holds key " + before), refused.getMessage());
        assertTrue(refused.getMessage().contains("written with key " + now), refused.getMessage());
        long told = db.read(handle -> handle.select(
                        "SELECT count(*) FROM audit_entry WHERE action = 'site.key' AND detail = ?", now)
                .mapTo(Long.class)
                .one());
        assertEquals(1, told);
    }

    @Test
    void killed_before_the_commit_the_old_file_opens_everything_and_the_next_try_succeeds() {
        assertThrows(
                IllegalStateException.class,
                () -> db.useTransaction(handle -> {
                    assertTrue(change.change(handle).isPresent());
                    throw new IllegalStateException("killed");
                }));
        assertTrue(Files.exists(file.resolveSibling("master.key.new")), "as a kill leaves it");
        var started = new MasterKey(db, file.toString());
        assertEquals(before, started.fileId());
        assertTrue(opens(started));
        assertEquals(0, Ran.of(new KeyCommand(), "change").status());
        assertTrue(opens(new MasterKey(db, file.toString())));
    }

    @Test
    void killed_at_any_moment_after_the_commit_the_next_start_finds_the_new_file() throws IOException {
        var next = folder.resolve("master.key.new");
        var done = new AtomicReference<MasterKeyChange.Changed>();
        db.useTransaction(handle -> {
            done.set(change.change(handle).orElseThrow());
            copy(file.resolveSibling("master.key.new"), next);
        });
        change.settle();
        var new1 = Files.readString(next);
        var old = Files.readString(folder.resolve("master.key"));

        startsAt(done.get().now());
        assertEquals(new1, Files.readString(folder.resolve("master.key")), "it was put in its place");
        assertEquals(old, Files.readString(folder.resolve("master.key.old-" + before)), "the old one was kept");
        assertTrue(Files.notExists(next));

        Files.writeString(folder.resolve("master.key"), old);
        Files.writeString(next, new1);
        startsAt(done.get().now());

        Files.delete(folder.resolve("master.key"));
        Files.writeString(next, new1);
        startsAt(done.get().now());

        Files.writeString(next, new1.substring(0, 10));
        startsAt(done.get().now());
        assertEquals(new1, Files.readString(folder.resolve("master.key")), "a torn next one is nobody's");
    }

    @Test
    void every_place_where_wrapped_keys_lie_is_known() {
        List<String> there =
                db.read(handle -> handle.select("""
                        SELECT table_name || '.' || column_name FROM information_schema.columns
                         WHERE table_schema = 'public' AND data_type = 'bytea' AND column_name LIKE 'wrapped%'
                        """).mapTo(String.class).list());
        assertEquals(PLACES, Set.copyOf(there));
    }

    @Test
    void the_server_samples_no_wrapped_keys_for_its_statistics() {
        List<String> sampled =
                db.read(handle -> handle.select("""
                        SELECT attrelid::regclass || '.' || attname FROM pg_attribute
                         WHERE attrelid IN (SELECT oid FROM pg_class WHERE relkind = 'r') AND atttypid = 'bytea'::regtype
                           AND attname LIKE 'wrapped%' AND attstattarget IS DISTINCT FROM 0
                        """).mapTo(String.class).list());
        assertEquals(List.of(), sampled);
    }

    private void startsAt(String id) {
        var started = new MasterKey(db, folder.resolve("master.key").toString());
        assertEquals(id, started.fileId());
        assertTrue(opens(started));
    }

    private boolean opens(MasterKey one) {
        return one.opened(PURPOSE, wrapped).isPresent()
                && Base64.getEncoder()
                        .encodeToString(one.derive("test/v1").getEncoded())
                        .equals(Base64.getEncoder()
                                .encodeToString(key.derive("test/v1").getEncoded()));
    }

    private Set<String> lying() {
        var all = new HashSet<String>();
        for (var place : PLACES) {
            var table = place.substring(0, place.indexOf('.'));
            var column = place.substring(place.indexOf('.') + 1);
            // The key of before comes in, and what was of before that lies anew.
            if (!table.equals("master_key"))
                db.read(handle -> handle.select(
                                        "SELECT " + column + " FROM " + table + " WHERE " + column + " IS NOT NULL")
                                .mapTo(byte[].class)
                                .list())
                        .forEach(one -> all.add(HexFormat.of().formatHex(one)));
        }
        return all;
    }

    private static void copy(Path from, Path to) {
        try {
            Files.copy(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
