package org.undersigned.onpaper;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.undersigned.foundation.mail.MailAddress;
import org.undersigned.signature.signing.OnPaper;

/** By what people on paper are told apart. */
class TagsTest {

    private static final SecretKey KEY = new SecretKeySpec(new byte[32], "HmacSHA256");

    @Property
    void one_person_has_one_tag_however_name_and_postcode_are_written(
            @ForAll @AlphaChars @StringLength(min = 1, max = 12) String first,
            @ForAll @AlphaChars @StringLength(min = 1, max = 12) String last,
            @ForAll @NumericChars @StringLength(min = 4, max = 8) String postcode,
            @ForAll @IntRange(min = 1, max = 3) int cut) {
        var one = new OnPaper(first + " " + last, Optional.empty(), "PL", postcode);
        var other = new OnPaper(
                last.toUpperCase(java.util.Locale.ROOT) + ", " + first,
                MailAddress.parse("a@example.org"),
                "PL",
                postcode.substring(0, cut) + "-" + postcode.substring(cut));
        assertArrayEquals(one.placeTag(KEY).orElseThrow(), other.placeTag(KEY).orElseThrow());
    }

    @Property
    void another_name_or_another_place_has_another_tag(
            @ForAll @AlphaChars @StringLength(min = 1, max = 12) String name,
            @ForAll @NumericChars @StringLength(min = 4, max = 8) String postcode) {
        var one = new OnPaper(name, Optional.empty(), "PL", postcode);
        for (var other : new OnPaper[] {
            new OnPaper(name + "x", Optional.empty(), "PL", postcode),
            new OnPaper(name, Optional.empty(), "DE", postcode),
            new OnPaper(name, Optional.empty(), "PL", postcode + "1")
        })
            assertFalse(Arrays.equals(
                    one.placeTag(KEY).orElseThrow(), other.placeTag(KEY).orElseThrow()));
    }

    @Property(tries = 20)
    void without_a_postcode_an_address_tells_people_apart_and_a_name_alone_does_not(
            @ForAll @AlphaChars @StringLength(min = 1, max = 12) String name) {
        assertEquals(Optional.empty(), new OnPaper(name, MailAddress.parse("a@example.org"), "US", "").placeTag(KEY));
        assertEquals(
                true,
                new OnPaper(name, Optional.empty(), "US", "").placeTag(KEY).isPresent());
    }
}
