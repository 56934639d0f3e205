package org.undersigned.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.undersigned.browser.Place.answer;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.undersigned.browser.Browser.Screen;
import org.undersigned.foundation.db.Published;
import org.undersigned.foundation.html.Languages;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.TestDatabase;

/** A hand-over and its answer are recorded and corrected on a phone, and everybody reads what became of them. */
@Tag("browser")
@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class HandOverPagesTest {

    private static final String CORRECT = "button[value=correct-hand-over]";

    private static Browser browser;

    @Inject
    Published.Registry published;

    @BeforeAll
    static void open() {
        browser = Browser.open();
    }

    @AfterAll
    static void close() {
        browser.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ar", "de"})
    void no_page_of_a_hand_over_breaks_a_rule_or_scrolls_sideways(String language) {
        var prefix = "handed-" + language;
        var petition = OwnPetition.open(prefix);
        var desk = Desk.invited(
                "Cleo", "--organisation", prefix + "-river-watch", "--role", "campaigner", "--language", language);
        var of = "/staff/campaigns/" + prefix + "-clean-river-now/" + petition.slug();
        desk.send(of + "/state", "step", "open-closed").then().statusCode(303);
        published.refresh();
        var found = new ArrayList<String>();
        try (var visitor = browser.examiner(Screen.PHONE, language)) {
            var page = visitor.newPage();
            visitor.addCookies(List.of(new Cookie("staff", desk.cookie)
                    .setUrl(Browser.SITE + "/staff")
                    .setHttpOnly(true)));
            page.navigate(Browser.SITE + of + "/delivery/record");
            page.locator("#by-whom").fill("Ada Example von der Beispielhausen");
            page.locator("#sure").check();
            answer(page, () -> page.locator("form:has(#by-whom) button").click());
            Look.at(page, "hand-over-recorded", language, found);
            page.navigate(Browser.SITE + of + "/delivery/record");
            page.locator("a[href*='/delivery/record/']").first().click();
            correct(page, language, found);
            late(page, visitor.newPage(), language, found);
            respond(page, language, found);
            published.refresh();
            page.navigate(Browser.SITE + Languages.href(language, petition.path()));
            assertThat(page.locator(".handed .small").first()).isVisible();
            Look.at(page, "hand-over-public", language, found);
        }
        assertEquals(List.of(), found);
    }

    /** Refused first, for there is no such day. */
    private static void correct(Page page, String language, List<String> found) {
        page.locator("details:has(" + CORRECT + ") summary").click();
        Look.at(page, "hand-over-correct", language, found);
        page.locator("#place").fill("The gate");
        page.locator("#handed-on").fill("1999-01-01");
        page.locator("#handed-sure").check();
        answer(page, () -> page.locator(CORRECT).click());
        assertThat(page.locator("#wrong li")).hasCount(2);
        assertThat(page.locator("#place")).hasValue("The gate");
        Look.at(page, "hand-over-correct-refused", language, found);
        page.locator("#handed-on").fill(LocalDate.now(ZoneOffset.UTC).toString());
        page.locator("#handed-reason").fill("It was at the gate.");
        page.locator("#handed-sure").check();
        answer(page, () -> page.locator(CORRECT).click());
        assertThat(page.locator("p.done")).isVisible();
        Look.at(page, "hand-over-corrected", language, found);
    }

    /** Somebody else corrects the place after the form was opened. */
    private static void late(Page page, Page other, String language, List<String> found) {
        page.locator("details:has(" + CORRECT + ") summary").click();
        other.navigate(page.url());
        other.locator("details:has(" + CORRECT + ") summary").click();
        again(other, "#place", "Side door");
        assertThat(other.locator("p.done")).isVisible();
        again(page, "#by-whom", "Ada Example");
        assertThat(page.locator("#handed-meanwhile li")).hasCount(1);
        assertThat(page.locator("#place")).hasValue("Side door");
        assertThat(page.locator("#by-whom")).hasValue("Ada Example");
        Look.at(page, "hand-over-meanwhile", language, found);
        page.navigate(page.url());
    }

    private static void again(Page page, String field, String text) {
        page.locator(field).fill(text);
        page.locator("#handed-reason").fill("It was misread.");
        page.locator("#handed-sure").check();
        answer(page, () -> page.locator(CORRECT).click());
    }

    private static void respond(Page page, String language, List<String> found) {
        page.locator("#answer").selectOption("partly");
        page.locator("#answer-text").fill("We will think about it.");
        page.locator("#sure").check();
        answer(page, () -> page.locator("button[value=answer]").click());
        page.locator("details:has(button[value=correct]) summary").click();
        Look.at(page, "answer-correct", language, found);
    }
}
