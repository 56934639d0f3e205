package org.undersigned.foundation.place;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A postcode tells the state or region, and nothing finer. */
class RegionsTest {

    @ParameterizedTest
    @CsvSource({
        "US, 10001, US-NY",
        "US, 94612-1234, US-CA",
        "US, 00901, US-PR",
        "US, 06390, US-NY",
        "US, 06510, US-CT",
        "US, 05501, US-MA",
        "CA, m5v 2t6, CA-ON",
        "CA, X0A 0H0, CA-NU",
        "FR, 75011, FR-IDF",
        "FR, 97400, FR-974",
        "FR, 20200, FR-20R",
        "ES, 28013, ES-MD"
    })
    void a_postcode_lies_in_a_region(String country, String postcode, String region) {
        assertEquals(Optional.of(region), Regions.of(country, postcode));
    }

    @ParameterizedTest
    @CsvSource({"US, 09012", "US, ''", "DE, 10115", "FR, 99999", "CA, X9Z 1A1", "US, ABC"})
    void where_nothing_is_known_nothing_is_said(String country, String postcode) {
        assertEquals(Optional.empty(), Regions.of(country, postcode));
    }

    @Test
    void a_region_is_called_as_its_country_calls_it() {
        assertEquals("Québec", Regions.name("CA-QC"));
        assertEquals("US-XX", Regions.name("US-XX"));
    }

    @Test
    void a_postcode_that_lost_its_leading_zero_lies_nowhere() {
        assertEquals(Optional.of("ES-PV"), Regions.of("ES", "01001"));
        assertEquals(Optional.empty(), Regions.of("ES", "1001"));
        assertEquals(Optional.empty(), Regions.of("US", "6510"));
    }

    @Test
    void islands_that_share_three_digits_are_told_apart() {
        assertEquals(Optional.of("US-HI"), Regions.of("US", "96813"));
        assertEquals(Optional.of("US-AS"), Regions.of("US", "96799"));
        assertEquals(Optional.of("US-GU"), Regions.of("US", "96910"));
        assertEquals(Optional.of("US-MP"), Regions.of("US", "96950"));
        assertEquals(Optional.empty(), Regions.of("US", "96960"));
    }
}
