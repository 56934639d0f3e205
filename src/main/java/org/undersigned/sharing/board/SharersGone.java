package org.undersigned.sharing.board;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.undersigned.signature.SignatureWithdrawn;

/** Whoever withdraws is named no more, and nothing stays of how many they brought. */
@Singleton
final class SharersGone {

    void withdrawn(@Observes SignatureWithdrawn event) {
        SharerStore.forget(event.handle(), event.signature());
    }
}
