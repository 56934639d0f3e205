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
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.undersigned.browser.Browser.Screen;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.keys.Hpke;
import org.undersigned.foundation.keys.KeyText;
import org.undersigned.foundation.token.Token;
import org.undersigned.organisation.approval.SecondPerson;
import org.undersigned.statistics.Figuring;
import org.undersigned.supporter.KeyCommand;
import org.undersigned.world.Desk;
import org.undersigned.world.Issuer;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.Ran;
import org.undersigned.world.TestDatabase;
import org.undersigned.world.World;

/** The workspace in a real browser: the way in without scripts, and every page under axe and in a narrow window. */
@Tag("browser")
@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class StaffPagesTest {

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
    void an_invited_person_gets_in_with_a_phone_and_without_scripts() {
        try (var visitor = browser.visitor(Screen.PHONE, "en", false)) {
            var page = visitor.newPage();
            var desk = new Desk(World.address("phoebe"));
            page.navigate(Browser.SITE + Desk.invitation(desk.email, "--organisation", "nnirr", "--role", "viewer"));
            desk.secret = Desk.secretIn(page.content());
            page.locator("#name").fill("Phoebe Phone");
            page.locator("#password").fill("short");
            page.locator("#code").fill(desk.code(0));
            page.locator("#setup button").click();
            assertThat(page.locator("#wrong")).containsText("at least 15 characters");
            assertThat(page.locator("#name")).hasValue("Phoebe Phone");
            assertThat(page.locator("#password")).hasValue("");
            page.locator("#password").fill(Desk.PASSWORD);
            page.locator("#code").fill(desk.code(0));
            page.locator("#setup button").click();
            assertThat(page.locator(".codes li")).hasCount(10);
            page.locator("main a.button").click();
            assertThat(page.locator("h1")).hasText("Hello, Phoebe Phone");
            page.locator("form[action='/staff/sign-out'] button").click();
            assertThat(page).hasURL(Browser.SITE + "/staff/sign-in");
            page.locator("#email").fill(desk.email);
            page.locator("#password").fill(Desk.PASSWORD);
            page.locator("form[action='/staff/sign-in'] button").click();
            page.locator("#code").fill(desk.code(1));
            page.locator("main form button").click();
            assertThat(page.locator("h1")).hasText("Hello, Phoebe Phone");
            var cookies = visitor.cookies();
            assertEquals(List.of("staff"), cookies.stream().map(one -> one.name).toList());
            page.navigate(Browser.SITE + "/");
            assertEquals(1, visitor.cookies().size());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ar", "de"})
    void no_page_of_the_workspace_breaks_a_rule_or_scrolls_sideways(String language) {
        var found = new ArrayList<String>();
        try (var visitor = browser.examiner(Screen.PHONE, language)) {
            var page = visitor.newPage();
            page.navigate(Browser.SITE + "/staff/sign-in/forgotten?lang=" + language);
            Look.at(page, "staff-forgotten", language, found);
            page.navigate(Browser.SITE + "/staff/sign-in?lang=" + language);
            Look.at(page, "staff-sign-in", language, found);
            page.locator("#email").fill("nobody@example.org");
            page.locator("#password").fill("wrong");
            answer(
                    page,
                    () -> page.locator("form[action='/staff/sign-in'] button").click());
            Look.at(page, "staff-sign-in-refused", language, found);

            page.navigate(Browser.SITE + "/staff/sign-in?lang=" + language);
            answer(
                    page,
                    () -> page.locator("form[action='/staff/sign-in/oidc'] button")
                            .click());
            Look.at(page, "staff-oidc-leave", language, found);
            page.navigate(Browser.SITE + "/staff/sign-in/oidc/back?state=x&code=y");
            Look.at(page, "staff-oidc-back", language, found);
            answer(page, () -> page.locator("main form button").click());
            Look.at(page, "staff-oidc-refused", language, found);

            var desk = new Desk(World.address("axel"));
            var link = Desk.invitation(desk.email, "--organisation", "nnirr", "--language", language);
            page.navigate(Browser.SITE + link);
            Look.at(page, "staff-invitation", language, found);
            answer(page, () -> page.locator("form[action$='/oidc'] button").click());
            var state = Issuer.fields(URI.create(page.locator("main a.button").getAttribute("href"))
                            .getRawQuery())
                    .get("state");
            page.navigate(Browser.SITE + "/staff/sign-in/oidc/back?code=y&state=" + state);
            Look.at(page, "staff-oidc-back-invited", language, found);
            assertThat(page.locator("#name")).isVisible();
            page.locator("#name").fill("7");
            answer(page, () -> page.locator("main form button").click());
            Look.at(page, "staff-oidc-back-refused", language, found);
            page.navigate(Browser.SITE + link);
            page.locator("#name").fill("Axel Long-Name von der Beispielhausen");
            page.locator("#password").fill("short");
            page.locator("#code").fill("1");
            answer(page, () -> page.locator("#setup button").click());
            Look.at(page, "staff-invitation-refused", language, found);
            desk.secret = Desk.secretIn(page.content());
            page.locator("#password").fill(Desk.PASSWORD);
            page.locator("#code").fill(desk.code(0));
            answer(page, () -> page.locator("#setup button").click());
            Look.at(page, "staff-recovery-codes", language, found);

            Desk.invitation(desk.email, "--organisation", "example-legal-aid", "--role", "viewer");
            World.sign("Dora Dashboard", World.address("dashboard"));
            Arc.container().instance(Figuring.class).get().count();
            for (var path : List.of(
                    "/staff",
                    "/staff/organisations/nnirr/members",
                    "/staff/organisations/nnirr/profile",
                    "/staff/campaigns",
                    "/staff/campaigns/end-family-detention",
                    "/staff/campaigns/end-family-detention/end-family-detention/state",
                    "/staff/campaigns/end-family-detention/end-family-detention/quarantine",
                    "/staff/campaigns/end-family-detention/end-family-detention/quarantine/choose",
                    "/staff/campaigns/end-family-detention/end-family-detention/correction",
                    "/staff/campaigns/end-family-detention/end-family-detention/retirement",
                    "/staff/campaigns/end-family-detention/end-family-detention/delivery",
                    "/staff/campaigns/end-family-detention/end-family-detention/delivery/record",
                    "/staff/campaigns/end-family-detention/end-family-detention/updates",
                    "/staff/account",
                    "/staff/audit",
                    "/staff/partnerships",
                    "/staff/coalitions/us-welcomes",
                    "/staff/campaigns/end-family-detention/partners",
                    "/staff/campaigns/end-family-detention/announcements",
                    "/staff/campaigns/end-family-detention/partners/nnirr/leaving",
                    "/staff/campaigns/end-family-detention/partners/nnirr/choice",
                    "/staff/campaigns/end-family-detention/division",
                    "/staff/account/password",
                    "/staff/account/app",
                    "/staff/account/oidc",
                    "/staff/account/recovery-codes")) {
                page.navigate(Browser.SITE + path);
                Look.at(page, path.substring(1).replace('/', '-'), language, found);
            }
            page.navigate(Browser.SITE + "/staff/audit?action=campaign.load");
            page.locator("summary").first().click();
            Look.at(page, "staff-audit-entry", language, found);
            fillQuarantine(page, language, found);
            page.navigate(Browser.SITE + "/staff/organisations/nnirr/members");
            page.locator("#email").fill(desk.email);
            answer(page, () -> page.locator("form:has(#email) button").click());
            Look.at(page, "staff-members-refused", language, found);
            var other = Desk.invited("Lou", "--organisation", "nnirr", "--role", "viewer");
            page.navigate(Browser.SITE + "/staff/organisations/nnirr/members");
            var row = page.locator(".rows li")
                    .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText(other.email));
            answer(
                    page,
                    () -> row.locator("form[action$='/second-factor'] button").click());
            Look.at(page, "staff-members-asked", language, found);
            page.navigate(Browser.SITE + "/staff/approvals");
            Look.at(page, "staff-approvals", language, found);
            page.navigate(Browser.SITE + "/staff/campaigns/end-family-detention/end-family-detention/correction");
            visitor.clearCookies();
            answer(page, () -> page.locator("form:has(textarea) button").first().click());
            assertThat(page.locator("textarea[readonly]").first()).isVisible();
            Look.at(page, "staff-session-ended", language, found);
            answer(page, () -> page.locator("main a.button").click());
            page.locator("#email").fill(desk.email);
            page.locator("#password").fill(Desk.PASSWORD);
            answer(
                    page,
                    () -> page.locator("form[action='/staff/sign-in'] button").click());
            Look.at(page, "staff-second-factor", language, found);
            page.navigate(Browser.SITE + "/demo/staff/otto");
            Look.at(page, "demo-staff", language, found);
            answer(page, () -> page.locator("main form button").click());
            var key = KeyText.ofPublic(Hpke.newPair().open());
            assertEquals(
                    SecondPerson.WAITS,
                    Ran.of(new KeyCommand(), "set", "nnirr", key).status());
            page.navigate(Browser.SITE + "/staff/approvals");
            Look.at(page, "staff-approvals-to-decide", language, found);
            partners(page, language, found);
            var operator = Desk.invited("Opal", "--language", language);
            enter(page, operator);
            page.navigate(Browser.SITE + "/staff/site");
            assertThat(page.locator("#banner")).isVisible();
            Look.at(page, "staff-site", language, found);
            page.navigate(Browser.SITE + "/staff/translations");
            Look.at(page, "staff-translations", language, found);
            page.navigate(Browser.SITE + "/staff/translations/ar");
            Look.at(page, "staff-translations-language", language, found);
            page.navigate(Browser.SITE + "/staff/translations/ar/texts?area=campaign&q=signOn");
            page.locator("details").first().click();
            page.locator("textarea").first().fill("{0");
            answer(page, () -> page.locator(".texts button").first().click());
            assertThat(page.locator("#wrong")).isVisible();
            Look.at(page, "staff-translations-refused", language, found);
            page.navigate(Browser.SITE + "/staff/erasure");
            Look.at(page, "staff-erasure", language, found);
            Arc.container()
                    .instance(Db.class)
                    .get()
                    .useTransaction(handle -> handle.execute(
                            "DELETE FROM staff_password WHERE person = (SELECT person FROM staff_session WHERE hash = ?)",
                            Token.hash(operator.cookie)));
            page.navigate(Browser.SITE + "/staff/account");
            Look.at(page, "staff-account-without-password", language, found);
            page.navigate(Browser.SITE + "/staff/account/first-password");
            page.locator("#password").fill("short");
            page.locator("#code").fill("1");
            answer(page, () -> page.locator("main form button").click());
            Look.at(page, "staff-first-password-refused", language, found);
        }
        assertEquals(List.of(), found);
    }

    /** What an organisation is asked, what a lead sees meanwhile, and a mailbox that is refused. */
    private static void partners(Page page, String language, List<String> found) {
        var prefix = "looks-" + language;
        OwnPetition.asking(prefix, "co-host");
        var partners = Browser.SITE + "/staff/campaigns/" + prefix + "-clean-river-now/partners";
        var lead = Desk.invited(
                "Lena", "--organisation", prefix + "-river-watch", "--role", "owner", "--language", language);
        enter(page, lead);
        page.navigate(partners);
        page.locator("input[type=email]").fill("friend@example.org");
        answer(page, () -> page.locator("form:has(input[type=email]) button").click());
        Look.at(page, "staff-partners-refused", language, found);
        var asked =
                Desk.invited("Nina", "--organisation", prefix + "-anglers", "--role", "owner", "--language", language);
        enter(page, asked);
        page.navigate(Browser.SITE + "/staff/partnerships");
        Look.at(page, "staff-partnerships-asked", language, found);
        page.navigate(partners);
        Look.at(page, "staff-partners-asked", language, found);
        answer(page, () -> page.locator("form[action$='/acceptance'] button").click());
        Look.at(page, "staff-partners-accepted", language, found);
        page.navigate(Browser.SITE + (language.equals("en") ? "" : "/" + language) + "/petitions/" + prefix
                + "-stop-the-outfall/arrangement");
        Look.at(page, "arrangement", language, found);
    }

    private static void enter(Page page, Desk desk) {
        page.context()
                .addCookies(List.of(new Cookie("staff", desk.cookie)
                        .setUrl(Browser.SITE + "/staff")
                        .setHttpOnly(true)));
    }

    /** Refused first, then with a group in it; everybody is let out again. */
    private static void fillQuarantine(Page page, String language, List<String> found) {
        page.navigate(Browser.SITE + "/staff/campaigns/end-family-detention/end-family-detention/quarantine/choose");
        answer(page, () -> page.locator("form:has(#reason) button").click());
        Look.at(page, "staff-quarantine-refused", language, found);
        page.locator("#reason").fill("All within two minutes at night, from one link");
        page.locator("form:has(#reason) button").click();
        assertThat(page.locator("article h3").first()).hasText("All within two minutes at night, from one link");
        Look.at(page, "staff-quarantine-filled", language, found);
        page.locator("a[href*='/rejection?']").first().click();
        Look.at(page, "staff-quarantine-rejection", language, found);
        page.goBack();
        page.locator("button[value=all]").click();
        assertThat(page.locator("p.done")).isVisible();
        Look.at(page, "staff-quarantine-released", language, found);
    }
}
