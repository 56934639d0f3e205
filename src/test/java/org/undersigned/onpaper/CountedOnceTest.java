package org.undersigned.onpaper;

import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.onpaper.Typist.of;
import static org.undersigned.onpaper.Typist.row;
import static org.undersigned.world.World.address;
import static org.undersigned.world.World.await;
import static org.undersigned.world.World.browser;
import static org.undersigned.world.World.mail;
import static org.undersigned.world.World.mails;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.sharing.paper.SheetNumber;
import org.undersigned.world.Desk;
import org.undersigned.world.Photo;
import org.undersigned.world.TestDatabase;

/** Nobody counts twice, whatever comes first; and each organisation sees its own sheets. */
@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class CountedOnceTest {

    @Test
    void whatever_comes_first_each_person_counts_once_and_the_published_number_is_what_the_log_proves() {
        var random = new Random(20_261_130);
        for (int run = 0; run < 4; run++) {
            var typist = new Typist();
            var people = List.of("Ana", "Ben", "Cleo");
            var emails = people.stream().map(one -> address(one)).toList();
            var pages = new String[people.size()];
            var gone = new boolean[people.size()];
            var sheets = new ArrayList<>(typist.sheets(6));
            for (int step = 0; step < 12; step++) {
                var who = random.nextInt(people.size());
                switch (random.nextInt(4)) {
                    case 0, 1 -> {
                        if (sheets.isEmpty()) break;
                        // The same person with or without an address, with another one, or from another place.
                        var address = List.of("", emails.get(who), "other-" + emails.get(who))
                                .get(random.nextInt(3));
                        var place = "787" + random.nextInt(2) + who;
                        var typed = row(1, people.get(who) + " Sample", address, place);
                        typist.type(typist.carla, sheets.removeFirst(), 1, typed)
                                .then()
                                .statusCode(303);
                        if (random.nextInt(4) > 0) typist.check(1);
                    }
                    case 2 -> {
                        if (pages[who] != null) break;
                        var before = mails(emails.get(who)).size();
                        typist.own
                                .sign(people.get(who) + " Sample", emails.get(who))
                                .then()
                                .statusCode(303);
                        browser()
                                .post(mail(emails.get(who), before + 1).path("/confirmations/"))
                                .then()
                                .statusCode(303);
                        pages[who] = mail(emails.get(who), before + 2).path("/signatures/");
                    }
                    default -> {
                        if (pages[who] == null || gone[who]) break;
                        browser().post(pages[who] + "/withdrawal").then().statusCode(303);
                        gone[who] = true;
                    }
                }
                var counted = typist.confirmed();
                assertEquals(0, pairs(typist), "no two rows with a tag in common");
                assertEquals(0, lost(typist), "who does not count stands on another sheet, or on the site");
                assertEquals(0, both(typist), "nobody on paper who counts on the site, or left there");
                assertTrue(counted <= people.size());
            }
            typist.check(1);
            await(
                    () -> typist.own.published() == typist.confirmed() && recounted(typist) == typist.onPaper(),
                    "both numbers to settle");
        }
    }

    /** People who would count on paper by what is there now. */
    private static long recounted(Typist typist) {
        return of(Db.class)
                .read(handle -> handle.select(
                                "SELECT count(*) FROM paper_row r WHERE r.petition = ? AND " + PaperStore.COUNTS,
                                typist.petition().id())
                        .mapTo(Long.class)
                        .one());
    }

    /** Rows that count and have a tag in common with another that does. */
    private static long pairs(Typist typist) {
        return of(Db.class)
                .read(handle -> handle.select(
                                "WITH r AS (SELECT * FROM paper_row r WHERE r.petition = ? AND " + PaperStore.COUNTS
                                        + ") SELECT count(*) FROM r a JOIN r b ON a.id < b.id AND (a.place_tag = b.place_tag OR a.person_tag = b.person_tag)",
                                typist.petition().id())
                        .mapTo(Long.class)
                        .one());
    }

    /** Checked rows that do not count although nothing else is known of their person. */
    private static long lost(Typist typist) {
        return of(Db.class)
                .read(handle -> handle.select(
                                "SELECT count(*) FROM paper_row r WHERE r.petition = ? AND r.counted AND r.signature IS NULL AND NOT ("
                                        + PaperStore.COUNTS
                                        + ") AND NOT EXISTS (SELECT FROM paper_row o WHERE o.petition = r.petition AND o.id <> r.id AND o.counted"
                                        + " AND (o.place_tag = r.place_tag OR o.person_tag = r.person_tag))",
                                typist.petition().id())
                        .mapTo(Long.class)
                        .one());
    }

    private static long both(Typist typist) {
        return of(Db.class)
                .read(handle -> handle.select(
                                "SELECT count(*) FROM paper_row r JOIN signature s ON s.petition = r.petition AND s.tag = r.person_tag AND s.state IN ('confirmed', 'withdrawn') WHERE r.petition = ? AND "
                                        + PaperStore.COUNTS,
                                typist.petition().id())
                        .mapTo(Long.class)
                        .one());
    }

    @Test
    void a_picture_of_a_sheet_is_drawn_anew_sealed_and_shown_to_those_of_the_organisation_alone() {
        var typist = new Typist();
        var anna = Desk.invited("Anna", "--organisation", typist.prefix + "-anglers", "--role", "campaigner");
        var sheet = typist.sheets(1).getFirst();
        var file = Photo.taken(900, 600);
        photo(typist, typist.carla, sheet, file).then().statusCode(303);
        var path = typist.path() + "/pictures/" + sheet.written() + ".jpg";
        var opening = path.replace(".jpg", "");
        typist.carla.get(path).then().statusCode(200);
        typist.dora.get(path).then().statusCode(404);
        typist.dora.send(opening).then().statusCode(303);
        var kept = typist.dora.get(path);
        kept.then().statusCode(200).contentType("image/jpeg").header("Cache-Control", "no-store");
        assertFalse(new String(kept.asByteArray(), java.nio.charset.StandardCharsets.ISO_8859_1).contains(Photo.NOTE));
        // Another organisation, and an operator, have no way to it; who opened it stands in the audit log.
        for (var other : List.of(anna, Desk.invited("Otto"))) {
            other.send(opening).then().statusCode(404);
            other.get(path).then().statusCode(404);
        }
        assertEquals(
                List.of("paper.look", "paper.picture"),
                of(Db.class)
                        .read(handle -> handle.select(
                                        "SELECT action FROM audit_entry WHERE subject = ? AND detail = ? ORDER BY action",
                                        "petition " + typist.own.slug(),
                                        "number " + sheet.written())
                                .mapTo(String.class)
                                .list()));
        photo(typist, anna, sheet, file).then().statusCode(404);
        photo(typist, typist.carla, sheet, "%PDF-1.7".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                .then()
                .statusCode(422)
                .body(containsString("photo-e"));
    }

    private static io.restassured.response.Response photo(Typist typist, Desk desk, SheetNumber sheet, byte[] file) {
        return browser()
                .cookie("staff", desk.cookie)
                .header("Origin", Desk.ORIGIN)
                .multiPart("form", desk.form("/staff"))
                .multiPart("sheet", sheet.written())
                .multiPart("photo", "photo.jpg", file, "image/jpeg")
                .post(typist.path() + "/photo");
    }

    @Test
    void a_supporting_partner_types_in_its_own_sheets_and_sees_no_others() {
        var typist = new Typist();
        var anna = Desk.invited("Anna", "--organisation", typist.prefix + "-anglers", "--role", "campaigner");
        var vera = Desk.invited("Vera", "--organisation", typist.prefix + "-anglers", "--role", "viewer");
        var leads = typist.sheets(1).getFirst();
        var own = typist.sheets(1, typist.prefix + "-anglers").getFirst();
        vera.get(typist.path()).then().statusCode(404);
        Desk.invited("Nora", "--organisation", "nnirr", "--role", "campaigner")
                .get(typist.path())
                .then()
                .statusCode(404);
        typist.type(typist.carla, leads, 1, row(1, "Ana Sample", "", "78701"))
                .then()
                .statusCode(303);
        typist.type(anna, leads, 1, row(1, "Ana Sample", "", "78701")).then().statusCode(422);
        typist.type(anna, own, 1, row(1, "Bea Sample", "", "78701")).then().statusCode(303);
        assertEquals(1, typist.batches(anna).size());
        assertEquals(2, typist.batches(typist.dora).size());
        var foreign = typist.batches(typist.dora).stream()
                .filter(one -> !typist.batches(anna).contains(one))
                .findFirst()
                .orElseThrow();
        for (var what : List.of("check", "back"))
            anna.send(typist.path(), "do", what, "batch", foreign, "rows", "1")
                    .then()
                    .statusCode(404);
        anna.send(typist.path(), "do", "erase", "erase-sheet", leads.written(), "erase-line", "1")
                .then()
                .statusCode(422);
        assertEquals(2, typist.waiting().size());
    }
}
