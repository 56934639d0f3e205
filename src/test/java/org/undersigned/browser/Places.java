package org.undersigned.browser;

import static org.undersigned.browser.Place.address;
import static org.undersigned.browser.Place.answer;
import static org.undersigned.browser.Place.at;
import static org.undersigned.browser.Place.personal;
import static org.undersigned.world.World.PETITION;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import io.quarkus.arc.Arc;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.undersigned.foundation.db.Column;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.token.Token;
import org.undersigned.supporter.UnsubscribeLinks;
import org.undersigned.world.World;

/** Every kind of page there is. */
final class Places {

    /** The one page with a script. It says something else without. */
    static final Place VERIFY = at("verify", "/verify");

    private static final String EVENT = "/pledges/journee-de-la-lirenne";

    private static final Map<String, String> LINKS = new ConcurrentHashMap<>();

    private Places() {}

    static Stream<Place> all() {
        return Stream.concat(Stream.concat(open(), Stream.of(VERIFY)), personalOnes());
    }

    /** What everybody may see, and sees the same of with scripts and without. */
    static Stream<Place> open() {
        return Stream.of(
                at("home", "/"),
                at("coalition", "/coalitions/us-welcomes"),
                at("organisation", "/organisations/nnirr"),
                at("announcement", "/announcements/nnirr-end-family-detention"),
                at("statement", "/statements/us-welcomes"),
                at("sign-on", "/statements/us-welcomes/sign-on"),
                at("sign-on-link", "/statements/us-welcomes/sign-on/link"),
                at("call", "/calls/call-in-day"),
                at("call-somewhere", "/calls/call-in-day/in/us-tx"),
                at("call-thanks", "/calls/call-in-day/thanks"),
                at("event", EVENT),
                at("event-sent", EVENT + "/check-your-mail"),
                at("letter-of-the-cause", "/letters/letter-to-the-secretary"),
                at("letter-of-the-cause-sent", "/letters/letter-to-the-secretary/check-your-mail"),
                at("petition", PETITION),
                at("petition-by-a-partner", PETITION + "?partner=example-interfaith-table"),
                at("petition-of-the-river", "/petitions/lirenne-propre"),
                at("petition-with-questions", Causes.ASKING),
                at("petition-closed", Causes.ENDED),
                at("petition-not-yet-open", Causes.LATER),
                at("petition-versions", PETITION + "/versions"),
                at("check-this-count", PETITION + "/check"),
                at("organisations", PETITION + "/organisations"),
                at("organisations-closed", Causes.ENDED + "/organisations"),
                at("my-signatures", "/my-signatures"),
                at("search", "/search"),
                at("search-found", "/search?q=detention"),
                at("search-nothing", "/search?q=zzzzzz"),
                at("category", "/categories/take-action"),
                at("archive", "/archive"),
                at("privacy", "/privacy"),
                at("about", "/about"),
                at("accessibility", "/accessibility"),
                at("contact", "/contact"),
                at("problems", "/problems"),
                at("problem", "/problems/link-expired"));
    }

    /** What is for one person, or for one moment. */
    private static Stream<Place> personalOnes() {
        return Stream.of(
                personal("donate", 200, address(PETITION + "/donate")),
                personal("not-found", 404, address("/nothing-is-here")),
                personal("call-went", 200, address("/calls/call-in-day/offices/secretary")),
                personal("call-went-refused", 422, Places::unanswered),
                personal("event-refused", 422, Places::refusedPromise),
                personal("promise", 200, link("promise", language -> promise(language))),
                personal("promise-confirmed", 200, link("comes", Places::comes)),
                personal("promise-cancelled", 200, Places::cancelled),
                personal("petition-refused", 422, Places::refusedForm),
                personal("questions-refused", 422, Places::refusedQuestions),
                personal("check-your-mail", 200, address(PETITION + "/check-your-mail?s=" + "A".repeat(22))),
                personal("wrong-code", 422, Places::wrongCode),
                personal("confirmation", 200, link("waiting", language -> confirmation(sign(language), 1))),
                personal("confirmed-already", 200, link("confirmed", Places::confirmed)),
                personal("not-me", 200, Places::notMe),
                personal("thanks", 200, address(PETITION + "/thanks")),
                personal("own-page", 200, link("own", Places::ownPage)),
                personal("own-page-withdrawn", 200, link("withdrawn", Places::withdrawn)),
                personal("receipt-warning", 200, link("warning", Places::warning)),
                personal("erased", 200, Places::erased),
                personal("unsubscribe", 200, link("unsubscribe", Places::unsubscribe)),
                personal("unsubscribed", 200, Places::unsubscribed),
                personal(
                        "link-expired",
                        410,
                        (page, language) -> page.navigate(Browser.SITE + "/signatures/" + "A".repeat(43))),
                personal("my-signatures-refused", 422, (page, language) -> links(page, language, "suzie@nowhere")),
                personal("links-sent", 200, (page, language) -> links(page, language, World.address("nobody"))),
                personal("mailbox", 200, (page, language) -> page.navigate(Browser.SITE + "/demo/mailbox")));
    }

