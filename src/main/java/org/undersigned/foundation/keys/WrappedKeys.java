package org.undersigned.foundation.keys;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Whoever keeps keys in the database that {@link MasterKey} wrapped, so that they can be wrapped anew when the key file changes. */
public interface WrappedKeys {

    /**
     * Wraps anew what lies here, in the caller's transaction. What somebody changes meanwhile is left as it became: it opens all the same.
     *
     * @return how many that were
     */
    int wrapAgain(Handle handle, Again again);

    /** How one of them is wrapped anew. */
    @FunctionalInterface
    interface Again {

        /** The same key under the key that is in force now; nothing if it lies under that already, or does not open. */
        Optional<byte[]> wrapped(String purpose, byte[] before);
    }
}
