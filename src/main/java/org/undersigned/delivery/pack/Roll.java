package org.undersigned.delivery.pack;

import java.util.List;
import org.undersigned.log.PublishedLogs;
import org.undersigned.statistics.Groups;

/**
 * Everything about the signatures that goes into a pack, as of one moment.
 *
 * @param log what the log had published at that moment
 * @param byCountry the signatures in the log by country, small groups together
 * @param byRegion the same by region, as far as postcodes tell it
 * @param areas those who agreed to be named, by country, the country with most first
 * @param onPaper how many signed the same words on paper, in none of the numbers above
 * @param paper those of them who agreed to be named
 */
record Roll(
        PublishedLogs.State log, Groups byCountry, Groups byRegion, List<Area> areas, long onPaper, List<Area> paper) {

    /**
     * The people of one country who agreed to be named.
     *
     * @param names in the order of the alphabet
     */
    record Area(String country, List<String> names) {}

    /** How many are named. */
    long named() {
        return areas.stream().mapToLong(area -> area.names.size()).sum();
    }

    /** The regions that are shown by themselves, the largest first. */
    List<Groups.Group> regions() {
        return byRegion.shown();
    }

    /** Signatures of which no region is shown. */
    long inNoRegion() {
        return signatures() - regions().stream().mapToLong(Groups.Group::number).sum();
    }

    /** Signatures of countries that are not shown by themselves. */
    long elsewhere() {
        return signatures()
                - byCountry.shown().stream().mapToLong(Groups.Group::number).sum();
    }

    /** The published number. */
    long signatures() {
        return log.net();
    }
}
