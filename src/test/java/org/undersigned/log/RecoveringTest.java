package org.undersigned.log;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.world.World.address;
import static org.undersigned.world.World.await;
import static org.undersigned.world.World.browser;
import static org.undersigned.world.World.mail;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undersigned.foundation.checkup.DoctorCommand;
import org.undersigned.foundation.db.Db;
import org.undersigned.transparency.Checkpoint;
import org.undersigned.transparency.SignedNote;
import org.undersigned.transparency.TiledTree;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.Ran;

/** An old backup is restored, on the petition of the second sample, which no other test signs. */
@QuarkusTest
class RecoveringTest {

    private static final String PETITION = "/petitions/lirenne-propre";
    private static final List<String> TABLES = List.of(
            "signature:id",
            "sealed_row:signature",
            "consent_event:signature",
            "confirmation:signature",
            "log_leaf:signature",
            "log_queue:signature",
            "log_head:petition",
            "log_tile:petition",
            "log_bundle:petition",
            "log_count:petition",
            "log_withdrawal:petition");

    @Inject
    Db db;

    @Inject
    Sequencing sequencing;

    @Inject
    Recovering recovering;

    @Inject
    Vouching vouching;

    @Inject
    Copying copying;

    @TempDir
    Path folder;

    @Test
    void after_an_old_backup_nothing_is_signed_until_the_log_is_recovered_and_then_it_goes_on() {
        var anna = address("anna");
        var cleo = address("cleo");
        sign("Anna Before", anna);
        confirm(anna);
        sign("Bert Before", address("bert"));
        await(() -> size(LogKind.SIGNATURES) == 1, "one leaf");
        sign("Cleo Pending", cleo);
        var annas = mail(anna, 2).path("/signatures/");
        backup();

        confirm(cleo);
        var dora = address("dora");
        sign("Dora Later", dora);
        confirm(dora);
        browser().post(annas + "/withdrawal").then().statusCode(303);
        await(() -> size(LogKind.SIGNATURES) == 3 && size(LogKind.WITHDRAWALS) == 1, "what was published later");
        copying.copy(folder);
        var published = checkpoint(LogKind.SIGNATURES);

        restore();
        var ed = address("ed");
        sign("Ed Afterwards", ed);
        confirm(ed);
        assertInstanceOf(Sequencing.Sequenced.Behind.class, sequencing.run(petition(), EnumSet.allOf(LogKind.class)));
        assertEquals(1, size(LogKind.SIGNATURES), "the old state is still there, and nothing new is signed");
        cameBack(petition());
        assertTrue(vouching.vouch(petition()).orElseThrow().contains("this machine has signed more of"));
        assertInstanceOf(Sequencing.Sequenced.Restored.class, sequencing.run(petition(), EnumSet.allOf(LogKind.class)));

        assertEquals(new Recovering.Recovered.Done(2, 1, 1), recovering.recover(petition(), PublishedCopy.in(folder)));
        assertEquals(
                "from a copy: 2 signatures, 1 withdrawals",
                db.read(handle -> handle.select(
                                "SELECT detail FROM audit_entry WHERE actor = 'operator' AND action = 'petition.recover' ORDER BY number DESC LIMIT 1")
                        .mapTo(String.class)
                        .one()));
        await(() -> size(LogKind.SIGNATURES) == 4, "the one who signed meanwhile");
        var newest = checkpoint(LogKind.SIGNATURES);
        var tree = new TiledTree(
                newest.head(),
                path -> db.read(handle -> LogStore.tile(handle, petition(), LogKind.SIGNATURES, path)
                        .orElseThrow()));
        assertEquals(published.head(), tree.at(3), "nothing that was published is contradicted");
        browser().get(annas).then().statusCode(410);
        assertEquals("confirmed", recovered(), "she confirmed after the backup, in which she is pending");
        assertEquals(3, number("SELECT net FROM log_count WHERE petition = ?"));
    }

    @Test
    void logs_that_came_back_with_a_backup_wait_for_a_copy_or_for_somebodys_word() {
        var petition = OwnPetition.open("back" + UUID.randomUUID().toString().substring(0, 8));
        petition.supporter("Suzie Signs", address("suzie"));
        await(() -> petition.published() == 1, "one");
        var id = id(petition.slug());
        cameBack(id);
        petition.supporter("Lara Later", address("lara"));
        assertInstanceOf(Sequencing.Sequenced.Restored.class, sequencing.run(id, EnumSet.allOf(LogKind.class)));
        var waits = "Nobody is counted for " + petition.slug() + ": its logs came back with a backup.";
        var doctor = Ran.of(new DoctorCommand());
        assertEquals(1, doctor.status());
        assertTrue(doctor.out().contains(waits), doctor::out);
        var operator = Desk.invited("Opal");
        operator.get("/staff/site")
                .then()
                .body(containsString(petition.slug()), containsString("log recover --nothing-newer"));

        assertEquals(2, Ran.of(new LogCommand(), "recover").status());
        assertEquals(
                2,
                Ran.of(new LogCommand(), "recover", "somewhere", "--nothing-newer")
                        .status());
        var told = Ran.of(new LogCommand(), "recover", "--nothing-newer");
        assertEquals(1, told.status());
        assertTrue(
                told.out().contains(petition.slug() + ": 1 signatures and 0 withdrawals are in the backup\n")
                        && told.out().contains("a second history")
                        && told.out().contains("Nothing was changed."),
                told::out);
        assertInstanceOf(Sequencing.Sequenced.Restored.class, sequencing.run(id, EnumSet.allOf(LogKind.class)));
        assertEquals(1, petition.published());

        told = Ran.of(new LogCommand(), "recover", "--nothing-newer", "--yes");
        assertEquals(0, told.status(), told::out);
        await(() -> petition.published() == 2, "who signed meanwhile");
        assertEquals("nothing newer: 1 signatures, 0 withdrawals", audited(petition));
        operator.get("/staff/site").then().body(not(containsString(petition.slug())));
        assertFalse(Ran.of(new DoctorCommand()).out().contains(waits));

        copying.copy(folder);
        cameBack(id);
        assertEquals(new Recovering.Recovered.Done(0, 0, 0), recovering.recover(id, PublishedCopy.in(folder)));
        assertEquals("from a copy: 0 signatures, 0 withdrawals", audited(petition));
        petition.supporter("Lena Last", address("lena"));
        await(() -> petition.published() == 3, "it goes on");
    }

