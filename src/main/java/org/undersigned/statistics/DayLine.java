package org.undersigned.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Days as a line for the page: a path in a box of {@value #WIDTH} by {@value #HEIGHT}, the first day left, zero at the bottom. Only the
 * path: words, colours and the table beside it are the page's, so that they follow its language, its dark mode and its zoom.
 *
 * @param line SVG path data of the line
 * @param area the same, closed along the bottom
 * @param most the highest day
 */
public record DayLine(String line, String area, Figures.Day most) {

    public static final int WIDTH = 600;
    public static final int HEIGHT = 150;

    /** The line of at least one day. A lone one is drawn as a flat line, else nobody would see it. */
    public static DayLine of(List<Figures.Day> days) {
        var most = days.getFirst();
        for (var day : days) if (day.confirmed() > most.confirmed()) most = day;
        var drawn = days.size() > 1 ? days : List.of(days.getFirst(), days.getFirst());
        var points = new ArrayList<String>();
        for (int i = 0; i < drawn.size(); i++) {
            var x = (double) WIDTH * i / (drawn.size() - 1);
            var y = HEIGHT * (1 - (double) drawn.get(i).confirmed() / Math.max(1, most.confirmed()));
            points.add(String.format(Locale.ROOT, "%.1f %.1f", x, y));
        }
        var line = "M" + String.join("L", points);
        return new DayLine(line, line + "L" + WIDTH + " " + HEIGHT + "L0 " + HEIGHT + "Z", most);
    }
}
