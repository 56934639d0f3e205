package org.undersigned.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.undersigned.browser.Browser.Screen;
import org.undersigned.world.TestDatabase;

/** Every kind of page under axe, in both colour schemes and both directions. Pictures of them go to {@code target/screenshots}. */
@Tag("browser")
@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class AccessibilityTest {

    /**
     * One line for each element that breaks a rule. What axe cannot decide is not in it. It waits for no answer from frames, in which there
     * is no axe; what they show is looked at as the page that it is.
     */
    private static final String VIOLATIONS = """
            async () => {
              const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
              const found = await axe.run(document, {runOnly: tags, resultTypes: ['violations'], iframes: false});
              return found.violations.flatMap(rule => rule.nodes.map(node =>
                  `${rule.id}: ${node.target.join(' ')}: ${node.failureSummary.replaceAll(/\\s+/g, ' ')}`));
            }""";

    private static Browser browser;

    private static BrowserContext english;
    private static BrowserContext arabic;

    @BeforeAll
    static void open() {
        Causes.load();
        browser = Browser.open();
        english = browser.examiner(Screen.PHONE, "en");
        arabic = browser.examiner(Screen.PHONE, "ar");
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
    void nothing_on_the_page_breaks_a_rule_in_light_or_dark(Place place) {
        try (var page = english.newPage()) {
            var found = new ArrayList<String>();
            place.go(page, "en");
            for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK))
                found.addAll(examine(page, place, "en", 360, scheme));
            page.setViewportSize(1280, 900);
            Browser.picture(page, place.name(), 1280, "en", ColorScheme.DARK);
            unfold(page);
            for (var scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                found.addAll(violations(page, "unfolded " + scheme));
            }
            assertEquals(List.of(), found, place.name());
        }
    }

    @ParameterizedTest
    @MethodSource("places")
    void nothing_on_the_arabic_page_breaks_a_rule_on_a_small_or_large_screen(Place place) {
        try (var page = arabic.newPage()) {
            var found = new ArrayList<String>();
            place.go(page, "ar");
            found.addAll(examine(page, place, "ar", 360, ColorScheme.LIGHT));
            found.addAll(examine(page, place, "ar", 1280, ColorScheme.LIGHT));
            assertEquals(List.of(), found, place.name());
        }
    }

    private static List<String> examine(Page page, Place place, String language, int width, ColorScheme scheme) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        page.setViewportSize(width, width < 700 ? 740 : 900);
        Browser.picture(page, place.name(), width, language, scheme);
        return violations(page, width + " " + scheme);
    }

    private static void unfold(Page page) {
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)");
    }

    static List<String> violations(Page page, String where) {
        if (!(boolean) page.evaluate("'axe' in window")) page.evaluate(AxeBuilder.getAxeScript());
        var found = (List<?>) page.evaluate(VIOLATIONS);
        return found.stream().map(line -> "\n" + where + ": " + line).toList();
    }
}
