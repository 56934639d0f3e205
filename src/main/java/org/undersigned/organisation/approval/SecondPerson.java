package org.undersigned.organisation.approval;

import io.quarkus.arc.Unremovable;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.http.Site;

/**
 * Has a command wait for a second person, where the workspace has one. The command asks, somebody decides on the page of approvals, and
 * the same command does it when it is run again: once, within seven days of the decision, and exactly what was approved.
 */
@Singleton
@Unremovable
public final class SecondPerson {

    /** Exit status of a command that did nothing because a second person has to decide first. */
    public static final int WAITS = 3;

    /** For the list of exit statuses of such a command. */
    public static final String WAITS_HELP = " 3:nothing was done yet: a second person has to approve it first";

    private static final int REFUSED = 1;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private final Approvals approvals;
    private final Site site;
    private final InstantSource clock;

    SecondPerson(Approvals approvals, Site site, InstantSource clock) {
        this.approvals = approvals;
        this.site = site;
        this.clock = clock;
    }

    /**
     * What a command is about to do.
     *
     * @param kind the {@link Approved#kind} of an {@link ApprovedCommand}
     * @param organisation whose owners decide; nothing leaves it to operators
     * @param subject exactly what, without spaces: another subject is another question
     */
    public record Act(String kind, Optional<UUID> organisation, String subject) {}

    /** What the command has to do now, and what it tells whoever runs it. */
    public sealed interface Answer {

        List<String> lines();

        /**
         * Do all of it, in the same transaction.
         *
         * @param by for each act what the audit entry about it ends with: the approval, or that it was one person
         */
        record Go(List<String> lines, Map<Act, String> by) implements Answer {}

        /** Do nothing, keep the transaction, and end with this exit status. */
        record Stop(List<String> lines, int status) implements Answer {}
    }

    /** Whether all of it may be done now. If not, what is not approved is asked for, and approvals of the rest are kept. */
    public Answer answer(Handle handle, List<Act> acts) {
        var now = clock.instant();
        var by = new HashMap<Act, String>();
        var approved = new ArrayList<UUID>();
        var alone = new ArrayList<String>();
        var waits = new ArrayList<String>();
        for (var act : acts) {
            var decision = ApprovalStore.decision(handle, act, now.minus(Approval.WAITS));
            if (decision.isPresent() && !decision.get().approved()) {
                ApprovalStore.take(handle, decision.get().id(), now);
                return new Answer.Stop(List.of(refused(act, decision.get().at())), REFUSED);
            }
            if (decision.isPresent()) {
                approved.add(decision.get().id());
                by.put(act, ", approval " + decision.get().id());
            } else if (approvals.hasDeciders(handle, act.organisation())) waits.add(ask(handle, act));
            else {
                alone.add(named(act) + ": nobody in the workspace could approve this as a second person, so it is done"
                        + " at once. The audit log says so.");
                by.put(act, ", by one person");
            }
        }
        if (waits.isEmpty()) {
            approved.forEach(id -> ApprovalStore.take(handle, id, now));
            return new Answer.Go(alone, by);
        }
        waits.add(
                "Nothing was done. Once it is approved, run the same command again within seven days. Whoever decides finds it on "
                        + site.baseUrl() + "/staff/approvals");
        return new Answer.Stop(waits, WAITS);
    }

    /** Whose owners decide about what concerns all of these organisations: the first that has any; nothing leaves it to operators. */
    public Optional<UUID> whose(Handle handle, List<UUID> organisations) {
        return organisations.stream()
                .filter(one -> approvals.isForOwners(handle, Optional.of(one)))
                .findFirst();
    }

    private String ask(Handle handle, Act act) {
        var fresh = approvals.ask(handle, act.kind(), act.organisation(), act.subject());
        var who = approvals.isForOwners(handle, act.organisation())
                ? "an owner of the organisation"
                : "an operator in the workspace";
        return named(act) + ": " + who + " has to approve this first. "
                + (fresh ? "They were asked now." : "They were asked before.");
    }

    private static String refused(Act act, Instant at) {
        return named(act) + ": refused by a second person on " + TIME.format(at)
                + ". Nothing was done. Run the same command again to ask once more.";
    }

    private static String named(Act act) {
        return act.subject().replaceFirst("/.*", "");
    }
}
