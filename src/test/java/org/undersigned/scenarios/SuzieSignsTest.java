package org.undersigned.scenarios;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.world.World.PETITION;
import static org.undersigned.world.World.address;
import static org.undersigned.world.World.await;
import static org.undersigned.world.World.browser;
import static org.undersigned.world.World.confirmed;
import static org.undersigned.world.World.mail;
import static org.undersigned.world.World.mails;
import static org.undersigned.world.World.sign;
import static org.undersigned.world.World.supporter;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.undersigned.world.TestDatabase;

@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = io.quarkus.test.common.TestResourceScope.GLOBAL)
class SuzieSignsTest {

    @Test
    void she_signs_confirms_by_mail_and_the_count_rises_by_one() {
        var before = confirmed();
        var suzie = address("suzie");
        sign("Suzie Sample", suzie)
                .then()
                .statusCode(303)
                .header("Location", matchesPattern(".*" + PETITION + "/check-your-mail\\?s=[A-Za-z0-9_-]{22}"));

        var link = mail(suzie, 1).path("/confirmations/");
        assertEquals(before, confirmed());
        browser().post(link).then().statusCode(303).header("Location", containsString(PETITION + "/thanks?r="));
        await(() -> confirmed() == before + 1, "the count to rise");
    }

    @Test
    void a_mail_scanner_that_follows_the_link_confirms_nothing() {
        var before = confirmed();
        var suzie = address("suzie");
        sign("Suzie Sample", suzie);
        var link = mail(suzie, 1).path("/confirmations/");
        for (int i = 0; i < 3; i++) browser().get(link).then().statusCode(200).body(containsString("<button"));
        browser().head(link);
        assertEquals(1, mails(suzie).size(), "no mail thanked for a signature");
        assertEquals(before, confirmed());
    }

    @Test
    void she_can_type_the_code_instead_in_small_letters_with_a_blank() {
        var suzie = address("suzie");
        var reference = reference(sign("Suzie Sample", suzie).header("Location"));
        var code = mail(suzie, 1).code().toLowerCase(java.util.Locale.ROOT);
        browser()
                .formParam("s", reference)
                .formParam("code", code.substring(0, 3) + " " + code.substring(3))
                .post(PETITION + "/confirmations")
                .then()
                .statusCode(303)
                .header("Location", containsString("/thanks?r="));
    }

    @Test
    void after_five_wrong_codes_the_right_one_helps_no_more_but_the_link_does() {
        var trudy = address("trudy");
        var reference = reference(sign("Trudy Tries", trudy).header("Location"));
        var mail = mail(trudy, 1);
        for (int i = 0; i < 5; i++) code(reference, "222222").then().statusCode(422);
        code(reference, mail.code()).then().statusCode(422);
        browser().post(mail.path("/confirmations/")).then().statusCode(303);
    }

    @Test
    void a_wrong_code_and_an_unknown_submission_are_answered_alike() {
        var suzie = address("suzie");
        var reference = reference(sign("Suzie Sample", suzie).header("Location"));
        var wrong = code(reference, "222222");
        var unknown = code("A".repeat(22), "222222");
        assertEquals(wrong.statusCode(), unknown.statusCode());
        assertEquals(wrong.asString().replace(reference, ""), unknown.asString().replace("A".repeat(22), ""));
    }

    @Test
    void a_double_click_signs_once_and_mails_once() {
        var suzie = address("suzie");
        var first = sign("Suzie Sample", suzie).header("Location");
        var second = sign("Suzie Sample", suzie).header("Location");
        assertEquals(first, second);
        mail(suzie, 1);
        sign("Somebody Else", address("else"));
        assertEquals(1, mails(suzie).size());
    }

    @Test
    void signing_again_looks_the_same_to_everybody_and_only_the_mailbox_learns_it() {
        var suzie = address("suzie");
        supporter("Suzie Sample", suzie);
        var before = mails(suzie).size();
        sign("SAMPLE, suzie", suzie.replace("@", "+again@"), "public")
                .then()
                .statusCode(303)
                .header("Location", containsString("/check-your-mail?s="));
        await(() -> mails(suzie).size() == before + 1, "the mail that says it");
        assertTrue(mails(suzie).getFirst().text().contains("/signatures/"));
    }

