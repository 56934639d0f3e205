package org.undersigned.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;

class SearchingTest {

    @Test
    void accentsAndCapitalsDoNotMatter() {
        assertEquals("petition pour la riviere", Searching.fold("Pétition pour la RIVIÈRE"));
        assertEquals(Searching.fold("STRASSE"), Searching.fold("Straße"));
        assertEquals(Searching.fold("İstanbul"), Searching.fold("istanbul"));
    }

    @Test
    void arabicVowelSignsHamzaSeatsAndStretchesDoNotMatter() {
        assertEquals(Searching.fold("احتجاز"), Searching.fold("اِحْتِجاز"));
        assertEquals(Searching.fold("اللاجئون"), Searching.fold("اللاجـئون"));
        assertEquals(Searching.fold("امريكا"), Searching.fold("أمريكا"));
    }

    @Test
    void aQuestionIsShortenedToWholeCharactersAndHasNoControlCharacters() {
        assertEquals("two words", SearchPage.clean("  two\u0000 \n words "));
        var long_ = "😀".repeat(300);
        assertEquals("😀".repeat(200), SearchPage.clean(long_));
        assertFalse(SearchPage.clean("a\u0007b").contains("\u0007"));
    }
}
