package org.undersigned.mailing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.TimeZone.SystemTimeZoneType;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
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
    @CsvSource({
        "US, America/New_York",
        "CA, America/Toronto",
        "BR, America/Sao_Paulo",
        "ES, Europe/Madrid",
        "PT, Europe/Lisbon",
        "RU, Europe/Moscow",
        "AU, Australia/Sydney"
    })
    void of_a_wide_country_it_is_the_one_where_most_people_live(String country, String zone) {
        assertEquals(
                zone,
                Zones.of(country, null, Instant.parse("2026-11-30T00:00:00Z")).getId());
    }

    @Test
    void every_country_with_clocks_that_differ_has_its_zone_named() {
        var at = Instant.parse("2026-11-30T00:00:00Z");
        for (var country : Locale.getISOCountries()) {
            var offsets = TimeZone.getAvailableIDs(SystemTimeZoneType.CANONICAL_LOCATION, country, null).stream()
                    .filter(ZoneId.getAvailableZoneIds()::contains)
                    .map(zone -> ZoneId.of(zone).getRules().getOffset(at))
                    .collect(Collectors.toSet());
            // Stations and islands on which nobody lives.
            if (offsets.size() > 1 && !Set.of("AQ", "UM").contains(country))
                assertTrue(Zones.isNamed(country), country + " " + offsets);
        }
    }
}
