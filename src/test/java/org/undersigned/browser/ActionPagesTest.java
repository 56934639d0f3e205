package org.undersigned.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.browser.Place.answer;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
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
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.TestDatabase;

/** Calls and events in the workspace, in a real browser: written, refused, opened and called off. */
@Tag("browser")
@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class ActionPagesTest {

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
    void a_campaigner_writes_a_call_and_calls_an_event_off_on_a_phone(String language) {
        var found = new ArrayList<String>();
        var prefix = "acts" + UUID.randomUUID().toString().substring(0, 8);
        OwnPetition.open(prefix);
        var campaign = Browser.SITE + "/staff/campaigns/" + prefix + "-clean-river-now";
        try (var visitor = browser.examiner(Screen.PHONE, language)) {
            var page = visitor.newPage();
            var desk = Desk.invited(
                    "Cleo", "--organisation", prefix + "-river-watch", "--role", "campaigner", "--language", language);
            page.context()
                    .addCookies(List.of(new Cookie("staff", desk.cookie)
                            .setUrl(Browser.SITE + "/staff")
                            .setHttpOnly(true)));
            calls(page, campaign, prefix, language, found);
            pledges(page, campaign, prefix, language, found);
        }
        assertEquals(List.of(), found);
    }

    private static void calls(Page page, String campaign, String prefix, String language, List<String> found) {
        page.navigate(campaign + "/calls");
        Look.at(page, "action-calls", language, found);
        page.locator("a[href$='/calls/new']").click();
        Look.at(page, "action-call-new", language, found);
        fill(page, "title.en", "Ring them");
        fill(page, "o.0.number", "12");
        answer(page, () -> page.locator("main form button").click());
        Look.at(page, "action-call-refused", language, found);
        assertThat(field(page, "title.en")).hasValue("Ring them");
        fill(page, "slug", prefix + "-ring");
        fill(page, "text.en", "It helps.");
        fill(page, "script.en", "Please say this.");
        fill(page, "o.0.name.en", "The ministry");
        fill(page, "o.0.number", "+1 202 555 0143");
        answer(page, () -> page.locator("main form button").click());
        answer(page, () -> page.locator("button[value=open]").click());
        Look.at(page, "action-call", language, found);
        page.locator("a[href$='/preview']").click();
        Look.at(page, "action-call-preview", language, found);
        assertThat(page.locator("a[href^='tel:']")).hasText("+1 202-555-0143");
    }

    private static void pledges(Page page, String campaign, String prefix, String language, List<String> found) {
        page.navigate(campaign + "/pledges");
        Look.at(page, "action-pledges", language, found);
        page.locator("a[href$='/pledges/new']").click();
        answer(page, () -> page.locator("main form button").click());
        Look.at(page, "action-pledge-refused", language, found);
        page.navigate(campaign + "/pledges/" + prefix + "-bathing-day");
        Look.at(page, "action-pledge", language, found);
        // Where nobody else could approve it there is no button.
        var owner = Desk.invited("Oona", "--organisation", prefix + "-river-watch", "--role", "owner");
        page.reload();
        answer(page, () -> page.locator("form[action$='/coming'] button").click());
        Look.at(page, "action-pledge-asked", language, found);
        approve(owner);
        page.navigate(campaign + "/pledges/" + prefix + "-bathing-day");
        Look.at(page, "action-pledge-approved", language, found);
        var file = page.waitForDownload(
                () -> page.locator("form[action*='/coming/'] button").click());
        assertTrue(file.suggestedFilename().endsWith("-coming.csv"));
        page.locator("a[href$='/edit']").click();
        Look.at(page, "action-pledge-edit", language, found);
        page.goBack();
        page.locator("#sure").check();
        answer(page, () -> page.locator("form[action$='/cancellation'] button").click());
        Look.at(page, "action-pledge-cancelled", language, found);
    }

    private static void approve(Desk owner) {
        var path = owner.get("/staff/approvals")
                .asString()
                .replaceFirst("(?s).*action=\"(/staff/approvals/[0-9a-f-]{36})\".*", "$1");
        owner.send(path, "decision", "approve").then().statusCode(303);
    }

    private static com.microsoft.playwright.Locator field(Page page, String name) {
        return page.locator("[name='" + name + "']");
    }

    private static void fill(Page page, String name, String value) {
        field(page, name).fill(value);
    }
}
