package org.undersigned.staff.supporters;

import java.time.Instant;
import java.util.List;
import org.undersigned.organisation.staff.Membership;
import org.undersigned.organisation.staff.Visitor;

/**
 * What the page of an organisation's supporters shows to one member.
 *
 * @param asks whether the member may ask for an export
 * @param decidable whether somebody else could approve it
 * @param note key of why nothing was done, or empty
 */
public record Shown(Own own, List<Row> exports, boolean asks, boolean decidable, String note) {

    /**
     * An export in the list.
     *
     * @param state key of where it stands; its first blank is a time, its second how many lines
     * @param waiting whether it waits for a decision
     * @param ready whether it can be downloaded now
     * @param mine whether it may be downloaded by this member
     */
    public record Row(Export export, String state, boolean waiting, boolean ready, boolean mine) {

        /** Until when it waits or is there; the time of the decision for what was refused. */
        public Instant time() {
            return export.state() == Export.State.REFUSED ? export.decided().orElseThrow() : export.until();
        }

        public long lines() {
            return export.lines().orElse(0);
        }
    }

    static List<Row> rows(List<Export> exports, Visitor visitor, Membership member, Instant now) {
        return exports.stream()
                .map(one -> new Row(
                        one,
                        "supporters.export." + state(one, isFor(one, visitor, member), now),
                        one.isWaiting(now),
                        one.isReady(now),
                        isFor(one, visitor, member)))
                .toList();
    }

    /** Whether a member may download an export: who asked for it, and owners. */
    static boolean isFor(Export export, Visitor visitor, Membership member) {
        return member.role().isOwner()
                || export.askedBy().equals(visitor.person().id());
    }

    /** How many it was is for those who have the file. */
    private static String state(Export export, boolean mine, Instant now) {
        return switch (export.state()) {
            case ASKED -> export.isWaiting(now) ? "asked" : "lapsed";
            case APPROVED -> export.isReady(now) ? "approved" : "lapsed";
            case REFUSED -> "refused";
            case TAKEN -> mine ? ended(export) : "takenAway";
        };
    }

    private static String ended(Export export) {
        if (export.broken()) return "broken";
        return export.lines().isPresent() ? "taken" : "taking";
    }

    /** Whether an export waits for a decision, so that no other one can be asked for. */
    public boolean isWaiting() {
        return exports.stream().anyMatch(Row::waiting);
    }

    public String path() {
        return Owning.path(own.member().slug());
    }
}
