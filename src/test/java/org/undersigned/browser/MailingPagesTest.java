package org.undersigned.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
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
import org.undersigned.world.World;

/** A mailing in a real browser, from the first page to what came of it. */
@Tag("browser")
@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class MailingPagesTest {

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
    @ValueSource(strings = {"en", "ar", "de"})
    void a_mailing_is_written_tried_and_sent_on_a_phone(String language) {
        var found = new ArrayList<String>();
        var prefix = "pages" + UUID.randomUUID().toString().substring(0, 8);
        var petition = OwnPetition.open(prefix);
        petition.supporter("Sample Supporter", World.address("mailed"), petition.box());
        var watch = prefix + "-river-watch";
        try (var visitor = browser.examiner(Screen.PHONE, language)) {
            var page = visitor.newPage();
            enter(page, Desk.invited("Wren", "--organisation", watch, "--language", language));
            page.navigate(Browser.SITE + "/staff/organisations/" + watch + "/mailings");
            Look.at(page, "mailings-none", language, found);
            page.locator("main a.button").click();
            page.locator("#countries").fill("Atlantis");
            page.locator("#tried").fill("0");
            answer(page, () -> page.locator("form.card button").click());
            Look.at(page, "mailing-refused", language, found);
            assertThat(page.locator("#countries")).hasValue("Atlantis");
            page.locator("#countries").fill("US");
            page.locator("#tried").fill("50");
            page.locator("#asks").selectOption(petition.slug());
            answer(page, () -> page.locator("form.card button").click());
            page.locator("#subject").fill("Come to the river, {name}");
            page.locator("#other").fill("The river needs you");
            answer(page, () -> page.locator("form.card button").click());
            Look.at(page, "mailing-words-refused", language, found);
            page.locator("#body")
                    .fill("Dear {name},\n\n- the outfall\n- the **mill**\n\n[More](https://river.example)");
            answer(page, () -> page.locator("form.card button").click());
            assertThat(page.locator("article strong")).hasText("mill");
            Look.at(page, "mailing-words", language, found);
            page.locator(".above a").click();
            Look.at(page, "mailing-draft", language, found);
            answer(page, () -> page.locator("button[value=try]").click());
            Look.at(page, "mailing-ready", language, found);
            answer(page, () -> page.locator("button[value=start]").click());
            Look.at(page, "mailing-started", language, found);
            World.await(
                    () -> {
                        page.reload();
                        return page.locator("tbody tr").count() > 0;
                    },
                    "the mails to leave");
            Look.at(page, "mailing-results", language, found);
            page.locator(".above a").click();
            Look.at(page, "mailings", language, found);
        }
        assertEquals(List.of(), found);
    }

    private static void enter(Page page, Desk desk) {
        page.context().clearCookies();
        page.context().addCookies(List.of(new Cookie("staff", desk.cookie).setUrl(Browser.SITE)));
    }
}
