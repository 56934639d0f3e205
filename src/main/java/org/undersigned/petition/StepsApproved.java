package org.undersigned.petition;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.organisation.approval.Approval;
import org.undersigned.organisation.approval.Approved;
import org.undersigned.organisation.staff.Person;

/** The steps that take two people: putting a petition online, and archiving it. */
abstract sealed class StepsApproved implements Approved permits OpeningApproved, ArchivingApproved {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private final Petitions petitions;
    private final Stepping stepping;
    private final InstantSource clock;
    private final LifeCycle.State to;

    StepsApproved(Petitions petitions, Stepping stepping, InstantSource clock, LifeCycle.State to) {
        this.clock = clock;
        this.petitions = petitions;
        this.stepping = stepping;
        this.to = to;
    }

    /** Name of the approval that a step to this state needs. */
    static String kind(LifeCycle.State to) {
        return to == LifeCycle.State.OPEN ? "petition-open" : "petition-archive";
    }

    @Override
    public String kind() {
        return kind(to);
    }

    @Override
    public String about(Handle handle, Approval approval) {
        return launch(handle, approval)
                .map(launch -> approval.subject() + " (" + TIME.format(launch.at()) + ")")
                .orElse(approval.subject());
    }

    private Optional<Launch> launch(Handle handle, Approval approval) {
        return petitions
                .find(approval.subject())
                .filter(petition -> to == LifeCycle.State.OPEN)
                .flatMap(petition -> LaunchStore.of(handle, petition.id()));
    }

    @Override
    public void carryOut(Handle handle, Approval approval) {
        var petition = petitions.find(approval.subject()).orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
        if (launch(handle, approval)
                .filter(launch -> launch.at().isAfter(clock.instant()))
                .isPresent()) {
            LaunchStore.approve(handle, petition.id());
            return;
        }
        if (to == LifeCycle.State.OPEN && !Readiness.of(handle, petition.slug()).isReady()) {
            // Then it goes online as soon as the last of them has accepted.
            LaunchStore.set(handle, new Launch(petition.id(), clock.instant(), approval.asker(), false));
            LaunchStore.approve(handle, petition.id());
            return;
        }
        // It may have gone elsewhere since it was asked for; then nothing is left to do.
        LifeCycleStore.held(handle, petition.id())
                .flatMap(from -> LifeCycle.step(from, to))
                .filter(LifeCycle.Step::takesTwo)
                .ifPresent(step ->
                        stepping.move(handle, petition, step, Optional.empty(), Person.actor(approval.asker())));
    }
}
