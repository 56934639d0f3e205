import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a benchmark found.
 *
 * @param goals figures that have a goal
 * @param figures everything else that was seen, for the file
 */
record Result(List<Goal> goals, Map<String, Object> figures) {

    /**
     * One figure and what it should be.
     *
     * @param atLeast whether more is better
     */
    record Goal(String figure, double value, String unit, double goal, boolean atLeast) {

        static Goal atLeast(String figure, double value, String unit, double goal) {
            return new Goal(figure, value, unit, goal, true);
        }

        static Goal atMost(String figure, double value, String unit, double goal) {
            return new Goal(figure, value, unit, goal, false);
        }

        boolean met() {
            return atLeast ? value >= goal : value <= goal;
        }

        Map<String, Object> json() {
            var json = new LinkedHashMap<String, Object>();
            json.put("figure", figure);
            json.put("value", value);
            json.put("unit", unit);
            json.put(atLeast ? "at_least" : "at_most", goal);
            json.put("met", met());
            return json;
        }

        private List<String> line(String benchmark) {
            return List.of(
                    benchmark, figure, number(value) + " " + unit, (atLeast ? "≥ " : "≤ ") + number(goal) + " " + unit, met() ? "met" : "missed");
        }
    }

    boolean met() {
        return goals.stream().allMatch(Goal::met);
    }

    /** Lines of the table: the goals, then the figures that are single numbers. */
    List<List<String>> lines(String benchmark) {
        var lines = new ArrayList<List<String>>();
        for (var goal : goals) lines.add(goal.line(benchmark));
        figures.forEach((figure, value) -> {
            if (value instanceof Number number) lines.add(List.of(benchmark, figure.replace('_', ' '), number(number.doubleValue()), "", ""));
        });
        return lines;
    }

    private static String number(double value) {
        if (value == Math.rint(value) || Math.abs(value) >= 1_000) return String.format(Locale.ROOT, "%,.0f", value);
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
