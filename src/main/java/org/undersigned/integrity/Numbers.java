package org.undersigned.integrity;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.undersigned.foundation.html.Page;
import org.undersigned.statistics.Groups;

/**
 * Some signatures in numbers.
 *
 * @param affirmed how many of them their people have confirmed
 * @param first the earliest day of signing; null if there are none
 * @param last the latest
 */
public record Numbers(long all, long affirmed, LocalDate first, LocalDate last, Map<Groups.Kind, Groups> groups) {

    static final Numbers NONE = new Numbers(0, 0, null, null, Map.of());

    public boolean isEmpty() {
        return all == 0;
    }

    /** Whether they are so few that one of them could be recognised by what they were chosen by. */
    public boolean isFew() {
        return all < Groups.FEWEST;
    }

    /** How many they are, in words. */
    public String sum(Page page) {
        return isFew() && all > 0 ? page.t("quarantine.few", Groups.FEWEST) : page.t("quarantine.sum", all, affirmed);
    }

    /** The days on which they were signed, in words. */
    public String days(Page page) {
        return first.equals(last) ? page.date(first) : page.t("quarantine.days", page.date(first), page.date(last));
    }

    /** What they are grouped by, where there is more to say than their number. */
    public List<Groups> shown() {
        if (isFew()) return List.of();
        return Arrays.stream(Groups.Kind.values())
                .map(groups::get)
                .filter(one -> one != null && !one.shown().isEmpty())
                .toList();
    }
}
