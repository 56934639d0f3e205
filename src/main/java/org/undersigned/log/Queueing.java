package org.undersigned.log;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.undersigned.signature.Commitments;
import org.undersigned.signature.SignatureConfirmed;
import org.undersigned.signature.SignatureWithdrawn;

/**
 * What the logs will have to say, written in the transaction that gives the reason for it. A signature that is taken back before it
 * has a leaf moves neither log; after that it is one withdrawal, and never a second.
 */
@Singleton
final class Queueing {

    private final Commitments commitments;
    private final InstantSource clock;

    Queueing(Commitments commitments, InstantSource clock) {
        this.commitments = commitments;
        this.clock = clock;
    }

    void confirmed(@Observes SignatureConfirmed event) {
        var handle = event.handle();
        var entries = event.signatures().stream()
                .map(one -> new QueueStore.Entry(
                        one.petition(),
                        one.signature(),
                        one.commitment().orElseGet(() -> commitments.of(handle, one.petition(), one.signature()))))
                .toList();
        QueueStore.queue(handle, entries, clock.instant());
    }

    void withdrawn(@Observes SignatureWithdrawn event) {
        var handle = event.handle();
        if (QueueStore.dequeue(handle, event.signature())) return;
        // Looked for after the queue: the sequencer moves a signature from there to here in one transaction.
        QueueStore.leafOf(handle, event.signature()).ifPresent(leaf -> {
            QueueStore.queueWithdrawal(
                    handle, event.petition(), leaf, Leaf.OfWithdrawal.Reason.SIGNER, "-", clock.instant());
            QueueStore.forgetLeaf(handle, event.signature());
        });
    }
}
