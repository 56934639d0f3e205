package org.undersigned.organisation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The blanks in a link to an organisation's own page for gifts. */
class GiftLinkTest {

    private static final URI LINK = URI.create(
            GiftLink.encoded("https://give.example/{lang}/x?amount={amount}&ref={campaign}-{source}&fixed=1#to"));

    @Test
    void blanks_are_filled_in_so_that_nothing_breaks_out_of_its_place() {
        assertEquals(
                "https://give.example/ht/x?amount=25&ref=river-a%26b%20c&fixed=1#to",
                GiftLink.filled(LINK, Map.of("lang", "ht", "amount", "25", "campaign", "river", "source", "a&b c"))
                        .toString());
    }

    @Test
    void a_field_whose_blank_is_not_known_is_left_out() {
        assertEquals(
                "https://give.example/en/x?fixed=1#to",
                GiftLink.filled(LINK, Map.of("lang", "en")).toString());
        var plain = URI.create("https://give.example/x?a=b");
        assertEquals(plain, GiftLink.filled(plain, Map.of()));
    }

    @Test
    void people_write_braces_and_only_around_what_there_is() {
        assertEquals(
                "https://give.example/{lang}/x?amount={amount}&ref={campaign}-{source}&fixed=1#to",
                GiftLink.written(LINK));
        assertEquals(Optional.of("{email}"), GiftLink.unknown("https://give.example/{lang}?e={email}"));
    }
}
