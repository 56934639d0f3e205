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

/** The pages about mail of an organisation in a real browser. */
@Tag("browser")
@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class SenderPagesTest {

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
    void a_sender_is_chosen_on_a_phone_with_its_records_and_its_returns(String language) {
        var found = new ArrayList<String>();
        var prefix = "see" + UUID.randomUUID().toString().substring(0, 8);
        OwnPetition.draft(prefix);
        var watch = prefix + "-river-watch";
        var own = Browser.SITE + "/staff/organisations/" + watch;
        try (var visitor = browser.examiner(Screen.PHONE, language)) {
            var page = visitor.newPage();
            var owner = Desk.invited("Oona", "--organisation", watch, "--role", "owner", "--language", language);
            enter(page, owner);
            page.navigate(own + "/supporters");
            page.locator("main a[href$='/sender']").first().click();
            Look.at(page, "sender-none", language, found);
            page.locator("#name").fill("River Watch");
            page.locator("#address").fill("news@gmail.com");
            page.locator("#minute").fill("none");
            answer(page, () -> page.locator("form:has(#name) button").click());
            Look.at(page, "sender-wrong", language, found);
            page.locator("#address").fill("news@" + prefix + ".example.org");
            page.locator("#bounces").fill("returns@bounces." + prefix + ".example.org");
            page.locator("#minute").fill("");
            answer(page, () -> page.locator("form:has(#name) button").click());
            answer(page, () -> page.locator("form[action$='/key'] button").click());
            assertThat(page.locator(".copy").first()).containsText("_domainkey." + prefix);
            Look.at(page, "sender-chosen", language, found);
            page.navigate(own + "/returns");
            Look.at(page, "returns-none", language, found);
            answer(
                    page,
                    () -> page.locator("form:has(input[value=ses]) button")
                            .first()
                            .click());
            assertThat(page.locator(".copy").first()).containsText("/hooks/mail/");
            Look.at(page, "returns-address", language, found);
            var operator = Desk.invited("Otto", "--language", language);
            enter(page, operator);
            page.navigate(Browser.SITE + "/staff/mail");
            Look.at(page, "mail", language, found);
        }
        assertEquals(List.of(), found);
    }

    private static void enter(Page page, Desk desk) {
        page.context()
                .addCookies(List.of(new Cookie("staff", desk.cookie)
                        .setUrl(Browser.SITE + "/staff")
                        .setHttpOnly(true)));
    }
}
