package org.undersigned.pledge;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.outbox.Outbox;
import org.undersigned.foundation.outbox.OutgoingMail;
import org.undersigned.foundation.token.Token;

/** Owes mail to people who promise, each in the caller's transaction and with a link of its own. */
@Singleton
class Telling {

    private final Outbox outbox;
    private final InstantSource clock;

    Telling(Outbox outbox, InstantSource clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    void owe(Handle handle, String kind, String slug, Promise promise, Promiser who, Duration wait) {
        var token = Token.fresh();
        PromiseStore.link(handle, token, promise.id());
        var content = Map.of(
                "to", who.email(),
                "language", promise.language(),
                "name", who.name(),
                "token", token,
                "slug", slug);
        outbox.add(handle, OutgoingMail.of(kind, promise.id(), clock.instant().plus(wait), content));
    }

    /** Nothing more goes to them. */
    void forget(Handle handle, java.util.UUID promise) {
        outbox.forget(handle, promise);
    }
}
