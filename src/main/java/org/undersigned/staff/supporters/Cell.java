package org.undersigned.staff.supporters;

import org.undersigned.foundation.html.Page;
import org.undersigned.statistics.Groups;

/**
 * A number about people as it may be shown. A few people are not told exactly, and a sum is told roughly where one could find out from it
 * how many of a part they are.
 *
 * @param number what is known
 * @param rough whether only full tens are told
 */
public record Cell(long number, boolean rough) {

    private static final int TEN = 10;

    static Cell of(long number) {
        return new Cell(number, false);
    }

    /** The number of everybody together, when some of the parts may be too few to be told. */
    static Cell sum(long number, boolean hidesParts) {
        return new Cell(number, hidesParts);
    }

    /** Whether it is somebody, and too few to say how many. */
    public boolean isFew() {
        return number > 0 && number < (rough ? TEN : Groups.FEWEST);
    }

    /** In words. */
    public String text(Page page) {
        if (isFew()) return page.t("supporters.few", rough ? TEN : Groups.FEWEST);
        return rough && number > 0
                ? page.t("supporters.atLeast", page.number(number / TEN * TEN))
                : page.number(number);
    }

    /** For programs: a number, or one with {@code <} or {@code >=} before it. */
    String plain() {
        if (isFew()) return "<" + (rough ? TEN : Groups.FEWEST);
        return rough && number > 0 ? ">=" + number / TEN * TEN : String.valueOf(number);
    }
}
