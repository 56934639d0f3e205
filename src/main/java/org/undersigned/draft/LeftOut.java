package org.undersigned.draft;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Something that a copy did not bring along, and that has to be chosen anew.
 *
 * @param list of the entry that it belongs to, such as {@code calls}, or {@code petition} or {@code statement}
 * @param slug of that entry, as the copy has it; of the organisation, where it is that organisation's own
 * @param key of what was left out
 * @param was what stood there: a day, or nothing
 */
public record LeftOut(String list, String slug, String key, String was) {

    /** What is said and asked by its key: a day, the time of an event, or a list that is too long for a draft. */
    static final String CLOSES = "closes";

    static final String DATE = "date";
    static final String EVENT = "event";
    static final String REPRESENTATIVES = "representatives";

    /** What nobody says or signs by being copied: names under a statement, words of a person, announcements of another organisation. */
    static final String SIGN_ONS = "sign_ons";

    static final String QUOTES = "quotes";
    static final String OTHERS = "others";

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
        return entry(tree)
                .filter(there -> isOpen(tree, there))
                .map(there -> new Due(
                        draft.path(step()) + "#" + anchor(there),
                        Form.name(draft, there),
                        "draft.leftOut." + key,
                        was.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(was))));
    }

    private Step step() {
        return switch (list) {
            case "petition" -> Step.LOOK;
            case "statement" -> Step.STATEMENT;
            case "announcements" -> Step.AFTER;
            default -> Step.ACTIONS;
        };
    }

    private String anchor(String entry) {
        return switch (key) {
            case REPRESENTATIVES -> "entry-" + Form.id(entry);
            case SIGN_ONS, QUOTES -> "part-" + Form.id(entry + "." + key);
            case OTHERS -> "part-" + list;
            default -> Form.id(entry + "." + field());
        };
    }

    private boolean isOpen(DraftTree tree, String entry) {
        return switch (key) {
            case OTHERS -> true;
            case SIGN_ONS, QUOTES -> tree.size(entry + "." + key) == 0;
            default -> tree.at(entry + "." + field()).isMissingNode();
        };
    }

    private String field() {
        return key.equals(EVENT) ? "event.starts" : key;
    }

    private Optional<String> entry(DraftTree tree) {
        if (List.of("petition", "statement").contains(list))
            return Optional.of(list).filter(one -> tree.at(one).isObject());
        var entries = key.equals(OTHERS) ? "organisations" : list;
        return IntStream.range(0, tree.size(entries))
                .mapToObj(i -> entries + "[" + i + "]")
                .filter(one -> tree.text(one + ".slug").equals(slug))
                .findFirst();
    }

    static List<Due> due(Draft draft, List<LeftOut> some) {
        return some.stream().flatMap(one -> one.due(draft).stream()).toList();
    }
}
