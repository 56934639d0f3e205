package org.undersigned.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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

    /**
     * Puts small groups together. If what is together is small itself, the next larger group joins it: whoever knows the total
     * could tell its size.
     *
     * @param groups the largest first
     */
    public static Groups of(Kind kind, List<Group> groups) {
        // A source is a link that somebody gave out, and tells nothing of who followed it.
        return of(kind, groups, kind == Kind.SOURCE ? 1 : FEWEST);
    }

    /** As above, for those that everybody may read: none of fewer than {@link #FEWEST_IN_PUBLIC} is shown. */
    public static Groups inPublic(Kind kind, List<Group> groups) {
        return of(kind, groups, FEWEST_IN_PUBLIC);
    }

    private static Groups of(Kind kind, List<Group> groups, int fewest) {
        var shown = new ArrayList<>(groups);
        // Small regions hide among those of whom none is known: no other has to join them.
        var unknown = kind == Kind.REGION
                ? shown.stream().filter(group -> group.name.isEmpty()).findFirst()
                : Optional.<Group>empty();
        unknown.ifPresent(shown::remove);
        long rest = unknown.map(Group::number).orElse(0L);
        while (!shown.isEmpty() && (shown.getLast().number() < fewest || (rest > 0 && rest < fewest)))
            rest += shown.removeLast().number();
        return new Groups(kind, List.copyOf(shown), rest, groups.size() - shown.size());
    }

    /** Everybody in them. */
    public long total() {
        return shown.stream().mapToLong(Group::number).sum() + rest;
    }

    public boolean isEmpty() {
        return total() == 0;
    }
}
