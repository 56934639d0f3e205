package org.undersigned.sharing;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.world.World.PETITION;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.undersigned.campaign.Action;
import org.undersigned.campaign.Illustration;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Publication;
import org.undersigned.foundation.db.Published;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.html.Translated;
import org.undersigned.foundation.picture.Picture;
import org.undersigned.foundation.picture.PictureName;
import org.undersigned.petition.Petition;
import org.undersigned.petition.PetitionViews;
import org.undersigned.petition.Petitions;
import org.undersigned.world.Photo;
import org.undersigned.world.TestDatabase;

@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class ShareCardTest {

    /** Of a petition that no test signs now: one whose count moved within a minute is answered with the picture before, until that is over. */
    private static final String QUIET = "/petitions/lirenne-propre.png";

    private static final String SLUG = PETITION.substring(PETITION.lastIndexOf('/') + 1);

    @Inject
    Petitions petitions;

    @Inject
    PetitionViews views;

    @Inject
    Db db;

    @Inject
    Published.Registry published;

    @Test
    void the_picture_has_the_size_that_networks_want_in_every_language() throws IOException {
        var seen = new HashSet<String>();
        for (var language : petition().languages()) {
            var png = card(language);
            var image = ImageIO.read(new ByteArrayInputStream(png));
            assertEquals(1200, image.getWidth());
            assertEquals(630, image.getHeight());
            assertTrue(png.length < 150_000, language + " has " + png.length + " bytes");
            seen.add(Arrays.toString(png));
        }
        assertEquals(petition().languages().size(), seen.size(), "pictures that differ");
    }

    @Test
    void caches_may_keep_it_for_a_minute_and_ask_whether_it_is_what_changed() {
        var address = QUIET + "?lang=de";
        var first = given().get(address);
        first.then().statusCode(200).contentType("image/png").header("Cache-Control", startsWith("public, max-age=60"));
        db.useTransaction(Publication::changed);
        published.refresh();
        given().header("If-None-Match", first.header("ETag"))
                .get(address)
                .then()
                .statusCode(304);
    }

    @Test
    void a_made_up_language_gets_the_main_one_and_leaves_no_copy_in_the_cache() {
        var languages = petitions.visible("lirenne-propre").orElseThrow().languages();
        var main = languages.getFirst();
        var lacking = Languages.all().stream()
                .filter(one -> !languages.contains(one))
                .findFirst()
                .orElseThrow();
        var card = given().get(QUIET + "?lang=" + main).asByteArray();
        for (var query : List.of("", "?lang=xx", "?lang=", "?lang=" + lacking, "?lang=" + main + "&partner=made-up"))
            assertArrayEquals(card, given().get(QUIET + query).asByteArray(), query);
        assertNull(given().get(QUIET + "?lang=xx").header("ETag"));
    }

    @Test
    void an_unknown_petition_is_a_problem() {
        given().accept("application/json")
                .get("/petitions/no-such-petition.png?lang=en")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", containsString("/problems/not-found"));
        given().get("/ar" + PETITION + ".png").then().statusCode(404);
    }

    @Test
    void pages_announce_the_card_of_their_language() {
        given().get("/ar" + PETITION)
                .then()
                .body(matchesPattern("(?s).*" + PETITION + "/card-[A-Za-z0-9_-]{8}\\.png\\?lang=ar\".*"));
        var announcement = petition().campaign().announcements().getFirst().slug();
        given().get("/announcements/" + announcement)
                .then()
                .statusCode(200)
                .body(matchesPattern("(?s).*" + PETITION + "/card-[A-Za-z0-9_-]{8}\\.png\\?lang=en\".*"));
    }

    @Test
    void arabic_is_really_drawn_with_fonts_that_the_document_carries() throws IOException {
        try (var document = Loader.loadPDF(CardPicture.pdf(html(petition(), "ar")))) {
            var text = Normalizer.normalize(new PDFTextStripper().getText(document), Normalizer.Form.NFKC);
            assertTrue(text.contains("اللجوء"), text);
            assertTrue(text.contains("US Welcomes"), text);
            assertFalse(text.contains("#"), "a letter that no font has: " + text);
            var resources = document.getPage(0).getResources();
            var names = new HashSet<String>();
            for (var name : resources.getFontNames()) {
                var font = resources.getFont(name);
                assertTrue(font.isEmbedded(), font.getName());
                names.add(font.getName().replaceFirst("^[A-Z]{6}\\+", ""));
            }
            assertTrue(
                    names.contains("NotoNaskhArabic-Bold") && names.contains("NotoSansArabic-Regular"),
                    names.toString());
            assertEquals(1, document.getNumberOfPages());
        }
    }

    @Test
    void the_count_and_the_next_goal_show_from_25_on() throws IOException {
        assertFalse(text(signedBy(24)).contains("24"));
        var counted = text(signedBy(1234));
        assertTrue(counted.contains("1,234") && counted.contains("5,000"), counted);
        assertEquals(700 * 1234 / 5000, new ShareCard(views.of(signedBy(1234), "en")).ink());
        assertEquals(700, new ShareCard(views.of(signedBy(1_000_000), "en")).ink());
    }

    @Test
    void the_number_on_a_shared_card_is_round_and_has_been_reached() {
        for (var pair :
                List.of(List.of(26L, 25L), List.of(99L, 95L), List.of(1234L, 1200L), List.of(999_999L, 990_000L)))
            assertEquals(pair.getLast(), shared(pair.getFirst()).signed());
        assertEquals("1,200+", shared(1234).number());
        assertEquals("1,200", shared(1200).number());
        assertEquals(shared(1201).html(), shared(1299).html(), "the same picture");
    }

    private ShareCard shared(long count) {
        return new ShareCard(views.of(signedBy(count), "en"), true);
    }

    @Test
    void a_long_demand_stays_on_one_page_in_smaller_letters() throws IOException {
        var words = "Protect <every> child & family ".repeat(12);
        var card = new ShareCard(views.of(demanding(words), "en"));
        assertTrue(card.size() < 50 && card.demand().endsWith("…"));
        assertTrue(text(demanding(words)).contains("<every> child &"));
        assertTrue(new ShareCard(views.of(demanding("Donaudampfschifffahrtsgesellschaft"), "en")).size() < 80);
        var khmer = views.of(demanding("សូមបិទលូបង្ហូរទឹកនៅរោងម៉ាស៊ីនចាស់ហើយសម្អាតទន្លេ"), "en");
        assertTrue(new ShareCard(khmer).size() >= 64, "words without blanks between them are no long word");
    }

    @Test
    void the_picture_of_the_petition_stands_beside_the_demand_on_the_side_where_lines_end() throws IOException {
        var drawn = (Picture.Looked.Drawn) Picture.looked(Photo.taken(1_280, 853));
        var illustrated = illustrated(drawn.name(), petition());
        for (var language : List.of("en", "ar")) {
            var html = html(illustrated, language);
            var png =
                    CardPicture.png(html, name -> Optional.of(drawn.jpeg()).filter(jpeg -> name.equals(drawn.name())));
            var image = ImageIO.read(new ByteArrayInputStream(png));
            int photo = language.equals("ar") ? 260 : 940;
            assertTrue(isRed(image.getRGB(photo, 40)), language);
            assertFalse(isRed(image.getRGB(1_200 - photo, 300)), "words stand on the ground, and not on the picture");
            assertFalse(isRed(image.getRGB(photo, 420)), language);
            assertTrue(png.length < 600_000, language + " has " + png.length + " bytes");
            var gone = ImageIO.read(new ByteArrayInputStream(CardPicture.png(html, name -> Optional.empty())));
            assertFalse(isRed(gone.getRGB(photo, 40)), "one that is gone leaves the card as it is");
        }
        assertTrue(text(illustrated)
                .replaceAll("\\s+", " ")
                .contains(petition().latest().title().in("en").text()));
    }

    @Test
    void a_demand_that_could_not_be_read_beside_a_picture_stands_alone() {
        var drawn = (Picture.Looked.Drawn) Picture.looked(Photo.taken(1_280, 853));
        var wordy = illustrated(drawn.name(), demanding("Protect every child and every family ".repeat(4)));
        assertFalse(html(wordy, "en").contains("/pictures/"));
        assertEquals(
                new ShareCard(views.of(demanding("Protect every child and every family ".repeat(4)), "en")).size(),
                new ShareCard(views.of(wordy, "en")).size());
    }

    private static boolean isRed(int rgb) {
        return (rgb >> 16 & 255) > 200 && (rgb >> 8 & 255) < 60 && (rgb & 255) < 60;
    }

    private static Petition illustrated(PictureName picture, Petition petition) {
        var photo = Optional.of(new Illustration(picture, Translated.of("en", "A photo")));
        return copy(petition, petition.action(), petition.closes(), photo, petition.versions());
    }

    private String text(Petition petition) throws IOException {
        try (var document = Loader.loadPDF(CardPicture.pdf(html(petition, "en")))) {
            assertEquals(1, document.getNumberOfPages());
            return new PDFTextStripper().getText(document);
        }
    }

    private String html(Petition petition, String language) {
        return new ShareCard(views.of(petition, language)).html();
    }

    private Petition petition() {
        return petitions.visible(SLUG).orElseThrow();
    }

    private Petition signedBy(long count) {
        var action = petition().action();
        return with(
                new Action(
                        action.id(),
                        action.kind(),
                        action.slug(),
                        action.title(),
                        action.state(),
                        count,
                        action.publishedAt()),
                petition().versions());
    }

    private Petition demanding(String title) {
        var old = petition().latest();
        var version = new Petition.Version(
                old.number(), old.dated(), Translated.of("en", title), old.ask(), old.body(), old.sha256());
        return with(petition().action(), List.of(version));
    }

    private Petition with(Action action, List<Petition.Version> versions) {
        return copy(petition(), action, Optional.empty(), petition().picture(), versions);
    }

    private static Petition copy(
            Petition petition,
            Action action,
            Optional<LocalDate> closes,
            Optional<Illustration> picture,
            List<Petition.Version> versions) {
        return new Petition(
                petition.id(),
                petition.campaign(),
                action,
                petition.opens(),
                closes,
                petition.goals(),
                petition.fields(),
                petition.specialCategory(),
                petition.profile(),
                picture,
                petition.share(),
                petition.ladder(),
                versions,
                petition.events(),
                petition.acceptedOnPaper(),
                petition.retired(),
                petition.onPaper());
    }

    private static byte[] card(String language) {
        return given().get(PETITION + ".png?lang=" + language)
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
    }
}
