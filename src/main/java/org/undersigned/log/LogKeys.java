package org.undersigned.log;

import jakarta.inject.Singleton;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.keys.Hkdf;
import org.undersigned.foundation.keys.MasterKey;
import org.undersigned.foundation.keys.WrappedKeys;
import org.undersigned.transparency.NoteSigner;
import org.undersigned.transparency.VerifierKey;

/**
 * The Ed25519 keys that sign checkpoints and counts: one for each log, because a policy may name a key once only. All follow from one
 * seed, which lies in the database, wrapped under the master key.
 */
@Singleton
public final class LogKeys implements WrappedKeys {

    private static final String PURPOSE = "log-key";

    private final Db db;
    private final MasterKey master;
    private volatile byte[] seed;

    LogKeys(Db db, MasterKey master) {
        this.db = db;
        this.master = master;
    }

    /** Signs as the log or count called {@code name}. */
    NoteSigner signer(String name) {
        return NoteSigner.ofSeed(name, Hkdf.key(seed(), "log/v1 " + name).getEncoded());
    }

    /** What others check the signatures of {@code name} with. */
    public VerifierKey verifier(String name) {
        return signer(name).verifier();
    }

    @Override
    public int wrapAgain(Handle handle, Again again) {
        return LogKeyStore.find(handle)
                .flatMap(before ->
                        again.wrapped(PURPOSE, before).map(after -> LogKeyStore.wrapAgain(handle, before, after)))
                .orElse(0);
    }

    private byte[] seed() {
        if (seed == null)
            seed = db.inTransaction(handle -> {
                LogKeyStore.keep(handle, master.id(), master.wrapFresh(PURPOSE));
                return master.unwrap(PURPOSE, LogKeyStore.wrapped(handle)).getEncoded();
            });
        return seed;
    }
}
