package org.undersigned.onpaper;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.onpaper.Typist.of;
import static org.undersigned.onpaper.Typist.row;
import static org.undersigned.onpaper.Typist.rows;
import static org.undersigned.world.World.address;
import static org.undersigned.world.World.await;
import static org.undersigned.world.World.browser;
import static org.undersigned.world.World.mail;
import static org.undersigned.world.World.mails;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.world.Desk;
import org.undersigned.world.TestDatabase;

/** Who is asked by mail because they signed on paper, and who is not; and what goes with whom. */
@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class AskingTest {

    @Test
    void who_read_other_words_or_wrote_here_already_is_not_asked_and_nothing_of_it_stays_sealed() {
        var typist = new Typist();
        var sheets = typist.sheets(2);
        var older = address("older");
        var pending = address("pending");
        var there = address("there");
        typist.own.supporter("Thea Sample", there);
        typist.own.sign("Pia Sample", pending).then().statusCode(303);
        mail(pending, 1);
        var before = mails(there).size();
        typist.type(typist.carla, sheets.getFirst(), 1, row(1, "Olaf Sample", older, "78701"))
                .then()
                .statusCode(303);
        typist.type(
                        typist.carla,
                        sheets.getLast(),
                        2,
                        rows(row(1, "Pia Sample", pending, "78702", "A", "1"), row(2, "Thea Sample", there, "78703")))
                .then()
                .statusCode(303);
        assertEquals(2, sealed(typist, "paper"), "Thea is here already, Olaf and Pia may have to be asked");
        for (var rows : List.of("1", "2"))
            for (var batch : typist.waiting())
                typist.dora.send(typist.path(), "do", "check", "batch", batch, "rows", rows);
        of(Db.class)
                .useTransaction(handle -> handle.execute(
                        "UPDATE paper_sheet SET text_sha256 = sha256('another text') WHERE number = ?",
                        sheets.getFirst().number()));
        typist.ask();
        assertEquals(0, sealed(typist, "paper"));
        assertEquals(List.of(), mails(older));
        assertEquals(1, mails(pending).size());
        assertEquals(before, mails(there).size());
        assertEquals(2, typist.onPaper(), "Olaf and Pia count on paper, Thea on the site");
        var kept = of(Db.class)
                .read(handle -> handle.select(
                                "SELECT is_public FROM signature WHERE petition = ? AND state = 'pending'",
                                typist.petition().id())
                        .mapTo(Boolean.class)
                        .list());
        assertEquals(List.of(false), kept, "what Pia ticked herself stays");
        var operator = Desk.invited("Otto");
        for (var email : List.of(there, pending)) operator.send("/staff/erasure", "email", email, "do", "erase");
        assertEquals(1, typist.onPaper(), "Olaf alone");
        assertEquals(
                1L,
                of(Db.class)
                        .read(handle ->
                                PaperRowStore.howMany(handle, typist.petition().id()))
                        .longValue());
    }

    @Test
    void confirming_while_a_sheet_is_checked_leaves_nobody_in_both_numbers() {
        var typist = new Typist();
        var sheet = typist.sheets(1).getFirst();
        var ana = address("ana");
        typist.logsAreOpen();
        typist.own.sign("Ana Sample", ana).then().statusCode(303);
        var confirm = mail(ana, 1).path("/confirmations/");
        typist.type(typist.carla, sheet, 1, row(1, "Ana Sample", ana, "78701"))
                .then()
                .statusCode(303);
        var checking = CompletableFuture.runAsync(() -> typist.check(1));
        browser().post(confirm).then().statusCode(303);
        checking.join();
        await(() -> typist.own.published() == 1, "the log to tell of Ana");
        assertEquals(0, typist.onPaper());
        typist.ask();
        assertEquals(0, sealed(typist, "paper"));
    }

    @Test
    void who_wants_to_be_removed_is_gone_from_every_sheet_and_what_they_were_asked_is_called_off() {
        var typist = new Typist();
        var sheets = typist.sheets(2);
        var ana = address("ana");
        for (var sheet : sheets)
            typist.type(typist.carla, sheet, 1, row(1, "Ana Sample", ana, "78701"))
                    .then()
                    .statusCode(303);
        typist.check(1);
        typist.ask();
        var asked = mail(ana, 1).path("/confirmations/");
        typist.dora
                .send(
                        typist.path(),
                        "do",
                        "erase",
                        "erase-sheet",
                        sheets.getFirst().written(),
                        "erase-line",
                        "1")
                .then()
                .statusCode(303);
        var petition = typist.petition().id();
        assertEquals(
                0L,
                of(Db.class)
                        .read(handle -> PaperRowStore.howMany(handle, petition))
                        .longValue());
        assertTrue(browser().post(asked).statusCode() >= 400);
        assertEquals(0, typist.confirmed());
        typist.tomorrow();
        assertEquals(0, typist.onPaper());
    }

    @Test
    void a_lead_takes_back_what_a_partner_typed_in_as_its_own_owner_approves() {
        var typist = new Typist();
        var olga = Desk.invited("Olga", "--organisation", typist.prefix + "-river-watch");
        var anna = Desk.invited("Anna", "--organisation", typist.prefix + "-anglers", "--role", "campaigner");
        var sheet = typist.sheets(1, typist.prefix + "-anglers").getFirst();
        typist.type(anna, sheet, 1, row(1, "Ana Sample", "", "78701")).then().statusCode(303);
        var batch = typist.waiting().getFirst();
        typist.check(1);
        assertEquals(1, typist.onPaper());
        typist.carla.send(typist.path(), "do", "back", "batch", batch).then().statusCode(303);
        var approval = of(Db.class)
                .read(handle -> handle.select(
                                "SELECT id::text FROM staff_approval WHERE state = 'open' AND subject = ?", batch)
                        .mapTo(String.class)
                        .one());
        olga.send("/staff/approvals/" + approval, "decision", "approve").then().statusCode(303);
        assertEquals(0, typist.onPaper());
        typist.carla
                .get(typist.path() + "?after=" + sheet.written())
                .then()
                .body(not(containsString("The sheet is stored")));
    }

    @Test
    void what_is_sealed_of_sheets_that_nobody_checks_goes_after_sixty_days() {
        var typist = new Typist();
        var ana = address("ana");
        typist.type(typist.carla, typist.sheets(1).getFirst(), 1, row(1, "Ana Sample", ana, "78701", "1"))
                .then()
                .statusCode(303);
        of(ForgettingSheetsJob.class).run();
        assertEquals(1, sealed(typist, "paper"));
        of(Db.class)
                .useTransaction(handle -> handle.execute(
                        "UPDATE paper_batch SET typed_on = typed_on - 61 WHERE petition = ?",
                        typist.petition().id()));
        of(ForgettingSheetsJob.class).run();
        assertEquals(0, sealed(typist, "paper") + sealed(typist, "publication"));
        typist.check(1);
        typist.ask();
        assertEquals(List.of(), mails(ana));
        assertEquals(1, typist.onPaper());
    }

    private static long sealed(Typist typist, String recipient) {
        return of(Db.class)
                .read(handle -> handle.select(
                                "SELECT count(*) FROM paper_row r JOIN sealed_row s ON s.signature = r.id WHERE r.petition = ? AND s.recipient = ?",
                                typist.petition().id(),
                                recipient)
                        .mapTo(Long.class)
                        .one());
    }
}
