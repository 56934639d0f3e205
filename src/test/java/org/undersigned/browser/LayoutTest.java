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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.undersigned.browser.Browser.Screen;
import org.undersigned.foundation.html.Languages;
import org.undersigned.world.TestDatabase;

/** The focus can be seen all the way through the petition, and its button at once. */
@Tag("browser")
@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class LayoutTest {

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
        browser = Browser.open();
        visitor = browser.visitor(Screen.PHONE, "en", true);
    }

    @AfterAll
    static void close() {
        browser.close();
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
            var lines = Look.lines(page, HIDDEN_FOCUS);
            if (lines.equals(List.of("end"))) return stops;
            for (var line : lines) found.add("\n" + key + " " + stops + ": " + line);
        }
        throw new AssertionError("the way through the page has no end");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "ht", "ar", "pt", "zh", "vi"})
    void the_button_to_sign_is_on_the_first_screen_of_a_phone(String language) {
        try (var page = visitor.newPage()) {
            page.setViewportSize(390, 844);
            page.navigate(Browser.SITE + Languages.href(language, PETITION));
            var box = page.locator(".hero a[href='#sign']").boundingBox();
            assertTrue(box.y + box.height <= 844, "it ends at " + (box.y + box.height) + " of 844");
        }
    }
}
