package org.undersigned.foundation.html;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.undersigned.foundation.html.Difference.Kind;

/** One language has one tag, and what changed in a text is found in writing without blanks, too. */
class LanguagesTest {

    @ParameterizedTest
    @CsvSource({
        "en,en",
        "eng,en",
        "KO,ko",
        "kor,ko",
        "zho-hant-hk,zh-Hant-HK",
        "PT-br,pt-BR",
        "fil,fil",
        "xx,",
        "mul,",
        "zxx,",
        "mis,",
        "und,",
        "e,",
        "en-x-odd,"
    })
    void a_language_has_one_tag_and_what_names_none_has_none(String written, String tag) {
        assertEquals(tag == null ? "" : tag, Languages.tag(written).orElse(""));
    }

    @Test
    void a_word_that_changed_in_writing_without_blanks_is_one_word() {
        var difference = Difference.of("请关闭旧磨坊的排水管", "请修复旧磨坊的排水管");
        assertEquals(
                List.of(Kind.SAME, Kind.GONE, Kind.NEW, Kind.SAME),
                difference.pieces().stream().map(Difference.Piece::kind).toList());
        assertEquals("关闭 → 修复", difference.summary());
    }
}
