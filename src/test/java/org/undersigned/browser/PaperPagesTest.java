package org.undersigned.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.undersigned.browser.Place.answer;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FilePayload;
import io.quarkus.arc.Arc;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.undersigned.browser.Browser.Screen;
import org.undersigned.foundation.db.Published;
import org.undersigned.foundation.html.Languages;
import org.undersigned.petition.Petitions;
import org.undersigned.sharing.paper.Sheets;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.Photo;
import org.undersigned.world.TestDatabase;

/** Sheets typed in by the keyboard, checked, imported and read about, in a real browser. */
@Tag("browser")
@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class PaperPagesTest {

    private static Browser browser;

    private final String prefix = "ppt" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeAll
    static void open() {
        browser = Browser.open();
    }

    @AfterAll
    static void close() {
        browser.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ar"})
    void two_campaigners_type_in_and_check_a_sheet_and_everybody_reads_of_it(String language) {
        var found = new ArrayList<String>();
        var own = OwnPetition.open(prefix);
        var first = number(own, 3);
        var desk = path(own);
        try (var visitor = browser.examiner(Screen.PHONE, language)) {
            var page = visitor.newPage();
            enter(page, invited("Carla", language));
            page.navigate(Browser.SITE + desk.substring(0, desk.indexOf("/" + own.slug())));
            page.locator("main a[href$='/paper']").click();
            Look.at(page, "paper-empty", language, found);
            page.locator("#sheet").fill("1000-0000-1");
            answer(page, () -> page.locator("main form button").first().click());
            Look.at(page, "paper-no-sheet", language, found);
            page.locator("#sheet").fill(first);
            answer(page, () -> page.locator("main form button").click());
            page.locator("#photo").setInputFiles(new FilePayload("sheet.jpg", "image/jpeg", Photo.taken(900, 600)));
            page.locator("[id='name.1']").fill("Ana Sample");
            answer(page, () -> page.locator("button[formaction]").click());
            assertThat(page.locator(".scan img")).isVisible();
            assertThat(page.locator("[id='name.1']")).hasValue("Ana Sample");
            page.locator("#count").fill("1");
            answer(page, () -> page.locator(".sheet-rows > button").click());
            Look.at(page, "paper-refused", language, found);
            page.locator("[id='country.1']").fill("US");
            page.locator("[name='barred.2']").check();
            answer(page, () -> page.locator(".sheet-rows > button").click());
            assertThat(page.locator("[role=status]")).isVisible();
            Look.at(page, "paper-typed", language, found);

            page.navigate(Browser.SITE + desk + "/import");
            Look.at(page, "paper-import", language, found);
            send(page, "sheet,row,name,country\n" + first + ",9,Ana Sample,US\n");
            Look.at(page, "paper-import-wrong", language, found);
            answer(page, () -> page.locator("button[value=drop]").click());
            send(page, "sheet,row,name,country\n" + next(first) + ",1,Ben Sample,US\n");
            Look.at(page, "paper-import-trial", language, found);
            answer(page, () -> page.locator("button[value=take]").click());
        }
        try (var visitor = browser.examiner(Screen.PHONE, language)) {
            var page = visitor.newPage();
            enter(page, invited("Dora", language));
            page.navigate(Browser.SITE + desk);
            Look.at(page, "paper-waiting", language, found);
            page.locator("input[name=rows]").first().fill("7");
            answer(page, () -> page.locator("button[value=check]").first().click());
            Look.at(page, "paper-differs", language, found);
            for (int i = 0; i < 2; i++) {
                page.locator("input[name=rows]").first().fill("1");
                answer(page, () -> page.locator("button[value=check]").first().click());
            }
            Look.at(page, "paper-counted", language, found);
        }
        Arc.container().instance(Published.Registry.class).get().refresh();
        try (var visitor = browser.examiner(Screen.PHONE, language)) {
            var page = visitor.newPage();
            page.navigate(Browser.SITE + Languages.href(language, own.path()));
            assertThat(page.locator("a[href$='/check#paper']")).isVisible();
            Look.at(page, "petition-with-paper", language, found);
            page.locator("a[href$='/check#paper']").click();
            assertThat(page.locator("#paper")).isVisible();
            Look.at(page, "check-with-paper", language, found);
        }
        assertEquals(List.of(), found);
    }

    @ParameterizedTest
    @ValueSource(strings = "en")
    void a_sheet_is_typed_in_by_keys_alone_where_no_script_runs(String language) {
        var own = OwnPetition.open(prefix);
        var first = number(own, 2);
        try (var visitor = browser.visitor(Screen.DESKTOP, language, false)) {
            var page = visitor.newPage();
            enter(page, invited("Carla", language));
            page.navigate(Browser.SITE + path(own));
            assertThat(page.locator("#sheet")).isFocused();
            page.keyboard().type(first);
            page.keyboard().press("Tab");
            page.keyboard().type("us");
            page.keyboard().press("Tab");
            page.keyboard().type("78701");
            answer(page, () -> page.keyboard().press("Enter"));
            page.locator("[id='name.1']").focus();
            page.keyboard().type("Ana Sample");
            // Pressed too early: nothing is sent, and what is missing has the focus.
            page.keyboard().press("Enter");
            assertThat(page.locator("#count")).isFocused();
            page.keyboard().type("1");
            answer(page, () -> page.keyboard().press("Enter"));
            assertThat(page.locator("[role=status]")).isVisible();
            assertThat(page.locator("#sheet")).hasValue(next(first));
            assertThat(page.locator("#country")).hasValue("us");
        }
    }

    private Desk invited(String name, String language) {
        return Desk.invited(
                name, "--organisation", prefix + "-river-watch", "--role", "campaigner", "--language", language);
    }

    private static String path(OwnPetition own) {
        return "/staff/campaigns/" + petition(own).campaign().slug() + "/" + own.slug() + "/paper";
    }

    private static org.undersigned.petition.Petition petition(OwnPetition own) {
        return Arc.container()
                .instance(Petitions.class)
                .get()
                .visible(own.slug())
                .orElseThrow();
    }

    /** The first of some numbered sheets. */
    private static String number(OwnPetition own, int sheets) {
        var numbering = Arc.container().instance(Sheets.class).get();
        var petition = petition(own);
        numbering.number(petition, petition.languages().getFirst(), Optional.empty(), sheets, "staff:test");
        return numbering.of(petition).getFirst().first();
    }

    private static String next(String number) {
        var sheet = org.undersigned.sharing.paper.SheetNumber.parse(number).orElseThrow();
        return new org.undersigned.sharing.paper.SheetNumber(sheet.number() + 1).written();
    }

    private static void send(Page page, String csv) {
        page.locator("#file")
                .setInputFiles(new FilePayload("rows.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)));
        answer(page, () -> page.locator("main form button").last().click());
    }

    private static void enter(Page page, Desk desk) {
        page.context().addCookies(List.of(new Cookie("staff", desk.cookie).setUrl(Browser.SITE)));
    }
}