    /** Signs over HTTP in a language; the address comes back. */
    static String sign(String language) {
        var email = World.address("suzie");
        World.browser()
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("name", "Suzie Sample")
                .formParam("email", email)
                .formParam("country", "US")
                .formParam("public", "on")
                .formParam("consent.nnirr.email", "on")
                .post(Languages.href(language, PETITION) + "/signatures")
                .then()
                .statusCode(303);
        return email;
    }

    private static String confirmation(String email, int count) {
        return World.mail(email, count).path("/confirmations/");
    }

    private static String confirmed(String language) {
        var link = confirmation(sign(language), 1);
        World.browser().post(link).then().statusCode(303);
        return link;
    }

    private static String ownPage(String language) {
        var email = sign(language);
        World.browser().post(confirmation(email, 1)).then().statusCode(303);
        return World.mail(email, 2).path("/signatures/");
    }

    private static String warning(String language) {
        var own = ownPage(language);
        World.await(
                () -> World.browser().get(own).asString().contains(own + "/receipts/personal"),
                "a receipt to be ready");
        return own + "/receipts/personal";
    }

    /** The link in an organisation's mail by which one takes back what it was allowed. */
    private static String unsubscribe(String language) {
        var own = ownPage(language);
        var token = Token.hash(own.substring(own.lastIndexOf('/') + 1));
        return Arc.container()
                .instance(Db.class)
                .get()
                .read(handle -> handle.select("""
                        SELECT l.signature, g.organisation FROM signer_link l JOIN grant_state g USING (signature) WHERE l.token_hash = ?
                        """, token)
                        .map((row, context) -> Arc.container()
                                .instance(UnsubscribeLinks.class)
                                .get()
                                .of(Column.uuid(row, "signature"), Column.uuid(row, "organisation"))
                                .replaceFirst("^https?://[^/]+", ""))
                        .one());
    }

    private static Response unsubscribed(Page page, String language) {
        page.navigate(Browser.SITE + unsubscribe(language));
        return answer(page, () -> page.locator("main form button").first().click());
    }

    private static String withdrawn(String language) {
        var own = ownPage(language);
        World.browser().post(own + "/withdrawal").then().statusCode(303);
        return own;
    }

    /** The way to a mailed link. The link is made once for each language and knows its language itself. */
    private static Place.Visit link(String name, Function<String, String> made) {
        return (page, language) -> {
            var key = name + " " + language;
            if (!LINKS.containsKey(key)) LINKS.put(key, made.apply(language));
            return page.navigate(Browser.SITE + LINKS.get(key));
        };
    }

    private static Response notMe(Page page, String language) {
        page.navigate(Browser.SITE + confirmation(sign(language), 1));
        return answer(page, () -> page.locator("form[action$='/not-me'] button").click());
    }

    private static Response erased(Page page, String language) {
        page.navigate(Browser.SITE + ownPage(language));
        page.locator("[aria-labelledby=leave] details:has(form[action$='/erasure']) summary")
                .click();
        return answer(
                page,
                () -> page.locator("[aria-labelledby=leave] form[action$='/erasure'] button")
                        .click());
    }

    private static Response refusedForm(Page page, String language) {
        address(PETITION).go(page, language);
        page.locator("#name").fill("Suzie Sample");
        page.locator("#email").fill("suzie@nowhere");
        page.locator("#country").selectOption("US");
        page.locator("#postcode").fill("1");
        return answer(page, () -> page.locator("#sign form button").click());
    }

    private static Response refusedQuestions(Page page, String language) {
        address(Causes.ASKING).go(page, language);
        page.locator("#name").fill("https://spam.example");
        page.locator("#email").fill("suzie@nowhere");
        page.locator("#country").selectOption("US");
        page.locator("#f-river_town").fill(" ");
        return answer(page, () -> page.locator("#sign form button").click());
    }

    /** Says over HTTP to come to the event; the link in the mail comes back. */
    private static String promise(String language) {
        var email = World.address("prue");
        World.browser()
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("name", "Prue Promises")
                .formParam("email", email)
                .formParam("people", "2")
                .post(Languages.href(language, EVENT))
                .then()
                .statusCode(303);
        return World.mail(email, 1).path("/promises/");
    }

    private static String comes(String language) {
        var link = promise(language);
        World.browser().post(link).then().statusCode(303);
        return link;
    }

    private static Response cancelled(Page page, String language) {
        page.navigate(Browser.SITE + comes(language));
        return answer(
                page, () -> page.locator("form[action$='/cancellation'] button").click());
    }

    private static Response refusedPromise(Page page, String language) {
        address(EVENT).go(page, language);
        page.locator("#name").fill("https://spam.example");
        page.locator("#email").fill("prue@nowhere");
        return answer(page, () -> page.locator("main form button").click());
    }

    private static Response unanswered(Page page, String language) {
        address("/calls/call-in-day/offices/secretary").go(page, language);
        return answer(page, () -> page.locator("main form button").click());
    }

    private static Response wrongCode(Page page, String language) {
        address(PETITION + "/check-your-mail?s=" + "A".repeat(22)).go(page, language);
        page.locator("#code").fill("222222");
        return answer(
                page,
                () -> page.locator("form[action$='/confirmations'] button").click());
    }

    private static Response links(Page page, String language, String email) {
        address("/my-signatures").go(page, language);
        page.locator("#email").fill(email);
        return answer(page, () -> page.locator("main form button").click());
    }
}
