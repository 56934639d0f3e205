package org.undersigned.sharing.paper;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.world.World.PETITION;
import static org.undersigned.world.World.browser;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.undersigned.petition.Petition;
import org.undersigned.petition.Petitions;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.TestDatabase;

/** What is printed to hang up and to sign. */
@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class PaperTest {

    @Inject
    Petitions petitions;

    @Inject
    Sheets sheets;

    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "ht", "ar"})
    void a_poster_is_one_tagged_page_with_demand_and_a_code_that_leads_to_the_form(String language) throws Exception {
        for (var size : List.of("a4", "a3")) {
            var answer = browser().get(PETITION + "/poster-" + size + ".pdf?lang=" + language);
            answer.then().statusCode(200).contentType("application/pdf").header("Cache-Control", startsWith("public"));
            try (var document = kept("poster-" + size + "-" + language, answer.asByteArray())) {
                assertEquals(1, document.getNumberOfPages(), language + " " + size);
                assertEquals(
                        size.equals("a3") ? 842 : 595,
                        Math.round(document.getPage(0).getMediaBox().getWidth()),
                        1);
                isTagged(document);
                var text = text(document);
                assertTrue(text.contains(language.equals("ar") ? "اللجوء" : "US Welcomes"), text);
                assertTrue(text.contains("4"), "each demand has its number: " + text);
                var codes = codes(document, 0);
                assertEquals(1, codes.size(), codes.toString());
                assertTrue(codes.getFirst().endsWith(PETITION + "?src=poster"), codes.toString());
            }
        }
    }

    @Test
    void a_poster_in_a_language_that_the_petition_has_not_is_none() {
        browser().get(PETITION + "/poster-a4.pdf?lang=de").then().statusCode(404);
        browser().get("/petitions/no-such/poster-a4.pdf").then().statusCode(404);
        browser().get(PETITION + "/poster-a4.pdf").then().statusCode(200);
    }

    @Test
    void each_sheet_has_a_number_of_its_own_which_its_code_says_too() throws Exception {
        var prefix = "pap" + UUID.randomUUID().toString().substring(0, 8);
        var own = OwnPetition.open(prefix);
        var petition = petitions.visible(own.slug()).orElseThrow();
        var carla = Desk.invited("Carla", "--organisation", prefix + "-river-watch", "--role", "campaigner");
        var path = "/staff/campaigns/" + petition.campaign().slug() + "/" + own.slug() + "/sharing";
        var language = petition.languages().getFirst();
        carla.send(path, "do", "number", "sheets", "3", "language", language, "partner", prefix + "-anglers")
                .then()
                .statusCode(303);
        carla.send(path, "do", "number", "sheets", "2", "language", language, "partner", "")
                .then()
                .statusCode(303);
        var numbered = sheets.of(petition);
        assertEquals(
                List.of(2, 3), numbered.stream().map(Sheets.Numbered::sheets).toList());
        assertNotEquals(numbered.getFirst().first(), numbered.getLast().last());
        var answer = carla.get(path + "/sheets/" + numbered.getLast().id() + ".pdf");
        answer.then().statusCode(200).contentType("application/pdf").header("Cache-Control", "no-store");
        try (var document = kept("sheet-" + language, answer.asByteArray())) {
            assertEquals(3, document.getNumberOfPages());
            isTagged(document);
            var text = text(document);
            assertTrue(
                    text.contains(numbered.getLast().first())
                            && text.contains(numbered.getLast().last()),
                    text);
            assertTrue(text.contains("Anglers of the Upper Valley"), text);
            var codes = codes(document, 0);
            assertTrue(codes.contains(numbered.getLast().first()), codes.toString());
            assertTrue(
                    codes.stream().anyMatch(code -> code.endsWith("?partner=" + prefix + "-anglers")),
                    codes.toString());
        }
        carla.get(path).then().body(containsString(numbered.getLast().first()));
        carla.get(path + "/sheets/" + UUID.randomUUID() + ".pdf").then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ar"})
    void a_sheet_has_eight_rows_and_a_box_for_each_of_four_organisations_on_one_page(String language) throws Exception {
        var petition = sample();
        var sheet = new Sheet(
                petition,
                petition.latest(),
                org.undersigned.foundation.html.Page.of(language, PETITION, "Sheet", "https://site.example.org"),
                Optional.of(petition.campaign().partners().getLast().organisation()),
                Sheet.boxes(
                        Optional.of(petition.campaign().partners().getLast().organisation()),
                        petition.campaign().partners().stream()
                                .map(one -> one.organisation())
                                .toList()),
                List.of(new SheetNumber(12_345_678)));
        assertEquals(8, sheet.rows().size());
        assertEquals(4, sheet.boxes().size());
        var own = petition.campaign().partners().getLast().organisation();
        assertTrue(
                sheet.boxes()
                        .getFirst()
                        .words()
                        .contains(own.name().in(language).text()),
                "whose sheet it is");
        try (var document = kept("sheet-sample-" + language, org.undersigned.foundation.pdf.Pdf.paper(sheet.html()))) {
            assertEquals(1, document.getNumberOfPages());
            assertTrue(text(document).contains("1234-5678"), text(document));
        }
    }

    @Test
    void a_petition_in_hindi_and_burmese_has_a_card_and_papers_in_each() throws IOException {
        var petition = OwnPetition.open(
                "hindi",
                yaml -> yaml.replaceAll("\\ben: Stop the outfall[^\n]*", "en: नदी को साफ करो")
                        .replaceAll("\\bes: Alto al vertido[^\n]*", "es: မြစ်ကို သန့်ရှင်းပါ")
                        .replaceAll("\\ben: ", "hi: ")
                        .replaceAll("\\ben:\n", "hi:\n")
                        .replaceAll("\\bes:", "my:"));
        var path = "/petitions/" + petition.slug();
        for (var one :
                Map.of("hi", "नदी को साफ करो", "my", "မြစ်ကို သန့်ရှင်းပါ").entrySet()) {
            var poster = browser().get(path + "/poster-a4.pdf?lang=" + one.getKey());
            poster.then().statusCode(200);
            try (var document = kept("poster-" + one.getKey(), poster.asByteArray())) {
                isTagged(document);
                var text = text(document).replaceAll("\\s+", " ");
                assertTrue(text.contains(one.getValue()), text);
            }
        }
        var cards = Stream.of("hi", "my")
                .map(language -> browser().get(path + ".png?lang=" + language).asByteArray())
                .toList();
        assertFalse(Arrays.equals(cards.getFirst(), cards.getLast()), "each in its own words");
    }

    @Test
    void what_is_no_number_of_sheets_is_refused_and_takes_none() {
        var prefix = "pap" + UUID.randomUUID().toString().substring(0, 8);
        var own = OwnPetition.open(prefix);
        var petition = petitions.visible(own.slug()).orElseThrow();
        var carla = Desk.invited("Carla", "--organisation", prefix + "-river-watch", "--role", "campaigner");
        var path = "/staff/campaigns/" + petition.campaign().slug() + "/" + own.slug() + "/sharing";
        carla.send(path, "do", "number", "sheets", "51", "language", "xx", "partner", "nobody")
                .then()
                .statusCode(422)
                .body(containsString("sheets-e"), containsString("language-e"), containsString("partner-e"))
                .body(containsString("value=\"51\""));
        assertEquals(List.of(), sheets.of(petition));
    }

    @Test
    void the_check_digit_finds_each_wrong_digit_and_each_two_that_changed_places() {
        assertEquals(4, SheetNumber.check("572"));
        var right = new SheetNumber(12_345_678);
        assertEquals(Optional.of(right), SheetNumber.parse(right.written()));
        assertEquals(Optional.of(right), SheetNumber.parse(right.written().replace("-", "")));
        var digits = right.written().replace("-", "").toCharArray();
        for (int i = 0; i < digits.length; i++) {
            for (char other = '0'; other <= '9'; other++) {
                if (other == digits[i]) continue;
                var typed = digits.clone();
                typed[i] = other;
                assertEquals(Optional.empty(), SheetNumber.parse(new String(typed)), new String(typed));
            }
            if (i + 1 == digits.length) continue;
            var typed = digits.clone();
            typed[i] = digits[i + 1];
            typed[i + 1] = digits[i];
            assertEquals(Optional.empty(), SheetNumber.parse(new String(typed)), new String(typed));
        }
    }

    private Petition sample() {
        return petitions
                .visible(PETITION.substring(PETITION.lastIndexOf('/') + 1))
                .orElseThrow();
    }

    private static PDDocument kept(String name, byte[] pdf) throws IOException {
        var folder = Files.createDirectories(Path.of("target", "papers"));
        Files.write(folder.resolve(name + ".pdf"), pdf);
        return Loader.loadPDF(pdf);
    }

    private static void isTagged(PDDocument document) {
        var catalog = document.getDocumentCatalog();
        assertNotNull(catalog.getStructureTreeRoot());
        assertTrue(catalog.getMarkInfo().isMarked());
        assertFalse(catalog.getLanguage().isEmpty());
    }

    private static String text(PDDocument document) throws IOException {
        return Normalizer.normalize(new PDFTextStripper().getText(document), Normalizer.Form.NFKC);
    }

    private static List<String> codes(PDDocument document, int page) throws IOException, NotFoundException {
        var image = new PDFRenderer(document).renderImageWithDPI(page, 200);
        var pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        var bitmap = new BinaryBitmap(
                new HybridBinarizer(new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels)));
        return Arrays.stream(new QRCodeMultiReader().decodeMultiple(bitmap, Map.of(DecodeHintType.TRY_HARDER, true)))
                .map(com.google.zxing.Result::getText)
                .toList();
    }
}
