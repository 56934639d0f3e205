package org.undersigned.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.browser.Place.answer;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.quarkus.arc.Arc;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undersigned.browser.Browser.Screen;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Published;
import org.undersigned.foundation.keys.AgeFile;
import org.undersigned.foundation.keys.Hpke;
import org.undersigned.foundation.keys.KeyText;
import org.undersigned.supporter.OpenCommand;
import org.undersigned.world.Desk;
import org.undersigned.world.Ran;
import org.undersigned.world.TestDatabase;
import org.undersigned.world.World;

/** A partner makes its key in a real browser, gets its list, and opens it there; the key is in no request. */
@Tag("browser")
@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class KeyJourneyTest {

    private static Browser browser;

    @TempDir
    Path folder;

    private KeyHolder holder;

    @BeforeAll
    static void open() {
        browser = Browser.open();
    }

    @BeforeEach
    void partner() {
        holder = KeyHolder.fresh();
    }

    @AfterAll
    static void close() {
        browser.close();
    }

    @Test
    void a_key_is_made_tried_and_used_and_the_list_opens_without_a_network() throws IOException {
        var petition = holder.petition();
        holder.retireKey();
        var owner = holder.member("Oona", "owner", "en");
        var second = holder.member("Seth", "owner", "en");
        try (var visitor = browser.visitor(Screen.PHONE, "en", true)) {
            var sent = recorded(visitor);
            var page = visitor.newPage();
            KeyHolder.enter(page, owner);
            page.navigate(Browser.SITE + holder.own() + "/key");
            page.locator("#make").click();
            assertThat(page.locator("[data-made]")).isVisible();
            var one = KeyHolder.saved(
                    folder, page, () -> page.locator("[data-copy='1']").click());
            var two = KeyHolder.saved(
                    folder, page, () -> page.locator("[data-copy='2']").click());
            page.locator("#first").setInputFiles(one);
            page.locator("#own button").click();
            assertThat(page.locator("#own [data-fault=choose]")).isVisible();
            page.locator("#second")
                    .setInputFiles(
                            KeyHolder.payload(KeyText.ofPrivate(Hpke.newPair().secret())));
            page.locator("#own button").click();
            assertThat(page.locator("#own [data-fault=other-key]")).isVisible();
            page.locator("#second").setInputFiles(two);
            answer(page, () -> page.locator("#own button").click());
            assertThat(page.locator("main .done")).isVisible();
            approve(second, "key-set");

            petition.supporter("Ana \"Nana\" Sample, Jr", World.address("ana"), petition.box());
            petition.supporter("Zoë Sample", World.address("zoe"), petition.box());
            var list = export(owner, second);
            var secret = KeyText.privateIn(Files.readString(one)).orElseThrow();
            holder.open(page, list, one);
            assertThat(page.locator("[data-opened]")).hasText("2");
            page.locator("#search").fill("zoe sam");
            assertThat(page.locator("#table tbody tr")).hasCount(1);
            assertThat(page.locator("#table tbody th")).hasText("Zoë Sample");
            var opened = Ran.of(new OpenCommand(), list.toString(), "--key", one.toString(), "--csv");
            assertEquals(0, opened.status(), opened.err());
            assertEquals(
                    opened.out(),
                    Files.readString(KeyHolder.saved(
                            folder, page, () -> page.locator("#saving button").click())));
            locked(page, secret, opened.out());
            assertKeptNowhere(page);
            assertHasNo(sent, secret);
        }
    }

    /** Locked for the key itself, for somebody else's, and by a passphrase. */
    private void locked(Page page, byte[] secret, String table) throws IOException {
        var other = Hpke.newPair();
        var self = KeyHolder.saved(
                folder, page, () -> page.locator("#locking button").click());
        assertEquals(table, plain(self, secret));
        page.locator("#for-recipients").check();
        page.locator("#recipients").fill("age1nonsense");
        page.locator("#locking button").click();
        assertThat(page.locator("#told")).containsText("age1nonsense");
        page.locator("#recipients").fill(AgeFile.recipient(other.open()));
        var others = KeyHolder.saved(
                folder, page, () -> page.locator("#locking button").click());
        assertEquals(table, plain(others, other.secret()));
        page.locator("#for-passphrase").check();
        page.locator("#passphrase").fill("too short");
        page.locator("#locking button").click();
        assertThat(page.locator("#told")).containsText("at least 16");
        page.locator("#passphrase").fill("quince lantern harbour oboe");
        var phrase = KeyHolder.saved(
                folder, page, () -> page.locator("#locking button").click());
        assertTrue(new String(Files.readAllBytes(phrase), ISO_8859_1).startsWith("age-encryption.org/v1\n-> scrypt "));
    }

    /** Everything that the browser asks of anybody, as it asks it. */
    private static List<String> recorded(BrowserContext visitor) {
        var sent = new ArrayList<String>();
        visitor.onRequest(request -> {
            var body = request.postDataBuffer();
            sent.add(request.url() + "\n" + request.headers() + "\n" + (body == null ? "" : new String(body, UTF_8)));
        });
        return sent;
    }

    private static void assertHasNo(List<String> sent, byte[] secret) {
        assertTrue(sent.stream().anyMatch(one -> one.contains("/key/tests")), "the requests of the page are there");
        var line = KeyText.ofPrivate(secret);
        var forms = List.of(
                line.substring(line.indexOf(':') + 1),
                Base64.getEncoder().withoutPadding().encodeToString(secret),
                HexFormat.of().formatHex(secret),
                AgeFile.identity(secret));
        for (var form : forms)
            for (var one : sent) assertTrue(!one.toLowerCase().contains(form.toLowerCase()), one);
    }

    private static void assertKeptNowhere(Page page) {
        assertEquals(
                "0 0 0 0",
                page.evaluate("async () => [localStorage.length, sessionStorage.length,"
                        + " (await indexedDB.databases()).length, (await caches.keys()).length].join(' ')"));
    }

    private static String plain(Path locked, byte[] secret) throws IOException {
        return new String(
                AgeFile.open(Files.readAllBytes(locked), AgeFile.identity(secret))
                        .orElseThrow(),
                UTF_8);
    }

    private Path export(Desk owner, Desk second) throws IOException {
        owner.send(holder.own() + "/supporters/exports", "reason", "The autumn newsletter");
        approve(second, "export-supporters");
        var id = Arc.container()
                .instance(Db.class)
                .get()
                .read(handle -> handle.select(
                                "SELECT e.id FROM supporter_export e JOIN organisation o ON o.id = e.organisation WHERE o.slug = ?",
                                holder.slug())
                        .mapTo(UUID.class)
                        .one());
        var file = owner.send(holder.own() + "/supporters/exports/" + id, "as", "sealed");
        return Files.write(folder.resolve("supporters.sealed.jsonl"), file.asByteArray());
    }

    private void approve(Desk desk, String kind) {
        var id = Arc.container()
                .instance(Db.class)
                .get()
                .read(handle -> handle.select(
                                "SELECT id FROM staff_approval WHERE state = 'open' AND kind = ? AND subject LIKE ?",
                                kind,
                                holder.slug() + "%")
                        .mapTo(UUID.class)
                        .one());
        assertEquals(
                303, desk.send("/staff/approvals/" + id, "decision", "approve").statusCode());
        Arc.container().instance(Published.Registry.class).get().refresh();
    }
}
