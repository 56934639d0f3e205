package org.undersigned.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.undersigned.browser.Place.answer;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.undersigned.browser.Browser.Screen;
import org.undersigned.world.Desk;
import org.undersigned.world.Photo;
import org.undersigned.world.TestDatabase;
import org.undersigned.world.World;

/** Writing a campaign in a real browser: saved and shown while one types, and by buttons alone where no script runs. */
@Tag("browser")
@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class DraftPagesTest {

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
    void what_is_typed_is_saved_and_shown_on_the_phone_beside_it() {
        try (var visitor = browser.visitor(Screen.DESKTOP, "en", true)) {
            var page = visitor.newPage();
            begin(page);
            assertThat(page.locator("#other")).isHidden();
            Desk.demo("otto")
                    .send(page.url().replaceFirst("^https?://[^/]+", ""), "do", "here")
                    .then()
                    .statusCode(200);
            page.locator("#petition-title").fill("Let the river run");
            assertThat(page.locator("#saved")).hasText("Saved.");
            assertThat(page.locator("#other")).containsText("Otto Example opened this draft");
            assertThat(page.frameLocator(".phone iframe").locator("h1")).hasText("Let the river run");
            page.locator("#petition-title").fill("Let the river run free");
            assertThat(page.frameLocator(".phone iframe").locator("h1")).hasText("Let the river run free");
            page.reload();
            assertThat(page.locator("#petition-title")).hasValue("Let the river run free");
        }
    }

    @Test
    void what_is_typed_before_the_script_has_arrived_is_saved_once_it_has() {
        try (var visitor = browser.visitor(Screen.DESKTOP, "en", true)) {
            var page = visitor.newPage();
            var held = new ArrayList<Route>();
            page.route("**/draft*.js", held::add);
            begin(page);
            page.locator("#petition-title").fill("Let the river run");
            page.waitForCondition(() -> !held.isEmpty());
            held.forEach(Route::resume);
            assertThat(page.locator("#saved")).hasText("Saved.");
        }
    }

    @Test
    void a_picture_that_is_too_large_is_told_before_it_is_sent_and_one_that_waits_holds_nothing_up() {
        try (var visitor = browser.visitor(Screen.DESKTOP, "en", true)) {
            var page = visitor.newPage();
            begin(page);
            page.navigate(page.url().replace("/text", "/look"));
            var file = page.locator("#petition-picture-file");
            file.setInputFiles(new FilePayload("large.jpg", "image/jpeg", new byte[7 << 20]));
            assertEquals(
                    "Choose a file of at most 6 MB. This one is larger.",
                    file.evaluate("field => field.validationMessage"));
            file.setInputFiles(new FilePayload("photo.jpg", "image/jpeg", Photo.taken(900, 600)));
            assertEquals("", file.evaluate("field => field.validationMessage"));
            page.locator("#campaign-title").fill("The river");
            assertThat(page.locator("#saved")).hasText("Saved.");
            answer(page, () -> page.locator("button[value^='picture ']").click());
            assertThat(page.locator("#campaign-title")).hasValue("The river");
            assertThat(page.frameLocator(".phone iframe").locator("img.photo")).hasCount(1);
        }
    }

    @Test
    void a_campaign_is_written_by_keyboard_and_buttons_without_scripts() {
        try (var visitor = browser.visitor(Screen.PHONE, "en", false)) {
            var page = visitor.newPage();
            begin(page);
            page.locator("#petition-title").fill("Sweep the market square");
            page.locator("#petition-ask").fill("The council should sweep it daily.");
            page.locator("#petition-body").fill("Dear council,\n\nplease sweep it.");
            next(page, "Who decides");
            page.locator("#targets-0-name").fill("A. Sample");
            page.locator("#targets-0-office").fill("Mayor");
            page.locator("#targets-0-institution").fill("Town hall");
            page.locator("#targets-0-institution").press("Enter");
            assertThat(page.locator("h1")).hasText("Who asks");
            next(page, "Look and languages");
            page.locator("#campaign-title").fill("A clean market");
            page.locator("#campaign-colour").fill("blue");
            page.locator("p.acts button[value='next']").click();
            assertThat(page.locator("#wrong")).containsText("#1d4ed8");
            page.locator("#campaign-colour").fill("");
            page.locator("#petition-picture-file")
                    .setInputFiles(new FilePayload("square.jpg", "image/jpeg", Photo.taken(900, 600)));
            page.locator("#petition-picture-alt").fill("A market square with a broom");
            next(page, "After signing");
            next(page, "Check and launch");
            assertThat(page.locator("#complete + p")).containsText("Nothing is missing");
            answer(page, () -> page.locator("form[action$='/trial'] button").click());
            var trial = page.url()
                    .replaceFirst("^https?://[^/]+", "")
                    .replace("/drafts/", "/trials/")
                    .replace("/check/trial", "/");
            World.await(
                    () -> mailed("olive@staff.example.org", trial).isPresent(), "the mail of the signature on trial");
            page.navigate(
                    Browser.SITE + mailed("olive@staff.example.org", trial).orElseThrow());
            page.locator("main form button").click();
            assertThat(page.locator("main")).containsText("You tried it as it stands now.");
            page.locator("section[aria-labelledby='store'] button").click();
            assertThat(page.locator("h1")).hasText("It is on the site");
            page.locator("main a.button").first().click();
            assertThat(page.locator("#now")).containsText("In review");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ar"})
    void no_page_breaks_a_rule_or_scrolls_sideways(String language) {
        var found = new ArrayList<String>();
        var desk = Desk.invited(
                "drafts-" + language, "--organisation", "nnirr", "--role", "campaigner", "--language", language);
        try (var visitor = browser.examiner(Screen.PHONE, language)) {
            visitor.addCookies(
                    List.of(new com.microsoft.playwright.options.Cookie("staff", desk.cookie).setUrl(Browser.SITE)));
            var page = visitor.newPage();
            page.navigate(Browser.SITE + "/staff/drafts");
            Look.at(page, "staff-drafts", language, found);
            answer(page, () -> page.locator("form[action$='/begin'] button").click());
            Look.at(page, "staff-draft-text", language, found);
            page.locator("#petition-title").fill("x".repeat(80) + "y");
            page.locator("#petition-title").evaluate("field => field.removeAttribute('maxlength')");
            page.locator("#petition-title").fill("x".repeat(81));
            answer(page, () -> page.locator("p.acts button[value='next']").click());
            Look.at(page, "staff-draft-refused", language, found);
            page.locator("#petition-title").fill("Open the harbour baths");
            answer(page, () -> page.locator("p.acts button[value='next']").click());
            Look.at(page, "staff-draft-targets", language, found);
            var draft = page.url().replaceAll("/targets.*", "");
            page.navigate(draft + "/after");
            answer(page, () -> page.locator("button[value='add announcements']").click());
            Look.at(page, "staff-draft-after", language, found);
            page.navigate(draft + "/look");
            page.locator("#language-es").check();
            answer(page, () -> page.locator("p.acts button[value='save']").click());
            Look.at(page, "staff-draft-look", language, found);
            picture(page, "text".getBytes(StandardCharsets.UTF_8));
            Look.at(page, "staff-draft-no-picture", language, found);
            picture(page, Photo.taken(900, 600));
            Look.at(page, "staff-draft-picture", language, found);
            for (var path : List.of("/partners", "/statement", "/languages/es", "/languages/es/removal", "/check")) {
                page.navigate(draft + path);
                Look.at(page, "staff-draft" + path.replace('/', '-'), language, found);
            }
            page.navigate(draft.replace("/drafts/", "/trials/") + "/other");
            Look.at(page, "staff-draft-trial-other", language, found);
            desk.send(draft.replaceFirst("^https?://[^/]+", "") + "/check/trial")
                    .then()
                    .statusCode(200);
            var trial = draft.replaceFirst("^https?://[^/]+", "").replace("/drafts/", "/trials/") + "/";
            World.await(() -> mailed(desk.email, trial).isPresent(), "the mail of the signature on trial");
            page.navigate(Browser.SITE + mailed(desk.email, trial).orElseThrow());
            Look.at(page, "staff-draft-trial", language, found);
            page.navigate(draft + "/look");
            page.locator("#petition-closes").fill("2020-01-01");
            answer(page, () -> page.locator("p.acts button[value='save']").click());
            var again = draft.replaceFirst("^https?://[^/]+", "").replace("/drafts/", "/drafts/begin/again/");
            page.navigate(Browser.SITE + path(desk.send(again).getHeader("Location")));
            assertThat(page.locator("div.notice a[href$='#petition-closes']")).isVisible();
            Look.at(page, "staff-draft-left-out", language, found);
            var copied =
                    desk.send("/staff/drafts/begin/copy/end-family-detention").getHeader("Location");
            page.navigate(Browser.SITE + path(copied).replace("/text", "/actions"));
            Look.at(page, "staff-draft-actions", language, found);
            page.navigate(Browser.SITE + "/staff/drafts");
            Look.at(page, "staff-drafts-some", language, found);
        }
        assertEquals(List.of(), found);
    }

    private static String path(String address) {
        return address.replaceFirst("^https?://[^/]+", "");
    }

    private static void picture(Page page, byte[] file) {
        page.locator("#petition-picture-file").setInputFiles(new FilePayload("photo.jpg", "image/jpeg", file));
        answer(page, () -> page.locator("button[value^='picture ']").click());
    }

    /** The path of a mailed link that begins with {@code start}. */
    private static Optional<String> mailed(String to, String start) {
        return World.mails(to).stream()
                .flatMap(mail -> mail.links().stream())
                .map(link -> link.replaceFirst("^https?://[^/]+", ""))
                .filter(link -> link.startsWith(start))
                .findFirst();
    }

    private static void begin(Page page) {
        page.navigate(Browser.SITE + "/demo/staff/olive");
        answer(page, () -> page.locator("main form button").click());
        page.navigate(Browser.SITE + "/staff/drafts");
        page.locator("#coalition").selectOption("us-welcomes");
        page.locator("form[action$='/begin'] button").click();
        assertThat(page.locator("h1")).hasText("What you ask");
    }

    private static void next(Page page, String title) {
        page.locator("p.acts button[value='next']").click();
        assertThat(page.locator("h1")).hasText(title);
    }
}
