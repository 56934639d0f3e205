package org.undersigned.scenarios;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.world.World.browser;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.undersigned.foundation.html.Messages;
import org.undersigned.world.Canary;
import org.undersigned.world.Listening;

/** There is a bug: readers get a page, programs a problem, the log a line to find it by, and nobody what somebody had sent. */
@QuarkusTest
class OurMistakesTest {

    private final String word =
            "Kanarie" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    private final Listening log = new Listening();

    @AfterEach
    void stop_listening() {
        log.close();
    }

    @ParameterizedTest
    @CsvSource({"'', en, ltr", "/ar, ar, rtl"})
    void a_bug_is_a_page_in_the_readers_language(String prefix, String language, String direction) {
        var answer =
                browser().header("Accept", "text/html").queryParam("name", word).get(prefix + address());
        answer.then()
                .statusCode(500)
                .contentType("text/html")
                .header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .header("Set-Cookie", equalTo(null))
                .body(containsString("<html lang=\"" + language + "\" dir=\"" + direction + "\""))
                .body(containsString(Messages.of(language).t("problem.internal-error.title")))
                .body(containsString(Messages.of(language).t("problem.internal-error.detail")));
        nothingIsTold(answer, "page");
    }

    @Test
    void a_bug_is_a_problem_for_a_program() {
        var answer = browser()
                .header("Accept", "application/json")
                .queryParam("name", word)
                .get(address());
        answer.then()
                .statusCode(500)
                .contentType("application/problem+json")
                .header("Cache-Control", "no-store")
                .body("type", endsWith("/problems/internal-error"))
                .body("status", equalTo(500))
                .body("title", equalTo(Messages.of("en").t("problem.internal-error.title")))
                .body("detail", equalTo(Messages.of("en").t("problem.internal-error.detail")));
        nothingIsTold(answer, "page");
    }

    @Test
    void a_bug_in_taking_a_form_keeps_the_form_out_of_the_log() {
        var answer = browser()
                .header("Accept", "text/html")
                .contentType("application/x-www-form-urlencoded")
                .formParam("name", word)
                .post(address());
        answer.then().statusCode(500).contentType("text/html");
        nothingIsTold(answer, "form");
    }

    private String address() {
        return "/petitions/" + word + "/failing";
    }

    /** One line tells what kind of bug it is and where; neither it nor the answer has what was sent. */
    private void nothingIsTold(Response answer, String method) {
        var lines = log.text().lines().filter(line -> line.contains("problem ")).toList();
        assertEquals(1, lines.size(), log.text());
        assertTrue(
                lines.getFirst()
                        .matches(".*problem [0-9a-f-]{36}: java\\.lang\\.IllegalStateException.* at "
                                + "org\\.undersigned\\.world\\.Failing\\." + method + "\\(Failing\\.java:[0-9]+\\).*"),
                lines.getFirst());
        var canary = new Canary(word);
        assertEquals(List.of(), canary.in("the log", log.text().getBytes(StandardCharsets.UTF_8)));
        assertEquals(List.of(), canary.in("the answer", answer.asByteArray()));
        assertEquals(
                List.of(), canary.in("the headers", answer.headers().toString().getBytes(StandardCharsets.UTF_8)));
        for (var inside : List.of("Exception", "org.undersigned", "Failing"))
            assertTrue(!answer.asString().contains(inside), inside);
    }
}
