package org.undersigned.donation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.undersigned.foundation.html.Page;

/** Sums of money, as people write and read them, and in parts. */
class MoneyTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "25 | EUR | 2500",
                "25.50 | EUR | 2550",
                "25,5 | EUR | 2550",
                "٢٥٫٥٠ | EUR | 2550",
                "１０ | USD | 1000",
                "500 | JPY | 500",
                "0.01 | EUR | 1",
                "500.5 | JPY |",
                "0 | EUR |",
                "-5 | EUR |",
                "1e3 | EUR |",
                "1,000.00 | EUR |",
                "1.005 | EUR |",
                "999999.99 | EUR | 99999999",
                "1000000 | EUR |",
                "25 | XAU |",
                "25 | eur |"
            })
    void a_sum_is_read_to_the_smallest_unit_or_not_at_all(String typed, String currency, Long minor) {
        assertEquals(Optional.ofNullable(minor), Money.parse(typed, currency).map(Money::minor));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"en | €25", "de | 25 €", "fr | 25 €", "es | 25 €"})
    void a_language_writes_a_sum_in_its_own_way(String language, String written) {
        var page = Page.of(language, "/", "t", "https://example.org");
        assertEquals(
                written,
                new Money(2500, "EUR").text(page).replace('\u00a0', ' ').replace('\u202f', ' '));
    }

    @Test
    void a_sum_stays_in_one_piece_where_lines_run_from_right_to_left() {
        var page = Page.of("ar", "/", "t", "https://example.org");
        assertEquals(
                "\u206610 US$\u2069",
                new Money(1000, "USD").text(page).replace('\u00a0', ' ').replace('\u202f', ' '));
    }

    @Property
    void the_parts_of_a_sum_are_the_sum_and_nobody_is_off_by_more_than_the_smallest_unit(
            @ForAll @LongRange(min = 1, max = Money.MOST) long minor,
            @ForAll @Size(min = 2, max = 6) List<@IntRange(min = 1, max = 100) Integer> shares) {
        var offer = new Offer(
                UUID.randomUUID(),
                true,
                true,
                true,
                List.of(new Amounts("EUR", List.of(), 1, Money.MOST)),
                Optional.empty(),
                "");
        var joint = new Joint(shares.stream()
                .map(share -> new Joint.Part(new Taking(null, "x", true, offer), share))
                .toList());
        assertTrue(joint.money().getFirst().most() <= Money.MOST, "what is promised can be typed");
        var parts = joint.split(new Money(minor, "EUR"));
        var sum = shares.stream().mapToLong(Integer::longValue).sum();
        assertEquals(minor, parts.stream().mapToLong(Money::minor).sum());
        LongStream.range(0, parts.size()).mapToInt(i -> (int) i).forEach(i -> {
            var exact = (double) minor * shares.get(i) / sum;
            assertEquals(exact, parts.get(i).minor(), 1.0);
        });
    }
}
