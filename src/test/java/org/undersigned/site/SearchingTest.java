package org.undersigned.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.undersigned.foundation.html.Folded;

class SearchingTest {

    @Test
    void accents_and_capitals_do_not_matter() {
        assertEquals("petition pour la riviere", Folded.of("Pétition pour la RIVIÈRE"));
        assertEquals(Folded.of("STRASSE"), Folded.of("Straße"));
        assertEquals(Folded.of("İstanbul"), Folded.of("istanbul"));
        assertEquals("do thi", Folded.of("Đô thị"));
        assertEquals("lodz", Folded.of("Łódź"));
    }

    @Test
    void arabic_vowel_signs_hamza_seats_and_stretches_do_not_matter() {
        assertEquals(Folded.of("احتجاز"), Folded.of("اِحْتِجاز"));
        assertEquals(Folded.of("اللاجئون"), Folded.of("اللاجـئون"));
        assertEquals(Folded.of("امريكا"), Folded.of("أمريكا"));
    }

    @Test
    void a_question_is_shortened_to_whole_characters_and_has_no_control_characters() {
        assertEquals("two words", SearchPage.clean("  two\u0000 \n words "));
        var long_ = "😀".repeat(300);
        assertEquals("😀".repeat(200), SearchPage.clean(long_));
        assertFalse(SearchPage.clean("a\u0007b").contains("\u0007"));
    }
}
