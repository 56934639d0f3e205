package org.undersigned.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.undersigned.browser.Browser.Screen;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.html.Messages;
import org.undersigned.log.SampleReceipt;
import org.undersigned.world.TestDatabase;

/** Suzie checks her receipt in the browser, and the server hears nothing of it. */
@Tag("browser")
@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class VerifyPageTest {

    private static Browser browser;

    @BeforeAll
    static void open() {
        browser = Browser.open();
    }

    @AfterAll
    static void close() {
        browser.close();
    }

    private static String words(String language, String key, Object... arguments) {
        return Messages.of(language).t("log." + key, arguments);
    }

    private static Page visit(BrowserContext visitor, String language) {
        var page = visitor.newPage();
        page.navigate(Browser.SITE + Languages.href(language, "/verify"));
        return page;
    }

    private static void choose(Page page, byte[] bytes) {
        page.locator("#file").setInputFiles(new FilePayload("receipt.txt", "text/plain", bytes));
    }

    private static void says(Page page, String language, String verdict, String key, Object... arguments) {
        assertThat(page.locator("#result")).hasAttribute("data-verdict", verdict);
        assertThat(page.locator("#result")).containsText(words(language, key, arguments));
    }

    @ParameterizedTest
    @CsvSource({"PHONE, en", "PHONE, ar", "DESKTOP, en", "DESKTOP, ar"})
    void a_chosen_file_is_judged_at_once_and_nothing_breaks_a_rule(Screen screen, String language) {
        try (var visitor = browser.examiner(screen, language)) {
            var page = visit(visitor, language);
            assertThat(page.locator("#no-script")).isHidden();
            choose(page, SampleReceipt.anonymous());
            says(page, language, "valid", "number", "300", "700");
            assertThat(page.locator("#result code")).hasText(SampleReceipt.ORIGIN);
            assertThat(page.locator("#result")).containsText(words(language, "keyOwn"));
            examine(page, "verify-valid", screen, language);

            var changed = SampleReceipt.anonymous();
            changed[40] ^= 1;
            choose(page, changed);
            says(page, language, "not-valid", "notIncluded");
            examine(page, "verify-not-valid", screen, language);

            choose(page, "a shopping list\n".getBytes(UTF_8));
            says(page, language, "unreadable", "unreadableHint");
            examine(page, "verify-unreadable", screen, language);
        }
    }

    private static void examine(Page page, String name, Screen screen, String language) {
        for (var scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            Browser.picture(page, name, screen.width, language, scheme);
            var found = new AxeBuilder(page).analyze().getViolations();
            assertEquals(
                    List.of(),
                    found.stream()
                            .map(rule -> rule.getId() + ": " + rule.getNodes())
                            .toList(),
                    name);
        }
        assertEquals(true, page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "it scrolls sideways");
    }

    @Test
    void with_a_typed_key_a_receipt_is_a_proof_and_with_another_it_is_none() {
        try (var visitor = browser.visitor(Screen.PHONE, "en", true)) {
            var page = visit(visitor, "en");
            page.locator("#key").fill(SampleReceipt.KEY);
            choose(page, SampleReceipt.personal());
            says(page, "en", "valid", "keyTyped");
            says(page, "en", "valid", "personal");
            page.locator("#key").fill(SampleReceipt.OTHER_KEY);
            page.locator("#check button").click();
            says(page, "en", "not-valid", "otherKey");
            page.locator("#key").fill("what key");
            page.locator("#check button").click();
            says(page, "en", "bad-key", "badKey");
        }
    }

    @Test
    void pasted_text_is_judged_on_demand_and_nothing_is_asked_back() {
        try (var visitor = browser.visitor(Screen.PHONE, "en", true)) {
            var page = visit(visitor, "en");
            page.locator("#check button").click();
            says(page, "en", "nothing", "nothing");
            page.locator("summary").click();
            page.locator("#pasted").fill("  " + new String(SampleReceipt.anonymous(), UTF_8).strip());
            page.locator("#check button").click();
            says(page, "en", "valid", "anonymous");
        }
    }

    @Test
    void a_dropped_file_is_judged() {
        try (var visitor = browser.visitor(Screen.DESKTOP, "en", true)) {
            var page = visit(visitor, "en");
            assertThat(page.locator("#check")).isVisible();
            page.evaluate("""
                    text => {
                      const dropped = new DataTransfer();
                      dropped.items.add(new File([text], 'receipt.txt'));
                      document.querySelector('h1').dispatchEvent(new DragEvent('drop', {dataTransfer: dropped, bubbles: true}));
                    }""", new String(SampleReceipt.anonymous(), UTF_8));
            says(page, "en", "valid", "anonymous");
        }
    }

    /** The page goes offline too, so that a request that nobody sees would fail the check. */
    @Test
    void the_network_hears_nothing_while_a_receipt_is_checked() {
        try (var visitor = browser.visitor(Screen.PHONE, "en", true)) {
            var asked = new ArrayList<String>();
            var page = visit(visitor, "en");
            assertThat(page.locator("#check")).isVisible();
            page.waitForLoadState();
            page.onRequest(request -> asked.add(request.url()));
            visitor.setOffline(true);
            choose(page, SampleReceipt.personal());
            says(page, "en", "valid", "personal");
            page.locator("#check button").click();
            says(page, "en", "valid", "personal");
            // A browser asks for the icon of a window when it likes.
            asked.removeIf(url -> url.equals(Browser.SITE + "/assets/icon.svg"));
            assertEquals(List.of(), asked);
            assertEquals("0 0", page.evaluate("localStorage.length + ' ' + sessionStorage.length"));
        }
    }

    @Test
    void its_policy_lets_our_script_run_and_call_nobody() {
        try (var visitor = browser.visitor(Screen.PHONE, "en", true)) {
            var page = visitor.newPage();
            for (int visit = 0; visit < 2; visit++) {
                var answer = page.navigate(Browser.SITE + "/verify");
                assertEquals(
                        "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'none'; base-uri 'none'; "
                                + "frame-ancestors 'none'; script-src 'self'",
                        answer.allHeaders().get("content-security-policy"));
            }
            assertEquals("refused", page.evaluate("fetch('/verify').then(() => 'answered', () => 'refused')"));
            var elsewhere = page.navigate(Browser.SITE + "/about").allHeaders().get("content-security-policy");
            assertTrue(!elsewhere.contains("script-src"), elsewhere);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ar"})
    void without_scripts_the_page_says_how_to_check_with_programs(String language) {
        try (var visitor = browser.visitor(Screen.PHONE, language, false)) {
            var page = visit(visitor, language);
            assertThat(page.locator("#no-script")).isVisible();
            assertThat(page.locator("#check")).isHidden();
            assertThat(page.locator("#tools")).containsText("./undersigned verify receipt.txt --key 'VKEY'");
            Browser.picture(page, "verify-no-script", 360, language, ColorScheme.LIGHT);
        }
    }

    @Test
    void a_browser_without_ed25519_says_so_and_what_to_do() {
        try (var visitor = browser.visitor(Screen.PHONE, "en", true)) {
            visitor.addInitScript(
                    "crypto.subtle.importKey = () => Promise.reject(new DOMException('', 'NotSupportedError'))");
            var page = visit(visitor, "en");
            says(page, "en", "no-ed25519", "noEd25519");
            assertThat(page.locator("#check")).isHidden();
            assertThat(page.locator("#result a")).hasAttribute("href", "#tools");
            Browser.picture(page, "verify-no-ed25519", 360, "en", ColorScheme.LIGHT);
        }
    }
}
