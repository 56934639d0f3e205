package org.undersigned.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.world.World.PETITION;

import com.microsoft.playwright.options.Cookie;
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
import org.undersigned.world.Desk;
import org.undersigned.world.TestDatabase;

/** Every page of a frame, and those of the workspace about frames, as somebody looks at them. */
@Tag("browser")
@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class EmbedPagesTest {

    private static final String PARTNER = "nnirr";

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

    @ParameterizedTest
    @ValueSource(strings = {"en", "ar"})
    void every_page_of_a_frame_fits_and_breaks_no_rule(String language) {
        var found = new ArrayList<String>();
        var start = Browser.SITE + Languages.href(language, "/embed" + PETITION);
        try (var visitor = browser.examiner(Screen.PHONE, language)) {
            var page = visitor.newPage();
            page.navigate(start + "?partner=" + PARTNER);
            Look.at(page, "embed", language, found);
            page.navigate(start + "?accent=ffee00&radius=24&font=serif&scheme=light");
            Look.at(page, "embed-themed", language, found);
            page.navigate(start + "?accent=000080&radius=0&font=rounded&scheme=dark");
            Look.at(page, "embed-dark", language, found);
            page.locator("#name").fill("https://spam.example");
            page.locator("#email").fill("suzie@nowhere");
            page.locator("#country").selectOption("US");
            page.locator("#postcode").fill("1");
            Place.answer(page, () -> page.locator("#go").click());
            Look.at(page, "embed-refused", language, found);
            page.navigate(start + "/check-your-mail?s=" + "A".repeat(22));
            Look.unfold(page);
            Look.at(page, "embed-check", language, found);
            page.locator("#code").fill("222222");
            Place.answer(
                    page,
                    () -> page.locator("form[action*='/confirmations'] button").click());
            Look.at(page, "embed-wrong-code", language, found);
            page.navigate(start + "/thanks?r=abcdefghij&partner=" + PARTNER);
            Look.unfold(page);
            Look.at(page, "embed-thanks", language, found);
            page.navigate(start + "-gone");
            Look.at(page, "embed-gone", language, found);
            page.navigate(Browser.SITE + Languages.href(language, "/embed" + Causes.ENDED));
            Look.at(page, "embed-closed", language, found);
        }
        assertEquals(List.of(), found);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ar"})
    void a_partner_chooses_a_look_and_its_owner_the_sites(String language) {
        var found = new ArrayList<String>();
        try (var visitor = browser.examiner(Screen.PHONE, language)) {
            var page = visitor.newPage();
            var ona = Desk.invited("Ona", "--organisation", PARTNER, "--language", language);
            visitor.addCookies(List.of(new Cookie("staff", ona.cookie).setUrl(Browser.SITE)));
            page.navigate(Browser.SITE + "/staff/organisations/" + PARTNER + "/kits"
                    + PETITION.substring(PETITION.lastIndexOf('/')));
            page.locator("main a[href$='/embed']").click();
            Look.at(page, "embed-desk", language, found);
            page.locator("#accent").fill("red");
            Place.answer(page, () -> page.locator("form.card button").click());
            Look.at(page, "embed-desk-refused", language, found);
            page.locator("#accent").fill("#0F766E");
            page.locator("#scheme").selectOption("dark");
            Place.answer(page, () -> page.locator("form.card button").click());
            assertThat(page.frameLocator("iframe.preview").locator("#email")).isVisible();
            assertTrue(page.locator("#code-element").inputValue().contains(" accent=\"0f766e\" scheme=\"dark\""));
            page.locator("main a[href$='/sites']").click();
            page.locator("#origins").fill("http://anglers.example");
            Place.answer(page, () -> page.locator("form.card button").click());
            Look.at(page, "embed-sites-refused", language, found);
            page.locator("#origins").fill("");
            Place.answer(page, () -> page.locator("form.card button").click());
            Look.at(page, "embed-sites", language, found);
        }
        assertEquals(List.of(), found);
    }
}
