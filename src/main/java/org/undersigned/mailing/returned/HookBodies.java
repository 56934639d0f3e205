package org.undersigned.mailing.returned;

import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.http.LargerBodies;

/** A report is taken from who knows the secret of an address, and from no stranger. */
@Singleton
final class HookBodies implements LargerBodies {

    /** Amazon sends 256 KB at most; a returned mail may be a little longer. */
    private static final long MOST = 1 << 20;

    private final Db db;

    HookBodies(Db db) {
        this.db = db;
    }

    @Override
    public long most(String path) {
        return path.startsWith(HookApi.PATH) ? MOST : 0;
    }

    @Override
    public boolean isBelieved(HttpServerRequest request) {
        return db.read(handle -> HookApi.find(handle, request.path().substring(HookApi.PATH.length())))
                .isPresent();
    }
}
