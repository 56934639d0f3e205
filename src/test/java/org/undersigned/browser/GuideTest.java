package org.undersigned.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.browser.Place.answer;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import io.quarkus.arc.Arc;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Published;
import org.undersigned.foundation.keys.Mac;
import org.undersigned.statistics.Figuring;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.World;

/**
 * The pages that {@code docs/guide} shows are there and say what it says, and its pictures are of them as they are now: beside each lies what
 * the page had in words (headings, ways, buttons, fields) when it was taken, and the digest of the picture. One command writes both anew:
 * {@code mvn -Dtest=GuideTest -Dguide.renew=true test}.
 */
@QuarkusTest
@Tag("browser")
class GuideTest {

    private static final Path GUIDE = Path.of("docs", "guide");
    private static final Pattern PICTURE = Pattern.compile("!\\[([^\\]]{10,})]\\(images/([a-z-]+)\\.png\\)");
    private static final int WIDTH = 1000;
    private static final boolean RENEW = Boolean.getBoolean("guide.renew");

    /** What is in sight of a page in words, in its order. */
    private static final String WORDS = """
            () => [...document.querySelectorAll('h1, h2, h3, a, button, summary, label, legend, th, dt')]
                .filter(one => one.checkVisibility() && !one.closest('.unseen, iframe, table tbody, [hidden]'))
                .map(one => [one.localName.replace(/^h.$/, 'heading').replace(/^a$/, 'link'), one.textContent.replace(/\\s+/g, ' ').trim()])
                .filter(([kind, text]) => text)
                .map(([kind, text]) => kind + ': ' + text)
                .join('\\n')
            """;

    private static Browser browser;

    private final String prefix = "guide" + UUID.randomUUID().toString().substring(0, 6);
    private final TreeSet<String> taken = new TreeSet<>();
    private final List<String> stale = new ArrayList<>();

    private static final String HOW = "write them anew with -Dtest=GuideTest -Dguide.renew=true, and look at them";

    @BeforeAll
    static void open() {
        browser = Browser.open();
    }

    @AfterAll
    static void close() {
        browser.close();
    }

    @Test
    void every_page_of_the_guide_is_there_and_has_its_picture() throws IOException {
        var petition = OwnPetition.open(prefix);
        for (var name : List.of("ana", "ben", "cai"))
            petition.supporter(name, World.address(name), "public", "updates");
        World.await(() -> petition.published() == 3, "three");
        Arc.container().instance(Figuring.class).get().count();
        var owner = Desk.invited("Oona", "--organisation", prefix + "-river-watch");
        var second = Desk.invited("Seth", "--organisation", prefix + "-river-watch");
        try (var visitor = browser.visitor(Browser.Screen.DESKTOP, "en", true)) {
            var page = visitor.newPage();
            page.setViewportSize(WIDTH, 760);
            show(page, "sign-in", "/staff/sign-in", "Sign in");
            visitor.addCookies(List.of(new Cookie("staff", owner.cookie).setUrl(Browser.SITE)));
            show(page, "campaigns", "/staff/campaigns", "Campaigns");
            page.navigate(Browser.SITE + "/staff/drafts");
            page.locator("form[action$='/begin'] button").click();
            page.locator("#petition-title").fill("Open the harbour baths");
            page.locator("#petition-ask").fill("The council should open them from May on.");
            page.locator("#petition-body").fill("Dear council,\n\nplease open the baths.");
            answer(page, () -> page.locator("p.acts button[value='save']").click());
            var draft = page.url().replaceFirst("^https?://[^/]+", "").replaceAll("/text.*", "");
            show(page, "text", draft + "/text", "");
            show(page, "check", draft + "/check", "");

            var campaign = "/staff/campaigns/" + prefix + "-clean-river-now";
            var path = campaign + "/" + petition.slug();
            show(page, "numbers", campaign, "");
            show(page, "state", path + "/state", "State and next step");
            show(page, "sharing", path + "/sharing", "Passing it on");
            show(page, "mailing", "/staff/organisations/" + prefix + "-river-watch/mailings/new", "Write a mailing");
            show(page, "delivery", path + "/delivery", "Delivery");
            owner.send(path + "/state", "step", "open-closed").then().statusCode(303);
            Arc.container().instance(Published.Registry.class).get().refresh();
            show(page, "hand-over", path + "/delivery/record", "Hand-overs and answers");
            second.send(path + "/retirement");
            show(page, "approvals", "/staff/approvals", "Approvals");
        }
        var shown = PICTURE.matcher(Files.readString(GUIDE.resolve("README.md")))
                .results()
                .map(found -> found.group(2))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(taken, shown, "the pictures of the guide");
        try (var files = Files.list(GUIDE.resolve("images"))) {
            var expected = new TreeSet<String>();
            for (var name : shown) expected.addAll(List.of(name + ".png", name + ".txt"));
            assertEquals(
                    expected,
                    files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new)));
        }
        for (var name : shown)
            assertEquals(
                    WIDTH,
                    ImageIO.read(GUIDE.resolve("images").resolve(name + ".png").toFile())
                            .getWidth());
        assertEquals(List.of(), stale, "pictures of pages that look otherwise now; " + HOW);
    }

    /** Goes there, and keeps a picture of what is in sight. */
    private void show(Page page, String name, String path, String title) throws IOException {
        page.navigate(Browser.SITE + path);
        assertThat(page.locator("h1")).isVisible();
        assertTrue(page.locator("h1").textContent().contains(title), name);
        var folder = RENEW ? GUIDE.resolve("images") : Path.of("target", "guide");
        var picture = folder.resolve(name + ".png");
        page.screenshot(new Page.ScreenshotOptions().setPath(picture));
        taken.add(name);
        var beside = GUIDE.resolve("images").resolve(name + ".txt");
        if (RENEW) Files.writeString(beside, described(picture, page));
        else if (!Files.exists(beside) || !Files.readString(beside).equals(described(committed(name), page)))
            stale.add(name);
    }

    private static Path committed(String name) {
        return GUIDE.resolve("images").resolve(name + ".png");
    }

    /** The digest of a picture, then what the page has in words, without what is another one in each run. */
    private String described(Path picture, Page page) throws IOException {
        var words = (String) page.evaluate(WORDS);
        return "picture: " + HexFormat.of().formatHex(Mac.sha256(Files.readAllBytes(picture))) + "\n"
                + words.replaceAll("(?i)" + prefix, "X")
                        .replaceAll(
                                "\\b(January|February|March|April|May|June|July|August|September|October|November|December)\\b",
                                "M")
                        .replaceAll("[0-9]+", "0")
                + "\n";
    }
}
