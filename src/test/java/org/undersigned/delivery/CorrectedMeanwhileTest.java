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
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.world.Behind;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;

/** Two people correct the same: the second learns what the first has changed, and undoes none of it by accident. */
@QuarkusTest
class CorrectedMeanwhileTest {

    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
    private static final String LATE = "This was corrected after you opened the form.";

    @Inject
    Db db;

    private final String prefix = "late" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void a_hand_over_is_not_corrected_from_a_page_that_does_not_know_the_correction_before() {
        var petition = OwnPetition.open(prefix);
        var packs = new Packs(db, petition);
        var cleo = campaigner("Cleo");
        var cora = campaigner("Cora");
        var path = handedOver(cleo, packs, 0);
        var seen = Handing.standing(cora, path, "handed-seen");
        Handing.correct(cleo, path, "place", "The <b>gate</b>").then().statusCode(200);

        var yesterday = TODAY.minusDays(1).toString();
        var refused =
                Handing.correct(cora, path, "handed-seen", seen, "handed-on", yesterday, "handed-reason", "Too late.");
        refused.then()
                .statusCode(422)
                .body(containsString(LATE), containsString("href=\"#handed-meanwhile\""))
                .body(containsString("<b>Place, if there is one to name</b>"), not(containsString("<b>By whom</b>")))
                .body(containsString("<bdi lang=\"en\">Town hall</bdi>"))
                .body(containsString("Now it says: <bdi lang=\"en\">The &lt;b&gt;gate&lt;/b&gt;</bdi>"));
        // What she changed is kept, and what she had left alone is what holds now.
        refused.then()
                .body(containsString("value=\"" + yesterday + "\""), containsString("Too late.</textarea>"))
                .body(
                        containsString("value=\"The &lt;b&gt;gate&lt;/b&gt;\""),
                        not(containsString("value=\"Town hall\"")));
        assertEquals(1, corrections("delivery_hand_over_correction", path));

        Handing.correct(cora, path, "place", "The <b>gate</b>", "handed-on", yesterday)
                .then()
                .statusCode(200);
        Handing.refresh();
        browser().get(petition.path()).then().body(containsString("In person, <bdi lang=\"en\">The &lt;b&gt;gate"));
        assertEquals(2, audited(petition));
    }

    @Test
    void an_answer_is_not_corrected_from_a_page_that_does_not_know_the_correction_before() {
        var petition = OwnPetition.open(prefix);
        var packs = new Packs(db, petition);
        var cleo = campaigner("Cleo");
        var cora = campaigner("Cora");
        var path = handedOver(cleo, packs, 0);
        Handing.answer(cleo, path, "mailed", "").then().statusCode(200);
        var seen = Handing.standing(cora, path, "answer-seen");
        correctAnswer(cleo, path, "answer", "no").then().statusCode(200);

        correctAnswer(cora, path, "answer-seen", seen, "answer-text", "We <b>will</b>.")
                .then()
                .statusCode(422)
                .body(containsString(LATE), containsString("href=\"#answer-meanwhile\""))
                .body(
                        containsString("Now it says: <bdi lang=\"en\">No</bdi>"),
                        containsString("<option value=\"no\" selected>"))
                .body(containsString("We &lt;b&gt;will&lt;/b&gt;.</textarea>"));
        assertEquals(1, corrections("delivery_correction", path));
        correctAnswer(cora, path, "answer", "no", "answer-text", "We <b>will</b>.")
                .then()
                .statusCode(200);
        assertEquals(2, audited(petition));
    }

    @Test
    void a_button_that_is_pressed_twice_corrects_once_and_is_no_mistake() {
        var petition = OwnPetition.open(prefix);
        var packs = new Packs(db, petition);
        var cleo = campaigner("Cleo");
        var path = handedOver(cleo, packs, 0);
        var seen = Handing.standing(cleo, path, "handed-seen");
        for (int press = 0; press < 2; press++)
            Handing.correct(cleo, path, "handed-seen", seen, "signatures", "0", "way", "post")
                    .then()
                    .statusCode(200)
                    .body(containsString("Corrected. It is on the petition’s page"));
        assertEquals(1, corrections("delivery_hand_over_correction", path));

        Handing.answer(cleo, path, "mailed", "").then().statusCode(200);
        seen = Handing.standing(cleo, path, "answer-seen");
        for (int press = 0; press < 2; press++)
            correctAnswer(cleo, path, "answer-seen", seen, "answer", "no")
                    .then()
                    .statusCode(200);
        assertEquals(1, corrections("delivery_correction", path));
        assertEquals(2, audited(petition));
    }

