package org.undersigned.petition.correction;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.db.Publication;
import org.undersigned.foundation.html.Difference;
import org.undersigned.foundation.html.Translated;
import org.undersigned.organisation.approval.Approval;
import org.undersigned.organisation.approval.Approved;
import org.undersigned.organisation.staff.Person;
import org.undersigned.petition.Petition;
import org.undersigned.petition.PetitionView;
import org.undersigned.petition.PetitionWriting;
import org.undersigned.petition.Petitions;

/** A correction becomes the text in force. */
@Singleton
final class CorrectionApproved implements Approved {

    static final String KIND = "petition-correct";

    private final Petitions petitions;
    private final AuditLog audit;
    private final InstantSource clock;

    CorrectionApproved(Petitions petitions, AuditLog audit, InstantSource clock) {
        this.petitions = petitions;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** The petition, and each language with its words as they are and would be. */
    @Override
    public String about(Handle handle, Approval approval) {
        return correction(handle, approval)
                .flatMap(correction -> petition(correction)
                        .map(petition -> petition.slug() + " ("
                                + Stream.of(
                                                changes(petition.latest().title(), correction.title()),
                                                changes(petition.latest().ask(), correction.ask()),
                                                changes(petition.latest().body(), correction.body()))
                                        .flatMap(some -> some)
                                        .collect(Collectors.joining("; "))
                                + ")"))
                .orElse("…");
    }

    @Override
    public String told(Handle handle, Approval approval, String language) {
        return correction(handle, approval)
                .flatMap(this::petition)
                .map(petition -> PetitionView.quoted(petition, language))
                .orElse("…");
    }

    private static Stream<String> changes(Translated before, Translated after) {
        return after.byLanguage().entrySet().stream()
                .map(entry -> {
                    var old = before.byLanguage().getOrDefault(entry.getKey(), "");
                    return entry.getKey() + ": "
                            + Difference.of(old, entry.getValue()).summary();
                })
                .filter(line -> !line.endsWith(": "));
    }

    @Override
    public void hold(Handle handle, Approval approval) {
        correction(handle, approval)
                .flatMap(this::petition)
                .ifPresent(petition -> PetitionWriting.hold(handle, List.of(petition.slug())));
    }

    @Override
    public void carryOut(Handle handle, Approval approval) {
        var correction = correction(handle, approval);
        var petition = correction.flatMap(this::petition);
        if (petition.isEmpty()) return;
        // Holds the versions: nobody writes another one at the same time.
        PetitionWriting.signed(handle, petition.get().id());
        var latest = PetitionWriting.latest(handle, petition.get().id());
        CorrectionStore.removeOf(handle, petition.get().id());
        // Another version came first; then what was approved is no correction of what stands there now.
        if (latest != correction.get().base() || petition.get().retired().isPresent()) return;
        var text = correction.get();
        PetitionWriting.save(
                handle,
                petition.get().id(),
                new Petition.Version(
                        latest + 1,
                        Day.today(clock),
                        text.title(),
                        text.ask(),
                        text.body(),
                        PetitionWriting.sha256(text.title(), text.ask(), text.body())));
        audit.record(
                handle,
                Person.actor(approval.asker()),
                AuditActions.PETITION_CORRECT,
                "petition " + petition.get().slug(),
                "version " + (latest + 1));
        Publication.changed(handle);
    }

    private static Optional<Correction> correction(Handle handle, Approval approval) {
        return CorrectionStore.find(handle, UUID.fromString(approval.subject()));
    }

    private Optional<Petition> petition(Correction correction) {
        return petitions.byId(correction.petition());
    }
}
