package org.undersigned.onpaper;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Published;
import org.undersigned.petition.RetireCommand;
import org.undersigned.sharing.paper.SheetNumber;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.Ran;
import org.undersigned.world.TestDatabase;

/** What people wrote on paper: typed in, checked by somebody else, and counted apart. */
@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class OnPaperTest {

    @Test
    void a_sheet_counts_once_a_second_person_counted_its_rows_and_the_published_number_never_moves_by_it() {
        var typist = new Typist();
        var sheet = typist.sheets(1).getFirst();
        var ana = address("ana");
        var typed = rows(
                row(1, "Ana Sample", ana, "78701", "A", "1"),
                row(2, "Ben Sample", "", "78702", "A"),
                new String[] {"barred.3", "on"});
        typist.type(typist.carla, sheet, 2, typed)
                .then()
                .statusCode(303)
                .header("Location", containsString("after=" + sheet.written()));
        assertEquals(0, typist.onPaper());
        var batch = typist.waiting().getFirst();
        // Who typed it in does not check it, and nobody checks it with another number of rows.
        typist.carla
                .send(typist.path(), "do", "check", "batch", batch, "rows", "2")
                .then()
                .statusCode(422);
        typist.dora
                .send(typist.path(), "do", "check", "batch", batch, "rows", "3")
                .then()
                .statusCode(422)
                .body(containsString("rows-" + batch + "-e"));
        typist.ask();
        assertEquals(0, typist.onPaper());
        assertEquals(List.of(), mails(ana), "nobody is asked before the check");
        typist.check(2);
        assertEquals(2, typist.onPaper());
        assertEquals(0, ((Number) typist.count().get("confirmed")).intValue());
        assertEquals(2, ((Number) typist.count().get("paper")).intValue());
        browser().get(typist.own.path()).then().body(containsString("2 people on paper"));
        typist.logsAreOpen();
        browser().get(typist.own.path() + "/check").then().body(containsString("id=\"paper\""));

        typist.ask();
        browser().post(mail(ana, 1).path("/confirmations/")).then().statusCode(303);
        assertEquals(1, typist.confirmed());
        await(() -> typist.own.published() == 1, "the log to tell of Ana");
        assertEquals(1, typist.onPaper(), "Ana counts on the site and no more on paper");
        assertEquals(
                List.of(typist.prefix + "-river-watch paper:typed"),
                grants(typist),
                "where a box was ticked, and asked by mail");
        browser().post(mail(ana, 2).path("/signatures/") + "/withdrawal").then().statusCode(303);
        await(() -> typist.own.published() == 0, "the log to tell that she left");
        assertEquals(1, typist.onPaper(), "Ben alone");
        typist.ask();
        assertEquals(2, mails(ana).size(), "asked once");
    }

    /** Organisations with a live grant, with the source of the signature. */
    private static List<String> grants(Typist typist) {
        return of(Db.class)
                .read(handle -> handle.select("""
                        SELECT o.slug || ' ' || s.source FROM grant_state g JOIN organisation o ON o.id = g.organisation
                          JOIN signature s ON s.id = g.signature WHERE s.petition = ? AND g.live
                        """, typist.petition().id())
                        .mapTo(String.class)
                        .list());
    }

    @Test
    void a_sheet_is_refused_whole_named_by_field_and_comes_back_filled_in() {
        var typist = new Typist();
        var sheets = typist.sheets(2);
        typist.type(
                        typist.carla,
                        sheets.getFirst(),
                        2,
                        rows(row(1, "Ana Sample", "no address", "78701", "A"), row(2, "", "", "78702", "1")))
                .then()
                .statusCode(422)
                .body(containsString("id=\"email.1-e\""), containsString("id=\"name.2-e\""))
                .body(containsString("value=\"Ana Sample\""), containsString("name=\"box.1.A\" value=\"on\" checked"));
        typist.type(typist.carla, sheets.getFirst(), 3, row(1, "Ana Sample", "", "78701"))
                .then()
                .statusCode(422)
                .body(containsString("id=\"count-e\""));
        typist.type(typist.carla, sheets.getFirst(), 0).then().statusCode(422).body(containsString("id=\"name.1-e\""));
        assertEquals(List.of(), typist.waiting());
    }

    @Test
    void a_number_that_is_mistyped_of_another_petition_or_typed_in_already_leads_to_no_rows() {
        var typist = new Typist();
        var other = new Typist();
        var sheet = typist.sheets(1).getFirst();
        var mistyped = sheet.written().substring(0, 10) + (sheet.written().charAt(10) == '1' ? '2' : '1');
        for (var number :
                List.of(mistyped, "", other.sheets(1).getFirst().written(), new SheetNumber(99_999_999).written()))
            typist.carla
                    .get(typist.path() + "/sheet?sheet=" + number)
                    .then()
                    .statusCode(422)
                    .body(not(containsString("name.1")));
        typist.carla
                .get(typist.path() + "/sheet?sheet=" + sheet.written() + "&country=us&postcode=787")
                .then()
                .statusCode(200)
                .body(
                        containsString("name=\"country.8\" value=\"US\""),
                        containsString("name=\"postcode.8\" value=\"787\""));
        typist.type(typist.carla, sheet, 1, row(1, "Ana Sample", "", "78701"))
                .then()
                .statusCode(303);
        typist.type(typist.dora, sheet, 1, row(1, "Bea Sample", "", "78701"))
                .then()
                .statusCode(422)
                .body(containsString("Carla"), not(containsString("Ana Sample")));
        assertEquals(1, typist.waiting().size());
    }

    @Test
    void nothing_of_who_wrote_no_address_and_did_not_ask_to_be_shown_is_kept_but_keyed_tags() {
        var typist = new Typist();
        var email = address("eve");
        typist.type(
                        typist.carla,
                        typist.sheets(1).getFirst(),
                        3,
                        rows(
                                row(1, "Zacharias Kanarie", "", "78701", "A", "2"),
                                row(2, "Yolanda Kanarie", "", "78702", "1"),
                                row(3, "Eve Kanarie", email, "78703", "A")))
                .then()
                .statusCode(303);
        assertEquals(List.of("paper", "publication"), recipients(typist));
        typist.check(3);
        typist.ask();
        mail(email, 1);
        assertEquals(List.of("publication"), recipients(typist), "what the mail was written from is gone");
        for (var table : List.of("paper_batch", "paper_typed", "paper_row", "paper_number"))
            assertFalse(
                    of(Db.class)
                            .read(handle -> handle.select(
                                            "SELECT coalesce(string_agg(t::text, ' '), '') FROM " + table + " t")
                                    .mapTo(String.class)
                                    .one())
                            .contains("Kanarie"),
                    table);
    }

    private static List<String> recipients(Typist typist) {
        return of(Db.class)
                .read(handle -> handle.select("""
                        SELECT s.recipient FROM paper_row r JOIN sealed_row s ON s.signature = r.id WHERE r.petition = ? ORDER BY 1
                        """, typist.petition().id())
                        .mapTo(String.class)
                        .list());
    }

    @Test
    void a_person_is_removed_at_once_and_sheets_that_count_are_taken_back_by_two() {
        var typist = new Typist();
        var olga = Desk.invited("Olga", "--organisation", typist.prefix + "-river-watch");
        var sheets = typist.sheets(2);
        typist.type(
                        typist.carla,
                        sheets.getFirst(),
                        2,
                        rows(row(1, "Ana Sample", "", "78701"), row(2, "Ben Sample", "", "78702")))
                .then()
                .statusCode(303);
        typist.type(typist.carla, sheets.getLast(), 1, row(5, "Ana Sample", "", "78701"))
                .then()
                .statusCode(303);
        for (var batch : typist.waiting())
            for (var rows : List.of("1", "2"))
                typist.dora.send(typist.path(), "do", "check", "batch", batch, "rows", rows);
        assertEquals(2, typist.onPaper(), "Ana stands on two sheets and counts once");
        typist.carla
                .send(
                        typist.path(),
                        "do",
                        "erase",
                        "erase-sheet",
                        sheets.getFirst().written(),
                        "erase-line",
                        "2")
                .then()
                .statusCode(303);
        assertEquals(2, typist.onPaper(), "at once the number would tell whether Ben counted");
        typist.tomorrow();
        assertEquals(1, typist.onPaper());
        var first = of(Db.class)
                .read(handle -> PaperStore.typed(handle, sheets.getFirst().number()))
                .orElseThrow();
        typist.carla
                .send(typist.path(), "do", "back", "batch", first.batch().toString())
                .then()
                .statusCode(303);
        assertEquals(1, typist.onPaper());
        var approval = of(Db.class)
                .read(handle -> handle.select(
                                "SELECT id::text FROM staff_approval WHERE state = 'open' AND subject = ?",
                                first.batch().toString())
                        .mapTo(String.class)
                        .one());
        typist.carla.send("/staff/approvals/" + approval, "decision", "approve");
        assertEquals(1, typist.onPaper());
        olga.get("/staff/approvals").then().body(containsString("Take back sheets of paper"));
        olga.send("/staff/approvals/" + approval, "decision", "approve").then().statusCode(303);
        of(Published.Registry.class).refresh();
        assertEquals(1, typist.onPaper(), "Ana stands on the other sheet still");
        assertTrue(of(Db.class)
                .read(handle -> PaperStore.typed(handle, sheets.getFirst().number()))
                .isEmpty());
        typist.type(typist.dora, sheets.getFirst(), 1, row(1, "Cleo Sample", "", "78701"))
                .then()
                .statusCode(303);
    }

    @Test
    void an_erased_address_is_gone_from_paper_and_a_retired_petition_keeps_the_number_alone() {
        var typist = new Typist();
        var email = address("fay");
        typist.type(
                        typist.carla,
                        typist.sheets(1).getFirst(),
                        2,
                        rows(row(1, "Fay Sample", email, "78701"), row(2, "Gil Sample", "", "78702")))
                .then()
                .statusCode(303);
        typist.check(2);
        var operator = Desk.invited("Otto");
        operator.send("/staff/erasure", "email", email, "do", "erase");
        assertEquals(1, typist.onPaper());
        typist.own.isOver();
        typist.logsAreOpen();
        typist.own.mayBeRetired();
        assertEquals(0, Ran.of(new RetireCommand(), typist.own.slug(), "--yes").status());
        of(Published.Registry.class).refresh();
        assertEquals(
                0L,
                of(Db.class)
                        .read(handle ->
                                PaperRowStore.howMany(handle, typist.petition().id()))
                        .longValue());
        assertEquals(1, typist.onPaper());
        typist.carla.get(typist.path()).then().body(containsString("has been deleted"));
    }

    @Test
    void a_petition_of_high_risk_takes_no_paper_and_says_why() {
        var prefix = "onp" + java.util.UUID.randomUUID().toString().substring(0, 8);
        var own = OwnPetition.open(prefix, yaml -> yaml.replace("  profile: standard", "  profile: high-risk"));
        var carla = Desk.invited("Carla", "--organisation", prefix + "-river-watch", "--role", "campaigner");
        var petition =
                of(org.undersigned.petition.Petitions.class).visible(own.slug()).orElseThrow();
        assertEquals("high-risk", petition.profile());
        var path = "/staff/campaigns/" + petition.campaign().slug() + "/" + own.slug() + "/paper";
        carla.get(path).then().statusCode(200).body(containsString("no names are collected on paper"));
        carla.send(path + "/sheet", "sheet", "1000-0000-6", "count", "1", "name.1", "Ana Sample", "country.1", "US")
                .then()
                .statusCode(422);
    }
}
