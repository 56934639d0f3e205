package org.undersigned.delivery;

import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.world.World.browser;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.World;

/** What was recorded wrongly of an answer is put right where everybody sees it. */
@QuarkusTest
class CorrectedAnswerTest {

    @Inject
    Db db;

    private final String prefix = "right" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void a_wrong_answer_is_corrected_in_the_open_and_what_stood_before_stays_readable() {
        var petition = OwnPetition.open(prefix);
        var packs = new Packs(db, petition);
        var desk = Desk.invited("Cleo", "--organisation", prefix + "-river-watch", "--role", "campaigner");
        var told = World.address("told");
        petition.supporter("Tilda Told", told, "updates");
        Handing.close(desk, packs);
        var path = Handing.path(Handing.record(desk, packs), desk, packs);
        Handing.answer(desk, path, "do", "correct", "reason", "Too early")
                .then()
                .statusCode(400);
        Handing.answer(desk, path, "mailed", "").then().statusCode(200);

        desk.get(path).then().body(containsString("We will &lt;i&gt;think&lt;/i&gt; about it.</textarea>"));
        Handing.answer(desk, path, "do", "correct", "reason", "Nothing")
                .then()
                .statusCode(422)
                .body(containsString("Nothing is different from what stands"));
        Handing.answer(desk, path, "do", "correct", "answer", "no", "answer-text", "We <b>won’t</b>.")
                .then()
                .statusCode(422)
                .body(containsString("Write something here"), containsString("<details open>"))
                .body(containsString("We &lt;b&gt;won’t&lt;/b&gt;.</textarea>"));
        var before = World.mails(told).size();
        Handing.answer(
                        desk,
                        path,
                        "do",
                        "correct",
                        "answer",
                        "no",
                        "answer-text",
                        "We won’t.",
                        "reason",
                        "I <i>misread</i> it.")
                .then()
                .statusCode(200)
                .body(containsString("Those who ticked updates get a mail"));

        Handing.refresh();
        var page = browser().get(petition.path()).asString();
        assertTrue(page.contains("The answer: no."), page);
        assertTrue(page.contains("I &lt;i&gt;misread&lt;/i&gt; it."), page);
        assertTrue(page.contains("The answer: partly.") && page.contains("We will &lt;i&gt;think&lt;/i&gt;"), page);
        World.await(() -> World.mails(told).size() > before, "the mail about the correction");
        var mail = World.mails(told).getFirst();
        assertTrue(mail.subject().startsWith("Corrected: "), mail.subject());
        assertTrue(mail.text().contains("The answer: no.") && mail.text().contains("misread"), mail.text());
        var audited = db.read(handle -> handle.select(
                        "SELECT count(*) FROM audit_entry WHERE action = 'delivery.correct' AND subject = ?",
                        "petition " + petition.slug())
                .mapTo(Long.class)
                .one());
        assertEquals(1, audited);
    }
}
