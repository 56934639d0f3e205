package org.undersigned.scenarios;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.undersigned.foundation.db.Db;
import org.undersigned.world.Desk;
import org.undersigned.world.Issuer;
import org.undersigned.world.World;

/** Signing in by what a provider of identities says, and everything that may be wrong with it. */
@QuarkusTest
class OidcTest {

    private static final Pattern ADDRESS = Pattern.compile("<a class=\"button\" href=\"([^\"]+)\"");

    @Inject
    Db db;

    private final String subject = UUID.randomUUID().toString();

    /** A browser on its way to the provider and back. */
    private static final class Way {

        final String cookie;
        final URI address;

        Way(Response leave) {
            assertEquals(200, leave.statusCode(), leave.asString());
            cookie = leave.getCookie("staff-oidc");
            var found = ADDRESS.matcher(leave.asString());
            assertTrue(found.find(), leave.asString());
            address = URI.create(found.group(1).replace("&amp;", "&"));
        }

        /** Where the provider sends the browser back to. */
        URI back(String login, String fault) {
            var answer = given().redirects()
                    .follow(false)
                    .urlEncodingEnabled(false)
                    .get(address + "&login=" + login + "&fault=" + fault);
            return URI.create(answer.getHeader("Location"));
        }
    }

    @Test
    void whoever_linked_their_account_signs_in_by_the_provider() {
        var desk = Desk.invited("Ola", "--organisation", "nnirr", "--role", "viewer");
        var links = audited("staff.oidc-link");
        link(desk, subject).then().statusCode(303);
        desk.get("/staff/account/oidc").then().body(containsString("Your account is linked with Example Identity."));
        World.await(
                () -> World.mails(desk.email).stream()
                        .anyMatch(mail -> mail.subject().contains("provider of identities")),
                "the mail about the link");

        var way = new Way(begin("/staff/campaigns"));
        var back = way.back(subject, "");
        var session = desk.cookie;
        World.browser()
                .get("/staff/sign-in/oidc/back?" + back.getRawQuery())
                .then()
                .statusCode(200)
                .body(containsString("has sent you back"));
        var answer = take(way.cookie, back, "");
        assertEquals(303, answer.statusCode(), answer.asString());
        assertTrue(answer.getHeader("Location").endsWith("/staff/campaigns"));
        assertNotEquals(session, answer.getCookie("staff"));
        given().cookie("staff", answer.getCookie("staff"))
                .get("/staff/account")
                .then()
                .statusCode(200)
                .body(containsString("Provider of identities"));
        assertEquals(links + 1, audited("staff.oidc-link"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonce", "audience", "expired", "early", "issuer", "none", "key", "stale"})
    void a_token_that_is_wrong_signs_nobody_in(String fault) {
        link(Desk.invited("Una", "--organisation", "nnirr", "--role", "viewer"), subject)
                .then()
                .statusCode(303);
        var way = new Way(begin("/staff"));
        var answer = take(way.cookie, way.back(subject, fault), "");
        answer.then().statusCode(422).body(containsString("did not confirm who you are"));
        assertNull(answer.getCookie("staff"));
    }

    @Test
    void a_provider_that_does_not_say_when_it_saw_somebody_is_believed() {
        link(Desk.invited("Una", "--organisation", "nnirr", "--role", "viewer"), subject)
                .then()
                .statusCode(303);
        var way = new Way(begin("/staff"));
        take(way.cookie, way.back(subject, "timeless"), "").then().statusCode(303);
    }

    @Test
    void a_provider_whose_clock_is_half_a_minute_ahead_is_believed() {
        link(Desk.invited("Ugo", "--organisation", "nnirr", "--role", "viewer"), subject)
                .then()
                .statusCode(303);
        var way = new Way(begin("/staff"));
        take(way.cookie, way.back(subject, "ahead"), "").then().statusCode(303);
    }

    @Test
    void an_answer_counts_once_and_only_in_the_browser_that_asked() {
        link(Desk.invited("Uma", "--organisation", "nnirr", "--role", "viewer"), subject)
                .then()
                .statusCode(303);
        var way = new Way(begin("/staff"));
        var back = way.back(subject, "");
        take(new Way(begin("/staff")).cookie, back, "").then().statusCode(422).body(containsString("another browser"));
        take(way.cookie, URI.create(back.toString().replaceFirst("state=.{5}", "state=AAAAA")), "")
                .then()
                .statusCode(422);
        take(way.cookie, back, "").then().statusCode(303);
        take(way.cookie, back, "").then().statusCode(422).body(containsString("was used already"));
    }

    @Test
    void an_account_that_nobody_linked_is_nobody_s() {
        var way = new Way(begin("/staff"));
        take(way.cookie, way.back("stranger-" + subject, ""), "")
                .then()
                .statusCode(422)
                .body(containsString("Nobody here is linked"));
    }

    @Test
    void one_account_at_the_provider_is_one_person_s_here() {
        link(Desk.invited("Ove", "--organisation", "nnirr", "--role", "viewer"), subject)
                .then()
                .statusCode(303);
        link(Desk.invited("Ulf", "--organisation", "nnirr", "--role", "viewer"), subject)
                .then()
                .statusCode(422)
                .body(containsString("linked with somebody else"));
    }

    @Test
    void a_link_that_one_person_began_is_not_finished_by_another() {
        var ann = Desk.invited("Ann", "--organisation", "nnirr", "--role", "viewer");
        var bob = Desk.invited("Bob", "--organisation", "nnirr", "--role", "viewer");
        var way = new Way(ann.send("/staff/account/oidc"));
        take(way.cookie, way.back(subject, ""), bob.cookie).then().statusCode(422);
        bob.get("/staff/account/oidc").then().body(containsString("is not linked"));
    }

    @Test
    void a_link_that_is_taken_away_lets_nobody_in() {
        var desk = Desk.invited("Ida", "--organisation", "nnirr", "--role", "viewer");
        link(desk, subject).then().statusCode(303);
        var before = audited("staff.oidc-unlink");
        desk.send("/staff/account/oidc/remove").then().statusCode(303);
        var way = new Way(begin("/staff"));
        take(way.cookie, way.back(subject, ""), "").then().statusCode(422);
        assertEquals(before + 1, audited("staff.oidc-unlink"));
    }

    @Test
    void the_only_way_in_is_not_taken_away_and_an_old_session_changes_nothing() {
        var desk = Desk.invited("Eva", "--organisation", "nnirr", "--role", "viewer");
        link(desk, subject).then().statusCode(303);
        db.useTransaction(handle -> handle.execute(
                "DELETE FROM staff_password WHERE person = (SELECT person FROM staff_oidc_link WHERE subject = ?)",
                subject));
        desk.send("/staff/account/oidc/remove").then().statusCode(422).body(containsString("only way to sign in"));
        db.useTransaction(handle -> handle.execute(
                "UPDATE staff_session SET made_at = made_at - interval '11 minutes' WHERE person = (SELECT person FROM staff_oidc_link WHERE subject = ?)",
                subject));
        desk.send("/staff/account/oidc").then().statusCode(403).body(not(containsString("href=\"http")));
    }

    @Test
    void an_invitation_is_taken_by_signing_in_at_the_provider() {
        var ivo = new Desk(World.address("ivo"));
        var link = Desk.invitation(ivo.email, "--organisation", "nnirr", "--role", "viewer");
        ivo.get(link).then().body(containsString("Sign in with Example Identity"));
        var way = new Way(ivo.post(link + "/oidc", "lang", "en"));
        var back = way.back(subject, "");
        World.browser()
                .get("/staff/sign-in/oidc/back?" + back.getRawQuery())
                .then()
                .statusCode(200)
                .body(containsString("Write your name"));
        named(way, back, " ").then().statusCode(422).body(containsString("Write your name."));
        var answer = named(way, back, "Ivo");
        assertEquals(303, answer.statusCode(), answer.asString());
        ivo.cookie = answer.getCookie("staff");
        ivo.get("/staff").then().statusCode(200).body(containsString("Hello, Ivo"));
        ivo.get(link).then().statusCode(410);

        var again = new Way(begin("/staff"));
        take(again.cookie, again.back(subject, ""), "").then().statusCode(303);
    }

    @Test
    void an_account_at_the_provider_that_is_somebody_s_takes_no_invitation() {
        link(Desk.invited("Jan", "--organisation", "nnirr", "--role", "viewer"), subject)
                .then()
                .statusCode(303);
        var kay = new Desk(World.address("kay"));
        var link = Desk.invitation(kay.email, "--organisation", "nnirr", "--role", "viewer");
        var way = new Way(kay.post(link + "/oidc"));
        var answer = named(way, way.back(subject, ""), "Kay");
        answer.then().statusCode(422).body(containsString("linked with somebody else"));
        assertNull(answer.getCookie("staff"));
        kay.get(link).then().statusCode(200);
    }

    @Test
    void an_address_that_has_an_account_is_told_so_before_it_goes_to_the_provider() {
        var nia = Desk.invited("Nia", "--organisation", "nnirr", "--role", "viewer");
        var link = Desk.invitation(nia.email, "--organisation", "example-legal-aid", "--role", "viewer");
        new Desk(nia.email).post(link + "/oidc").then().statusCode(303).header("Location", endsWith(link));
    }

    @Test
    void an_invitation_that_was_taken_meanwhile_is_taken_by_nobody_else() {
        var lea = new Desk(World.address("lea"));
        var link = Desk.invitation(lea.email, "--organisation", "nnirr", "--role", "viewer");
        var way = new Way(lea.post(link + "/oidc"));
        var back = way.back(subject, "");
        lea.accept("Lea", link).then().statusCode(200);
        named(way, back, "Mia").then().statusCode(422).body(containsString("Begin again"));
    }

    @Test
    void coming_back_without_a_code_says_what_to_do() {
        World.browser()
                .get("/staff/sign-in/oidc/back?error=access_denied&state=x")
                .then()
                .statusCode(422)
                .body(containsString("sign in with your password"));
    }

    private static Response begin(String next) {
        return Desk.filled(form(), "next", next, "lang", "en").post("/staff/sign-in/oidc");
    }

    private static Response link(Desk desk, String login) {
        var way = new Way(desk.send("/staff/account/oidc"));
        return take(way.cookie, way.back(login, ""), desk.cookie);
    }

    private static Response named(Way way, URI back, String name) {
        var fields = Issuer.fields(back);
        return Desk.filled(
                        form().cookie("staff-oidc", way.cookie),
                        "state",
                        fields.get("state"),
                        "code",
                        fields.get("code"),
                        "name",
                        name)
                .post("/staff/sign-in/oidc/back");
    }

    private static Response take(String cookie, URI back, String session) {
        var fields = Issuer.fields(back);
        var request = form().cookie("staff-oidc", cookie);
        if (!session.isEmpty()) request.cookie("staff", session);
        return Desk.filled(request, "state", fields.get("state"), "code", fields.get("code"))
                .post("/staff/sign-in/oidc/back");
    }

    private static io.restassured.specification.RequestSpecification form() {
        return World.browser()
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .header("Origin", Desk.ORIGIN);
    }

    private long audited(String action) {
        return db.read(handle -> handle.select("SELECT count(*) FROM audit_entry WHERE action = ?", action)
                .mapTo(Long.class)
                .one());
    }
}
