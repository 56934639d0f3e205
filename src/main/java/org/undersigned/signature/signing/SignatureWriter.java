package org.undersigned.signature.signing;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.GroupCommit;
import org.undersigned.foundation.keys.SealingContexts;

/** Puts signatures on disk: many people in one transaction, each of them answered after it. */
@Singleton
final class SignatureWriter {

    private final GroupCommit<SealedSignature, Signing.Signed> signing;

    SignatureWriter(Db db, SealingContexts contexts, SigningBatch signing) {
        this.signing = new GroupCommit<>(
                db,
                "signature-writer",
                one -> one.signature().person(),
                contexts::store,
                signing::store,
                Signing.Signed.Busy::new);
    }

    /** Whether a signature would be turned away now. Asked before it is sealed, which costs more than to be turned away. */
    boolean isFull() {
        return signing.isFull();
    }

    /** Queues a signature; the answer comes once it is on disk. */
    CompletableFuture<Signing.Signed> sign(SealedSignature signature) {
        return signing.write(signature);
    }

    void start(@Observes StartupEvent event) {
        signing.start(2);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        signing.stop();
    }
}
