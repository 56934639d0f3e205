package org.undersigned.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.undersigned.browser.Place.answer;

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
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.keys.RecipientKeys;
import org.undersigned.staff.supporters.CountingSupporters;
import org.undersigned.statistics.Figuring;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.TestDatabase;
import org.undersigned.world.World;

/** A partner's own page in a real browser, from asking for an export to the file. */
@Tag("browser")
@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class SupportersPagesTest {

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
    void an_export_is_asked_for_approved_and_downloaded_on_a_phone(String language) {
        var found = new ArrayList<String>();
        var prefix = "own" + UUID.randomUUID().toString().substring(0, 8);
        var petition = OwnPetition.open(prefix);
        petition.supporter("Sample Supporter", World.address("own"), petition.box());
        Arc.container().instance(Figuring.class).get().count();
        Arc.container().instance(CountingSupporters.class).get().count();
        var watch = prefix + "-river-watch";
        var own = Browser.SITE + "/staff/organisations/" + watch + "/supporters";
        try (var visitor = browser.examiner(Screen.PHONE, language)) {
            var page = visitor.newPage();
            var asker = Desk.invited("Cleo", "--organisation", watch, "--role", "campaigner", "--language", language);
            var owner = Desk.invited("Oona", "--organisation", watch, "--role", "owner", "--language", language);
            enter(page, asker);
            page.navigate(Browser.SITE + "/staff");
            Look.at(page, "supporters-home", language, found);
            page.locator("main a[href$='/supporters']").click();
            assertThat(page.locator(".copy").first()).containsText("?partner=" + watch);
            page.locator("main details summary").first().click();
            Look.at(page, "supporters", language, found);
            page.locator("#reason").fill("short");
            answer(page, () -> page.locator("form:has(#reason) button").click());
            Look.at(page, "supporters-refused", language, found);
            page.locator("#reason").fill("The autumn newsletter");
            answer(page, () -> page.locator("form:has(#reason) button").click());
            Look.at(page, "supporters-waits", language, found);
            enter(page, owner);
            page.navigate(Browser.SITE + "/staff/organisations/" + watch + "/brand");
            Look.at(page, "supporters-brand", language, found);
            page.navigate(Browser.SITE + "/staff/approvals");
            Look.at(page, "supporters-approvals", language, found);
            answer(page, () -> page.locator("button[value=approve]").click());
            enter(page, asker);
            page.navigate(own);
            Look.at(page, "supporters-approved", language, found);
            var file = page.waitForDownload(
                    () -> page.locator("button[value=sealed]").click());
            assertEquals(true, file.suggestedFilename().endsWith("-supporters.sealed.jsonl"));
            page.navigate(own);
            Look.at(page, "supporters-taken", language, found);
            var none = Desk.invited("Nora", "--organisation", noPetition(), "--role", "owner", "--language", language);
            enter(page, none);
            page.navigate(Browser.SITE + "/staff");
            page.locator("main a[href$='/supporters']").click();
            Look.at(page, "supporters-none", language, found);
        }
        assertEquals(List.of(), found);
    }

    /** An organisation that is asked to be a partner and has not answered, without a key. */
    private static String noPetition() {
        var prefix = "own" + UUID.randomUUID().toString().substring(0, 8);
        OwnPetition.asking(prefix, "supporting");
        Arc.container()
                .instance(Db.class)
                .get()
                .useTransaction(handle -> Arc.container()
                        .instance(RecipientKeys.class)
                        .get()
                        .remove(handle, "organisation-" + prefix + "-anglers"));
        return prefix + "-anglers";
    }

    private static void enter(Page page, Desk desk) {
        page.context()
                .addCookies(List.of(new Cookie("staff", desk.cookie)
                        .setUrl(Browser.SITE + "/staff")
                        .setHttpOnly(true)));
    }
}
