package org.undersigned.delivery;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.undersigned.world.World.browser;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;

/** The timeline tells what each target got and answered, and for how long each of the others is silent. */
@QuarkusTest
class AnswersOnTimelineTest {

    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    @Inject
    Db db;

    private final String prefix = "told" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void each_target_has_its_own_hand_over_answer_and_silence() {
        var petition = OwnPetition.open(prefix, yaml -> yaml.replace("\npetition:", """
                  - name: Pat Example
                    office: {en: Mayor of Example Town, es: Alcaldía de Example Town}
                    institution: Town hall

                petition:"""));
        var desk = Desk.invited("Cleo", "--organisation", prefix + "-river-watch", "--role", "campaigner");
        var packs = new Packs(db, petition);
        var page = packs.page();
        Handing.close(desk, packs);
        timeline(petition).then().body(containsString("The petition is handed over, and an answer is asked for."));

        record(desk, page, 0, 3);
        record(desk, page, 1, 5);
        timeline(petition)
                .then()
                .body(
                        line(TODAY.minusDays(3), "Handed over: Minister for Water."),
                        line(TODAY.minusDays(5), "Handed over: Mayor of Example Town."),
                        waits("No answer for 3 days", "Minister for Water"),
                        waits("No answer for 5 days", "Mayor of Example Town"))
                .body(not(containsString("The petition was handed over.")));

        var mayor = answered(desk, page, "Mayor of Example Town", "no", 1);
        timeline(petition)
                .then()
                .body(
                        line(TODAY.minusDays(1), "The answer (Mayor of Example Town): no."),
                        waits("No answer for 3 days", "Minister for Water"),
                        not(containsString("No answer for 5 days")))
                .body(not(containsString("The petition was answered.")));
        browser()
                .get("/es" + petition.path())
                .then()
                .body(containsString("La respuesta (Alcaldía de Example Town): no."));

        assertEquals(200, mayor.statusCode());
        answered(desk, page, "Minister for Water", "yes", 0);
        timeline(petition)
                .then()
                .body(
                        line(TODAY, "The answer (Minister for Water): yes."),
                        not(containsString("No answer for")),
                        not(containsString("The answer is published here")));
    }

    @Test
    void two_hand_overs_to_one_target_have_each_an_answer_and_a_silence_of_their_own() {
        var petition = OwnPetition.open(prefix + "-twice");
        var desk = Desk.invited("Cleo", "--organisation", prefix + "-twice-river-watch", "--role", "campaigner");
        var packs = new Packs(db, petition);
        var page = packs.page();
        Handing.close(desk, packs);
        record(desk, page, 0, 7);
        timeline(petition).then().body(waits("No answer for 7 days", "Minister for Water"));

        record(desk, page, 0, 3);
        var first = "Minister for Water, hand-over of " + written(TODAY.minusDays(7));
        var second = "Minister for Water, hand-over of " + written(TODAY.minusDays(3));
        timeline(petition).then().body(waits("No answer for 7 days", first), waits("No answer for 3 days", second));

        answered(desk, page, "Minister for Water", "no", 1).then().statusCode(200);
        timeline(petition)
                .then()
                .body(
                        line(TODAY.minusDays(1), "The answer (" + first + "): no."),
                        waits("No answer for 3 days", second),
                        not(containsString("No answer for 7 days")));
    }

