package org.undersigned.staff;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.undersigned.campaign.Watched;
import org.undersigned.foundation.html.Page;
import org.undersigned.integrity.Quarantine;
import org.undersigned.petition.Petition;
import org.undersigned.statistics.DayLine;
import org.undersigned.statistics.Figures;
import org.undersigned.statistics.Groups;
import org.undersigned.updates.UpdatesList;

/**
 * What the dashboard shows of one petition.
 *
 * @param today what today brought so far
 * @param ends the day on which everything about the signers is deleted at the earliest, if that is set and it is over
 * @param quarantined how many signatures wait in quarantine; empty if that is not for the visitor, or the public cannot read the petition
 */
public record Dashboard(
        Petition petition, Figures figures, Figures.Day today, Optional<LocalDate> ends, OptionalLong quarantined) {

    /** The path to its numbers as a file. */
    public String csv(String kind) {
        return path() + "/" + kind + ".csv";
    }

    /** Where its state is changed. */
    public String steps() {
        return path() + "/state";
    }

    /** Where its passing on is seen to; empty before the public can read it. */
    public String sharing() {
        return petition.action().isPublic() ? path() + "/sharing" : "";
    }

    /** Where what stands on paper is typed in. */
    public String paper() {
        return path() + "/paper";
    }

    /** Where what would be deleted is listed. */
    public String retirement() {
        return path() + "/retirement";
    }

    /** Where the list is of those who want mail about it. */
    public String updates() {
        return UpdatesList.path(petition);
    }

    /** Whether somebody may be on the list of those who want mail about it. */
    public boolean hasUpdates() {
        return petition.action().isPublic() && petition.retired().isEmpty();
    }

    /** Where they wait. */
    public String quarantine() {
        return Quarantine.path(petition);
    }

    public DayLine line() {
        return DayLine.of(figures.days());
    }

    /** The latest day first, as a reader wants them. */
    public List<Figures.Day> days() {
        return figures.days().reversed();
    }

    public Optional<Long> goal() {
        return petition.nextGoal().map(Integer::longValue);
    }

    /** How many are missing to the next goal. */
    public Optional<Long> missing() {
        return goal().map(goal -> goal - petition.action().published());
    }

    public List<Groups> groups() {
        return Arrays.stream(Groups.Kind.values())
                .map(figures::by)
                // Most countries have no regions here, and many people leave their postcode out.
                .filter(one -> one.kind() != Groups.Kind.REGION || !one.shown().isEmpty())
                .toList();
    }

    /** Key of what the groups are. */
    public String title(Groups.Kind kind) {
        return kind.title();
    }

    /** Key of what one of them is. */
    public String column(Groups.Kind kind) {
        return "dashboard.name." + kind.word();
    }

    /** The smallest group that is shown by itself. */
    public int fewest() {
        return Groups.FEWEST;
    }

    /** What a group is called. */
    public String name(Groups.Kind kind, String name, Page page) {
        return kind.nameOf(name, page);
    }

    /** The time of the last counting. */
    public Instant counted() {
        return figures.counted().orElseThrow();
    }

    private String path() {
        return Watched.path(petition.campaign()) + "/" + petition.slug();
    }
}
