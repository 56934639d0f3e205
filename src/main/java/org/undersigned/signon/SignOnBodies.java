package org.undersigned.signon;

import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.http.LargerBodies;
import org.undersigned.foundation.token.Token;

/** A document is taken from somebody who followed the link in a mail, and from no stranger. */
@Singleton
final class SignOnBodies implements LargerBodies {

    /** A document, and the little that a form has around it. */
    private static final long FILE = Document.MOST_BYTES + (64 << 10);

    private final Db db;
    private final InstantSource clock;

    SignOnBodies(Db db, InstantSource clock) {
        this.db = db;
        this.clock = clock;
    }

    @Override
    public long most(String path) {
        return path.matches("/sign-ons/[^/;]+") ? FILE : 0;
    }

    @Override
    public boolean isBelieved(HttpServerRequest request) {
        var token = request.path().substring(SignOnLinkPage.PATH.length());
        return Token.isOne(token) && db.read(handle -> LinkStore.takesDocument(handle, token, clock.instant()));
    }
}
