package org.undersigned.signature.consent;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.html.Translated;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.petition.Petition;
import org.undersigned.signature.BoxRows;
import org.undersigned.signature.Signer;
import org.undersigned.signature.Signers;
import org.undersigned.supporter.SealedRow;
import org.undersigned.supporter.SealedRowStore;
import org.undersigned.supporter.Sealing;
import org.undersigned.supporter.UnsubscribeLinks;

/** What a link for unsubscribing does: it ends what its organisation was allowed with one signature, or from the same mailbox at all. */
@Singleton
class Unsubscribing {

    private static final Semaphore ALONE = new Semaphore(1);

    private final Db db;
    private final Signers signers;
    private final Granting granting;
    private final BoxRows boxes;
    private final Event<Unsubscribed> unsubscribed;

    Unsubscribing(Db db, Signers signers, Granting granting, BoxRows boxes, Event<Unsubscribed> unsubscribed) {
        this.db = db;
        this.signers = signers;
        this.granting = granting;
        this.boxes = boxes;
        this.unsubscribed = unsubscribed;
    }

    /**
     * What a link is about.
     *
     * @param petition nothing if the signature is gone
     * @param others whether the organisation's row can tell what else it was allowed from the same mailbox
     */
    public record Seen(String language, Optional<Petition> petition, boolean others) {
        /** Its title; asked for only if the petition is there. */
        public Translated title() {
            return petition.orElseThrow().action().title();
        }
    }

    /** Looks, and changes nothing. */
    Seen look(UnsubscribeLinks.Subject subject, String slug) {
        return db.inTransaction(handle -> seen(
                signers.find(handle, subject.signature()),
                row(handle, subject, slug).map(SealedRow::ref).isPresent()));
    }

    /** Looks at what a link about mail on its petition is about, and changes nothing. */
    Seen lookUpdates(UnsubscribeLinks.Subject subject) {
        return db.inTransaction(handle -> seen(signers.find(handle, subject.signature()), false));
    }

    /** Takes back what the link is about. Does nothing if that is nothing. */
    Seen one(UnsubscribeLinks.Subject subject) {
        return db.inTransaction(handle -> {
            var signer = signers.find(handle, subject.signature());
            signer.ifPresent(found -> end(handle, found, subject));
            return seen(signer, false);
        });
    }

    private void end(Handle handle, Signer signer, UnsubscribeLinks.Subject subject) {
        var id = signer.signature().id();
        if (subject.isAboutUpdates()) {
            // Nothing is sealed anew, so there is no need of what the person's own link opens.
            boxes.set(handle, signer, "", signer.signature().isPublic(), false);
            unsubscribed.fire(new Unsubscribed(handle, id, Optional.empty()));
        } else {
            granting.takeBack(handle, signer, subject.organisation());
            unsubscribed.fire(new Unsubscribed(handle, id, Optional.of(subject.organisation())));
        }
    }

    /**
     * Takes back what it was allowed from the mailbox of this signature, under whatever petition. Each permission in a transaction of its own and
     * the link's own the last, so that whoever is cut off can do it again.
     */
    Seen all(UnsubscribeLinks.Subject subject, String slug) {
        // It reads the rows of every organisation, and a link is good for ever: one at a time, and others come back.
        if (!ALONE.tryAcquire()) throw Problem.problem(ProblemType.TOO_BUSY);
        List<UUID> others;
        try {
            others = db.read(handle -> row(handle, subject, slug)
                    .map(row -> SealedRowStore.alike(handle, row))
                    .orElseGet(List::of));
        } finally {
            ALONE.release();
        }
        for (var other : others) one(new UnsubscribeLinks.Subject(other, subject.organisation()));
        return one(subject);
    }

    private static Optional<SealedRow> row(Handle handle, UnsubscribeLinks.Subject subject, String slug) {
        return SealedRowStore.of(handle, subject.signature(), Sealing.organisation(slug));
    }

    private static Seen seen(Optional<Signer> signer, boolean others) {
        return new Seen(
                signer.map(found -> found.signature().language()).orElse(Languages.MAIN),
                signer.map(Signer::petition),
                others);
    }
}
