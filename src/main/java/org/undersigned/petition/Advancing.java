package org.undersigned.petition;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.campaign.CampaignWriting;
import org.undersigned.campaign.partnership.Answering;
import org.undersigned.campaign.partnership.ArrangementStore;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.keys.Mac;
import org.undersigned.organisation.approval.Approvals;
import org.undersigned.organisation.staff.Membership;
import org.undersigned.organisation.staff.Person;
import org.undersigned.organisation.staff.Visitor;

/**
 * What happens when staff take a petition one step further: the step is one of {@link LifeCycle}, it is on the timeline and in the audit
 * log, and where it cannot be undone a second person has to approve it.
 */
@Singleton
class Advancing {

    private final Db db;
    private final Approvals approvals;
    private final Stepping stepping;
    private final Answering answering;
    private final List<LaunchGate> gates;
    private final AuditLog audit;
    private final InstantSource clock;

    Advancing(
            Db db,
            Approvals approvals,
            Stepping stepping,
            Answering answering,
            @All List<LaunchGate> gates,
            AuditLog audit,
            InstantSource clock) {
        this.audit = audit;
        this.gates = gates;
        this.answering = answering;
        this.db = db;
        this.approvals = approvals;
        this.stepping = stepping;
        this.clock = clock;
    }

    /** What came of it. */
    sealed interface Advanced {
        /** It stands in its new state. */
        record Moved() implements Advanced {}

        /** A second person is asked, now or already. */
        record Asked() implements Advanced {}

        /** It stands elsewhere than the page said: somebody was quicker. */
        record Overtaken() implements Advanced {}

        /** What would have been accepted with it is not what was on the page. */
        record Changed() implements Advanced {}

        /** It cannot be opened, or not yet: the key of a sentence that says why and what to do. */
        record Shut(String why) implements Advanced {}
    }

    /**
     * Takes a step, or asks for it if it takes two.
     *
     * @param seen as {@link #seen}, of the page that the step was taken on
     * @param at when it goes online, if that is not as soon as a second person approves it
     * @param member says for which organisation the person acts
     */
    Advanced advance(
            Petition petition,
            LifeCycle.Step step,
            Optional<LifeCycleStore.Note> note,
            Optional<Instant> at,
            String seen,
            Person person,
            Membership member) {
        return db.inTransaction(handle -> {
            // Nobody writes the campaign between what was read and its acceptance.
            if (step.takesTwo()) CampaignWriting.lock(handle);
            if (!LifeCycleStore.held(handle, petition.id()).equals(Optional.of(step.from())))
                return new Advanced.Overtaken();
            if (step.to() == LifeCycle.State.OPEN) {
                if (petition.retired().isPresent()) return new Advanced.Shut("steps.retired");
                var today = Day.today(clock);
                if (petition.closes().filter(today::isAfter).isPresent()) return new Advanced.Shut("steps.over");
            }
            if (step.takesTwo()) {
                if (step.to() == LifeCycle.State.OPEN
                        && !seen(handle, petition.slug(), member.slug()).equals(seen)) return new Advanced.Changed();
                var why =
                        step.to() == LifeCycle.State.OPEN ? closed(handle, petition.slug()) : Optional.<String>empty();
                if (why.isPresent()) return new Advanced.Shut(why.get());
                approvals.ask(
                        handle,
                        StepsApproved.kind(step.to()),
                        Optional.of(member.organisation()),
                        petition.slug(),
                        person);
                if (step.to() == LifeCycle.State.OPEN) {
                    // Whoever asks for it as an owner accepts for their organisation what all others have to accept.
                    set(handle, petition, at, person);
                    accept(handle, petition.slug(), member, person);
                    at.ifPresent(time -> audit.record(
                            handle,
                            person.actor(),
                            AuditActions.PETITION_SCHEDULE,
                            "petition " + petition.slug(),
                            time.toString()));
                }
                return new Advanced.Asked();
            }
            stepping.move(handle, petition, step, note, person.actor());
            return new Advanced.Moved();
        });
    }

    private Optional<String> closed(Handle handle, String slug) {
        var written = PetitionWriting.stored(handle, CampaignWriting.stored(handle), slug)
                .orElseThrow();
        return gates.stream()
                .flatMap(gate -> gate.closed(handle, written).stream())
                .findFirst();
    }

    /** Whether a step of the petition waits for a second person, as far as the visitor may know. */
    boolean waits(Petition petition, Visitor visitor) {
        return LifeCycle.after(petition.state()).stream()
                .filter(LifeCycle.Step::takesTwo)
                .anyMatch(step -> approvals.visible(visitor).stream()
                        .anyMatch(one -> one.kind().equals(StepsApproved.kind(step.to()))
                                && one.subject().equals(petition.slug())));
    }

    /**
     * Digest of what an organisation accepts by asking for a launch, in hexadecimal: the words and the arrangement as they are in this
     * transaction; empty if it accepts nothing, as it answers alone.
     */
    static String seen(Handle handle, String slug, String organisation) {
        var written = PetitionWriting.stored(handle, CampaignWriting.stored(handle), slug)
                .orElseThrow();
        return ArrangementStore.latest(handle, written.campaign().id())
                .filter(one -> one.isBetween(organisation))
                .map(one -> {
                    var id = written.campaign()
                            .partner(organisation)
                            .orElseThrow()
                            .organisation()
                            .id();
                    var text = HexFormat.of().formatHex(TextAcceptance.digest(written, id));
                    return HexFormat.of()
                            .formatHex(Mac.sha256("undersigned/launch/v1\n" + one.number() + "\n" + text + "\n"));
                })
                .orElse("");
    }

    private void accept(Handle handle, String slug, Membership member, Person person) {
        var written = PetitionWriting.stored(handle, CampaignWriting.stored(handle), slug)
                .orElseThrow();
        var organisation =
                written.campaign().partner(member.slug()).orElseThrow().organisation();
        if (ArrangementStore.latest(handle, written.campaign().id())
                .filter(one -> one.isBetween(member.slug()))
                .isEmpty()) return;
        TextAcceptance.accept(handle, written, organisation.id(), Day.today(clock), false);
        answering.arrange(handle, written.campaign(), organisation, person.actor());
    }

    /** A launch for as soon as it is approved is noted, too: another text takes the note away, and then the approval comes to nothing. */
    private void set(Handle handle, Petition petition, Optional<Instant> at, Person person) {
        LaunchStore.remove(handle, petition.id());
        LaunchStore.set(handle, new Launch(petition.id(), at.orElseGet(clock::instant), person.id(), false));
    }
}
