package org.undersigned.log;

import jakarta.inject.Singleton;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.keys.MasterKey;
import org.undersigned.transparency.NoteSigner;
import org.undersigned.transparency.VerifierKey;

/**
 * The Ed25519 key that signs checkpoints and counts: one for this installation, under a name for each log. Its seed lies in the
 * database, wrapped under the master key.
 */
@Singleton
public final class LogKeys {

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
        return NoteSigner.ofSeed(name, seed());
    }

    /** What others check the signatures of {@code name} with. */
    public VerifierKey verifier(String name) {
        return signer(name).verifier();
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
