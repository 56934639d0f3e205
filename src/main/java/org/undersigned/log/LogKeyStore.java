package org.undersigned.log;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** SQL about the key of the logs. */
final class LogKeyStore {

    private LogKeyStore() {}

    /** Keeps a wrapped seed unless there is one. */
    static void keep(Handle handle, String keyId, byte[] wrapped) {
        handle.execute(
                "INSERT INTO log_key (key_id, wrapped_seed) VALUES (?, ?) ON CONFLICT (one) DO NOTHING",
                keyId,
                wrapped);
    }

    static byte[] wrapped(Handle handle) {
        return find(handle).orElseThrow();
    }

    static Optional<byte[]> find(Handle handle) {
        return handle.select("SELECT wrapped_seed FROM log_key")
                .mapTo(byte[].class)
                .findOne();
    }

    /** Puts {@code after} in the place of {@code before}; answers how often that stood there. */
    static int wrapAgain(Handle handle, byte[] before, byte[] after) {
        return handle.execute("UPDATE log_key SET wrapped_seed = ? WHERE wrapped_seed = ?", after, before);
    }
}
