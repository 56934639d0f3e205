package org.undersigned.scenarios;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.undersigned.world.World.PETITION;
import static org.undersigned.world.World.await;
import static org.undersigned.world.World.browser;
import static org.undersigned.world.World.mail;
import static org.undersigned.world.World.signatures;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.world.Behind;

/** Somebody signs at a moment when nothing can be stored: told so, and one button sends the same form once more. */
@QuarkusTest
class TurnedAwayTest {

    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\">");

    @Inject
    Db db;

    @Test
    void the_page_keeps_all_that_was_written_and_its_button_signs() {
        var email = "tess-" + UUID.randomUUID() + "@example.org";
        var rows = signatures();
        var away = turnedAway(Map.of(
                "name",
                "Tess \"Turned\" <Away>",
                "email",
                email,
                "country",
                "US",
                "postcode",
                "10001",
                "updates",
                "on",
                "consent.example-legal-aid.email",
                "on"));
        away.then()
                .statusCode(503)
                .header("Retry-After", "5")
                .header("Cache-Control", "no-store")
                .body(containsString("You have not signed yet"))
                .body(not(containsString("<Away>")));
        assertEquals(rows, signatures());

        var kept = new LinkedHashMap<String, String>();
        var fields = HIDDEN.matcher(away.asString());
        while (fields.find())
            kept.put(
                    fields.group(1),
                    fields.group(2).replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">"));
        assertEquals("Tess \"Turned\" <Away>", kept.get("name"));
        assertEquals(email, kept.get("email"));
        assertEquals("on", kept.get("updates"));
        assertEquals("on", kept.get("consent.example-legal-aid.email"));

        post(kept).then().statusCode(303);
        assertEquals(rows + 1, signatures());
        mail(email, 1);
    }

    /** What a form is answered whose batch the database gives up on. */
    private Response turnedAway(Map<String, String> form) {
        return db.inTransaction(handle -> {
            var behind = new Behind(db, handle);
            handle.execute("LOCK TABLE signature IN ACCESS EXCLUSIVE MODE");
            var answer = behind.start(() -> post(form));
            await(
                    () -> {
                        stopWhoWaits();
                        return answer.isDone();
                    },
                    "the answer");
            return answer.join();
        });
    }

    /** Who else waits for the table is a job, which comes again. Asked outside the transaction, which sees one state only. */
    private void stopWhoWaits() {
        db.asOwner(handle -> handle.createQuery("""
                        SELECT count(pg_cancel_backend(pid)) FROM pg_stat_activity
                         WHERE wait_event_type = 'Lock' AND datname = current_database()
                        """).mapTo(Long.class).one());
    }

    private static Response post(Map<String, String> form) {
        return browser()
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParams(form)
                .post(PETITION + "/signatures");
    }
}
