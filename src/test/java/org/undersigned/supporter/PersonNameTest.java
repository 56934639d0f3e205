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
}
