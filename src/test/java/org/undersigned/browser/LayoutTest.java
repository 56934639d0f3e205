package org.undersigned.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.world.World.PETITION;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
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
import org.junit.jupiter.params.provider.ValueSource;
import org.undersigned.browser.Browser.Screen;
import org.undersigned.foundation.html.Languages;
import org.undersigned.world.TestDatabase;

/** Pages fit the window, fingers fit the buttons, and the focus can be seen. */
@Tag("browser")
@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class LayoutTest {

    private static final List<Integer> WIDTHS = List.of(320, 360, 390, 768, 1280);

    /** What sticks out, from the innermost element on; nothing if the page can not be moved sideways. */
    static final String TOO_WIDE = """
            () => {
              const page = document.scrollingElement;
              if (page.scrollWidth <= page.clientWidth) return [];
              const out = [...document.body.querySelectorAll('*')].filter(one => {
                const box = one.getBoundingClientRect();
                return box.width > 0 && (box.right > page.clientWidth + .5 || box.left < -.5);
              });
              return out.filter(one => !out.some(other => other !== one && one.contains(other)))
                  .slice(0, 5).map(one => one.outerHTML.slice(0, 160)).concat(`${page.scrollWidth} > ${page.clientWidth}`);
            }""";

    /** Fields whose letters make a phone zoom in, and targets too small for a finger. A tick counts with its label. */
    static final String TOO_SMALL = """
            () => {
              const seen = one => one.checkVisibility() && !one.closest('.away') && !one.matches('.skip');
              const height = one => one.type === 'checkbox' || one.type === 'radio'
                  ? Math.max(...[one, ...one.labels].map(part => part.getBoundingClientRect().bottom))
                    - Math.min(...[one, ...one.labels].map(part => part.getBoundingClientRect().top))
                  : one.getBoundingClientRect().height;
              const fields = [...document.querySelectorAll('input:not([type=hidden]), select, textarea')].filter(seen)
                  .filter(one => parseFloat(getComputedStyle(one).fontSize) < 16);
              const alone = 'button, a.button, a.near, summary, nav a, header a, footer a, .links a, .share a, .chips a,'
                  + 'input:not([type=hidden]), select, textarea';
              const targets = [...document.querySelectorAll(alone)].filter(seen).filter(one => height(one) < 43.99);
              return fields.map(one => 'letters: ' + one.outerHTML.slice(0, 160))
                  .concat(targets.map(one => Math.round(height(one) * 10) / 10 + ' px: ' + one.outerHTML.slice(0, 160)));
            }""";

    /**
     * Whether the focused element can be seen: in the window, its middle covered by nothing, its edges by nothing that floats. (The
     * boxes of neighbouring lines may overlap at the edges: letters of some scripts are taller than their lines.)
     */
    private static final String HIDDEN_FOCUS = """
            () => {
              const one = document.activeElement;
              if (!one || one === document.body) return ['end'];
              const box = one.getClientRects()[0];
              const name = one.outerHTML.slice(0, 120);
              if (!box) return [name + ' has no place'];
              if (box.top < -1 || box.bottom > innerHeight + 1 || box.left < -1 || box.right > innerWidth + 1)
                return [`${name} is outside: ${box.top} to ${box.bottom} of ${innerHeight}`];
              const at = part => document.elementFromPoint(box.left + box.width / 2, box.top + box.height * part);
              const floats = top => top && (!['static', 'relative'].includes(getComputedStyle(top).position) || floats(top.parentElement));
              const covers = part => at(part) && !one.contains(at(part)) && !at(part).contains(one) && (part === .5 || floats(at(part)));
              return [.15, .5, .85].filter(covers).slice(0, 1).map(part =>
                  `${name} is covered at ${part} of ${JSON.stringify(box)} by ${at(part).outerHTML.slice(0, 120)}`);
            }""";

    private static Browser browser;
    private static BrowserContext visitor;

    @BeforeAll
    static void open() {
        Causes.load();
        browser = Browser.open();
        visitor = browser.visitor(Screen.PHONE, "en", true);
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
    void no_page_scrolls_sideways_and_everything_is_large_enough(Place place) {
        var found = new ArrayList<String>();
        for (var language : List.of("en", "ar")) {
            try (var page = visitor.newPage()) {
                place.go(page, language);
                found.addAll(look(page, language + " folded"));
                page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)");
                found.addAll(look(page, language + " unfolded"));
            }
        }
        assertEquals(List.of(), found, place.name());
    }

    private static List<String> look(Page page, String where) {
        var found = new ArrayList<String>();
        for (int width : WIDTHS) {
            page.setViewportSize(width, 800);
            for (var line : lines(page, TOO_WIDE)) found.add("\n" + where + " at " + width + " is too wide: " + line);
            if (width == 360 || width == 1280)
                for (var line : lines(page, TOO_SMALL))
                    found.add("\n" + where + " at " + width + " is too small: " + line);
        }
        return found;
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ar"})
    void the_focus_is_never_hidden_on_the_way_through_the_petition(String language) {
        try (var page = visitor.newPage()) {
            Place.address(PETITION).go(page, language);
            var found = new ArrayList<String>();
            var forth = walk(page, "Tab", found);
            var back = walk(page, "Shift+Tab", found);
            assertEquals(List.of(), found);
            assertTrue(forth > 40 && back >= forth - 1, forth + " stops forth, " + back + " back");
        }
    }

    /** Presses a key until the page is left; returns the number of stops. */
    private static int walk(Page page, String key, List<String> found) {
        for (int stops = 0; stops < 200; stops++) {
            page.keyboard().press(key);
            var lines = lines(page, HIDDEN_FOCUS);
            if (lines.equals(List.of("end"))) return stops;
            for (var line : lines) found.add("\n" + key + " " + stops + ": " + line);
        }
        throw new AssertionError("the way through the page has no end");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "ht", "ar"})
    void the_button_to_sign_is_on_the_first_screen_of_a_phone(String language) {
        try (var page = visitor.newPage()) {
            page.setViewportSize(390, 844);
            page.navigate(Browser.SITE + Languages.href(language, PETITION));
            var box = page.locator(".hero a[href='#sign']").boundingBox();
            assertTrue(box.y + box.height <= 844, "it ends at " + (box.y + box.height) + " of 844");
        }
    }

    static List<String> lines(Page page, String script) {
        return ((List<?>) page.evaluate(script)).stream().map(String::valueOf).toList();
    }
}