    @Test
    void a_newer_form_before_confirming_replaces_the_older_and_both_links_work() {
        var suzie = address("suzie");
        sign("Suzie Sample", suzie, "consent.nnirr.email");
        var older = mail(suzie, 1).path("/confirmations/");
        sign("Suzie Sample", suzie, "consent.example-legal-aid.email");
        var newer = mail(suzie, 2).path("/confirmations/");
        assertTrue(!older.equals(newer));
        browser()
                .get(older)
                .then()
                .statusCode(200)
                .body(containsString("Example Legal Aid"), not(containsString("consent.nnirr")));
        browser().post(older).then().statusCode(303);
    }

    @Test
    void sam_may_share_her_mailbox_and_a_third_person_gets_a_mail_and_no_error() {
        var shared = address("family");
        supporter("Suzie Sample", shared);
        supporter("Sam Sample", shared);
        await(() -> mails(shared).size() == 4, "two people's mails");
        var counted = confirmed();
        sign("Sid Sample", shared).then().statusCode(303);
        await(() -> mails(shared).size() == 5, "the third person's mail");
        browser().post(mails(shared).getFirst().path("/confirmations/")).then().statusCode(303);
        await(() -> mails(shared).size() == 6, "the mail that explains it");
        assertTrue(mails(shared).getFirst().links().stream().noneMatch(link -> link.contains("/signatures/")));
        assertEquals(counted, confirmed(), "a third person behind one mailbox is not counted");
    }

    @Test
    void it_was_not_me_forgets_everything() {
        var victim = address("victim");
        sign("Somebody Else", victim);
        var link = mail(victim, 1).path("/confirmations/");
        browser().post(link + "/not-me").then().statusCode(equalTo(200));
        browser().get(link).then().statusCode(410);
        browser().post(link).then().statusCode(410);
        assertEquals(0, mails(victim).size(), "the kept mail went with it");
    }

    @Test
    void she_withdraws_and_may_sign_again() {
        var suzie = address("suzie");
        var own = supporter("Suzie Sample", suzie).path("/signatures/");
        await(() -> confirmed() > 0, "the count to rise");
        given().get(own).then().statusCode(200).body(containsString("Suzie Sample"), containsString(suzie));
        browser().post(own + "/withdrawal").then().statusCode(303);
        supporter("Suzie Sample", suzie, "public");
    }

    @Test
    void she_erases_everything_and_her_link_is_gone() {
        var suzie = address("suzie");
        var own = supporter("Suzie Sample", suzie).path("/signatures/");
        browser().post(own + "/erasure").then().statusCode(startsWithTwoOrThree());
        browser().get(own).then().statusCode(410);
    }

    @Test
    void she_downloads_what_is_kept_about_her() {
        var suzie = address("suzie");
        var own = supporter("Suzie Sample", suzie, "consent.nnirr.email").path("/signatures/");
        given().get(own + "/data.json")
                .then()
                .statusCode(200)
                .header("Content-Disposition", startsWith("attachment"))
                .body(containsString(suzie), containsString("nnirr"), containsString("given"));
    }

    @Test
    void a_lost_link_is_mailed_again_and_strangers_learn_nothing() {
        var suzie = address("suzie");
        supporter("Suzie Sample", suzie);
        var known = browser().formParam("email", suzie).post("/my-signatures");
        var unknown = browser().formParam("email", address("nobody")).post("/my-signatures");
        assertEquals(known.statusCode(), unknown.statusCode());
        assertEquals(known.asString(), unknown.asString());
        await(() -> mails(suzie).size() == 3, "the mail with the links");
        // The link lets her do everything, but what she typed opens for the token of her first mail only.
        var later = mails(suzie).getFirst().path("/signatures/");
        given().get(later).then().statusCode(200).body(containsString("does not open it"), not(containsString(suzie)));
        browser().post(later + "/withdrawal").then().statusCode(303);
    }

    private static org.hamcrest.Matcher<Integer> startsWithTwoOrThree() {
        return org.hamcrest.Matchers.anyOf(equalTo(200), equalTo(303));
    }

    private static io.restassured.response.Response code(String reference, String code) {
        return browser().formParam("s", reference).formParam("code", code).post(PETITION + "/confirmations");
    }

    private static String reference(String location) {
        return location.substring(location.indexOf("s=") + 2);
    }
}
