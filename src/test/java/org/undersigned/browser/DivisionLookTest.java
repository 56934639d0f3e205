package org.undersigned.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.undersigned.browser.Browser.Screen;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Publication;
import org.undersigned.foundation.db.Published;
import org.undersigned.foundation.html.Languages;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.TestDatabase;
import org.undersigned.world.World;

/** Somebody on a phone agrees that one more organisation may write, and finds on their own page which one it is. */
@Tag("browser")
@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class DivisionLookTest {

    private static Browser browser;

    @Inject
    Db db;

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
    @ValueSource(strings = {"en", "ar"})
    void a_person_agrees_and_finds_who_was_picked(String language) {
        var prefix = "look-" + language;
        var petition = divided(prefix);
        brought(petition, prefix + "-anglers");
        var email = World.address("suzie");
        try (var visitor = browser.visitor(Screen.PHONE, language, false)) {
            var page = visitor.newPage();
            page.navigate(
                    Browser.SITE + Languages.href(language, petition.path()) + "?partner=" + prefix + "-river-watch");
            page.locator("#name").fill("Suzie Sample");
            page.locator("#email").fill(email);
            page.locator("#country").selectOption("US");
            var box = page.locator("[id='consent.division']");
            assertThat(box).not().isChecked();
            box.check();
            page.locator("#sign fieldset details summary").last().click();
            fits(page, "division-form", language);
            page.locator("#go").click();
            page.waitForURL("**/check-your-mail?s=*");
            page.navigate(Browser.SITE + World.mail(email, 1).path("/confirmations/"));
            assertThat(page.locator("#division")).isChecked();
            fits(page, "division-confirmation", language);
            page.locator("button.wide").click();
            page.waitForURL("**/thanks?*");
            fits(page, "division-thanks", language);
            page.navigate(Browser.SITE + World.mail(email, 2).path("/signatures/"));
            assertThat(page.locator(".may .tag")).hasCount(1);
            fits(page, "division-own-page", language);
            page.navigate(Browser.SITE + Languages.href(language, petition.path()) + "/organisations#division");
            assertThat(page.locator("#division li")).hasCount(2);
            fits(page, "division-rule", language);
        }
    }

    private OwnPetition divided(String prefix) {
        var petition =
                OwnPetition.open(prefix, yaml -> yaml.replace("\ncampaign:\n", "\ncampaign:\n  division: {cap: 1}\n"));
        db.useTransaction(handle -> {
            handle.execute(
                    "UPDATE partnership SET divides = true WHERE campaign = (SELECT campaign FROM action WHERE slug = ?)",
                    petition.slug());
            Publication.changed(handle);
        });
        published.refresh();
        return petition;
    }

    private static void brought(OwnPetition petition, String by) {
        var email = World.address("ann");
        World.browser()
                .formParam("name", "Ann Sample")
                .formParam("email", email)
                .formParam("country", "US")
                .formParam("partner", by)
                .formParam("consent.division", "on")
                .post(petition.path() + "/signatures")
                .then()
                .statusCode(303);
        World.browser()
                .post(World.mail(email, 1).path("/confirmations/"))
                .then()
                .statusCode(303);
        World.mail(email, 2);
    }

    private static void fits(Page page, String name, String language) {
        assertEquals(List.of(), Look.misfits(page, name));
        Browser.picture(page, name, Screen.PHONE.width, language, ColorScheme.LIGHT);
    }
}
