package org.undersigned.mailing;

import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.TimeZone.SystemTimeZoneType;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Which clock people look at, as far as country and region tell (the CLDR's list of zones by territory). Of several zones of a country it is the one
 * in which most of its people live, as nobody knows more of somebody without a region; of a country that is not listed here the most westerly one.
 */
final class Zones {

    /** Regions of countries that are wider than one zone; of a region with two it is the western one. */
    private static final Map<String, String> REGIONS = Map.ofEntries(
            zones(
                    "America/New_York",
                    "US-CT US-DE US-DC US-GA US-ME US-MD US-MA US-NH US-NJ US-NY US-NC US-OH US-PA US-RI US-SC US-VT US-VA US-WV"),
            zones(
                    "America/Chicago",
                    "US-AL US-AR US-FL US-IL US-IN US-IA US-KY US-LA US-MI US-MN US-MS US-MO US-OK US-TN US-WI"),
            zones("America/Denver", "US-CO US-KS US-MT US-NE US-NM US-ND US-SD US-TX US-UT US-WY"),
            zones("America/Phoenix", "US-AZ"),
            zones("America/Los_Angeles", "US-CA US-ID US-NV US-OR US-WA"),
            zones("America/Adak", "US-AK"),
            zones("Pacific/Honolulu", "US-HI"),
            zones("America/Puerto_Rico", "US-PR US-VI"),
            zones("America/Halifax", "CA-NB CA-NL CA-NS CA-PE"),
            zones("America/Toronto", "CA-QC"),
            zones("America/Winnipeg", "CA-MB CA-ON"),
            zones("America/Regina", "CA-SK"),
            zones("America/Edmonton", "CA-AB CA-NT CA-NU"),
            zones("America/Vancouver", "CA-BC"),
            zones("America/Whitehorse", "CA-YT"));

    /** Countries with several zones: where most people live. */
    private static final Map<String, String> BY_COUNTRY = Map.ofEntries(
            Map.entry("US", "America/New_York"),
            Map.entry("CA", "America/Toronto"),
            Map.entry("MX", "America/Mexico_City"),
            Map.entry("BR", "America/Sao_Paulo"),
            Map.entry("CL", "America/Santiago"),
            Map.entry("EC", "America/Guayaquil"),
            Map.entry("AR", "America/Argentina/Buenos_Aires"),
            Map.entry("GL", "America/Nuuk"),
            Map.entry("ES", "Europe/Madrid"),
            Map.entry("PT", "Europe/Lisbon"),
            Map.entry("RU", "Europe/Moscow"),
            Map.entry("UA", "Europe/Kyiv"),
            Map.entry("CD", "Africa/Lubumbashi"),
            Map.entry("KZ", "Asia/Almaty"),
            Map.entry("ID", "Asia/Jakarta"),
            Map.entry("CN", "Asia/Shanghai"),
            Map.entry("MN", "Asia/Ulaanbaatar"),
            Map.entry("AU", "Australia/Sydney"),
            Map.entry("NZ", "Pacific/Auckland"),
            Map.entry("PG", "Pacific/Port_Moresby"),
            Map.entry("PF", "Pacific/Tahiti"),
            Map.entry("KI", "Pacific/Tarawa"),
            Map.entry("FM", "Pacific/Chuuk"));

    private static final Map<String, String> BY_REGION = byPlace(REGIONS);

    private Zones() {}

    /**
     * The zone of somebody's place at a moment; UTC where nothing is known.
     *
     * @param country ISO 3166-1 alpha-2
     * @param region ISO 3166-2, or null
     */
    static ZoneId of(String country, String region, Instant at) {
        if (region != null && BY_REGION.containsKey(region)) return ZoneId.of(BY_REGION.get(region));
        if (BY_COUNTRY.containsKey(country)) return ZoneId.of(BY_COUNTRY.get(country));
        return TimeZone.getAvailableIDs(SystemTimeZoneType.CANONICAL_LOCATION, country, null).stream()
                .filter(ZoneId.getAvailableZoneIds()::contains)
                .map(ZoneId::of)
                .min(Comparator.comparingInt(
                                (ZoneId zone) -> zone.getRules().getOffset(at).getTotalSeconds())
                        .thenComparing(ZoneId::getId))
                .orElse(ZoneOffset.UTC);
    }

    /** Whether a country has its zone named here. */
    static boolean isNamed(String country) {
        return BY_COUNTRY.containsKey(country);
    }

    private static Map.Entry<String, String> zones(String zone, String places) {
        return Map.entry(zone, places);
    }

    private static Map<String, String> byPlace(Map<String, String> zones) {
        return zones.entrySet().stream()
                .flatMap(entry ->
                        Arrays.stream(entry.getValue().split(" ")).map(place -> Map.entry(place, entry.getKey())))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
