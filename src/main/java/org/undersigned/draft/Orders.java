package org.undersigned.draft;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.undersigned.campaign.Campaigns;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;

/** What the buttons beside entries of a step ask for. */
final class Orders {

    private Orders() {}

    /** Adds, removes or moves an entry: orders such as {@code remove targets[1]}. */
    static void take(Draft draft, String order, Map<String, String> form, Campaigns.Content content) {
        var parts = order.split("[ \\[\\]]+");
        if (parts.length < 2) return;
        var tree = draft.tree();
        var list = Stream.of(Step.values())
                .flatMap(step -> step.sections().stream())
                .filter(section -> section.many() && section.path().equals(parts[1]))
                .filter(section -> !parts[0].equals("add") || !section.isFixed())
                .findFirst()
                .orElseThrow(() -> Problem.problem(ProblemType.MALFORMED_REQUEST))
                .path();
        int index = parts.length > 2 ? Answers.number(parts[2]) : 0;
        var organisations = list.equals("organisations");
        switch (parts[0]) {
            case "add" -> {
                var there = content.organisation(form.getOrDefault("existing", ""));
                if (organisations && there.isPresent()) {
                    Drafting.organisation(tree, there.get());
                    Partners.role(tree, there.get().slug(), "supporting");
                } else tree.grow(list, tree.size(list) + 1);
                if (list.equals("announcements")) announcement(draft, content);
            }
            case "remove" -> {
                if (organisations) Partners.remove(tree, index);
                else tree.remove(list, index);
            }
            case "raise" -> tree.raise(list, index);
            default -> throw Problem.problem(ProblemType.MALFORMED_REQUEST);
        }
    }

    /** An announcement is mostly one's own, and asks to sign and to share. */
    private static void announcement(Draft draft, Campaigns.Content content) {
        var entry = "announcements[" + (draft.tree().size("announcements") - 1) + "].";
        content.organisations().stream()
                .filter(one -> one.id().equals(draft.organisation()))
                .forEach(one -> draft.tree().put(entry + "organisation", one.slug()));
        draft.tree().put(entry + "calls", List.of("sign", "share"));
    }

    /** Where the page opens after an order: at the list that it was about. */
    static String at(String order) {
        var parts = order.split("[ \\[\\]]+");
        if (order.contains("picture ")) return "#" + Form.id(order.substring(order.indexOf(' ') + 1));
        return parts.length < 2 ? "" : "#part-" + Form.id(parts[1]);
    }
}
