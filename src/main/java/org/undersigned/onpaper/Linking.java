package org.undersigned.onpaper;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.audit.AuditActions;
import org.undersigned.foundation.html.Languages;
import org.undersigned.log.NumberPublished;
import org.undersigned.log.NumbersHeld;
import org.undersigned.petition.PetitionKeys;
import org.undersigned.petition.PetitionRetired;
import org.undersigned.petition.Petitions;
import org.undersigned.petition.RetirementAsked;
import org.undersigned.signature.SignatureConfirmed;
import org.undersigned.signature.SignatureForgotten;
import org.undersigned.signature.SignatureWithdrawn;
import org.undersigned.signature.erasing.AddressAsked;
import org.undersigned.signature.signing.OnPaper;

/**
 * Keeps each person counted once: whoever confirms on the site counts there and no more on paper, and whoever takes their signature back, or
 * is erased, is gone from paper too. The number on paper falls in the transaction that publishes the one in which they are now.
 */
@Singleton
final class Linking {

    /** Later than what has no priority. */
    private static final int LATE = Interceptor.Priority.APPLICATION + 1_000;

    private final Petitions petitions;
    private final PetitionKeys keys;

    Linking(Petitions petitions, PetitionKeys keys) {
        this.petitions = petitions;
        this.keys = keys;
    }

    void confirmed(@Observes SignatureConfirmed event) {
        PaperRowStore.link(
                event.handle(),
                event.signatures().stream()
                        .map(SignatureConfirmed.Counted::signature)
                        .toList());
    }

    void held(@Observes NumbersHeld event) {
        PaperStore.lockAll(event.handle());
    }

    /** Again here: who was typed in at the moment of confirming saw nothing of that, nor was seen. */
    void published(@Observes NumberPublished event) {
        var handle = event.handle();
        if (!PaperStore.lockAny(handle, event.petition())) return;
        event.counted()
                .ifPresentOrElse(
                        signatures -> PaperRowStore.link(handle, signatures),
                        () -> PaperRowStore.linkAll(handle, event.petition()));
        if (PaperRowStore.settle(handle, event.petition())) PaperStore.count(handle, event.petition());
    }

    /** After what waits for the log, which whoever publishes a number holds before the one on paper. */
    void withdrawn(@Observes @Priority(LATE) SignatureWithdrawn event) {
        event.tag()
                .ifPresent(tag -> remove(
                        event.handle(),
                        event.petition(),
                        PaperRowStore.ofSignature(event.handle(), event.petition(), event.signature(), tag)));
    }

    void forgotten(@Observes SignatureForgotten event) {
        remove(
                event.handle(),
                event.petition(),
                PaperRowStore.ofSignature(event.handle(), event.petition(), event.signature(), event.tag()));
    }

    void asked(@Observes AddressAsked asked) {
        var ordered = petitions.all().stream()
                .sorted(Comparator.comparing(one -> one.id().toString()))
                .toList();
        for (var petition : ordered) {
            var rows = keys.find(petition.id())
                    .map(key -> PaperRowStore.ofMailbox(
                            asked.handle(), petition.id(), OnPaper.mailboxTag(key, asked.address())))
                    .orElse(List.of());
            if (rows.isEmpty()) continue;
            var language = petition.languages().stream()
                    .filter(Languages.all()::contains)
                    .findFirst()
                    .orElse(Languages.MAIN);
            asked.found(
                    new AddressAsked.Found(petition.latest().title(), "onpaper.erase.found", rows.size(), language));
            if (!asked.erases()) continue;
            remove(asked.handle(), petition.id(), rows);
            asked.record(AuditActions.PAPER_ERASE, "petition " + petition.slug(), rows.size() + " rows by request");
        }
    }

    void asked(@Observes RetirementAsked asked) {
        var rows = PaperRowStore.howMany(asked.handle(), asked.petition());
        if (rows > 0) asked.keeps("onpaper.retire", rows);
    }

    /** The number stays, as the published one does. */
    void retired(@Observes PetitionRetired event) {
        PaperStore.countDue(event.handle(), event.petition());
        PaperRowStore.removeAll(event.handle(), event.petition());
    }

    private static void remove(Handle handle, UUID petition, List<UUID> rows) {
        if (rows.isEmpty()) return;
        PaperStore.lock(handle, petition);
        PaperRowStore.remove(handle, rows);
        PaperStore.count(handle, petition);
    }
}
