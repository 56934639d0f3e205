package org.undersigned.draft;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Something that a copy did not bring along, and that has to be chosen anew.
 *
 * @param list of the entry that it belongs to, such as {@code calls}, or {@code petition}
 * @param slug of that entry, as the copy has it
 * @param key of what was left out
 * @param was what stood there: a day, or nothing
 */
public record LeftOut(String list, String slug, String key, String was) {

    /** What is said and asked by its key: a day, the time of an event, or a list that is too long for a draft. */
    static final String CLOSES = "closes";

    static final String EVENT = "event";
    static final String REPRESENTATIVES = "representatives";

    /**
     * One that nobody has chosen yet.
     *
     * @param path of the field
     * @param name of what it belongs to; empty if it has none
     * @param label key of the message
     * @param was the day that is over, if it is about one
     */
    public record Due(String path, String name, String label, Optional<LocalDate> was) {}

    /** As it is stored; none of its parts has a slash. */
    String stored() {
        return String.join("/", list, slug, key, was);
    }

    static LeftOut of(String stored) {
        var parts = stored.split("/", 4);
        return new LeftOut(parts[0], parts[1], parts[2], parts[3]);
    }

    /** What is still to be chosen in {@code draft}; nothing if it was, or if the entry is not there any more. */
    Optional<Due> due(Draft draft) {
        var tree = draft.tree();
        var petition = list.equals("petition");
        var entry = petition ? Optional.of(list) : entry(tree);
        var step = petition ? Step.LOOK : Step.ACTIONS;
        return entry.filter(there -> tree.at(there + "." + field()).isMissingNode())
                .map(there -> new Due(
                        draft.path(step) + "#" + (key.equals(REPRESENTATIVES) ? "entry-" : "")
                                + Form.id(key.equals(REPRESENTATIVES) ? there : there + "." + field()),
                        Form.name(draft, there),
                        "draft.leftOut." + key,
                        was.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(was))));
    }

    private String field() {
        return key.equals(EVENT) ? "event.starts" : key;
    }

    private Optional<String> entry(DraftTree tree) {
        return IntStream.range(0, tree.size(list))
                .mapToObj(i -> list + "[" + i + "]")
                .filter(one -> tree.text(one + ".slug").equals(slug))
                .findFirst();
    }

    static List<Due> due(Draft draft, List<LeftOut> some) {
        return some.stream().flatMap(one -> one.due(draft).stream()).toList();
    }
}
