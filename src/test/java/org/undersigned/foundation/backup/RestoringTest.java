package org.undersigned.foundation.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undersigned.foundation.db.Login;
import org.undersigned.world.Shell;
import org.undersigned.world.World;

/** What went into a backup comes out of it. */
@QuarkusTest
class RestoringTest {

    @TempDir
    Path folder;

    @Test
    void a_backup_of_signatures_comes_back_with_every_table_as_it_was() throws Exception {
        World.supporter("Suzie Signs", World.address("suzie"), "consent.nnirr.email", "public");
        var keys = Ground.keys(folder);
        Ground.backup(Ground.application(), folder.resolve("first"), keys.recipient());
        var copy = Ground.empty();
        Ground.restore(copy, folder.resolve("first"), keys.file());
        release(copy);
        Ground.backup(copy, folder.resolve("second"), keys.recipient());
        assertEquals(
                Ground.rows(folder.resolve("first"), keys.file()),
                Ground.rows(folder.resolve("second"), keys.file()),
                "the running application's, as of that moment");
        var copyOfCopy = Ground.empty();
        Ground.restore(copyOfCopy, folder.resolve("second"), keys.file());
        release(copyOfCopy);
        assertEquals(Ground.digests(copy), Ground.digests(copyOfCopy));
        assertTrue(Ground.number(copyOfCopy, "SELECT count(*) FROM signature WHERE state = 'confirmed'") > 0);
    }

    /** Every log that the public saw waits after a restore, and no other; here it goes on. */
    private static void release(Login restored) throws Exception {
        var logs =
                "SELECT count(*) FROM log_head h JOIN action a ON a.id = h.petition JOIN petition p ON p.id = a.id WHERE ";
        assertTrue(Ground.number(restored, logs + "h.restored AND a.state = 'open'") > 0);
        assertEquals(
                0,
                Ground.number(
                        restored,
                        logs + "NOT h.restored AND a.state NOT IN ('draft', 'review') AND p.retired_on IS NULL"));
        assertEquals(0, Ground.number(restored, logs + "h.restored AND p.retired_on IS NOT NULL"));
        try (var connection = restored.source().getConnection()) {
            Ground.execute(connection, "UPDATE log_head SET restored = false");
        }
    }

