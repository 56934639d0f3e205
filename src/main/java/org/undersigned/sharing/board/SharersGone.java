package org.undersigned.sharing.board;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.undersigned.foundation.db.Publication;
import org.undersigned.signature.SignatureWithdrawn;

/** Whoever withdraws is named no more, and nothing stays of how many they brought. */
@Singleton
final class SharersGone {

    void withdrawn(@Observes SignatureWithdrawn event) {
        if (SharerStore.forget(event.handle(), event.signature())) Publication.changed(event.handle());
    }
}
