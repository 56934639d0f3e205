package org.undersigned.delivery;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.world.World.browser;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.World;

/** What was recorded wrongly of a hand-over is put right where everybody sees it. */
@QuarkusTest
class CorrectedHandOverTest {

    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    @Inject
    Db db;

    private final String prefix = "moved" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void a_wrong_hand_over_is_corrected_in_the_open_and_what_stood_before_stays_readable() {
        var petition = OwnPetition.open(prefix);
        var packs = new Packs(db, petition);
        var desk = campaigner();
        var path = handedOver(desk, packs);
        desk.get(path)
                .then()
                .body(containsString("value=\"Town hall\""), containsString("No mail goes out about it"))
                .body(containsString("value=\"" + TODAY + "\""), containsString("Ada &lt;b&gt;Example&lt;/b&gt;\""));

        Handing.correct(desk, path)
                .then()
                .statusCode(422)
                .body(containsString("Nothing is different from what stands"));
        corrected(desk, path).then().statusCode(200).body(containsString("Corrected. It is on the petition’s page"));

        Handing.refresh();
        var page = browser().get(petition.path()).asString();
        assertTrue(page.contains("By post, <bdi lang=\"en\">The &lt;b&gt;gate&lt;/b&gt;</bdi>"), page);
        assertTrue(page.contains("I &lt;i&gt;misread&lt;/i&gt; it.") && page.contains("Corrected on "), page);
        var before = page.substring(page.indexOf("Before, it said:"));
        assertTrue(
                before.contains("Minister for Water") && before.contains("In person, <bdi lang=\"en\">Town hall"),
                page);
        desk.get(path).then().body(containsString("Before, it said:"), containsString("Town hall</bdi>"));
        assertEquals(1, audited("hand-over " + path.substring(path.lastIndexOf('/') + 1), petition));
    }

    @Test
    void what_is_wrong_is_refused_whole_and_the_form_comes_back_filled_in() {
        var petition = OwnPetition.open(prefix);
        var packs = new Packs(db, petition);
        var desk = campaigner();
        var path = handedOver(desk, packs);
        Handing.correct(
                        desk,
                        path,
                        "target",
                        "9",
                        "handed-on",
                        TODAY.plusDays(1).toString(),
                        "way",
                        "by-pigeon",
                        "place",
                        "The <b>gate</b>",
                        "by-whom",
                        "",
                        "handed-reason",
                        " ",
                        "handed-sure",
                        "")
                .then()
                .statusCode(422)
                .body(containsString("Choose a target"), containsString("a day that is not in the future"))
                .body(containsString("Choose how"), containsString("href=\"#by-whom\""))
                .body(containsString("href=\"#handed-reason\""), containsString("Tick that you are sure."))
                .body(containsString("value=\"The &lt;b&gt;gate&lt;/b&gt;\""), containsString("<details open>"));
        browser().get(petition.path()).then().body(containsString("Town hall"), not(containsString("Corrected on")));
    }

    @Test
    void the_day_lies_between_the_opening_of_the_petition_and_its_receipt_or_answer() {
        var petition = OwnPetition.open(prefix);
        var packs = new Packs(db, petition);
        var desk = campaigner();
        var path = handedOver(desk, packs);
        var wrong = containsString("nor after its office received it or answered");
        on(desk, path, 4_000).then().statusCode(422).body(wrong);
        on(desk, path, 1).then().statusCode(200);
        on(desk, path, 5).then().statusCode(200);
        Handing.answer(desk, path, "answered-on", TODAY.minusDays(3).toString(), "mailed", "")
                .then()
                .statusCode(200);
        on(desk, path, 2).then().statusCode(422).body(wrong);
        on(desk, path, 3).then().statusCode(200);

        db.useTransaction(handle -> handle.execute(
                "UPDATE delivery SET acknowledged_on = ? WHERE id = CAST(? AS uuid)",
                TODAY.minusDays(4),
                path.substring(path.lastIndexOf('/') + 1)));
        on(desk, path, 2).then().statusCode(422).body(wrong);
        on(desk, path, 4).then().statusCode(200);
    }

    @Test
    void with_another_target_the_old_link_says_nothing_and_what_an_office_received_stays_its_own() {
        var petition = withTwoTargets();
        var packs = new Packs(db, petition);
        var desk = campaigner();
        Handing.close(desk, packs);
        var recorded = Handing.record(desk, packs);
        var path = Handing.path(recorded, desk, packs);
        var minister = link(recorded);
        corrected(desk, path).then().statusCode(200);
        browser().get(minister).then().statusCode(200);

        Handing.correct(desk, path, "target", "1").then().statusCode(200);
        browser().get(minister).then().statusCode(404);
        var mayor = link(desk.send(path, "do", "link"));
        browser().get(mayor).then().body(containsString("Mayor of Example Town"));
        browser().post(mayor).then().statusCode(200);
        Handing.correct(desk, path, "target", "0").then().statusCode(422).body(containsString("The target stays"));
        Handing.correct(desk, path, "target", "1", "place", "Side door").then().statusCode(200);
    }

    @Test
    void nobody_is_mailed_about_a_corrected_hand_over() {
        var petition = OwnPetition.open(prefix);
        var packs = new Packs(db, petition);
        var desk = campaigner();
        var told = World.address("told");
        petition.supporter("Tilda Told", told, "updates");
        var path = handedOver(desk, packs);
        var before = World.mails(told).size();
        corrected(desk, path).then().statusCode(200);
        Handing.answer(desk, path).then().statusCode(200);
        World.await(() -> World.mails(told).size() > before, "the mail about the answer");
        assertEquals(before + 1, World.mails(told).size());
        assertTrue(World.mails(told).getFirst().subject().startsWith("Answered: "));
    }

    private Desk campaigner() {
        return Desk.invited("Cleo", "--organisation", prefix + "-river-watch", "--role", "campaigner");
    }

    private static String handedOver(Desk desk, Packs packs) {
        Handing.close(desk, packs);
        return Handing.path(Handing.record(desk, packs), desk, packs);
    }

    private static Response corrected(Desk desk, String path) {
        return Handing.correct(desk, path, "way", "post", "place", "The <b>gate</b>");
    }

    private static Response on(Desk desk, String path, int daysAgo) {
        return Handing.correct(desk, path, "handed-on", TODAY.minusDays(daysAgo).toString());
    }

    private static String link(Response shown) {
        return shown.asString().replaceFirst("(?s).*(/deliveries/[A-Za-z0-9_-]{43}).*", "$1");
    }

    private OwnPetition withTwoTargets() {
        return OwnPetition.open(prefix, yaml -> yaml.replace("\npetition:", """
                  - name: Pat Example
                    office: {en: Mayor of Example Town}
                    institution: Town hall

                petition:"""));
    }

    private long audited(String detail, OwnPetition petition) {
        return db.read(handle -> handle.select(
                        "SELECT count(*) FROM audit_entry WHERE action = 'delivery.correct' AND subject = ? AND detail = ?",
                        "petition " + petition.slug(),
                        detail)
                .mapTo(Long.class)
                .one());
    }
}