    @Test
    void debian_age_opens_it_and_no_name_is_in_it() throws Exception {
        var canary = "Canaria" + UUID.randomUUID().toString().substring(0, 8);
        World.supporter(canary + " Zebra", World.address(canary), "consent.nnirr.email", "public");
        var keys = Ground.keys(folder);
        var file = folder.resolve("backup");
        Ground.backup(Ground.application(), file, keys.recipient());
        var archive = folder.resolve("plain.tar.gz");
        Shell.run("age", "-d", "-i", keys.file().toString(), "-o", archive.toString(), file.toString());
        Shell.run("tar", "-xzf", archive.toString(), "-C", folder.toString());
        var text = new StringBuilder(Files.readString(folder.resolve("head.json")))
                .append(Files.readString(folder.resolve("manifest.json")));
        try (var parts = Files.walk(folder)) {
            for (var part : parts.filter(path -> path.getFileName().toString().matches("[0-9]{6}"))
                    .toList()) text.append(Files.readString(part));
        }
        var plain = text.toString().toLowerCase(Locale.ROOT);
        var hex = java.util.HexFormat.of()
                .formatHex(canary.getBytes(StandardCharsets.UTF_8))
                .toLowerCase(Locale.ROOT);
        assertTrue(plain.contains("end-family-detention"), "the rows are there");
        assertFalse(plain.contains(canary.toLowerCase(Locale.ROOT)) || plain.contains(hex));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void each_of_several_recipients_can_restore() throws Exception {
        var one = Ground.keys(folder);
        var two = Ground.keys(folder);
        Ground.backup(Ground.small(), folder.resolve("backup"), one.recipient() + ", " + two.recipient());
        for (var keys : new Ground.Keys[] {one, two}) {
            var target = Ground.empty();
            Ground.restore(target, folder.resolve("backup"), keys.file());
            assertEquals(2, Ground.number(target, "SELECT count(*) FROM organisation"));
        }
    }

    @Test
    void a_backup_beside_a_writer_is_of_one_moment() throws Exception {
        var source = Ground.small();
        var keys = Ground.keys(folder);
        var stop = new AtomicBoolean();
        var written = new AtomicInteger();
        var writer = Thread.ofPlatform().start(() -> {
            try (var connection = source.begin()) {
                while (!stop.get()) {
                    // The table that is copied last is written first, and both or none.
                    var slug = "w" + written.incrementAndGet();
                    Ground.execute(
                            connection,
                            "INSERT INTO notice SELECT gen_random_uuid(), id, 'news', 'email', 'en', " + written.get()
                                    + ", 't', sha256('') FROM organisation WHERE slug = 'one'");
                    Ground.execute(connection, Ground.organisation(slug));
                    connection.commit();
                }
            } catch (java.sql.SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        try {
            World.await(() -> written.get() > 20, "the writer");
            for (int i = 0; i < 2; i++) {
                var before = written.get();
                var file = folder.resolve("backup" + i);
                Ground.backup(source, file, keys.recipient());
                assertTrue(written.get() > before, "the writer was not held up");
                var target = Ground.empty();
                Ground.restore(target, file, keys.file());
                var notices = Ground.number(target, "SELECT count(*) FROM notice");
                assertEquals(notices + 2, Ground.number(target, "SELECT count(*) FROM organisation"));
            }
        } finally {
            stop.set(true);
            writer.join();
        }
    }

    @Test
    void a_large_table_passes_in_small_parts() throws Exception {
        var source = Ground.small();
        try (var connection = source.source().getConnection()) {
            Ground.execute(connection, """
                    INSERT INTO sealed_row
                    SELECT gen_random_uuid(), 'r', 'p', 'k', 'a', substr(sha256(''), 1, 12),
                           decode(repeat(encode(sha256(n::text::bytea), 'hex'), 16), 'hex')
                      FROM generate_series(1, 20000) n
                    """);
        }
        var keys = Ground.keys(folder);
        var done = Ground.backup(source, folder.resolve("backup"), keys.recipient());
        assertTrue(done.tables().stream().anyMatch(table -> table.rows() == 20_000 && table.bytes() > 20_000_000));
        var sizes = new ArrayList<Long>();
        Shell.run("sh", "-c", "age -d -i %s %s | tar -xzC %s".formatted(keys.file(), folder.resolve("backup"), folder));
        try (var parts = Files.walk(folder)) {
            for (var part : parts.filter(path -> path.getFileName().toString().matches("[0-9]{6}"))
                    .toList()) sizes.add(Files.size(part));
        }
        assertTrue(sizes.size() > 20 && sizes.stream().allMatch(size -> size < Archive.PART + 10_000), sizes::toString);
        var target = Ground.empty();
        Ground.restore(target, folder.resolve("backup"), keys.file());
        assertEquals(Ground.digests(source), Ground.digests(target));
    }

    @Test
    void a_backup_of_an_older_version_is_brought_to_this_one() throws Exception {
        var source = Ground.empty();
        new Migrations(source).to("0009");
        try (var connection = source.source().getConnection()) {
            Ground.execute(connection, Ground.organisation("old"));
            Ground.execute(connection, """
                    INSERT INTO outbox VALUES (gen_random_uuid(), 'k', NULL, now(), 0, 'waiting', 'k', substr(sha256(''), 1, 12), '')
                    """);
        }
        var keys = Ground.keys(folder);
        assertEquals(
                "0009",
                Ground.backup(source, folder.resolve("old"), keys.recipient())
                        .head()
                        .schema());
        var target = Ground.empty();
        Ground.restore(target, folder.resolve("old"), keys.file());
        assertEquals(
                1,
                Ground.number(target, "SELECT count(*) FROM outbox WHERE subject_id = id"),
                "migration 10 ran on the row");
        assertEquals(
                Ground.digests(Ground.small()).keySet(), Ground.digests(target).keySet());
    }

    @Test
    void the_logs_of_an_older_version_wait_too() throws Exception {
        var source = Ground.empty();
        new Migrations(source).to("0105");
        try (var connection = source.source().getConnection()) {
            Ground.execute(connection, """
                    INSERT INTO master_key VALUES ('00112233', true);
                    INSERT INTO coalition (id, slug, name, about) VALUES (gen_random_uuid(), 'waters', '{}', '{}');
                    INSERT INTO campaign (id, slug, coalition, title, sample, categories, hashtags, links, next_actions)
                    SELECT gen_random_uuid(), 'river', id, '{}', false, '[]', '[]', '[]', '[]' FROM coalition;
                    INSERT INTO action (id, campaign, position, kind, slug, title, state)
                    SELECT gen_random_uuid(), id, 0, 'petition', name, '{}', name FROM campaign, unnest(ARRAY['open', 'draft']) AS name;
                    INSERT INTO petition (id, opens, goals, fields, special_category, profile, key_id, wrapped_key)
                    SELECT id, '2026-01-01', '[]', '[]', false, 'standard', '00112233', '' FROM action;
                    INSERT INTO log_head (petition, log, size, root, checkpoint)
                    SELECT id, log, 0, sha256(''), '' FROM petition, unnest(ARRAY['signatures', 'withdrawals']) AS log;
                    """);
        }
        var keys = Ground.keys(folder);
        Ground.backup(source, folder.resolve("before"), keys.recipient());
        var target = Ground.empty();
        Ground.restore(target, folder.resolve("before"), keys.file());
        var waiting = "SELECT count(*) FROM log_head h JOIN action a ON a.id = h.petition WHERE restored AND slug = ";
        assertEquals(2, Ground.number(target, waiting + "'open'"), "what is public may have gone on after the backup");
        assertEquals(0, Ground.number(target, waiting + "'draft'"), "nobody could sign it");
        new Migrations(source).toNewest();
        assertEquals(0, Ground.number(source, waiting + "'open'"), "an upgrade is no restore");
        assertEquals(
                0,
                Ground.number(target, "SELECT count(obj_description('flyway_schema_history'::regclass, 'pg_class'))"));
    }

    @Test
    void the_owner_of_a_database_needs_no_more_rights() throws Exception {
        var server = Ground.small();
        var name = "owned_" + UUID.randomUUID().toString().replace("-", "");
        try (var connection = server.source().getConnection()) {
            Ground.execute(connection, "CREATE ROLE " + name + " LOGIN PASSWORD 'x'");
            Ground.execute(connection, "CREATE DATABASE " + name + " OWNER " + name);
            // On a server of one's own the login makes these itself: OrdinaryLoginTest.
            Ground.execute(
                    connection,
                    "GRANT undersigned_worker, undersigned_signing, undersigned_tenant TO " + name
                            + " WITH INHERIT FALSE, SET TRUE");
        }
        var owner = new Login(server.url().replaceFirst("[^/]*$", name), name, "x");
        new Migrations(owner).toNewest();
        var keys = Ground.keys(folder);
        Ground.backup(server, folder.resolve("theirs"), keys.recipient());
        Ground.restore(owner, folder.resolve("theirs"), keys.file());
        Ground.backup(owner, folder.resolve("own"), keys.recipient());
        assertEquals(Ground.digests(server), Ground.digests(owner));
    }

    @Test
    void sequences_go_on_where_they_were() throws Exception {
        var source = Ground.small();
        try (var connection = source.source().getConnection()) {
            Ground.execute(connection, "CREATE SEQUENCE public.counter; SELECT setval('counter', 41)");
            assertEquals(
                    "[Sequence[name=counter, value=41]]",
                    SchemaStore.sequences(connection).toString());
            SchemaStore.set(connection, new Archive.Sequence("counter", 50));
        }
        assertEquals(51, Ground.number(source, "SELECT nextval('counter')"));
    }

    @Test
    void a_database_that_was_started_once_and_never_used_counts_as_empty() throws Exception {
        var keys = Ground.keys(folder);
        Ground.backup(Ground.small(), folder.resolve("backup"), keys.recipient());
        var target = Ground.empty();
        new Migrations(target).toNewest();
        try (var connection = target.source().getConnection()) {
            Ground.execute(connection, "INSERT INTO master_key VALUES ('another', true)");
        }
        Ground.restore(target, folder.resolve("backup"), keys.file());
        assertEquals(1, Ground.number(target, "SELECT count(*) FROM master_key"));
    }

    @Test
    void the_tables_come_after_those_they_refer_to() throws Exception {
        try (var connection = Ground.small().begin()) {
            var names = SchemaStore.tables(connection).stream()
                    .map(Archive.Table::name)
                    .toList();
            for (var pair : Arrays.asList("organisation notice", "action petition", "petition petition_version"))
                assertTrue(names.indexOf(pair.split(" ")[0]) < names.indexOf(pair.split(" ")[1]), pair);
        }
    }
}
