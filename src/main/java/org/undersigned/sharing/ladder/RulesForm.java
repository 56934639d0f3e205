package org.undersigned.sharing.ladder;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.undersigned.organisation.staff.Entered;
import org.undersigned.petition.Ladder;
import org.undersigned.petition.Petition;

/** The form of rules: a row for each, and one more to write another in. A row without steps is none. */
final class RulesForm {

    /** Most rules of a petition. */
    static final int MOST = 12;

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private RulesForm() {}

    /** The form as the petition stands. */
    static Entered of(Petition petition) {
        var values = new LinkedHashMap<String, String>();
        var rules = petition.ladder().rules();
        for (int i = 0; i < rules.size(); i++) {
            values.put("partner-" + i, rules.get(i).partner());
            values.put("source-" + i, rules.get(i).source());
            for (int at = 0; at < rules.get(i).steps().size(); at++)
                values.put(step(i, at), rules.get(i).steps().get(at));
        }
        return new Entered(values, Map.of());
    }

    /** How many rows a form has, one of them to write another rule in. */
    static int rows(Entered entered) {
        var last = IntStream.range(0, MOST)
                .filter(row -> !steps(entered.values(), row).isEmpty()
                        || !entered.value("partner-" + row).isEmpty()
                        || !entered.value("source-" + row).isEmpty())
                .max()
                .orElse(-1);
        return Math.min(MOST, last + 2);
    }

    /** What has to change; nothing if it can be kept. */
    static Map<String, String> faults(Petition petition, Map<String, String> form) {
        var wrong = new LinkedHashMap<String, String>();
        for (int row = 0; row < MOST; row++) {
            var partner = form.getOrDefault("partner-" + row, "");
            if (!partner.isEmpty() && petition.campaign().partner(partner).isEmpty())
                wrong.put("partner-" + row, "sharing.desk.wrong.partner");
            var source = form.getOrDefault("source-" + row, "").strip();
            if (!source.isEmpty() && !CODE.matcher(source).matches())
                wrong.put("source-" + row, "sharing.ladder.wrong.source");
        }
        return wrong;
    }

    /** The rules of a form without faults. */
    static Ladder ladder(Map<String, String> form) {
        var rules = new ArrayList<Ladder.Rule>();
        for (int row = 0; row < MOST; row++) {
            var steps = steps(form, row);
            if (steps.isEmpty()) continue;
            rules.add(new Ladder.Rule(
                    form.getOrDefault("partner-" + row, ""),
                    form.getOrDefault("source-" + row, "").strip().replace('_', '-'),
                    steps));
        }
        return new Ladder(List.copyOf(rules));
    }

    /** The steps of a row, each once. */
    private static List<String> steps(Map<String, String> form, int row) {
        var steps = new LinkedHashSet<String>();
        for (int at = 0; at < Ladder.STEPS.size(); at++) {
            var step = form.getOrDefault(step(row, at), "");
            if (Ladder.STEPS.contains(step)) steps.add(step);
        }
        return List.copyOf(steps);
    }

    private static String step(int row, int at) {
        return "step-" + row + "-" + at;
    }
}
