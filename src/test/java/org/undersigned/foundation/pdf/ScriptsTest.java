package org.undersigned.foundation.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names in every script that our fonts have stand on paper, and are read out of it again as they were typed. */
class ScriptsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Đặng Thị Ánh",
                "Ольга Щербак",
                "Αθηνά Ζωή",
                "Անահիտ Գրիգորյան",
                "ნინო ბერიძე",
                "ሰላማዊት ተስፋዬ",
                "สมชาย ใจดีที่สุด",
                "ບຸນມີ ສີສະຫວາດ",
                "प्रियंका क्षत्रिय",
                "শ্রাবন্তী চক্রবর্তী",
                "કૃષ્ણા પ્રજાપતિ",
                "ਹਰਪ੍ਰੀਤ ਸਿੰਘ",
                "தமிழ்ச்செல்வன் லட்சுமி",
                "లక్ష్మి శ్రీనివాస్",
                "ಕೃಷ್ಣ ಮೂರ್ತಿ",
                "ലക്ഷ്മി കൃഷ്ണൻ",
                "ଲକ୍ଷ୍ମୀ ପ୍ରଧାନ",
                "ශ්‍රීමතී ක්‍රිෂ්ණා",
                "ខ្មែរ សុវណ្ណារ៉ា",
                "မြန်မာ အောင်ဆန်း",
                "བསྟན་འཛིན་རྒྱ་མཚོ།",
                "ꯃꯅꯤꯄꯨꯔ ꯆꯅꯨ",
                "ᱥᱟᱱᱛᱟᱲᱤ",
                "ⵜⵉⴼⵉⵏⴰⵖ",
                "ᐃᓄᒃᑎᑐᑦ",
                "ᏣᎳᎩ",
                "王小明",
                "山田さくら",
                "대한민국 김민준",
                "र‍्य क्‍ष",
                "র‍্যাব"
            })
    void a_name_is_drawn_with_nothing_missing_and_is_read_out_of_the_paper_as_it_was_typed(String name)
            throws IOException {
        assertTrue(Face.canSet(name));
        try (var document = Loader.loadPDF(Pdf.paper(page("<p>1 Ann Lee, " + name + " &amp; co</p>")))) {
            assertEquals("1 Ann Lee, " + name + " & co", text(document));
            assertEquals(List.of(), missing(document));
            for (var font : document.getPage(0).getResources().getFontNames())
                assertTrue(document.getPage(0).getResources().getFont(font).isEmbedded());
            assertTrue(document.getDocumentCatalog().getMarkInfo().isMarked());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "សូមបិទលូបង្ហូរទឹកនៅរោងម៉ាស៊ីនចាស់ហើយសម្អាតទន្លេសម្រាប់ទាំងអស់គ្នា",
                "မြစ်ကိုသန့်ရှင်းအောင်လုပ်ပေးပါရန်တောင်းဆိုအပ်ပါသည်",
                "ཆུ་བོ་གཙང་མ་བཟོ་རོགས་གནང་ཞེས་ང་ཚོས་རེ་སྐུལ་ཞུ་བཞིན་ཡོད།"
            })
    void lines_end_between_words_where_no_blanks_are(String sentence) throws IOException {
        try (var document = Loader.loadPDF(Pdf.paper(page("<p>" + sentence.repeat(4) + "</p>")))) {
            var lines = text(document).lines().toList();
            assertTrue(lines.size() >= 4, () -> lines.size() + " lines");
            assertEquals(sentence.repeat(4), String.join("", lines).replace(" ", ""));
        }
    }

    @Test
    void the_title_of_a_file_keeps_its_letters() throws IOException {
        try (var document =
                Loader.loadPDF(Pdf.paper(page("<p>नदी</p>").replace("<title>T", "<title>नदी को साफ करो")))) {
            assertEquals("नदी को साफ करो", document.getDocumentInformation().getTitle());
        }
    }

    @Test
    void a_page_with_more_shapes_than_the_first_private_letters_is_drawn_whole() throws IOException {
        var words = new ArrayList<String>();
        for (int one = 'क'; one <= 'ह'; one++)
            for (int two = 'क'; two <= 'ह'; two++)
                for (int vowel = 'ा'; vowel <= 'ी'; vowel++)
                    for (var sign : List.of("", "ं"))
                        words.add(Character.toString(one) + "्" + Character.toString(two) + Character.toString(vowel)
                                + sign);
        assertTrue(words.size() > 6_400);
        try (var document = Loader.loadPDF(Pdf.paper(page("<p>" + String.join(" ", words) + "</p>")))) {
            assertEquals(words, List.of(text(document).split("\\s+")));
            assertEquals(List.of(), missing(document));
        }
    }

    @Test
    void each_syllable_of_korean_is_drawn_and_japanese_beside_it_by_its_own_font() throws IOException {
        var all = new StringBuilder();
        for (int syllable = '가'; syllable <= '힣'; syllable++) {
            all.appendCodePoint(syllable);
            if (syllable % 20 == 0) all.append(' ');
        }
        try (var document = Loader.loadPDF(Pdf.paper(page("<p>" + all + "</p><p>さくら</p>")))) {
            assertEquals(List.of(), missing(document));
            assertEquals((all + "さくら").replace(" ", ""), text(document).replaceAll("\\s", ""));
            var fonts = new ArrayList<String>();
            var last = document.getPage(document.getNumberOfPages() - 1).getResources();
            for (var font : last.getFontNames()) fonts.add(last.getFont(font).getName());
            assertTrue(fonts.toString().contains("DroidSansFallback"), fonts.toString());
            assertFalse(fonts.toString().contains("Nanum"), fonts.toString());
        }
    }

    @Test
    void letters_that_no_font_has_are_known_before_they_are_drawn() {
        for (var name : List.of("ޢަލީ", "ߊߓߊ", "ᠮᠣᠩᠭᠣᠯ", "\uE000")) assertFalse(Face.canSet(name), name);
    }

    private static String page(String body) {
        return "<html lang=\"en\"><head><title>T</title><meta name=\"description\" content=\"T\"/>"
                + "<style>@page { size: 300pt 600pt; margin: 20pt } body { font: 12pt " + Pdf.FACES
                + " }</style></head><body>" + body + "</body></html>";
    }

    private static String text(PDDocument document) throws IOException {
        return new PDFTextStripper().getText(document).strip();
    }

    /** What is drawn by the glyph that stands for nothing, or by one without ink. */
    private static List<String> missing(PDDocument document) throws IOException {
        var missing = new ArrayList<String>();
        new PDFTextStripper() {
            @Override
            protected void processTextPosition(TextPosition text) {
                for (var code : text.getCharacterCodes())
                    if (!text.getUnicode().isBlank() && isMissing(text.getFont(), code)) missing.add(text.getUnicode());
            }
        }.getText(document);
        return missing;
    }

    private static boolean isMissing(PDFont font, int code) {
        try {
            var drawn = (PDType0Font) font;
            return drawn.codeToGID(code) == 0 || drawn.getPath(code).getBounds().isEmpty();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
