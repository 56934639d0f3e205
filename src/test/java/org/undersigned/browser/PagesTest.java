package org.undersigned.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.undersigned.browser.Browser.Screen;
import org.undersigned.world.TestDatabase;

/**
 * Every kind of page, visited once in English and once in Arabic: no other site hears of the visit, nothing is kept in the browser, the page
 * fits every window, fingers fit its buttons, and no rule of accessibility is broken in light or dark.
 */
@Tag("browser")
@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class PagesTest {

    private static Browser browser;

    @BeforeAll
    static void open() {
        Causes.load();
        browser = Browser.open();
    }

    @AfterAll
    static void close() {
        browser.close();
    }

    static Stream<Place> places() {
        return Places.all();
    }

    @ParameterizedTest
    @MethodSource("places")
    void a_visit_asks_no_other_site_keeps_nothing_and_breaks_no_rule(Place place) {
        try (var visitor = browser.visitor(Screen.PHONE, "en", true)) {
            var page = visitor.newPage();
            var asked = new ArrayList<String>();
            var said = new ArrayList<String>();
            var answers = new ArrayList<Response>();
            page.onRequest(request -> asked.add(request.url()));
            page.onConsoleMessage(message -> said.add(told(message)));
            page.onPageError(said::add);
            page.onResponse(answers::add);
            var answer = place.go(page, "en");

            asked.removeIf(url -> url.startsWith(Browser.SITE + "/") || url.startsWith("data:"));
            assertEquals(List.of(), asked, place.name());
            // Chromium says of every refusal that it is one.
            said.removeIf(line -> line.contains("status of " + place.status()));
            assertEquals(List.of(), said, place.name());
            assertEquals(List.of(), visitor.cookies());
            assertEquals(
                    place == Places.VERIFY || place.name().equals("thanks") ? 1 : 0,
                    page.locator("script, iframe, [style], [onclick], [onload]").count(),
                    "scripts, frames or inline styles");
            assertEquals("0 0", page.evaluate("localStorage.length + ' ' + sessionStorage.length"));
            // By number: asking for headers lets answers come in that are late, such as the icon's.
            for (int i = 0; i < answers.size(); i++)
                assertFalse(
                        answers.get(i).allHeaders().containsKey("set-cookie"),
                        answers.get(i).url());
            headers(place, answer.allHeaders());
            look(page, place, "en");
        }
    }

    @ParameterizedTest
    @MethodSource("places")
    void the_arabic_page_fits_and_breaks_no_rule(Place place) {
        try (var visitor = browser.visitor(Screen.PHONE, "ar", true)) {
            var page = visitor.newPage();
            place.go(page, "ar");
            look(page, place, "ar");
        }
    }

    /** Folded as it came, and unfolded: what is folded away has no colours and no width. */
    private static void look(Page page, Place place, String language) {
        var found = new ArrayList<String>();
        for (int width : new int[] {320, 360, 768, 1280}) {
            page.setViewportSize(width, 800);
            found.addAll(Look.misfits(page, "folded at " + width));
        }
        Browser.picture(page, place.name(), 1280, language, ColorScheme.LIGHT);
        Look.unfold(page);
        found.addAll(Look.misfits(page, "unfolded at 1280"));
        found.addAll(Look.violations(page, "light"));
        page.setViewportSize(320, 740);
        found.addAll(Look.misfits(page, "unfolded at 320"));
        page.setViewportSize(360, 740);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        Browser.picture(page, place.name(), 360, language, ColorScheme.DARK);
        // Colours are the same in every language.
        if (language.equals("en")) found.addAll(Look.violations(page, "dark"));
        assertEquals(List.of(), found, place.name() + " in " + language);
    }

    private static void headers(Place place, Map<String, String> headers) {
        var policy = headers.getOrDefault("content-security-policy", "");
        assertTrue(policy.contains("default-src 'none'"), policy);
        assertTrue(policy.contains("frame-ancestors 'none'"), policy);
        assertFalse(policy.contains("unsafe"), policy);
        assertFalse(policy.contains("*"), policy);
        assertEquals("nosniff", headers.get("x-content-type-options"));
        assertTrue(headers.get("content-type").startsWith("text/html"), headers.get("content-type"));
        if (place.open()) {
            assertEquals("same-origin", headers.get("referrer-policy"));
            assertTrue(headers.get("cache-control").startsWith("public, max-age="), headers.get("cache-control"));
        } else {
            assertEquals("no-referrer", headers.get("referrer-policy"));
            assertEquals("no-store", headers.get("cache-control"));
            assertEquals("noindex", headers.get("x-robots-tag"));
        }
    }

    private static String told(ConsoleMessage message) {
        return message.type() + ": " + message.text() + " at " + message.location();
    }
}
