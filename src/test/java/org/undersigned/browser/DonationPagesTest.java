package org.undersigned.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.browser.Place.answer;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.stripe.net.Webhook;
import io.quarkus.arc.Arc;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.undersigned.browser.Browser.Screen;
import org.undersigned.foundation.db.Published;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.StripePlace;
import org.undersigned.world.TestDatabase;
import org.undersigned.world.World;

/** Gifts in a real browser: set up, chosen, split, and shown as a receipt. */
@Tag("browser")
@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class DonationPagesTest {

    private static final String HOOK = "whsec_" + "c0ffee0123456789abcdef";
    private static Browser browser;

    private final String prefix = "give" + UUID.randomUUID().toString().substring(0, 8);
    private final String watch = prefix + "-river-watch";
    private final String anglers = prefix + "-anglers";
    private StripePlace stripe;

    @BeforeAll
    static void open() {
        browser = Browser.open(List.of("EXCLUDE 127.0.0.1"));
    }

    @AfterAll
    static void close() {
        browser.close();
    }

    @BeforeEach
    void answers() {
        stripe = StripePlace.open();
    }

    @AfterEach
    void falls() {
        stripe.close();
    }

    @Test
    void without_a_script_somebody_gives_is_led_to_stripe_and_comes_back_to_a_receipt() {
        OwnPetition.open(prefix);
        takes(watch, "en");
        try (var visitor = browser.visitor(Screen.PHONE, "en", false)) {
            var page = visitor.newPage();
            page.navigate(Browser.SITE + "/petitions/" + prefix + "-stop-the-outfall/donate");
            page.getByLabel("€25", new Page.GetByLabelOptions().setExact(true)).check();
            answer(page, () -> page.locator("main form button").click());
            assertThat(page.locator("h1")).hasText("Pay here");
            assertTrue(page.url().startsWith(stripe.url() + "/pay/"), page.url());
            page.navigate(stripe.last().get("cancel_url"));
            assertThat(page.locator("#own")).hasValue("25");
            page.navigate(stripe.last().get("success_url"));
            assertThat(page.locator("h1")).hasText("No payment is known yet");
            paid(watch, stripe.last().get("client_reference_id"));
            page.reload();
            assertThat(page.locator("h1")).hasText("Receipt");
            assertEquals(List.of(), visitor.cookies());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ar"})
    void gifts_are_set_up_chosen_and_split_on_a_phone(String language) {
        var found = new ArrayList<String>();
        OwnPetition.open(
                prefix,
                file -> file.replace(
                        "colour: \"#0f766e\"",
                        "gifts: [{organisation: %s, share: 60}, {organisation: %s, share: 40}]"
                                .formatted(watch, anglers)));
        try (var visitor = browser.examiner(Screen.PHONE, language)) {
            var page = visitor.newPage();
            desk(page, language, found);
            takes(anglers, "en");
            var prefixed = language.equals("en") ? "" : "/" + language;
            page.navigate(Browser.SITE + prefixed + "/petitions/" + prefix + "-stop-the-outfall/donate");
            Look.at(page, "donate-joint", language, found);
            page.locator("#own").fill("1");
            page.locator("#often").check();
            answer(page, () -> page.locator("main form button").click());
            Look.at(page, "donate-refused", language, found);
            page.locator("#own").fill("50");
            answer(page, () -> page.locator("main form button").click());
            Look.at(page, "donate-parts", language, found);
            var tab = page.waitForPopup(
                    () -> page.locator("main form button").first().click());
            assertThat(tab.locator("h1")).hasText("Pay here");
            paid(watch, stripe.last().get("client_reference_id"));
            tab.navigate(stripe.last().get("success_url"));
            Look.at(tab, "donate-receipt", language, found);
            tab.close();
            page.reload();
            Look.at(page, "donate-parts-left", language, found);
            assertThat(page.locator("main form")).hasCount(1);
            page.navigate(Browser.SITE + prefixed + "/petitions/" + prefix + "-stop-the-outfall/donate?to=" + watch);
            Look.at(page, "donate", language, found);
            stripe.answersWith(500);
            page.locator("#own").fill("50");
            page.locator("#often").check();
            answer(page, () -> page.locator("main form button").click());
            Look.at(page, "donate-away", language, found);
            page.navigate(Browser.SITE + "/staff/organisations/" + watch + "/donations");
            Look.at(page, "gifts-desk-listed", language, found);
        }
        assertEquals(List.of(), found);
    }

    private void desk(Page page, String language, List<String> found) {
        var owner = Desk.invited("Oona", "--organisation", watch, "--role", "owner", "--language", language);
        page.context()
                .addCookies(List.of(new Cookie("staff", owner.cookie)
                        .setUrl(Browser.SITE + "/staff")
                        .setHttpOnly(true)));
        page.navigate(Browser.SITE + "/staff/organisations/" + watch + "/donations");
        Look.at(page, "gifts-desk-none", language, found);
        page.locator("#legal").fill("River Watch e.V.");
        page.locator("#secret").fill("pk_test_123");
        answer(page, () -> page.locator("form:has(#legal) button").click());
        Look.at(page, "gifts-desk-refused", language, found);
        page.locator("#secret").fill(StripePlace.KEY);
        page.locator("#hook").fill(HOOK);
        answer(page, () -> page.locator("form:has(#legal) button").click());
        page.locator("#open").check();
        page.locator("#monthly").check();
        page.locator("#currency0").selectOption("EUR");
        page.locator("#suggested0").fill("10 25 50");
        page.locator("#least0").fill("2");
        page.locator("#most0").fill("1000");
        answer(page, () -> page.locator("form:has(#open) button").click());
        Look.unfold(page);
        Look.at(page, "gifts-desk", language, found);
        refresh();
    }

    private static void takes(String organisation, String language) {
        var owner = Desk.invited("Oona", "--organisation", organisation, "--role", "owner", "--language", language);
        var path = "/staff/organisations/" + organisation + "/donations";
        owner.send(path + "/account", "legal", "Fair Anglers e.V.", "secret", StripePlace.KEY, "hook", HOOK)
                .then()
                .statusCode(200);
        owner.send(
                        path + "/offer",
                        "open",
                        "on",
                        "once",
                        "on",
                        "monthly",
                        "on",
                        "currency0",
                        "EUR",
                        "suggested0",
                        "10 25",
                        "least0",
                        "2",
                        "most0",
                        "500")
                .then()
                .statusCode(200);
        refresh();
    }

    private static void refresh() {
        Arc.container().instance(Published.Registry.class).get().refresh();
    }

    /** The browser of these tests finds this site and nothing else: what Stripe would show stands in for it. */
    private static void paid(String organisation, String gift) {
        var body = """
                {"id":"evt_%s","type":"checkout.session.completed","created":%d,"livemode":false,"data":{"object":
                 {"status":"complete","payment_status":"paid","amount_total":2500,"metadata":{"undersigned_gift":"%s"}}}}""".formatted(gift.replace("-", ""), Instant.now().getEpochSecond(), gift);
        try {
            World.browser()
                    .contentType("application/json")
                    .header(
                            "Stripe-Signature",
                            Webhook.Signature.generateSignatureHeader(
                                    body, HOOK, Instant.now().getEpochSecond()))
                    .body(body.getBytes(StandardCharsets.UTF_8))
                    .post("/hooks/stripe/" + organisation)
                    .then()
                    .statusCode(200);
        } catch (java.security.GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
