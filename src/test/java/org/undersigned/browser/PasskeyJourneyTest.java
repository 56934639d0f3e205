package org.undersigned.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.undersigned.browser.Browser.Screen;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.html.Messages;
import org.undersigned.foundation.token.Token;
import org.undersigned.world.Desk;
import org.undersigned.world.TestDatabase;
import org.undersigned.world.World;

/** Passkeys in Chromium, with its virtual authenticator in the place of a phone: made, used, removed. */
@Tag("browser")
@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class PasskeyJourneyTest {

    private static final String PAGE = Browser.SITE + "/staff/account/passkeys";
    private static final String ENTRY = Browser.SITE + "/staff/sign-in";
    private static Browser browser;

    @Inject
    Db db;

    @BeforeAll
    static void open() {
        browser = Browser.open();
    }

    @AfterAll
    static void close() {
        browser.close();
    }

    @Test
    void somebody_adds_a_passkey_signs_in_with_it_and_removes_it() {
        try (var visitor = browser.visitor(Screen.PHONE, "en", true)) {
            var page = visitor.newPage();
            var said = new ArrayList<String>();
            // Chromium tells of what is cleared when somebody signs out, which is as it should be.
            page.onConsoleMessage(message -> {
                if (!message.text().startsWith("Clear-Site-Data header on")) said.add(message.text());
            });
            page.onPageError(said::add);
            device(visitor, page);
            signedIn(visitor, Desk.invited("Zoe"));
            page.navigate(PAGE);
            add(page, "My phone");
            assertThat(page.locator("h3")).hasText("My phone");
            page.locator(".leave button").click();

            page.waitForURL(ENTRY);
            page.locator("form.passkey button").click();
            page.waitForURL(Browser.SITE + "/staff");
            assertThat(page.locator("h1")).hasText("Hello, Zoe");

            page.navigate(PAGE);
            assertThat(page.locator(".rows")).containsText("last used on");
            page.locator(".rows button").click();
            page.waitForURL(PAGE);
            assertThat(page.locator("main")).containsText("You have none yet.");

            page.locator(".leave button").click();
            page.waitForURL(ENTRY);
            page.locator("form.passkey button").click();
            page.waitForURL(ENTRY + "/passkey");
            assertThat(page.locator("main")).containsText("was not accepted");
            said.removeIf(line -> line.contains("status of 422"));
            assertEquals(List.of(), said);
        }
    }

    @Test
    void somebody_takes_an_invitation_with_a_passkey_and_signs_in_with_it() {
        try (var visitor = browser.visitor(Screen.PHONE, "en", true)) {
            var page = visitor.newPage();
            device(visitor, page);
            page.navigate(Browser.SITE + Desk.invitation(World.address("bo")));
            Browser.picture(page, "passkey-invitation", 360, "en", ColorScheme.LIGHT);
            page.locator("#passkey-name").fill("Bo");
            page.locator("#passkey button").click();
            page.waitForURL(Browser.SITE + "/staff");
            assertThat(page.locator("h1")).hasText("Hello, Bo");
            page.locator(".leave button").click();
            page.waitForURL(ENTRY);
            page.locator("form.passkey button").click();
            page.waitForURL(Browser.SITE + "/staff");
        }
    }

    @Test
    void after_signing_in_one_is_where_one_wanted_to_go() {
        try (var visitor = browser.visitor(Screen.DESKTOP, "en", true)) {
            var page = visitor.newPage();
            device(visitor, page);
            signedIn(visitor, Desk.invited("Yan"));
            page.navigate(PAGE);
            add(page, "My key");
            visitor.clearCookies();
            page.navigate(PAGE);
            page.waitForURL(Pattern.compile(".*\\?next=/staff/account/passkeys$"));
            page.locator("form.passkey button").click();
            page.waitForURL(PAGE);
        }
    }

    @Test
    void one_device_is_added_once() {
        try (var visitor = browser.visitor(Screen.PHONE, "en", true)) {
            var page = visitor.newPage();
            device(visitor, page);
            signedIn(visitor, Desk.invited("Xia"));
            page.navigate(PAGE);
            add(page, "First");
            page.locator("#name").fill("Again");
            page.locator("#add button").click();
            assertThat(page.locator("[data-fault=known]")).isVisible();
            assertThat(page.locator(".rows li")).hasCount(1);
        }
    }

    @Test
    void calling_it_off_says_so_and_can_be_tried_again() {
        try (var visitor = browser.visitor(Screen.PHONE, "en", true)) {
            visitor.addInitScript(
                    "navigator.credentials.get = () => Promise.reject(new DOMException('', 'NotAllowedError'))");
            var page = visitor.newPage();
            page.navigate(ENTRY);
            page.locator("form.passkey button").click();
            assertThat(page.locator("[data-fault=cancelled]")).isVisible();
            assertThat(page.locator("form.passkey button")).isEnabled();
        }
    }

    @Test
    void without_scripts_the_password_works_and_no_button_promises_more() {
        try (var visitor = browser.visitor(Screen.PHONE, "en", false)) {
            var page = visitor.newPage();
            page.navigate(ENTRY);
            assertThat(page.locator("form.passkey")).isHidden();
            assertThat(page.locator("#password")).isVisible();
            signedIn(visitor, Desk.invited("Wim"));
            page.navigate(PAGE);
            assertThat(page.locator("#add")).isHidden();
            assertThat(page.locator("[data-without]")).isVisible();
        }
    }

    @Test
    void under_another_name_of_the_site_the_button_stays_hidden() {
        try (var visitor = browser.visitor(Screen.PHONE, "en", true)) {
            var page = visitor.newPage();
            // As if the page stood at an address that is not the one of the settings.
            visitor.addInitScript("""
                    document.addEventListener('readystatechange', () => {
                      for (const one of document.querySelectorAll('form[data-host]')) one.dataset.host = 'petitions.example';
                    })""");
            page.navigate(ENTRY);
            page.waitForLoadState();
            assertThat(page.locator("form.passkey")).isHidden();
        }
    }

    @Test
    void its_policy_lets_our_script_run_and_ask_us_only() {
        try (var visitor = browser.visitor(Screen.PHONE, "en", true)) {
            var page = visitor.newPage();
            var policy = page.navigate(ENTRY).allHeaders().get("content-security-policy");
            assertTrue(policy.startsWith("default-src 'none'"), policy);
            assertTrue(policy.endsWith("; script-src 'self'; connect-src 'self'"), policy);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ar"})
    void the_pages_fit_a_phone_and_break_no_rule_of_accessibility(String language) {
        try (var visitor = browser.examiner(Screen.PHONE, language)) {
            var page = visitor.newPage();
            device(visitor, page);
            var words = Messages.of(language);
            var found = new ArrayList<String>();
            page.navigate(ENTRY + "?lang=" + language);
            found.addAll(looked(page, "passkey-sign-in", language));
            page.locator("form.passkey button").click();
            page.waitForURL(Pattern.compile(".*/staff/sign-in(/passkey|.lang=.*)$"));
            assertThat(page.locator("[data-fault=cancelled]")).isVisible();
            found.addAll(looked(page, "passkey-cancelled", language));
            var desk = speaking(language);
            signedIn(visitor, desk);
            page.navigate(PAGE);
            assertThat(page.locator("h1")).hasText(words.t("passkey.title"));
            found.addAll(looked(page, "passkey-none", language));
            add(page, "Vera’s phone");
            found.addAll(looked(page, "passkey-one", language));
            db.useTransaction(handle -> handle.execute(
                    "UPDATE staff_session SET made_at = now() - interval '11 minutes' WHERE hash = ?",
                    Token.hash(desk.cookie)));
            page.navigate(PAGE);
            assertThat(page.locator("#again")).hasText(words.t("passkey.freshTitle"));
            found.addAll(looked(page, "passkey-not-fresh", language));
            db.useTransaction(handle -> handle.execute("DELETE FROM staff_passkey"));
            page.locator("main a.button").click();
            page.locator("form.passkey button").click();
            page.waitForURL(ENTRY + "/passkey");
            assertThat(page).hasTitle(words.t("passkey.refusedTitle") + " · Undersigned");
            found.addAll(looked(page, "passkey-refused", language));
            assertEquals(List.of(), found);
        }
    }

    private static List<String> looked(Page page, String name, String language) {
        var found = new ArrayList<String>();
        for (var width : List.of(360, 1280))
            for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                page.setViewportSize(width, 800);
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                Browser.picture(page, name, width, language, scheme);
                var where = name + " " + width + " " + scheme;
                found.addAll(Look.violations(page, where));
                found.addAll(Look.misfits(page, where));
            }
        page.setViewportSize(360, 740);
        return found;
    }

    private static void add(Page page, String name) {
        page.locator("#name").fill(name);
        page.locator("#add button").click();
        page.waitForURL(PAGE);
        assertThat(page.locator(".rows li")).hasCount(1);
    }

    /** Somebody who chose a language when they took their invitation. */
    private static Desk speaking(String language) {
        var desk = new Desk(World.address("vera"));
        var link = Desk.invitation(desk.email);
        desk.secret = Desk.secretIn(desk.get(link).asString());
        desk.post(link, "name", "Vera", "password", Desk.PASSWORD, "code", desk.code(0), "lang", language)
                .then()
                .statusCode(200);
        return desk;
    }

    /** The cookie of somebody who has signed in elsewhere. */
    private static void signedIn(BrowserContext visitor, Desk desk) {
        visitor.addCookies(List.of(new Cookie("staff", desk.cookie)
                .setUrl(Browser.SITE)
                .setHttpOnly(true)
                .setSameSite(SameSiteAttribute.STRICT)));
    }

    /** A phone with a finger on it. */
    private static CDPSession device(BrowserContext visitor, Page page) {
        var session = visitor.newCDPSession(page);
        session.send("WebAuthn.enable");
        var options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        var device = new JsonObject();
        device.add("options", options);
        session.send("WebAuthn.addVirtualAuthenticator", device);
        return session;
    }
}
