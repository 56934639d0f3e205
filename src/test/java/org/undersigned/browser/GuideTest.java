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
import org.undersigned.statistics.Figuring;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.World;

/**
 * The pages that {@code docs/guide} shows are there and say what it says. With {@code -Dguide.renew=true} its pictures are taken anew:
 * {@code mvn -Dtest=GuideTest -Dguide.renew=true package}.
 */
@QuarkusTest
@Tag("browser")
class GuideTest {

    private static final Path GUIDE = Path.of("docs", "guide");
    private static final Pattern PICTURE = Pattern.compile("!\\[([^\\]]{10,})]\\(images/([a-z-]+)\\.png\\)");
    private static final int WIDTH = 1000;

    private static Browser browser;

    private final String prefix = "guide" + UUID.randomUUID().toString().substring(0, 6);
    private final TreeSet<String> taken = new TreeSet<>();

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
            assertEquals(
                    shown,
                    files.map(file -> file.getFileName().toString().replace(".png", ""))
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
        for (var name : shown)
            assertEquals(
                    WIDTH,
                    ImageIO.read(GUIDE.resolve("images").resolve(name + ".png").toFile())
                            .getWidth());
    }

    /** Goes there, and keeps a picture of what is in sight. */
    private void show(Page page, String name, String path, String title) {
        page.navigate(Browser.SITE + path);
        assertThat(page.locator("h1")).isVisible();
        assertTrue(page.locator("h1").textContent().contains(title), name);
        var folder = Boolean.getBoolean("guide.renew") ? GUIDE.resolve("images") : Path.of("target", "guide");
        page.screenshot(new Page.ScreenshotOptions().setPath(folder.resolve(name + ".png")));
        taken.add(name);
    }
}
