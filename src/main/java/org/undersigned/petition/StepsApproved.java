package org.undersigned.petition;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.organisation.approval.Approval;
import org.undersigned.organisation.approval.Approved;
import org.undersigned.organisation.staff.Person;
import org.undersigned.organisation.staff.Visitor;

/** The steps that take two people: putting a petition online, and archiving it. */
abstract sealed class StepsApproved implements Approved permits OpeningApproved, ArchivingApproved {

    static final String OPENING = "petition-open";

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
        return to == LifeCycle.State.OPEN ? OPENING : "petition-archive";
    }

    @Override
    public String kind() {
        return kind(to);
    }

    @Override
    public String about(Handle handle, Approval approval) {
        return approval.subject() + time(handle, approval);
    }

    @Override
    public String about(Handle handle, Approval approval, String language) {
        return told(handle, approval, language) + time(handle, approval);
    }

    private String time(Handle handle, Approval approval) {
        return launch(handle, approval)
                .filter(launch -> launch.at().isAfter(clock.instant()))
                .map(launch -> " (" + TIME.format(launch.at()) + ")")
                .orElse("");
    }

    /** The public page, or what will be it: whoever sees the approval decides it, or asked. */
    @Override
    public Optional<String> path(Handle handle, Approval approval, Visitor visitor) {
        return petitions
                .find(approval.subject())
                .map(petition ->
                        petition.action().isPublic() ? petition.action().path() : BeforeLaunch.path(petition));
    }

    @Override
    public String told(Handle handle, Approval approval, String language) {
        return PetitionView.quoted(petitions, approval.subject(), language);
    }

    private Optional<Launch> launch(Handle handle, Approval approval) {
        return petitions
                .find(approval.subject())
                .filter(petition -> to == LifeCycle.State.OPEN)
                .flatMap(petition -> LaunchStore.of(handle, petition.id()));
    }

    @Override
    public void hold(Handle handle, Approval approval) {
        PetitionWriting.hold(handle, List.of(approval.subject()));
    }

    @Override
    public void carryOut(Handle handle, Approval approval) {
        var petition = petitions.find(approval.subject()).orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
        var from = LifeCycleStore.held(handle, petition.id());
        // Its organisation may have left since.
        if (approval.organisation()
                .filter(one -> petition.campaign().leads().stream()
                        .noneMatch(lead -> lead.organisation().id().equals(one)))
                .isPresent()) return;
        if (to == LifeCycle.State.OPEN) {
            var launch = launch(handle, approval);
            // Other words were stored since somebody asked for it.
            if (launch.isEmpty()) return;
            if (launch.get().at().isAfter(clock.instant())
                    || !Readiness.of(handle, petition.slug()).isReady()) {
                // It goes online when its time has come and the last of them has accepted.
                LaunchStore.approve(handle, petition.id());
                return;
            }
        }
        // It may have gone elsewhere since it was asked for; then nothing is left to do.
        from.flatMap(state -> LifeCycle.step(state, to))
                .filter(LifeCycle.Step::takesTwo)
                .ifPresent(step ->
                        stepping.move(handle, petition, step, Optional.empty(), Person.actor(approval.asker())));
    }
}
