package org.undersigned.signature.confirming;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Publication;
import org.undersigned.foundation.keys.SealingContexts;
import org.undersigned.foundation.mail.MailAddress;
import org.undersigned.foundation.token.Token;
import org.undersigned.signature.Signature;
import org.undersigned.signature.SignatureSealing;
import org.undersigned.signature.Signer;
import org.undersigned.signature.Signers;
import org.undersigned.signature.Typed;
import org.undersigned.supporter.ConsentEvent;
import org.undersigned.supporter.ConsentStore;
import org.undersigned.supporter.Grant;
import org.undersigned.supporter.SealedRow;
import org.undersigned.supporter.SealedRowStore;
import org.undersigned.supporter.Sealing;

/**
 * Seals anew, for today's recipients, what an earlier version sealed for the installation. Each batch is one transaction that takes
 * old rows and puts new ones in their place, so it may be killed and begun again at any moment, and no state changes.
 */
@Singleton
final class Resealing {

    private static final Logger LOG = Logger.getLogger(Resealing.class);
    private static final int BATCH = 500;

    private final Db db;
    private final Signers signers;
    private final SignatureSealing seals;
    private final Sealing sealing;
    private final SealingContexts contexts;
    private final InstantSource clock;
    private volatile boolean done;

    Resealing(
            Db db,
            Signers signers,
            SignatureSealing seals,
            Sealing sealing,
            SealingContexts contexts,
            InstantSource clock) {
        this.db = db;
        this.signers = signers;
        this.seals = seals;
        this.sealing = sealing;
        this.contexts = contexts;
        this.clock = clock;
    }

    /** Those who have not confirmed come first: the next mail to them is written from the new rows. */
    void start(@Observes @Priority(20) StartupEvent event) {
        while (batch(true) == BATCH) {}
    }

    @Scheduled(every = "10s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void rest() {
        if (done) return;
        var sealed = 0;
        for (int one = BATCH; one == BATCH; sealed += one) one = batch(false);
        done = sealed == 0;
        if (sealed > 0) LOG.infof("%d signatures of an earlier version were sealed anew", sealed);
    }

    /** One batch; answers how many it was. */
    int batch(boolean pendingOnly) {
        return db.inTransaction(handle -> {
            var rows = SealedRowStore.before(handle, pendingOnly, BATCH);
            for (var placed : rows)
                sealing.openBefore(placed.petition(), placed.row())
                        .ifPresentOrElse(
                                fields -> reseal(handle, placed.row(), fields),
                                () -> SealedRowStore.setAside(
                                        handle, placed.row().signature()));
            if (!rows.isEmpty()) Publication.changed(handle);
            return rows.size();
        });
    }

    private void reseal(Handle handle, SealedRow before, Map<String, String> fields) {
        var signer = signers.find(handle, before.signature()).orElseThrow();
        var signature = signer.signature();
        var pending = signature.asTold() == Signature.State.PENDING;
        var typed = typed(handle, signer, fields);
        var token = pending ? Token.of(Token.reference()) : "";
        var rows = new ArrayList<>(seals.forOthers(typed, token));
        if (pending) {
            // The mailed tokens are known by their digests only. A new one, for the mails to come, opens what was
            // typed.
            rows.addAll(seals.forTheirOwn(typed, token, ""));
            var nobodyTypesIt = seals.codeHash(signature.petition(), Token.reference(), Token.code());
            ConfirmationStore.add(
                    handle, token, nobodyTypesIt, signature.id(), Confirming.lasts(signature, clock.instant()));
        }
        contexts.store();
        SealedRowStore.remove(handle, signature.id(), before.recipient());
        SealedRowStore.add(handle, rows);
    }

    private static Typed typed(Handle handle, Signer signer, Map<String, String> fields) {
        var signature = signer.signature();
        var living = signature.state() != Signature.State.WITHDRAWN;
        return new Typed(
                signer.petition(),
                signature.id(),
                MailAddress.parse(fields.get("email")).orElseThrow(),
                signature.country(),
                signature.language(),
                living && signature.isPublic(),
                living && signature.wantsUpdates(),
                SealedRowStore.slugs(handle, allowed(handle, signature)),
                false,
                fields);
    }

    private static List<UUID> allowed(Handle handle, Signature signature) {
        if (signature.asTold() == Signature.State.PENDING)
            return ConsentStore.asked(handle, signature.id()).stream()
                    .map(ConsentEvent::organisation)
                    .toList();
        return ConsentStore.grants(handle, signature.id()).stream()
                .filter(Grant::live)
                .map(Grant::organisation)
                .toList();
    }
}
