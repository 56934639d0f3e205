package org.undersigned.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.undersigned.browser.Browser.Screen;
import org.undersigned.foundation.html.Languages;
import org.undersigned.world.Desk;
import org.undersigned.world.ManyPartners;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.TestDatabase;
import org.undersigned.world.World;

/** The short form and the form with every box, on a phone, for a petition of many organisations. */
@Tag("browser")
@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class ManyBoxesTest {

    private static final String PREFIX = "boxes";
    private static final int PARTNERS = 24;

    private static Browser browser;
    private static OwnPetition petition;

    @BeforeAll
    static void open() {
        petition = ManyPartners.open(PREFIX, PARTNERS);
        browser = Browser.open();
    }

    @AfterAll
    static void close() {
        browser.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ar"})
    void a_person_goes_from_the_short_form_to_all_boxes_ticks_two_and_signs(String language) {
        try (var visitor = browser.visitor(Screen.PHONE, language, false)) {
            var page = visitor.newPage();
            page.navigate(Browser.SITE + Languages.href(language, petition.path()) + "?partner=" + slug(10));
            assertThat(page.locator("#sign input[id^='c-']")).hasCount(8);
            assertThat(page.locator("#sign input[id^='c-']").first()).hasId("c-" + slug(10));
            fits(page, "short-form", language);
            page.locator("#name").fill("Suzie Sample");
            page.locator("#sign button[formaction$='/organisations']").click();
            assertThat(page.locator("#sign input[id^='c-']")).hasCount(PARTNERS);
            assertThat(page.locator("#name")).hasValue("Suzie Sample");
            assertThat(page.locator("#sign input[type=checkbox]:checked")).hasCount(0);
            fits(page, "whole-form", language);
            page.setViewportSize(Screen.DESKTOP.width, Screen.DESKTOP.height);
            Browser.picture(page, "whole-form", Screen.DESKTOP.width, language, ColorScheme.LIGHT);
            page.setViewportSize(Screen.PHONE.width, Screen.PHONE.height);
            fill(page, "suzie@nowhere");
            page.locator("#c-" + slug(10)).check();
            page.locator("#c-" + slug(20)).check();
            page.locator("#go").click();
            assertThat(page.locator("#refused")).isVisible();
            assertThat(page.locator("#sign input[type=checkbox]:checked")).hasCount(2);
            fits(page, "whole-form-refused", language);
            page.locator("#email").fill(World.address("suzie"));
            page.locator("#go").click();
            page.waitForURL("**/check-your-mail?s=*");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ar"})
    void who_is_asked_twice_answers_on_their_own_page(String language) {
        var own = OwnPetition.open("asked-twice-" + language);
        var anglers = "asked-twice-" + language + "-anglers";
        var owner = Desk.invited("nina", "--organisation", anglers, "--role", "owner");
        var choice = "/staff/campaigns/asked-twice-" + language + "-clean-river-now/partners/" + anglers + "/choice";
        owner.send(choice, "asks_twice", "on", "months", "12").then().statusCode(200);
        var email = World.address("suzie");
        World.browser()
                .formParam("name", "Suzie Sample")
                .formParam("email", email)
                .formParam("country", "US")
                .formParam(own.box(), "on")
                .formParam("consent." + anglers + ".email", "on")
                .post(Languages.href(language, own.path()) + "/signatures")
                .then()
                .statusCode(303);
        World.browser()
                .post(World.mail(email, 1).path("/confirmations/"))
                .then()
                .statusCode(303);
        try (var visitor = browser.visitor(Screen.PHONE, language, false)) {
            var page = visitor.newPage();
            page.navigate(Browser.SITE + World.mail(email, 2).path("/signatures/"));
            fits(page, "asked-twice", language);
            page.locator("form[action$='/yes'] button").click();
            assertThat(page.locator("form[action$='/yes']")).hasCount(0);
            assertThat(page.locator("form[action$='" + anglers + "'] button")).isVisible();
            page.locator("details:has(form[action$='" + anglers + "/erasure']) summary")
                    .click();
            fits(page, "what-it-has-here", language);
            page.locator("form[action$='" + anglers + "/erasure'] button").click();
            assertThat(page.locator("form[action*='" + anglers + "']")).hasCount(0);
        }
    }

    private static void fill(Page page, String email) {
        page.locator("#name").fill("Suzie Sample");
        page.locator("#email").fill(email);
        page.locator("#country").selectOption("US");
    }

    private static void fits(Page page, String name, String language) {
        assertEquals(List.of(), Look.misfits(page, name));
        Browser.picture(page, name, Screen.PHONE.width, language, ColorScheme.LIGHT);
    }

    private static String slug(int number) {
        return ManyPartners.slug(PREFIX, number);
    }
}
