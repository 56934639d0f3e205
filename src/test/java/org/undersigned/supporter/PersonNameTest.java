package org.undersigned.supporter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

class PersonNameTest {

    @Test
    void spellings_of_one_name_have_one_key() {
        assertEquals(PersonName.key("José  ÁLVAREZ"), PersonName.key("alvarez, jose"));
        assertEquals(PersonName.key("Straße"), PersonName.key("STRASSE"));
        assertEquals(PersonName.key("هَناء كمال"), PersonName.key("كمال هناء"));
    }

    @Test
    void two_people_have_two_keys() {
        assertNotEquals(PersonName.key("Sam Sample"), PersonName.key("Suzie Sample"));
    }

    @Test
    void only_first_name_and_initial_are_shown() {
        assertEquals("Rosa M.", PersonName.shown("Rosa Maria Martínez"));
        assertEquals("Prince", PersonName.shown(" Prince "));
        assertEquals("هناء ك.", PersonName.shown("هناء كمال"));
    }

    @Test
    void where_a_letter_may_be_a_whole_name_only_the_first_is_shown() {
        assertEquals("张○○", PersonName.shown("张伟明"));
        assertEquals("李○○", PersonName.shown("李 明"));
        assertEquals("김○○", PersonName.shown("김민준"));
        assertEquals("山○○", PersonName.shown("山田 太郎"));
        assertEquals("Nguyễn A.", PersonName.shown("Nguyễn Văn An"));
    }
}
