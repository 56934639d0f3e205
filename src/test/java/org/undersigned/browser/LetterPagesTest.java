package org.undersigned.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.undersigned.browser.Place.answer;

import com.microsoft.playwright.options.FilePayload;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.undersigned.browser.Browser.Screen;
import org.undersigned.foundation.html.Languages;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.TestDatabase;
import org.undersigned.world.World;

/** Writing to a target in a real browser: on a phone without scripts, and every page of it under axe and in a narrow window. */
@Tag("browser")
@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class LetterPagesTest {

    private static final String TEXT = "I live beside the river, and I ask you to stop the outfall before the summer.";

    private static Browser browser;

    @BeforeAll
    static void open() {
        browser = Browser.open();
    }

    @AfterAll
    static void close() {
        browser.close();
    }

    @Test
    void somebody_writes_to_their_member_with_a_phone_and_without_scripts() {
        OwnPetition.open("page-post", yaml -> yaml.replace("test_address: letters@", "test_address: page-post@"));
        var email = World.address("phoebe");
        try (var visitor = browser.visitor(Screen.PHONE, "en", false)) {
            var page = visitor.newPage();
            page.navigate(Browser.SITE + "/letters/page-post-write-to-the-minister");
            page.locator("#place").fill("12 345");
            page.locator("main form button").click();
            assertThat(page.locator("main")).containsText("Kim Example");
            page.locator("#name").fill("Phoebe Phone");
            page.locator("#email").fill(email);
            page.locator("#text").fill(TEXT);
            page.locator("form[action$='/preview'] button.wide").click();
            assertThat(page.locator("h1")).hasText("This is what goes out");
            page.locator("form[action$='/letters'] button.wide").click();
            assertThat(page.locator("h1")).hasText("Check your mail");
            page.navigate(Browser.SITE + World.mail(email, 1).path("/my-letters/"));
            page.locator("button.wide").click();
            assertEquals(0, visitor.cookies().size());
        }
        assertEquals(
                email, World.mail("page-post@river-watch.example", 1).headers().get("Reply-To"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ar", "de"})
    void no_page_about_letters_breaks_a_rule_or_scrolls_sideways(String language) {
        var found = new ArrayList<String>();
        var prefix = "page-let-" + language;
        OwnPetition.open(
                prefix,
                yaml -> yaml.replace("test_address: letters@river-watch.example\n", "hourly: 1\n")
                        .replace("hourly: 60\n    test: true\n    hourly: 1\n", "hourly: 1\n    test: true\n"));
        var lead = prefix + "-river-watch";
        var lena = Desk.invited("lena", "--organisation", lead, "--role", "owner", "--language", language);
        var path = Languages.href(language, "/letters/" + prefix + "-write-to-the-minister");
        try (var visitor = browser.examiner(Screen.PHONE, language)) {
            var page = visitor.newPage();
            page.navigate(Browser.SITE + path);
            Look.at(page, "letter", language, found);
            answer(page, () -> page.locator("main form button").click());
            Look.at(page, "letter-nowhere", language, found);
            page.locator("#place").fill("12345");
            answer(page, () -> page.locator("main form button").click());
            Look.at(page, "letter-write", language, found);
            page.locator("main form").evaluate("form => form.noValidate = true");
            page.locator("#name").fill("https://spam.example");
            page.locator("#text").fill("Short.");
            answer(
                    page,
                    () -> page.locator("form[action$='/preview'] button.wide").click());
            Look.at(page, "letter-refused", language, found);
            var email = World.address("suzie");
            page.locator("#name").fill("Suzie Sample");
            page.locator("#email").fill(email);
            page.locator("#postal").fill("1 Example Street\nExample Town");
            page.locator("#subject").fill("The outfall at the old mill");
            page.locator("#text").fill(TEXT);
            answer(
                    page,
                    () -> page.locator("form[action$='/preview'] button.wide").click());
            Look.at(page, "letter-preview", language, found);
            answer(
                    page,
                    () -> page.locator("form[action$='/letters'] button.wide").click());
            Look.at(page, "letter-sent", language, found);
            page.navigate(Browser.SITE + World.mail(email, 1).path("/my-letters/"));
            Look.at(page, "letter-link", language, found);
            answer(page, () -> page.locator("button.wide").click());
            Look.at(page, "letter-waits", language, found);
            answer(
                    page,
                    () -> page.locator("form[action$='/withdrawal'] button").click());
            Look.at(page, "letter-deleted", language, found);

            KeyHolder.enter(page, lena);
            var campaign = "/staff/campaigns/" + prefix + "-clean-river-now";
            page.navigate(Browser.SITE + campaign + "/letters");
            Look.at(page, "letters-desk", language, found);
            page.navigate(Browser.SITE + campaign + "/new-letter");
            Look.at(page, "letter-new", language, found);
            page.locator("main form").evaluate("form => form.noValidate = true");
            answer(page, () -> page.locator("main form button").click());
            Look.at(page, "letter-new-refused", language, found);
            var desk = campaign + "/letters/" + prefix + "-write-to-the-minister";
            page.navigate(Browser.SITE + desk);
            Look.at(page, "letter-desk", language, found);
            page.navigate(Browser.SITE + desk + "/text");
            Look.at(page, "letter-edit", language, found);
            page.navigate(Browser.SITE + desk + "/targets");
            Look.at(page, "letter-targets", language, found);
            page.locator("#file").setInputFiles(csv("name,office,email\nRobin Example,Minister,robin\n"));
            answer(page, () -> page.locator("form[enctype] button").click());
            Look.at(page, "letter-targets-refused", language, found);
            page.locator("#file").setInputFiles(csv("name,office,email\nRobin Example,Minister,robin@example.org\n"));
            answer(page, () -> page.locator("form[enctype] button").click());
            Look.at(page, "letter-targets-changes", language, found);
            page.locator(".rows a").first().click();
            Look.at(page, "letter-target", language, found);
            page.locator("#answer").selectOption("yes");
            page.locator("#dated").fill("2026-05-02");
            answer(page, () -> page.locator("button[value=answer]").click());
            page.navigate(Browser.SITE + path);
            Look.at(page, "letter-answered", language, found);
        }
        assertEquals(List.of(), found);
    }

    private static FilePayload csv(String text) {
        return new FilePayload("people.csv", "text/csv", text.getBytes(StandardCharsets.UTF_8));
    }
}
