package org.undersigned.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.world.World.PETITION;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import io.quarkus.arc.Arc;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.undersigned.browser.Browser.Screen;
import org.undersigned.foundation.db.Db;
import org.undersigned.sharing.kit.Kit;
import org.undersigned.sharing.kit.KitPart;
import org.undersigned.sharing.kit.Kits;
import org.undersigned.world.TestDatabase;
import org.undersigned.world.World;

/** A petition on the page of another site: another origin, its own policy, and a browser that blocks the cookies of frames. */
@Tag("browser")
@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class EmbedTest {

    private static final int MOST_BYTES = 10 * 1024;
    private static final String PARTNER = "nnirr";

    private static HostSite host;
    private static Browser browser;

    @BeforeAll
    static void open() throws IOException {
        host = HostSite.open();
        browser = Browser.open(List.of("EXCLUDE 127.0.0.1", "MAP stranger.example 127.0.0.1"));
        var files = files();
        var strict = "default-src 'none'; script-src " + Browser.SITE + "; frame-src " + Browser.SITE;
        assertTrue(files.get("content-security-policy.txt")
                .contains("# element.html\nscript-src " + Browser.SITE + "; frame-src " + Browser.SITE + "\n"));
        host.with("/element", files.get("element.html"), strict)
                .with("/frame", files.get("frame.html"), "default-src 'none'; frame-src " + Browser.SITE)
                .with("/form", kit().embed(), "default-src 'none'; form-action " + Browser.SITE)
                .with("/old-form", kit().embed().replaceFirst("(name=\"form.notice\" value=\")[^\"]*", "$1x"), "")
                .with(
                        "/forger",
                        "<script>parent.postMessage({undersigned: 1, height: 9000, event: 'confirmed', count: 1}, '*')</script>",
                        "")
                .with("/forged", files.get("element.html") + "<iframe src=\"/forger\"></iframe>", "");
    }

    @AfterAll
    static void close() {
        browser.close();
        host.close();
    }

    @Test
    void it_grows_with_its_content_signs_without_cookies_and_says_nothing_about_anybody() {
        var email = World.address("suzie");
        try (var visitor = browser.visitor(Screen.PHONE, "en", true)) {
            visitor.addInitScript("""
                    if (window === top) {
                      window.told = []; window.heard = [];
                      for (const name of ['ready', 'signed', 'confirmed', 'shared'])
                        addEventListener('undersigned:' + name, event => told.push(name + ' ' + JSON.stringify(event.detail)));
                      addEventListener('message', event => heard.push(JSON.stringify(event.data)));
                    }""");
            var page = visitor.newPage();
            var asked = new ArrayList<Request>();
            page.onRequestFinished(asked::add);
            page.navigate(host.at("/element?utm_source=letter&src=host_news&name=Suzie"));
            var frame = frame(page);
            assertThat(frame.locator("#email")).isVisible();
            assertThat(page.locator("undersigned-petition > a")).isHidden();
            isAsHighAsItsContent(page);
            asked.removeIf(request -> !request.url().startsWith(Browser.SITE));
            var bytes = asked.stream()
                    .mapToInt(request -> request.sizes().responseBodySize + request.sizes().responseHeadersSize)
                    .sum();
            assertTrue(
                    bytes < MOST_BYTES,
                    bytes + " bytes: " + asked.stream().map(Request::url).toList());

            sign(frame, "https://spam.example", email);
            assertThat(frame.locator("#name-e")).isVisible();
            assertEquals(email, frame.locator("#email").inputValue());
            isAsHighAsItsContent(page);
            sign(frame, "Suzie Sample", email);
            assertThat(frame.locator("#code")).isVisible();
            frame.locator("#code").fill(World.mail(email, 1).code());
            frame.locator("form[action*='/confirmations'] button").click();
            frame.locator(".asked summary").click();
            isAsHighAsItsContent(page);
            visitor.waitForPage(() -> frame.locator(".share a[href*='wa.me']").click());

            // A signature here shows what somebody believes.
            assertThat(frame.locator("html")).not().hasAttribute("data-event", Pattern.compile(".*"));
            var told = strings(page, "told");
            assertEquals(1, told.size(), told.toString());
            assertTrue(told.getFirst().matches("ready \\{\"count\":[0-9]+\\}"), told.getFirst());
            for (var line : strings(page, "heard"))
                assertTrue(
                        line.matches(
                                "\\{(\"(undersigned|height|count)\":[0-9]+|\"top\":(true|false)|\"event\":\"[a-z]*\"|,)+\\}"),
                        line);
            assertEquals(List.of(), visitor.cookies());
            assertTrue(page.url().startsWith(host.at("/element")), "the page around it stays");
        }
        assertEquals("host-news:" + PARTNER, source(email));
    }

    @Test
    void without_scripts_the_frame_signs_and_the_element_is_a_link() {
        var email = World.address("pat");
        try (var visitor = browser.visitor(Screen.PHONE, "en", false)) {
            var page = visitor.newPage();
            page.navigate(host.at("/element"));
            assertThat(page.locator("undersigned-petition > a")).isVisible();
            assertEquals(
                    Browser.SITE + PETITION + "?partner=" + PARTNER,
                    page.locator("undersigned-petition > a").getAttribute("href"));
            page.navigate(host.at("/frame"));
            var frame = page.frameLocator("iframe");
            var boxes = frame.locator("input[name^='consent.']");
            assertEquals("consent." + PARTNER + ".email", boxes.first().getAttribute("name"));
            sign(frame, "Pat Sample", email);
            frame.locator("#code").fill("222222");
            frame.locator("form[action*='/confirmations'] button").click();
            assertThat(frame.locator("#code-e")).isVisible();
            frame.locator("#code").fill(World.mail(email, 1).code());
            frame.locator("form[action*='/confirmations'] button").click();
            assertThat(frame.locator(".asked summary")).isVisible();
            assertEquals(List.of(), visitor.cookies());
        }
        assertEquals("embed:" + PARTNER, source(email));
    }

    @Test
    void the_form_without_a_frame_sends_from_the_other_site_and_comes_back_filled_in_here() {
        var email = World.address("frank");
        try (var visitor = browser.visitor(Screen.PHONE, "en", false)) {
            var page = visitor.newPage();
            page.navigate(host.at("/form"));
            assertThat(page.locator("input[name=website]")).isHidden();
            page.locator("input[name=name]").fill("https://spam.example");
            page.locator("input[name=email]").fill(email);
            page.locator("select[name=country]").selectOption("US");
            page.locator("input[name='consent." + PARTNER + ".email']").check();
            page.locator("form button").click();
            assertThat(page.locator("#name-e")).isVisible();
            assertTrue(
                    page.locator("input[name='consent." + PARTNER + ".email']").isChecked());
            page.locator("#name").fill("Frank Sample");
            page.locator("#go").click();
            assertThat(page.locator("#code")).isVisible();
            page.locator("#code").fill(World.mail(email, 1).code());
            page.locator("form[action$='/confirmations'] button").click();
            assertThat(page.locator(".asked summary")).isVisible();
        }
        assertEquals("embed:" + PARTNER, source(email));
    }

    @Test
    void who_ticked_words_that_are_no_longer_so_reads_the_new_ones_first() {
        try (var visitor = browser.visitor(Screen.PHONE, "en", false)) {
            var page = visitor.newPage();
            page.navigate(host.at("/old-form"));
            page.locator("input[name=name]").fill("Olga Sample");
            page.locator("input[name=email]").fill(World.address("olga"));
            page.locator("select[name=country]").selectOption("US");
            page.locator("input[name='consent." + PARTNER + ".email']").check();
            page.locator("form button").click();
            assertThat(page.locator("#c-" + PARTNER + "-e")).isVisible();
            assertThat(page.locator("#refused a[href='#c-" + PARTNER + "']")).isVisible();
            assertFalse(page.locator("#c-" + PARTNER).isChecked());
            page.locator("#c-" + PARTNER).check();
            page.locator("#go").click();
            assertThat(page.locator("#code")).isVisible();
        }
    }

    @Test
    void a_site_that_is_nobodys_shows_no_form_and_the_element_leaves_its_link() {
        try (var visitor = browser.visitor(Screen.PHONE, "en", true)) {
            var page = visitor.newPage();
            var refused = new ArrayList<String>();
            page.onRequestFailed(request -> refused.add(request.failure()));
            page.navigate(host.strangely("/frame"));
            page.waitForCondition(() -> refused.contains("net::ERR_BLOCKED_BY_RESPONSE"));
            assertThat(page.frameLocator("iframe").locator("#email")).hasCount(0);
            page.navigate(host.strangely("/element"));
            assertThat(page.locator("undersigned-petition iframe")).hasCount(0);
            assertThat(page.locator("undersigned-petition > a")).isVisible();
        }
    }

    @Test
    void what_other_windows_say_is_not_believed() {
        try (var visitor = browser.visitor(Screen.PHONE, "en", true)) {
            visitor.addInitScript(
                    "window.told = []; addEventListener('undersigned:confirmed', () => told.push('confirmed'));");
            var page = visitor.newPage();
            page.navigate(host.at("/forged"));
            assertThat(frame(page).locator("#email")).isVisible();
            page.evaluate("window.postMessage({undersigned: 1, height: 9000, event: 'confirmed'}, '*')");
            var forger = page.frames().stream()
                    .filter(one -> one.url().endsWith("/forger"))
                    .findFirst()
                    .orElseThrow();
            forger.evaluate("parent.postMessage({undersigned: 1, height: 9000, event: 'confirmed'}, '*')");
            isAsHighAsItsContent(page);
            assertNotEquals(9000, height(page));
            assertEquals(List.of(), strings(page, "told"));
            // A page within the frame does not listen to the page around it either.
            page.evaluate(
                    "document.querySelector('undersigned-petition').frame.contentWindow.postMessage({undersigned: 1, height: 1}, '*')");
            isAsHighAsItsContent(page);
        }
    }

    private static FrameLocator frame(Page page) {
        return page.frameLocator("undersigned-petition iframe");
    }

    private static void sign(FrameLocator frame, String name, String email) {
        frame.locator("#name").fill(name);
        frame.locator("#email").fill(email);
        frame.locator("#country").selectOption("US");
        frame.locator("#go").click();
    }

    private static int height(Page page) {
        return ((Number) page.evaluate(
                        "document.querySelector('undersigned-petition').frame.getBoundingClientRect().height"))
                .intValue();
    }

    private static void isAsHighAsItsContent(Page page) {
        page.waitForCondition(() -> {
            var content =
                    frame(page).locator("html").evaluate("root => Math.ceil(root.getBoundingClientRect().height)");
            return height(page) == ((Number) content).intValue();
        });
        assertFalse(height(page) == 600, "the height that it begins with");
    }

    private static List<String> strings(Page page, String script) {
        return ((List<?>) page.evaluate(script)).stream().map(String::valueOf).toList();
    }

    private static Kit kit() {
        return Arc.container()
                .instance(Kits.class)
                .get()
                .of(PARTNER, PETITION.substring(PETITION.lastIndexOf('/') + 1))
                .getFirst();
    }

    private static Map<String, String> files() {
        return Arc.container().instance(KitPart.class).get().files(kit());
    }

    /** What brought the one who wrote from an address, told by the newest signature that was confirmed. */
    private static String source(String email) {
        var own = World.mail(email, 2).path("/signatures/");
        var token = org.undersigned.foundation.token.Token.hash(own.substring(own.lastIndexOf('/') + 1));
        return Arc.container()
                .instance(Db.class)
                .get()
                .read(handle -> handle.select(
                                "SELECT source FROM signature JOIN signer_link ON signature = id WHERE token_hash = ?",
                                token)
                        .mapTo(String.class)
                        .one());
    }
}