    @Test
    void of_two_corrections_in_one_moment_one_is_refused() {
        var packs = new Packs(db, OwnPetition.open(prefix));
        var cleo = campaigner("Cleo");
        var cora = campaigner("Cora");
        var path = handedOver(cleo, packs, 0);
        var answers = inOneMoment(
                path,
                () -> Handing.correct(cleo, path, "way", "post"),
                () -> Handing.correct(cora, path, "place", "The gate"));
        assertEquals(List.of(200, 422), statuses(answers));
        assertTrue(answers.stream().anyMatch(one -> one.asString().contains(LATE)));
        assertEquals(1, corrections("delivery_hand_over_correction", path));
    }

    @Test
    void an_answer_and_a_correction_of_the_day_in_one_moment_never_leave_an_answer_before_the_hand_over() {
        var packs = new Packs(db, OwnPetition.open(prefix));
        var cleo = campaigner("Cleo");
        var cora = campaigner("Cora");
        var path = handedOver(cleo, packs, 5);
        var answers = inOneMoment(
                path,
                () -> Handing.correct(
                        cleo, path, "handed-on", TODAY.minusDays(1).toString()),
                () -> Handing.answer(
                        cora, path, "answered-on", TODAY.minusDays(3).toString(), "mailed", ""));
        assertEquals(List.of(200, 422), statuses(answers));
        int wrong = db.read(handle -> handle.select(
                        "SELECT count(*) FROM delivery WHERE id = CAST(? AS uuid) AND responded_on < handed_on",
                        id(path))
                .mapTo(Integer.class)
                .one());
        assertEquals(0, wrong);
    }

    /** What several people send while the hand-over is held, one behind the other. */
    @SafeVarargs
    private List<Response> inOneMoment(String path, Supplier<Response>... sent) {
        var started = new ArrayList<CompletableFuture<Response>>();
        db.useTransaction(handle -> {
            handle.select("SELECT 1 FROM delivery WHERE id = CAST(? AS uuid) FOR UPDATE", id(path))
                    .mapTo(Integer.class)
                    .one();
            var behind = new Behind(db, handle);
            for (var one : sent) started.add(behind.start(one));
        });
        return started.stream().map(CompletableFuture::join).toList();
    }

    private static List<Integer> statuses(List<Response> answers) {
        return answers.stream().map(Response::statusCode).sorted().toList();
    }

    private static Response correctAnswer(Desk desk, String path, String... other) {
        var fields = new ArrayList<>(List.of("do", "correct", "mailed", "", "reason", "I <i>misread</i> it."));
        fields.addAll(List.of(other));
        return Handing.answer(desk, path, fields.toArray(String[]::new));
    }

    private Desk campaigner(String name) {
        return Desk.invited(name, "--organisation", prefix + "-river-watch", "--role", "campaigner");
    }

    private static String handedOver(Desk desk, Packs packs, int daysAgo) {
        Handing.close(desk, packs);
        var on = TODAY.minusDays(daysAgo).toString();
        return Handing.path(Handing.record(desk, packs, "handed-on", on), desk, packs);
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private int corrections(String table, String path) {
        return db.read(
                handle -> handle.select("SELECT count(*) FROM " + table + " WHERE delivery = CAST(? AS uuid)", id(path))
                        .mapTo(Integer.class)
                        .one());
    }

    private int audited(OwnPetition petition) {
        return db.read(handle -> handle.select(
                        "SELECT count(*) FROM audit_entry WHERE action = 'delivery.correct' AND subject = ?",
                        "petition " + petition.slug())
                .mapTo(Integer.class)
                .one());
    }
}
