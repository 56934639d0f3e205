package org.undersigned.foundation.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** Lines end where readers of a language end them. */
class LinesTest {

    private static final String THAI =
            "พวกเราขอให้สภาเมืองปิดท่อระบายน้ำที่โรงสีเก่าและทำความสะอาดแม่น้ำสำหรับทุกคน".repeat(3);

    @Test
    void thai_is_broken_between_words_although_it_has_no_blanks() throws IOException {
        var html = "<html lang=\"th\"><head><title>T</title><meta name=\"description\" content=\"T\"/>"
                + "<style>@page { size: 300pt 600pt; margin: 20pt } body { font: 12pt " + Pdf.FACES
                + " }</style></head><body><p>" + THAI + "</p></body></html>";
        try (var document = Loader.loadPDF(Pdf.paper(html))) {
            var lines = new PDFTextStripper().getText(document).strip().lines().count();
            assertTrue(lines >= 4, () -> lines + " lines");
        }
    }

    @Test
    void a_text_is_cut_at_the_end_of_a_word_and_a_wide_sign_takes_the_room_of_two() {
        assertEquals("Close it", Face.cut("Close it", 10));
        assertEquals("Close …", Face.cut("Close everything", 10));
        assertEquals("Unbreakab …", Face.cut("Unbreakableword", 9));
        var cut = Face.cut("请关闭旧磨坊的排水管并清理河流".repeat(4), 40);
        assertTrue(cut.endsWith(" …") && cut.length() > 15 && cut.length() < 30, cut);
    }
}
