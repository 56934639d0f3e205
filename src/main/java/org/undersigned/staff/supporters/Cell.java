package org.undersigned.staff.supporters;

import java.util.List;
import org.undersigned.foundation.html.Page;
import org.undersigned.statistics.Groups;

/**
 * A number about people as it may be shown. A few people are not told exactly; and where some part of a sum is not, the sum is told from the
 * other parts alone, so that nobody can find out from it how many the few are.
 *
 * @param number what is known, or the least that everybody can see it is
 * @param least whether it is that
 */
public record Cell(long number, boolean least) {

    static Cell of(long number) {
        return new Cell(number, false);
    }

    /** One that is not told, because it or what could be told from it is of few people: somebody, and no more is said. */
    static final Cell HIDDEN = new Cell(1, true);

    /** The number of everybody together, of whom each stands in one of {@code parts} at least. */
    static Cell sum(long number, List<Cell> parts) {
        if (parts.stream().noneMatch(Cell::isFew)) return of(number);
        var shown = parts.stream().filter(part -> !part.isFew()).mapToLong(Cell::number);
        return new Cell(Math.max(1, shown.max().orElse(0)), true);
    }

    /** Whether it is somebody, and too few to say how many. */
    public boolean isFew() {
        return !least && number > 0 && number < Groups.FEWEST;
    }

    /** In words. */
    public String text(Page page) {
        if (isFew()) return page.t("supporters.few", Groups.FEWEST);
        return least ? page.t("supporters.atLeast", page.number(number)) : page.number(number);
    }

    /** For programs: a number, or one with {@code <} or {@code >=} before it. */
    String plain() {
        if (isFew()) return "<" + Groups.FEWEST;
        return least ? ">=" + number : String.valueOf(number);
    }
}
