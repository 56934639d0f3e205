package org.undersigned.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.world.World.PETITION;

import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Response;
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
import org.junit.jupiter.params.provider.ValueSource;
import org.undersigned.browser.Browser.Screen;
import org.undersigned.foundation.html.Languages;
import org.undersigned.world.TestDatabase;
import org.undersigned.world.Weight;
import org.undersigned.world.World;

/** What a visit costs and gives away: no other site hears of it, nothing is kept in the browser, little is sent. */
@Tag("browser")
@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class NetworkTest {

    private static final int MOST_BYTES = 14 * 1024;

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
    void a_visit_asks_no_other_site_keeps_nothing_and_breaks_no_policy(Place place) {
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

            assertEquals(
                    List.of(),
                    asked.stream()
                            .filter(url -> !url.startsWith(Browser.SITE + "/") && !url.startsWith("data:"))
                            .toList(),
                    place.name());
            // Chromium says of every refusal that it is one.
            said.removeIf(line -> line.contains("status of " + place.status()));
            assertEquals(List.of(), said, place.name());
            assertEquals(List.of(), visitor.cookies());
            assertEquals(
                    place == Places.VERIFY ? 1 : 0,
                    page.locator("script, iframe, [style], [onclick], [onload]").count(),
                    "scripts, frames or inline styles");
            assertEquals("0 0", page.evaluate("localStorage.length + ' ' + sessionStorage.length"));
            // By number: asking for headers lets answers come in that are late, such as the icon's.
            for (int i = 0; i < answers.size(); i++)
                assertFalse(
                        answers.get(i).allHeaders().containsKey("set-cookie"),
                        answers.get(i).url());
            headers(place, answer.allHeaders());
        }
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

    static Stream<Place> openPlaces() {
        return Places.open();
    }

    @ParameterizedTest
    @MethodSource("openPlaces")
    void a_page_says_the_same_without_scripts(Place place) {
        // What earlier visitors did is counted before it is read twice.
        World.confirmed();
        assertEquals(words(place, true), words(place, false));
    }

    private static String words(Place place, boolean scripts) {
        try (var visitor = browser.visitor(Screen.PHONE, "en", scripts)) {
            var page = visitor.newPage();
            place.go(page, "en");
            assertTrue(page.locator("h1").isVisible());
            return page.locator("body").innerText();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "ht", "ar", "fr", "de"})
    void a_petition_and_its_sheets_are_sent_in_at_most_14_kilobytes(String language) throws Exception {
        for (var petition : List.of(PETITION, "/petitions/lirenne-propre", Causes.ASKING)) {
            var weight = Weight.of(Languages.href(language, petition));
            assertTrue(weight.bytes() <= MOST_BYTES, weight.toString());
        }
    }

    private static String told(ConsoleMessage message) {
        return message.type() + ": " + message.text() + " at " + message.location();
    }
}
