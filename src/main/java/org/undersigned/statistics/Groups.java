package org.undersigned.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.place.Regions;

/**
 * The signatures of a petition in groups, small ones together: one person from a country of their own could be recognised.
 *
 * @param shown groups with a name, the largest first
 * @param rest how many signatures are in no shown group; 0 if all are
 * @param merged how many groups that is
 */
public record Groups(Kind kind, List<Group> shown, long rest, int merged) {

    /** A smaller group is not shown by itself. */
    public static final int FEWEST = 5;

    /** The same where whoever likes can read it. */
    public static final int FEWEST_IN_PUBLIC = 20;

    /** What people are grouped by. */
    public enum Kind {
        COUNTRY,
        /** ISO 3166-2; empty for people of whom no postcode tells it. */
        REGION,
        LANGUAGE,
        SOURCE;

        /** As in the column and in addresses. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Key of what the groups are. */
        public String title() {
            return "dashboard.by." + word();
        }

        /** What a group is called, for the reader of a page. */
        public String nameOf(String group, Page page) {
            return switch (this) {
                case COUNTRY -> Languages.country(group, page.language());
                case REGION -> Regions.name(group);
                case LANGUAGE -> Languages.name(group, page.language());
                case SOURCE ->
                    switch (group) {
                        case "" -> page.t("dashboard.unknownSource");
                        case "friend" -> page.t("dashboard.friends");
                        default -> group;
                    };
            };
        }
    }

    /** One group. {@code name} is empty for people of whom nobody knows what brought them. */
    public record Group(String name, long number) {}

    /** A number of people in steps of {@link #FEWEST}, rounded down: 0 for a few. */
    public static long inSteps(long people) {
        return people / FEWEST * FEWEST;
    }

    /**
     * Puts small groups together. While what is together tells by itself how large a group in it is, the next larger one joins it:
     * everybody knows the total.
     *
     * @param groups the largest first
     */
    public static Groups of(Kind kind, List<Group> groups) {
        return of(kind, groups, Set.of(), FEWEST);
    }

    /**
     * As above, and what is one's own is shown however small it is, as long as that does not tell how few came by all others: then
     * the smallest of one's own joins these.
     */
    public static Groups of(Kind kind, List<Group> groups, Set<String> own) {
        return of(kind, groups, own, FEWEST);
    }

    /** As above, for those that everybody may read: none of fewer than {@link #FEWEST_IN_PUBLIC} is shown. */
    public static Groups inPublic(Kind kind, List<Group> groups) {
        return of(kind, groups, Set.of(), FEWEST_IN_PUBLIC);
    }

    private static Groups of(Kind kind, List<Group> groups, Set<String> own, int fewest) {
        var shown = new ArrayList<>(groups);
        // Small regions hide among those of whom none is known: no other has to join them.
        var unknown = kind == Kind.REGION
                ? shown.stream().filter(group -> group.name.isEmpty()).findFirst()
                : Optional.<Group>empty();
        unknown.ifPresent(shown::remove);
        long rest = unknown.map(Group::number).orElse(0L);
        // The last one joins first, so one's own stands before all others.
        shown.sort(Comparator.comparing(group -> !own.contains(group.name)));
        while (!shown.isEmpty()) {
            var last = shown.getLast();
            var small = last.number < fewest && !own.contains(last.name);
            if (!small && !tells(rest, groups.size() - shown.size(), fewest)) break;
            rest += shown.removeLast().number;
        }
        return new Groups(kind, groups.stream().filter(shown::contains).toList(), rest, groups.size() - shown.size());
    }

    /**
     * Whether a number of people tells about the groups in it: it is small itself; or each has one person, or each as many as a small one can
     * have. Two of these might as well be a larger one that joined a smaller.
     */
    private static boolean tells(long rest, int merged, int fewest) {
        return rest > 0 && (rest < fewest || rest == merged || merged > 2 && rest == merged * (fewest - 1L));
    }

    /** Everybody in them. */
    public long total() {
        return shown.stream().mapToLong(Group::number).sum() + rest;
    }

    public boolean isEmpty() {
        return total() == 0;
    }
}
