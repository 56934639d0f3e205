package org.undersigned.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.browser.Place.answer;

import com.microsoft.playwright.assertions.LocatorAssertions;
import io.quarkus.arc.Arc;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.undersigned.browser.Browser.Screen;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.keys.Hpke;
import org.undersigned.foundation.keys.KeyText;
import org.undersigned.foundation.keys.RecipientKeys;
import org.undersigned.supporter.Sealing;
import org.undersigned.world.TestDatabase;

/** The pages of keys and lists in a real browser: what goes wrong, how much they bear, and how they look. */
@Tag("browser")
@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class KeyPagesTest {

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
    void a_wrong_key_is_named_a_cut_line_too_and_a_long_list_comes_in_pieces() throws IOException {
        var viewer = holder.member("Vera", "viewer", "en");
        var key = Hpke.newPair();
        var other = Hpke.newPair();
        var text = SealedList.of(key, 1_234);
        var list = Files.writeString(folder.resolve("a.sealed.jsonl"), text);
        var right = Files.writeString(folder.resolve("right.key"), KeyText.ofPrivate(key.secret()));
        var wrong = Files.writeString(folder.resolve("wrong.key"), KeyText.ofPrivate(other.secret()));
        try (var visitor = browser.visitor(Screen.DESKTOP, "en", true)) {
            var page = visitor.newPage();
            KeyHolder.enter(page, viewer);
            holder.open(page, list, wrong);
            assertThat(page.locator("#told [data-fault=other-all]")).containsText(Hpke.id(key.open()));
            assertThat(page.locator("#told [data-fault=other-all]")).containsText(Hpke.id(other.open()));
            assertThat(page.locator("#opened")).isHidden();

            holder.open(page, list, right);
            assertThat(page.locator("[data-opened]")).hasText("1,234");
            assertThat(page.locator("#table tbody tr")).hasCount(50);
            assertThat(page.locator("#before")).isDisabled();
            page.locator("#after").click();
            assertThat(page.locator("[data-shown]")).hasText("51–100");
            page.locator("#search").fill("person1234@");
            assertThat(page.locator("[data-found]")).hasText("1");
            assertThat(page.locator("#after")).isDisabled();

            var cut = Files.writeString(folder.resolve("cut.sealed.jsonl"), text.substring(0, text.length() - 100));
            holder.open(page, cut, right);
            assertThat(page.locator("#told [data-fault=broken]")).containsText("1,234");
            assertThat(page.locator("[data-opened]")).hasText("1,233");
            page.locator("#keys").setInputFiles(KeyHolder.payload("a shopping list"));
            page.locator("#opening button").click();
            assertThat(page.locator("#told [data-fault=no-key]")).isVisible();
        }
    }

    /** Frames that the page draws meanwhile are those in which a person could do something. */
    @Test
    @Tag("long")
    void a_hundred_thousand_rows_do_not_stop_the_page() throws IOException {
        var viewer = holder.member("Vera", "viewer", "en");
        var key = Hpke.newPair();
        var list = Files.writeString(folder.resolve("a.sealed.jsonl"), SealedList.of(key, 100_000));
        var secret = Files.writeString(folder.resolve("right.key"), KeyText.ofPrivate(key.secret()));
        try (var visitor = browser.visitor(Screen.DESKTOP, "en", true)) {
            var page = visitor.newPage();
            KeyHolder.enter(page, viewer);
            page.navigate(Browser.SITE + holder.own() + "/open");
            assertThat(page.locator("#opening")).isVisible();
            page.evaluate("""
                    () => {
                      window.longest = 0;
                      let last = performance.now();
                      const draw = (now) => {
                        if (!document.querySelector('#progress').hidden) longest = Math.max(longest, now - last);
                        last = now;
                        requestAnimationFrame(draw);
                      };
                      requestAnimationFrame(draw);
                    }""");
            var began = System.nanoTime();
            page.locator("#rows").setInputFiles(list);
            page.locator("#keys").setInputFiles(secret);
            page.locator("#opening button").click();
            assertThat(page.locator("[data-opened]"))
                    .hasText("100,000", new LocatorAssertions.HasTextOptions().setTimeout(300_000));
            var opened = System.nanoTime();
            page.locator("#search").fill("person 99999");
            assertThat(page.locator("[data-found]")).hasText("1");
            var longest = ((Number) page.evaluate("longest")).doubleValue();
            System.out.printf(
                    "100,000 rows opened in %d ms, found in %d ms, longest wait for a frame %.0f ms%n",
                    (opened - began) / 1_000_000, (System.nanoTime() - opened) / 1_000_000, longest);
            assertTrue(longest < 2_000, "the page stood still for " + longest + " ms");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ar"})
    void every_page_can_be_read_by_everybody(String language) throws IOException {
        var found = new ArrayList<String>();
        holder.retireKey();
        var owner = holder.member("Oona", "owner", language);
        holder.member("Seth", "owner", language);
        var key = Hpke.newPair();
        var list = Files.writeString(folder.resolve("a.sealed.jsonl"), SealedList.of(key, 60) + "{\n");
        var secret = Files.writeString(folder.resolve("right.key"), KeyText.ofPrivate(key.secret()));
        try (var visitor = browser.examiner(Screen.PHONE, language)) {
            var page = visitor.newPage();
            KeyHolder.enter(page, owner);
            page.navigate(Browser.SITE + holder.own() + "/key");
            page.locator("#own button").click();
            assertThat(page.locator("#own [data-fault=choose]")).isVisible();
            Look.at(page, "key-none", language, found);
            answer(page, () -> page.locator("form[action$='/hosted'] button").click());
            Look.at(page, "key-not-ticked", language, found);
            Arc.container()
                    .instance(Db.class)
                    .get()
                    .useTransaction(handle -> Arc.container()
                            .instance(RecipientKeys.class)
                            .get()
                            .set(handle, Sealing.organisation(holder.slug()), key.open()));
            page.navigate(Browser.SITE + holder.own() + "/key");
            Look.at(page, "key-untried", language, found);
            page.locator("#tried").setInputFiles(secret);
            answer(page, () -> page.locator("form[action$='/tested'] button").click());
            Look.at(page, "key-tried", language, found);
            page.navigate(Browser.SITE + holder.own() + "/key/lost");
            Look.at(page, "key-lost", language, found);
            holder.open(page, list, secret);
            assertThat(page.locator("#opened")).isVisible();
            Look.at(page, "list-opened", language, found);
        }
        assertEquals(List.of(), found);
    }
}
