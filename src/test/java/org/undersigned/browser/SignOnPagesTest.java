package org.undersigned.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.undersigned.browser.Place.answer;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FilePayload;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
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
import org.undersigned.world.Asking;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.Photo;
import org.undersigned.world.TestDatabase;
import org.undersigned.world.World;

/** Signing on to a statement in a real browser: on a phone without scripts, and every page of it under axe and in a narrow window. */
@Tag("browser")
@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class SignOnPagesTest {

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
    void an_organisation_signs_on_with_a_phone_and_a_document_and_without_scripts() {
        var petition = OwnPetition.open("page-sign");
        var email = World.address("office");
        try (var visitor = browser.visitor(Screen.PHONE, "en", false)) {
            var page = visitor.newPage();
            page.navigate(Browser.SITE + Asking.statement(petition));
            page.locator("a[href$='/sign-on']").click();
            page.locator("#name").fill("Phone Society");
            page.locator("#kind").selectOption("science");
            page.locator("#url").fill("phones.example");
            page.locator("#address").fill("1 Example Street");
            page.locator("#person").fill("Phoebe Phone");
            page.locator("#office").fill("Chair");
            page.locator("#email").fill(email);
            page.locator("main form button").click();
            assertThat(page.locator("h1")).hasText("Check your mail");
            page.navigate(Browser.SITE + World.mail(email, 1).path("/sign-ons/"));
            page.locator("#document").setInputFiles(new FilePayload("b.jpg", "image/jpeg", Photo.taken(900, 600)));
            page.locator("form[enctype] button").click();
            assertThat(page.locator("h1")).hasText("It waits for a decision");
            assertEquals(0, visitor.cookies().size());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ar", "de"})
    void no_page_about_sign_ons_breaks_a_rule_or_scrolls_sideways(String language) {
        var found = new ArrayList<String>();
        var petition = OwnPetition.open("page-on-" + language);
        var lead = "page-on-" + language + "-river-watch";
        var lena = Desk.invited("lena", "--organisation", lead, "--role", "owner", "--language", language);
        var clear = Asking.from(petition, "Clear Society " + language, "clear-" + language + ".example");
        clear.confirmed();
        Asking.from(petition, "Rival Trust " + language, "rival-" + language + ".example")
                .confirmed();
        Asking.from(petition, "Rival Friends " + language, "rival-" + language + ".example")
                .confirmed();
        try (var visitor = browser.examiner(Screen.PHONE, language)) {
            var page = visitor.newPage();
            page.navigate(Browser.SITE + Languages.href(language, Asking.form(petition)));
            Look.at(page, "sign-on-form", language, found);
            page.locator("main form").evaluate("form => form.noValidate = true");
            page.locator("#name").fill("https://spam.example");
            answer(page, () -> page.locator("main form button").click());
            Look.at(page, "sign-on-refused", language, found);
            page.navigate(Browser.SITE + Languages.href(language, Asking.form(petition) + "/check-your-mail"));
            Look.at(page, "sign-on-sent", language, found);

            enter(page, lena);
            page.navigate(Browser.SITE + "/staff/sign-ons");
            Look.at(page, "sign-on-desk", language, found);
            page.navigate(Browser.SITE + Asking.desk(petition) + "?show=held");
            Look.at(page, "sign-on-held", language, found);
            page.locator(".rows a").first().click();
            answer(
                    page,
                    () -> page.locator("form[action$='/approval'] button")
                            .last()
                            .click());
            Look.at(page, "sign-on-request", language, found);
            page.navigate(Browser.SITE + Asking.desk(petition) + "?show=clear&all=1");
            Look.at(page, "sign-on-clear", language, found);
            answer(page, () -> page.locator("button[value=approve]").click());
            Look.at(page, "sign-on-approved", language, found);
            page.navigate(Browser.SITE + "/staff/sign-ons/page-on-" + language + "-clean-river-now/" + lead);
            Look.at(page, "sign-on-own", language, found);

            assertEquals("0", petition.load(second(petition), "--force").substring(0, 1));
            page.navigate(Browser.SITE + World.mail(clear.email, 3).path("/sign-ons/"));
            Look.at(page, "sign-on-standing", language, found);
            page.navigate(Browser.SITE + Languages.href(language, Asking.statement(petition)));
            page.locator("#versions ~ details").first().evaluate("one => one.open = true");
            Look.at(page, "sign-on-statement", language, found);
            var other = Asking.at(petition, "Gray Society " + language, "gray.example", "example.org");
            page.navigate(Browser.SITE + other.link());
            Look.at(page, "sign-on-confirmation", language, found);
        }
        assertEquals(List.of(), found);
    }

    private static String second(OwnPetition petition) {
        var first = "      text: We stand together for a river that is clean.\n";
        return petition.yaml()
                .replace(
                        first,
                        first + "    - number: 2\n      date: 2026-05-20\n"
                                + "      text: We stand together for a river that is wild.\n");
    }

    private static void enter(Page page, Desk desk) {
        page.context()
                .addCookies(List.of(new Cookie("staff", desk.cookie)
                        .setUrl(Browser.SITE + "/staff")
                        .setHttpOnly(true)));
    }
}
