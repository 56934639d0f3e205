package org.undersigned.mailing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which clock people look at. */
class ZonesTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "DE, none, Europe/Berlin",
                "HT, none, America/Port-au-Prince",
                "US, US-NY, America/New_York",
                "US, US-CA, America/Los_Angeles",
                "CA, CA-QC, America/Toronto",
                "ZZ, none, Z"
            })
    void it_is_told_by_country_and_region(String country, String region, String zone) {
        assertEquals(
                zone,
                Zones.of(country, region, Instant.parse("2026-11-30T00:00:00Z")).getId());
    }

    @ParameterizedTest
    @CsvSource({"US, -36000", "ES, 0", "RU, 7200"})
    void of_a_wide_country_it_is_the_westernmost(String country, int offset) {
        var at = Instant.parse("2026-11-30T00:00:00Z");
        assertEquals(
                offset, Zones.of(country, null, at).getRules().getOffset(at).getTotalSeconds());
    }
}