    @Test
    void a_copy_that_is_older_damaged_or_of_another_log_changes_nothing() throws Exception {
        sign("Fritz Copy", address("fritz"));
        copying.copy(folder);
        var size = size(LogKind.SIGNATURES);
        var checkpoint = folder.resolve(petition() + "/signatures/checkpoint");
        var text = Files.readString(checkpoint);
        Files.writeString(checkpoint, text.replaceFirst("\n[0-9]+\n", "\n9999\n"));
        assertInstanceOf(Recovering.Recovered.Refused.class, recovering.recover(petition(), PublishedCopy.in(folder)));
        Files.delete(checkpoint);
        assertInstanceOf(Recovering.Recovered.Refused.class, recovering.recover(petition(), PublishedCopy.in(folder)));
        assertEquals(size, size(LogKind.SIGNATURES));
    }

    private void backup() {
        db.useTransaction(handle -> TABLES.forEach(table -> {
            handle.execute("SET LOCAL ROLE NONE");
            handle.execute("DROP TABLE IF EXISTS saved_" + name(table));
            handle.execute(
                    "CREATE TABLE saved_" + name(table) + " AS SELECT * FROM " + name(table) + " WHERE " + column(table)
                            + " IN (" + mine(table) + ")",
                    petition());
        }));
    }

    private void restore() {
        db.useTransaction(handle -> {
            handle.execute("SET LOCAL ROLE NONE");
            handle.execute(
                    "DELETE FROM grant_state WHERE signature IN (SELECT id FROM signature WHERE petition = ?)",
                    petition());
            handle.execute(
                    "DELETE FROM signer_link WHERE signature IN (SELECT id FROM signature WHERE petition = ?)",
                    petition());
            TABLES.reversed()
                    .forEach(table -> handle.execute(
                            "DELETE FROM " + name(table) + " WHERE " + column(table) + " IN (" + mine(table) + ")",
                            petition()));
            TABLES.forEach(table -> {
                handle.execute("INSERT INTO " + name(table) + " SELECT * FROM saved_" + name(table));
                handle.execute("DROP TABLE saved_" + name(table));
            });
        });
    }

    private static String name(String table) {
        return table.substring(0, table.indexOf(':'));
    }

    private static String column(String table) {
        return table.substring(table.indexOf(':') + 1);
    }

    private static String mine(String table) {
        return column(table).equals("petition") ? "?" : "SELECT id FROM signature WHERE petition = ?";
    }

    private UUID petition() {
        return id("lirenne-propre");
    }

    private UUID id(String slug) {
        return db.read(handle -> handle.select("SELECT id FROM action WHERE slug = ?", slug)
                .mapTo(UUID.class)
                .one());
    }

    /** What the end of a restore does to all logs, for those of one petition: the other tests go on. */
    private void cameBack(UUID petition) {
        db.useTransaction(handle -> handle.execute("UPDATE log_head SET restored = true WHERE petition = ?", petition));
    }

    private String audited(OwnPetition petition) {
        return db.read(handle -> handle.select("""
                        SELECT detail FROM audit_entry WHERE action = 'petition.recover' AND actor = 'operator' AND subject = ?
                         ORDER BY number DESC LIMIT 1
                        """, "petition " + petition.slug())
                .mapTo(String.class)
                .one());
    }

    private long size(LogKind kind) {
        return number("SELECT size FROM log_head WHERE log = '" + kind.word() + "' AND petition = ?");
    }

    private long number(String query) {
        return db.read(handle ->
                handle.select(query, petition()).mapTo(Long.class).findOne().orElse(-1L));
    }

    private Checkpoint checkpoint(LogKind kind) {
        return Checkpoint.parse(SignedNote.parse(db.read(LogStore::heads).stream()
                .filter(head -> head.petition().equals(petition()) && head.kind() == kind)
                .findFirst()
                .orElseThrow()
                .checkpoint()));
    }

    /** The state of the one signature that the recovered leaves were given back to. */
    private String recovered() {
        return db.read(
                handle -> handle.select("""
                        SELECT state FROM signature s JOIN log_leaf l ON l.signature = s.id
                         WHERE s.petition = ? AND l.leaf_index IN (1, 2)
                        """, petition()).mapTo(String.class).one());
    }

    private static void sign(String name, String email) {
        browser()
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("name", name)
                .formParam("email", email)
                .formParam("country", "FR")
                .post(PETITION + "/signatures")
                .then()
                .statusCode(303);
    }

    private static void confirm(String email) {
        browser().post(mail(email, 1).path("/confirmations/")).then().statusCode(303);
    }
}
