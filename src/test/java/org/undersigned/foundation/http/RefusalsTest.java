package org.undersigned.foundation.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.world.Desk;

/** Who is refused leaves a number in the log, and nothing else. */
@QuarkusTest
class RefusalsTest {

    @Inject
    Refusals refusals;

    @Test
    void refused_access_and_forged_forms_are_counted() {
        var viewer = Desk.invited("Vera", "--organisation", "nnirr", "--role", "viewer");
        var access = refusals.counted(ProblemType.NOT_ALLOWED);
        var forms = refusals.counted(ProblemType.FORM_EXPIRED);
        viewer.get("/staff/audit").then().statusCode(403);
        viewer.post("/staff/account/language", "lang", "de").then().statusCode(403);
        viewer.request()
                .formParam("lang", "de")
                .post("/staff/account/language")
                .then()
                .statusCode(403);
        assertEquals(access + 1, refusals.counted(ProblemType.NOT_ALLOWED));
        assertEquals(forms + 2, refusals.counted(ProblemType.FORM_EXPIRED));
    }

    @Test
    void somebody_who_guesses_too_often_is_counted() {
        var desk = Desk.invited("Gus", "--organisation", "nnirr", "--role", "viewer");
        var before = refusals.counted(ProblemType.TOO_MANY_TRIES);
        desk.cookie = "";
        for (int i = 0; i < 12; i++) desk.password("wrong but long enough to be one");
        assertTrue(refusals.counted(ProblemType.TOO_MANY_TRIES) > before);
    }

    @Test
    void the_log_gets_numbers_by_kind_once_and_of_access_alone() {
        var counting = new Refusals();
        counting.count(ProblemType.NOT_FOUND);
        counting.count(ProblemType.INTERNAL_ERROR);
        assertEquals(Optional.empty(), counting.line());
        counting.count(ProblemType.FORM_EXPIRED);
        counting.count(ProblemType.NOT_ALLOWED);
        counting.count(ProblemType.FORM_EXPIRED);
        assertEquals(
                Optional.of("requests were refused in the last minute (not-allowed: 1, form-expired: 2)"),
                counting.line());
        assertEquals(Optional.empty(), counting.line(), "told once");
        counting.count(ProblemType.TOO_MANY_TRIES);
        assertEquals(Optional.of("requests were refused in the last minute (too-many-tries: 1)"), counting.line());
    }
}
