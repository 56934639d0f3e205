package org.undersigned.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.browser.Place.answer;
import static org.undersigned.world.World.PETITION;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import io.quarkus.arc.Arc;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.undersigned.browser.Browser.Screen;
import org.undersigned.foundation.db.Published;
import org.undersigned.foundation.html.Languages;
import org.undersigned.petition.Petitions;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.TestDatabase;
import org.undersigned.world.World;

/** Passing a petition on in a real browser, with scripts and without. */
@Tag("browser")
@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class SharingPagesTest {

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
    void every_way_is_a_link_where_no_script_runs(String language) {
        try (var visitor = browser.visitor(Screen.PHONE, language, false)) {
            var page = visitor.newPage();
            page.navigate(Browser.SITE + Languages.href(language, PETITION) + "/thanks?r=abcdefghij");
            assertThat(page.locator(".share button")).hasCount(0);
            page.locator(".asked summary").click();
            assertThat(page.locator(".share a")).hasCount(10);
            assertThat(page.locator(".copy").first()).containsText("?r=abcdefghij");
            page.locator(".share a[href*='/mastodon']").click();
            page.locator("#server").fill("not a server");
            answer(page, () -> page.locator("main form button").click());
            assertThat(page.locator("#server-e")).isVisible();
            page.locator("#server").fill("social.example.org");
            answer(page, () -> page.locator("main form button").click());
            assertTrue(page.locator("main a.button")
                    .getAttribute("href")
                    .startsWith("https://social.example.org/share?text="));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ar"})
    void each_step_can_be_passed_over_by_a_button_where_no_script_runs(String language) {
        var found = new ArrayList<String>();
        try (var visitor = browser.visitor(Screen.PHONE, language, false)) {
            var page = visitor.newPage();
            page.navigate(Browser.SITE + Languages.href(language, PETITION) + "/thanks?r=abcdefghij");
            assertThat(page.locator(".steps > li")).hasCount(3);
            answer(page, () -> page.locator("button[value=skipped]").click());
            assertThat(page).hasURL(java.util.regex.Pattern.compile("r=abcdefghij&at=donate$"));
            assertThat(page.locator(".steps > li")).hasCount(2);
            answer(page, () -> page.locator("button[value=done]").click());
            answer(page, () -> page.locator("button[value=skipped]").click());
            assertThat(page.locator(".steps > li")).hasCount(0);
        }
        try (var visitor = browser.examiner(Screen.PHONE, language)) {
            var page = visitor.newPage();
            page.navigate(Browser.SITE + Languages.href(language, PETITION) + "/thanks?r=abcdefghij&at=donate");
            Look.at(page, "thanks-second", language, found);
            page.navigate(Browser.SITE + Languages.href(language, PETITION) + "/thanks?at=end");
            Look.at(page, "thanks-end", language, found);
        }
        assertEquals(List.of(), found);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ar"})
    void where_scripts_run_the_link_is_copied_and_the_device_shares_itself(String language) {
        var found = new ArrayList<String>();
        try (var visitor = browser.examiner(Screen.PHONE, language)) {
            visitor.addInitScript(
                    "navigator.share = async what => { window.shared = what; };"
                            + "Object.defineProperty(navigator, 'clipboard', {value: {writeText: async text => { window.copied = text; }}});");
            var page = visitor.newPage();
            page.navigate(Browser.SITE + Languages.href(language, PETITION) + "/thanks?r=abcdefghij");
            page.locator(".asked summary").click();
            assertThat(page.locator(".share button")).hasCount(2);
            page.locator(".share button").first().click();
            assertTrue(page.evaluate("window.shared.url").toString().endsWith("?r=abcdefghij"));
            page.locator(".share button").nth(1).click();
            assertTrue(page.evaluate("window.copied").toString().endsWith("?r=abcdefghij"));
            Look.at(page, "thanks-share", language, found);
            page.navigate(Browser.SITE + Languages.href(language, PETITION) + "/mastodon?server=social.example.org");
            Look.at(page, "mastodon", language, found);
            page.navigate(Browser.SITE + Languages.href(language, PETITION) + "/mastodon?server=1");
            Look.at(page, "mastodon-refused", language, found);
        }
        assertEquals(List.of(), found);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ar"})
    void the_workspace_numbers_sheets_and_hides_names_and_a_partner_takes_its_kit(String language) {
        var found = new ArrayList<String>();
        var prefix = "shp" + UUID.randomUUID().toString().substring(0, 8);
        var own = OwnPetition.open(prefix);
        var watch = prefix + "-river-watch";
        var petition = Arc.container()
                .instance(Petitions.class)
                .get()
                .visible(own.slug())
                .orElseThrow();
        var desk = "/staff/campaigns/" + petition.campaign().slug() + "/" + own.slug() + "/sharing";
        try (var visitor = browser.examiner(Screen.PHONE, language)) {
            var page = visitor.newPage();
            var cleo = Desk.invited("Cleo", "--organisation", watch, "--role", "campaigner", "--language", language);
            enter(page, cleo);
            page.navigate(
                    Browser.SITE + "/staff/campaigns/" + petition.campaign().slug());
            page.locator("main a[href$='/sharing']").click();
            Look.at(page, "sharing-desk", language, found);
            page.locator("#sheets").fill("99");
            answer(page, () -> page.locator("button[value=number]").click());
            Look.at(page, "sharing-desk-refused", language, found);
            page.locator("#sheets").fill("2");
            answer(page, () -> page.locator("button[value=number]").click());
            answer(page, () -> page.locator("button[value=on]").click());
            Arc.container().instance(Published.Registry.class).get().refresh();
            var suzie = own.supporter("Suzie Sample", World.address("suzie"));
            page.navigate(Browser.SITE + suzie + "/sharer");
            Look.at(page, "sharer", "en", found);
            page.locator("#name").fill("1");
            answer(page, () -> page.locator("main form button").first().click());
            Look.at(page, "sharer-refused", "en", found);
            page.locator("#name").fill("Suzie");
            answer(page, () -> page.locator("main form button").first().click());
            Look.at(page, "own-page-named", "en", found);
            page.navigate(Browser.SITE + Languages.href(language, own.path()) + "/sharers");
            Look.at(page, "sharers-few", language, found);
            page.navigate(Browser.SITE + desk);
            Look.at(page, "sharing-desk-used", language, found);
            page.navigate(Browser.SITE + desk + "/ladder");
            page.locator("#source-0").fill("a b");
            answer(page, () -> page.locator("main form button").click());
            Look.at(page, "ladder-refused", language, found);
            page.locator("#source-0").fill("spring-mail");
            page.locator("#step-0-0").selectOption("next");
            answer(page, () -> page.locator("main form button").click());
            assertThat(page.locator("#step-0-0")).hasValue("next");
            Look.at(page, "ladder-rules", language, found);
            page.navigate(Browser.SITE + "/staff/organisations/" + watch + "/kits/" + own.slug());
            Look.unfold(page);
            Look.at(page, "kit", language, found);
            page.navigate(Browser.SITE + "/staff/organisations/" + watch + "/kits/" + own.slug() + "/sheets");
            page.locator("#sheets").fill("0");
            answer(page, () -> page.locator("main form button").click());
            Look.at(page, "kit-sheets-refused", language, found);
            page.locator("#sheets").fill("3");
            answer(page, () -> page.locator("main form button").click());
            Look.at(page, "kit-sheets", language, found);
            page.navigate(Browser.SITE + "/staff/organisations/" + watch + "/kits/" + own.slug());
            var file = page.waitForDownload(
                    () -> page.locator("a[href$='/kit.zip']").click());
            assertTrue(file.suggestedFilename().endsWith(watch + ".zip"), file.suggestedFilename());
        }
        assertEquals(List.of(), found);
    }

    private static void enter(Page page, Desk desk) {
        page.context().addCookies(List.of(new Cookie("staff", desk.cookie).setUrl(Browser.SITE)));
    }
}
