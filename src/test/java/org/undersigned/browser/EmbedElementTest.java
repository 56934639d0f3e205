package org.undersigned.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.quarkus.arc.Arc;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.undersigned.browser.Browser.Screen;
import org.undersigned.sharing.kit.Kit;
import org.undersigned.sharing.kit.KitPart;
import org.undersigned.sharing.kit.Kits;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.TestDatabase;
import org.undersigned.world.World;

/** The element on a partner's page, with a petition whose signature shows nothing that people believe. */
@Tag("browser")
@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class EmbedElementTest {

    private static final String PREFIX = "emt" + UUID.randomUUID().toString().substring(0, 8);
    private static final String SCRIPT = "<script src=\"" + Browser.SITE + "/embed.js\"></script>";

    private static OwnPetition petition;
    private static HostSite host;
    private static Browser browser;

    @BeforeAll
    static void open() throws IOException {
        petition = OwnPetition.open(PREFIX);
        var regional = OwnPetition.open(
                PREFIX + "r", yaml -> yaml.replaceAll("\\bes: ", "fr-CA: ").replaceAll("\\bes:\n", "fr-CA:\n"));
        host = HostSite.open();
        browser = Browser.open(List.of("EXCLUDE 127.0.0.1"));
        host.with(
                        "/element",
                        Arc.container()
                                .instance(KitPart.class)
                                .get()
                                .files(kit())
                                .get("element.html"),
                        "")
                .with(
                        "/looks",
                        SCRIPT + element("", "radius=21 font=serif") + element("/ar", "radius=21 font=serif"),
                        "")
                .with(
                        "/names",
                        SCRIPT
                                + element("", "data-title=Named")
                                + element("", "").replace("></und", ">\n<a href=\"/\">The link</a>\n</und"),
                        "")
                .with(
                        "/gone",
                        "<style>.narrow { display: inline-block; width: 90% }</style>" + SCRIPT
                                + element("", "class=narrow")
                                + element("", "lang=es").replace(petition.path(), "/petitions/no-such-petition"),
                        "")
                .with(
                        "/region",
                        SCRIPT
                                + element("/fr-CA", "").replace(petition.path(), regional.path())
                                + element("", "lang=fr-CA").replace(petition.path(), regional.path()),
                        "")
                .with("/old-form", kit().embed().replaceFirst("(name=\"form.version\" value=\")[^\"]*", "$10"), "");
    }

    @AfterAll
    static void close() {
        browser.close();
        host.close();
    }

    @Test
    void the_page_around_it_learns_how_far_somebody_came_and_people_read_that_it_does() {
        var email = World.address("ella");
        try (var visitor = browser.visitor(Screen.PHONE, "en", true)) {
            visitor.addInitScript("""
                    if (window === top) {
                      window.told = [];
                      for (const name of ['ready', 'signed', 'confirmed', 'shared'])
                        addEventListener('undersigned:' + name, event => told.push(name + ' ' + JSON.stringify(event.detail)));
                    }""");
            var page = visitor.newPage();
            page.navigate(host.at("/element"));
            var frame = frame(page, 0);
            assertThat(frame.getByText("The site around this form learns")).isVisible();
            sign(frame, "https://spam.example", email);
            assertThat(frame.locator("#refused")).isFocused();
            sign(frame, "Ella Sample", email);
            frame.locator("#code").fill("222222");
            frame.locator("form[action*='/confirmations'] button").click();
            assertThat(frame.locator("#refused")).isFocused();
            frame.locator("#code").fill(World.mail(email, 1).code());
            frame.locator("form[action*='/confirmations'] button").click();
            frame.locator(".asked summary").click();
            visitor.waitForPage(() -> frame.locator(".share a[href*='wa.me']").click());
            page.waitForCondition(() -> "4".equals(page.evaluate("told.length").toString()));
            var told = ((List<?>) page.evaluate("told"))
                    .stream().map(String::valueOf).toList();
            assertEquals(
                    List.of("ready", "signed", "confirmed", "shared"),
                    told.stream().map(line -> line.split(" ")[0]).toList());
            for (var line : told) assertTrue(line.matches("[a-z]+ \\{(\"count\":[0-9]+)?\\}"), line);
        }
    }

    @Test
    void corners_and_letters_are_those_that_were_chosen_in_every_language() {
        try (var visitor = browser.visitor(Screen.PHONE, "en", true)) {
            var page = visitor.newPage();
            page.navigate(host.at("/looks"));
            for (int i = 0; i < 2; i++) {
                assertEquals("21px", style(frame(page, i).locator("#go"), "borderRadius"));
                assertTrue(style(frame(page, i).locator("body"), "fontFamily").contains("Palatino"), "letters of " + i);
            }
            page.navigate(host.at("/element"));
            assertNotEquals("21px", style(frame(page, 0).locator("#go"), "borderRadius"));
        }
    }

    @Test
    void the_frame_is_called_as_the_petition_even_where_the_script_is_there_first() {
        try (var visitor = browser.visitor(Screen.PHONE, "en", true)) {
            var page = visitor.newPage();
            page.navigate(host.at("/names"));
            assertThat(element(page, 0).locator("iframe")).hasAttribute("title", "Named");
            assertThat(element(page, 1).locator("iframe")).hasAttribute("title", "The link");
            page.navigate(host.at("/element"));
            assertThat(element(page, 0).locator("iframe")).hasAttribute("title", kit().title());
        }
    }

    @Test
    void a_language_of_one_region_is_framed_in_it_with_our_words_in_the_nearest() {
        try (var visitor = browser.visitor(Screen.PHONE, "en", true)) {
            var page = visitor.newPage();
            page.navigate(host.at("/region"));
            for (int i = 0; i < 2; i++) {
                assertThat(frame(page, i).locator("h1")).hasAttribute("lang", "fr-CA");
                assertThat(frame(page, i).locator("html")).hasAttribute("lang", "fr");
            }
        }
    }

    @Test
    void a_petition_that_is_not_there_says_so_beside_one_that_is_and_each_has_its_own_height() {
        try (var visitor = browser.visitor(Screen.PHONE, "en", true)) {
            var page = visitor.newPage();
            page.navigate(host.at("/gone"));
            assertThat(frame(page, 0).locator("#email")).isVisible();
            assertThat(frame(page, 1).locator("h1")).hasText("Esta petición no está aquí");
            // Longer than an element waits for a frame that says nothing.
            page.waitForTimeout(4500);
            for (int i = 0; i < 2; i++) {
                var number = i;
                // Browsers do not draw a frame of another site that nobody sees.
                element(page, i).scrollIntoViewIfNeeded();
                page.waitForCondition(() -> height(element(page, number).locator("iframe"))
                        == height(frame(page, number).locator("html")));
            }
            assertTrue(height(frame(page, 1).locator("html")) < 400, "a few words");
            assertEquals("inline-block", style(element(page, 0), "display"), "the page's own style counts");
            assertEquals("block", style(element(page, 1), "display"));
        }
    }

    @Test
    void whoever_would_sign_a_text_that_is_no_longer_so_reads_the_new_one_first() {
        try (var visitor = browser.visitor(Screen.PHONE, "en", false)) {
            var page = visitor.newPage();
            page.navigate(host.at("/old-form"));
            page.locator("input[name=name]").fill("Otto Sample");
            page.locator("input[name=email]").fill(World.address("otto"));
            page.locator("select[name=country]").selectOption("US");
            page.locator("form button").click();
            assertThat(page.locator("#refused a[href='#letter']")).isVisible();
            assertThat(page.locator("#letter")).isVisible();
            assertEquals("Otto Sample", page.locator("#name").inputValue());
            page.locator("#go").click();
            assertThat(page.locator("#code")).isVisible();
        }
        assertFalse(kit().embed().contains("value=\"0\""), "the form of now names the text of now");
    }

    private static String element(String language, String attributes) {
        return "<undersigned-petition src=\"" + Browser.SITE + language + petition.path() + "\" partner=" + PREFIX
                + "-anglers " + attributes + "></undersigned-petition>";
    }

    private static Locator element(Page page, int number) {
        return page.locator("undersigned-petition").nth(number);
    }

    private static FrameLocator frame(Page page, int number) {
        return element(page, number).frameLocator("iframe");
    }

    private static void sign(FrameLocator frame, String name, String email) {
        frame.locator("#name").fill(name);
        frame.locator("#email").fill(email);
        frame.locator("#country").selectOption("US");
        frame.locator("#go").click();
    }

    private static int height(Locator one) {
        return ((Number) one.evaluate("one => Math.ceil(one.getBoundingClientRect().height)")).intValue();
    }

    private static String style(Locator one, String name) {
        return String.valueOf(one.evaluate("(one, name) => getComputedStyle(one)[name]", name));
    }

    private static Kit kit() {
        return Arc.container()
                .instance(Kits.class)
                .get()
                .of(PREFIX + "-anglers", petition.slug())
                .getFirst();
    }
}
