package org.undersigned.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.Media;
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
import org.undersigned.world.Desk;
import org.undersigned.world.TestDatabase;

/** The papers for counsel in a real browser: under axe, in a narrow window, from right to left, and as they are printed. */
@Tag("browser")
@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class PapersPagesTest {

    private static final String CAMPAIGN = "/staff/campaigns/end-family-detention";

    private static Browser browser;

    @BeforeAll
    static void open() {
        browser = Browser.open();
    }

    @AfterAll
    static void close() {
        browser.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ar"})
    void no_paper_breaks_a_rule_or_scrolls_sideways(String language) {
        var found = new ArrayList<String>();
        var desk = Desk.invited("Pia", "--organisation", "nnirr", "--role", "viewer", "--language", language);
        try (var visitor = browser.examiner(Screen.PHONE, language)) {
            visitor.addCookies(List.of(new Cookie("staff", desk.cookie)
                    .setUrl(Browser.SITE + "/staff")
                    .setHttpOnly(true)));
            var page = visitor.newPage();
            page.navigate(Browser.SITE + CAMPAIGN + "/papers");
            Look.at(page, "staff-papers", language, found);
            for (var paper : List.of("notice", "arrangement", "record", "assessment")) {
                page.navigate(
                        Browser.SITE + CAMPAIGN + "/end-family-detention/papers/" + paper + "?language=" + language);
                Look.at(page, "paper-" + paper, language, found);
            }
            printed(page, language, found);
        }
        assertEquals(List.of(), found);
    }

    /** On A4, the way back is not printed, and tables are tables. */
    private static void printed(Page page, String language, List<String> found) {
        page.setViewportSize(700, 1000);
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        if (page.locator("nav").isVisible()) found.add("\nthe links are printed");
        if (!page.locator(".draft").first().isVisible()) found.add("\nnothing says that it is a draft");
        if (!page.locator("thead").first().isVisible()) found.add("\na table has no head on paper");
        found.addAll(Look.tooWide(page, "on paper"));
        Browser.picture(
                page, "paper-assessment-printed", 700, language, com.microsoft.playwright.options.ColorScheme.LIGHT);
    }
}
