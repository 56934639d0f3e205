package org.undersigned.scenarios;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.token.Token;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;

/** A form that comes after the session has ended changes nothing, and loses nothing of what was written. */
@QuarkusTest
class SessionEndedTest {

    private static final String LONG = "We ask the harbour office to let us swim. <b>Now</b> & always.\n".repeat(450);

    @Inject
    Db db;

    private final String prefix = "ended" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void a_long_text_comes_back_to_copy_and_signing_in_leads_back_to_its_form() {
        OwnPetition.open(prefix);
        var oona = Desk.invited("Oona", "--organisation", prefix + "-river-watch");
        var at = oona.send("/staff/drafts/begin", "organisation", prefix + "-river-watch", "language", "en")
                .header("Location")
                .replaceFirst("^https?://[^/]+", "");
        var form = oona.form("/staff");
        ends(oona);
        var answer = oona.request()
                .header("Origin", Desk.ORIGIN)
                .header("Referer", Desk.ORIGIN + at + "?x=1")
                .formParam("form", form)
                .formParam("revision", "4711")
                .formParam("petition.title", "Open the harbour baths")
                .formParam("petition.body", LONG)
                .formParam("had.petition.special_category", "on")
                .formParam("do", "next")
                .post(at);
        answer.then()
                .statusCode(403)
                .header("Cache-Control", "no-store")
                .body(
                        containsString("<h1>Your session has ended</h1>"),
                        containsString("Nothing was changed."),
                        containsString("<a class=\"button\" href=\"/staff/sign-in?lang=en&amp;next=" + at + "\">"),
                        containsString("Open the harbour baths</textarea>"),
                        containsString(
                                LONG.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")),
                        containsString(" readonly "),
                        not(containsString("4711")),
                        not(containsString(form)),
                        not(containsString("had.petition")));

        oona.post("/staff/sign-in", "email", oona.email, "password", Desk.PASSWORD, "next", at)
                .then()
                .statusCode(303)
                .header("Location", containsString("next=" + at));
        oona.post("/staff/second-factor", "form", oona.form("/staff/second-factor"), "code", oona.code(1), "next", at)
                .then()
                .statusCode(303)
                .header("Location", containsString(at));
        oona.get(at).then().statusCode(200).body(not(containsString("Open the harbour baths")));
    }

    @Test
    void no_password_and_no_code_comes_back() {
        var page = new Desk("")
                .post(
                        "/staff/account/password",
                        "current",
                        "quince lantern",
                        "second",
                        "123456",
                        "password",
                        "oboe harbour")
                .then()
                .statusCode(403)
                .extract()
                .asString();
        for (var secret : new String[] {"quince", "123456", "oboe", "<textarea"})
            assertFalse(page.contains(secret), secret);
    }

    @Test
    void the_way_back_leads_nowhere_but_to_a_page_of_the_workspace() {
        for (var from : new String[] {
            "",
            "https://evil.example/x",
            "https://evil.example/staff//evil.example",
            "not an address",
            "%",
            Desk.ORIGIN + "/staff/../x"
        })
            new Desk("")
                    .request()
                    .header("Origin", Desk.ORIGIN)
                    .header("Referer", from)
                    .formParam("lang", "de")
                    .post("/staff/account/language")
                    .then()
                    .statusCode(403)
                    .body(containsString("&amp;next=/staff\""));
    }

    @Test
    void it_speaks_the_language_that_the_browser_prefers_and_programs_get_a_problem() {
        new Desk("")
                .request()
                .header("Origin", Desk.ORIGIN)
                .header("Accept-Language", "ar-EG,en;q=0.5")
                .post("/staff/account/language")
                .then()
                .statusCode(403)
                .body(containsString("lang=\"ar\" dir=\"rtl\""), containsString("انتهت جلستك"));
        new Desk("")
                .request()
                .header("Origin", Desk.ORIGIN)
                .header("Accept", "application/json")
                .post("/staff/account/language")
                .then()
                .statusCode(403)
                .body("type", equalTo(Desk.ORIGIN + "/problems/session-ended"));
    }

    private void ends(Desk desk) {
        db.useTransaction(
                handle -> handle.execute("DELETE FROM staff_session WHERE hash = ?", Token.hash(desk.cookie)));
    }
}
