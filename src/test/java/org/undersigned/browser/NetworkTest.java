package org.undersigned.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.world.World.PETITION;

import io.quarkus.arc.Arc;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.undersigned.browser.Browser.Screen;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Publication;
import org.undersigned.foundation.db.Published;
import org.undersigned.foundation.html.Languages;
import org.undersigned.world.TestDatabase;
import org.undersigned.world.Weight;
import org.undersigned.world.World;

/** What a visit to a petition costs, and that it needs no script. What a visit to any page gives away is in {@link PagesTest}. */
@Tag("browser")
@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class NetworkTest {

    private static final int MOST_BYTES = 14 * 1024;

    private static Browser browser;

    @BeforeAll
    static void open() {
        Causes.load();
        browser = Browser.open();
    }

    @AfterAll
    static void close() {
        browser.close();
    }

    @Test
    void a_petition_says_the_same_without_scripts() {
        // What earlier visitors did is counted before it is read twice.
        World.confirmed();
        assertEquals(words(true), words(false));
    }

    private static String words(boolean scripts) {
        try (var visitor = browser.visitor(Screen.PHONE, "en", scripts)) {
            var page = visitor.newPage();
            page.navigate(Browser.SITE + PETITION);
            assertTrue(page.locator("h1").isVisible());
            return page.locator("body").innerText();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "ht", "ar", "fr", "de", "pt", "zh", "vi"})
    void a_petition_and_its_sheets_are_sent_in_at_most_14_kilobytes(String language) throws Exception {
        for (var petition : List.of(PETITION, "/petitions/lirenne-propre", Causes.ASKING)) {
            var weight = Weight.of(Languages.href(language, petition));
            assertTrue(weight.bytes() <= MOST_BYTES, weight.toString());
        }
    }

    @Test
    void it_is_still_so_where_many_signed_on_paper() throws Exception {
        onPaper(12_345);
        try {
            for (var language : List.of("en", "es", "ht", "ar", "fr", "de")) {
                var page = Languages.href(language, PETITION);
                assertTrue(World.browser().get(page).asString().contains("/check#paper"), language);
                var weight = Weight.of(page);
                assertTrue(weight.bytes() <= MOST_BYTES, weight.toString());
            }
        } finally {
            onPaper(0);
        }
    }

    /** As if so many counted on paper. */
    private static void onPaper(long number) {
        var slug = PETITION.substring(PETITION.lastIndexOf('/') + 1);
        Arc.container().instance(Db.class).get().useTransaction(handle -> {
            handle.execute("""
                    INSERT INTO paper_number (petition, number, told) SELECT id, ?, ? FROM action WHERE slug = ?
                    ON CONFLICT (petition) DO UPDATE SET number = excluded.number, told = excluded.told
                    """, number, number, slug);
            Publication.changed(handle);
        });
        Arc.container().instance(Published.Registry.class).get().refresh();
    }
}