    @Test
    void two_hand_overs_to_one_office_on_one_day_are_told_apart_by_way_by_place_or_by_number() {
        var petition = OwnPetition.open(prefix + "-day");
        var desk = Desk.invited("Cleo", "--organisation", prefix + "-day-river-watch", "--role", "campaigner");
        var packs = new Packs(db, petition);
        var page = packs.page();
        Handing.close(desk, packs);
        record(desk, page, 0, 3);
        timeline(petition).then().body(line(TODAY.minusDays(3), "Handed over: Minister for Water.</li>"));

        record(desk, page, 0, 3, "post", "Head office");
        var day = "Minister for Water, hand-over of " + written(TODAY.minusDays(3));
        timeline(petition)
                .then()
                .body(
                        line(TODAY.minusDays(3), "Handed over: Minister for Water, in person."),
                        line(TODAY.minusDays(3), "Handed over: Minister for Water, by post."),
                        waits("No answer for 3 days", day + ", in person"),
                        waits("No answer for 3 days", day + ", by post"));
        browser().get("/de" + petition.path()).then().body(containsString(", mit der Post."));

        record(desk, page, 0, 3, "in-person", "Side door");
        timeline(petition)
                .then()
                .body(
                        line(TODAY.minusDays(3), "Handed over: Minister for Water, Town hall."),
                        line(TODAY.minusDays(3), "Handed over: Minister for Water, Head office."),
                        waits("No answer for 3 days", day + ", Side door"));

        record(desk, page, 0, 3);
        timeline(petition)
                .then()
                .body(
                        line(TODAY.minusDays(3), "Handed over: Minister for Water, number 1."),
                        line(TODAY.minusDays(3), "Handed over: Minister for Water, number 4."),
                        waits("No answer for 3 days", day + ", number 2"));
    }

    @Test
    void a_corrected_answer_and_a_corrected_hand_over_say_so_with_the_day() {
        var petition = OwnPetition.open(prefix + "-right");
        var desk = Desk.invited("Cleo", "--organisation", prefix + "-right-river-watch", "--role", "campaigner");
        var packs = new Packs(db, petition);
        Handing.close(desk, packs);
        var path = Handing.path(Handing.record(desk, packs), desk, packs);
        Handing.answer(desk, path, "mailed", "").then().statusCode(200);
        Handing.refresh();
        timeline(petition).then().body(line(TODAY, "The answer (Minister for Water): partly.</li>"));

        Handing.answer(desk, path, "do", "correct", "answer", "no", "mailed", "", "reason", "Misread.")
                .then()
                .statusCode(200);
        Handing.refresh();
        timeline(petition)
                .then()
                .body(
                        line(TODAY, "Handed over: Minister for Water.</li>"),
                        line(TODAY, "The answer (Minister for Water): no. Corrected on " + written(TODAY) + ".</li>"));

        Handing.correct(desk, path, "handed-on", TODAY.minusDays(2).toString())
                .then()
                .statusCode(200);
        Handing.refresh();
        timeline(petition)
                .then()
                .body(line(
                        TODAY.minusDays(2),
                        "Handed over: Minister for Water. Corrected on " + written(TODAY) + ".</li>"));
    }

    private static String written(LocalDate day) {
        return DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH).format(day);
    }

    private static org.hamcrest.Matcher<String> line(LocalDate day, String text) {
        return org.hamcrest.Matchers.matchesPattern(
                "(?s).*<time datetime=\"" + day + "\">[^<]*</time> " + Pattern.quote(text) + ".*");
    }

    private static org.hamcrest.Matcher<String> waits(String when, String office) {
        return containsString("<span class=\"when\">" + when + "</span> The answer is published here: " + office + ".");
    }

    private static void record(Desk desk, String page, int target, int days) {
        record(desk, page, target, days, "in-person", "Town hall");
    }

    private static void record(Desk desk, String page, int target, int days, String way, String place) {
        desk.send(
                        page + "/record",
                        "target",
                        String.valueOf(target),
                        "handed-on",
                        TODAY.minusDays(days).toString(),
                        "way",
                        way,
                        "place",
                        place,
                        "by-whom",
                        "Ada Example",
                        "language",
                        "en",
                        "sure",
                        "on")
                .then()
                .statusCode(200);
        Handing.refresh();
    }

    private static Response answered(Desk desk, String page, String office, String kind, int days) {
        var links = Pattern.compile("href=\"([^\"]+/record/[0-9a-f-]{36})\"")
                .matcher(desk.get(page + "/record").asString())
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
        var path = links.stream()
                .filter(one -> desk.get(one).asString().contains(office + "</span></h1>"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(List.of(office, links)));
        var answer = desk.send(
                path,
                "do",
                "answer",
                "answer",
                kind,
                "answered-on",
                TODAY.minusDays(days).toString(),
                "answer-text",
                "Words of an answer.",
                "sure",
                "on");
        Handing.refresh();
        return answer;
    }

    private static Response timeline(OwnPetition petition) {
        return browser().get(petition.path());
    }
}
