package org.undersigned.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.world.World.PETITION;
import static org.undersigned.world.World.address;
import static org.undersigned.world.World.await;
import static org.undersigned.world.World.confirmed;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.undersigned.browser.Browser.Screen;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.html.Messages;
import org.undersigned.world.TestDatabase;

/** What Suzie does, with her own eyes and fingers: from the home page to a withdrawn signature. */
@Tag("browser")
@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class JourneyTest {

    private static final String LEAD = "National Network for Immigrant and Refugee Rights";
    private static final Pattern CODE = Pattern.compile("^[2-9CFGHJMPQRVWX]{6}$", Pattern.MULTILINE);

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
    void on_a_phone_without_scripts_she_reads_signs_confirms_shares_and_withdraws() {
        journey(Screen.PHONE, "en", false);
    }

    @Test
    void in_arabic_on_a_phone_without_scripts_everything_runs_from_right_to_left() {
        journey(Screen.PHONE, "ar", false);
    }

    @Test
    void on_a_large_screen_with_scripts_the_way_is_the_same() {
        journey(Screen.DESKTOP, "en", true);
    }

    @Test
    void a_wrong_address_is_named_first_linked_and_nothing_else_is_lost() {
        refused("en");
    }

    @Test
    void in_arabic_a_wrong_address_is_named_first_linked_and_nothing_else_is_lost() {
        refused("ar");
    }

    @Test
    void a_slip_in_the_mail_domain_is_asked_back_once_and_taken_the_second_time() {
        try (var visitor = browser.visitor(Screen.PHONE, "en", false)) {
            var page = visitor.newPage();
            var email = address("suzie").replace("@example.org", "@gmial.com");
            toTheForm(page, "en");
            fill(page, "en", email);
            submit(page, "en");
            assertThat(page.locator("#refused")).isFocused();
            assertThat(page.locator("#email-e")).containsText("gmail.com");
            assertThat(page.locator("#email")).hasValue(email);
            submit(page, "en");
            assertThat(page).hasURL(Pattern.compile("/check-your-mail\\?s="));
            assertThat(mail(page, email, "/confirmations/")).isVisible();
        }
    }

    @Test
    void a_wrong_code_is_asked_back_and_the_right_one_confirms_without_the_link() {
        var before = confirmed();
        try (var visitor = browser.visitor(Screen.PHONE, "en", false)) {
            var page = visitor.newPage();
            var email = address("suzie");
            toTheForm(page, "en");
            fill(page, "en", email);
            submit(page, "en");
            var mailbox = visitor.newPage();
            var text =
                    mail(mailbox, email, "/confirmations/").locator(".mailtext").innerText();
            var code = CODE.matcher(text).results().findFirst().orElseThrow().group();
            page.locator("#code").fill("222222");
            button(page, "en", "signature.check.confirm").click();
            assertThat(page.locator("#refused")).isFocused();
            assertTrue(page.title().startsWith("Error:"), page.title());
            page.locator("#refused a").click();
            assertThat(page.locator("#code")).isFocused();
            page.locator("#code").fill(code.toLowerCase(java.util.Locale.ROOT));
            button(page, "en", "signature.check.confirm").click();
            assertThat(heading(page)).hasText(words("en", "signature.thanks.title"));
            await(() -> confirmed() == before + 1, "the count to rise");
        }
    }

    private static void journey(Screen screen, String language, boolean scripts) {
        var before = confirmed();
        var email = address("suzie");
        try (var visitor = browser.visitor(screen, language, scripts)) {
            var page = visitor.newPage();
            toTheForm(page, language);
            fill(page, language, email);
            tick(page, "signature.updates", language);
            submit(page, language);
            assertThat(page).hasURL(Pattern.compile("/check-your-mail\\?s=[A-Za-z0-9_-]{22}$"));
            reads(page, language, "signature.check.title");

            mail(page, email, "/confirmations/")
                    .locator("a[href*='/confirmations/']")
                    .click();
            reads(page, language, "signature.confirm.title");
            assertThat(page.locator("[id='c-nnirr']")).isChecked();
            page.locator("[id='updates']").uncheck();
            button(page, language, "signature.confirm.button").click();
            assertThat(page).hasURL(Pattern.compile(PETITION + "/thanks\\?r="));
            reads(page, language, "signature.thanks.title");
            await(() -> confirmed() == before + 1, "the count to rise");

            ladder(page, language);
            mail(page, email, "/signatures/").locator("a[href*='/signatures/']").click();
            reads(page, language, "signature.own.title");
            ownPage(page, language, email);
            await(() -> confirmed() == before, "the count to fall");
            assertTrue(visitor.cookies().isEmpty(), "a cookie");
        }
    }

    private static void refused(String language) {
        try (var visitor = browser.visitor(Screen.PHONE, language, false)) {
            var page = visitor.newPage();
            toTheForm(page, language);
            fill(page, language, "suzie@nowhere");
            page.locator("#postcode").fill("90210");
            submit(page, language);
            assertThat(page.locator("main > :first-child")).hasId("refused");
            assertThat(page.locator("#refused")).isFocused();
            assertThat(page.locator("html")).hasAttribute("dir", Languages.direction(language));
            var summary = page.locator("#refused a");
            assertThat(summary).hasCount(1);
            assertThat(page.locator("#email-e")).hasText(summary.innerText());
            assertThat(page.locator("#name")).hasValue("Suzie Sample");
            assertThat(page.locator("#email")).hasValue("suzie@nowhere");
            assertThat(page.locator("#country")).hasValue("US");
            assertThat(page.locator("#postcode")).hasValue("90210");
            assertThat(page.locator("#public")).isChecked();
            assertThat(page.locator("[id='c-nnirr']")).isChecked();
            assertThat(page.locator("#updates")).not().isChecked();
            assertThat(page.locator("#email")).hasAttribute("aria-invalid", "true");
            assertTrue(page.locator("#email").getAttribute("aria-describedby").contains("email-e"));
            assertEquals(Screen.PHONE.width, page.evaluate("document.scrollingElement.scrollWidth"));

            summary.click();
            assertThat(page.locator("#email")).isFocused();
            page.locator("#email").fill(address("suzie"));
            submit(page, language);
            reads(page, language, "signature.check.title");
        }
    }

    private static void toTheForm(Page page, String language) {
        page.navigate(Browser.SITE);
        if (!language.equals(Languages.MAIN))
            page.getByRole(AriaRole.NAVIGATION)
                    .getByText(Languages.ownName(language))
                    .click();
        page.locator("main a[href='" + Languages.href(language, PETITION) + "']")
                .first()
                .click();
        assertThat(page.locator("html")).hasAttribute("lang", language);
        assertThat(page.locator("html")).hasAttribute("dir", Languages.direction(language));
        page.getByText(words(language, "petition.fullText")).click();
        assertThat(page.locator(".letter .words")).isVisible();
        var hero = page.locator(".hero .button");
        if (hero.isVisible()) hero.click();
        assertThat(page.locator("#sign")).isInViewport();
    }

    private static void fill(Page page, String language, String email) {
        page.getByLabel(words(language, "signature.name"), new Page.GetByLabelOptions().setExact(true))
                .fill("Suzie Sample");
        page.locator("#email").fill(email);
        page.getByLabel(words(language, "signature.country"), new Page.GetByLabelOptions().setExact(true))
                .selectOption("US");
        tick(page, "signature.public", language);
        page.locator("label[for='c-nnirr']").click();
        assertThat(page.locator("[id='c-nnirr']")).isChecked();
    }

    private static void ladder(Page page, String language) {
        page.getByText(words(language, "ladder.share.yes"), new Page.GetByTextOptions().setExact(true))
                .click();
        assertThat(page.locator(".share")).isVisible();
        assertThat(page.locator(".copy")).containsText(PETITION + "?r=");
        assertThat(page.locator(".share a").first()).hasAttribute("href", Pattern.compile("^mailto:.*r%3D"));
        assertThat(page.getByText(words(language, "ladder.give.to", LEAD))).isVisible();
        var give = page.getByText(words(language, "ladder.give.button", LEAD));
        assertThat(give).hasAttribute("href", "https://donate.example/nnirr");
        assertThat(page.getByText(words(language, "ladder.give.host", "donate.example")))
                .isVisible();
    }

    private static void ownPage(Page page, String language, String email) {
        assertThat(page.locator(".kept")).containsText("Suzie Sample");
        assertThat(page.locator(".kept")).containsText(email);
        assertThat(page.locator(".may li")).hasCount(1);
        assertThat(page.getByText(words(language, "signature.own.updatesOff"))).isVisible();
        button(page, language, "signature.own.hide").click();
        assertThat(page.getByText(words(language, "signature.own.nameHidden"))).isVisible();
        page.locator("form[action$='/grants/nnirr'] button").click();
        assertThat(page.locator(".may .tag")).hasText(words(language, "signature.own.takenBack"));
        page.locator("summary")
                .getByText(words(language, "signature.own.withdraw"))
                .click();
        button(page, language, "signature.own.withdrawButton").click();
        assertThat(page.locator("main .lead").first()).hasText(words(language, "signature.own.withdrawn"));
        assertThat(page.locator("form[action$='/withdrawal']")).hasCount(0);
    }

    /** Looks into the mailbox until the newest mail with a link to {@code start} is there. */
    private static Locator mail(Page page, String email, String start) {
        page.navigate(Browser.SITE + "/demo/mailbox");
        var mail = page.locator("main li")
                .filter(new Locator.FilterOptions().setHas(page.locator("bdi").getByText(email)))
                .filter(new Locator.FilterOptions().setHas(page.locator("a[href*='" + start + "']")));
        await(
                () -> {
                    if (mail.count() > 0) return true;
                    page.reload();
                    return false;
                },
                "a mail with a link to " + start);
        return mail.first();
    }

    private static void reads(Page page, String language, String title) {
        assertThat(heading(page)).hasText(words(language, title));
        assertThat(page.locator("html")).hasAttribute("lang", language);
        assertThat(page.locator("html")).hasAttribute("dir", Languages.direction(language));
    }

    private static void tick(Page page, String label, String language) {
        var box = page.getByLabel(words(language, label), new Page.GetByLabelOptions().setExact(true));
        box.check();
        assertThat(box).isChecked();
    }

    private static void submit(Page page, String language) {
        button(page, language, "signature.sign").click();
    }

    private static Locator button(Page page, String language, String label) {
        return page.getByRole(
                AriaRole.BUTTON,
                new Page.GetByRoleOptions().setName(words(language, label)).setExact(true));
    }

    private static Locator heading(Page page) {
        return page.locator("h1");
    }

    private static String words(String language, String key, Object... arguments) {
        return Messages.of(language).t(key, arguments);
    }
}
