package org.undersigned.foundation.keys;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** All SQL about which keys the installation has. */
final class MasterKeyStore {

    private MasterKeyStore() {}

    /**
     * A key of the installation.
     *
     * @param wrapped the key itself under the current one; null for that one, which lies in the key file alone
     */
    record Kept(String id, boolean current, boolean root, boolean filed, byte[] wrapped) {}

    static List<Kept> all(Handle handle) {
        return handle.select("SELECT id, current, root, filed, wrapped FROM master_key ORDER BY id")
                .map((row, context) -> new Kept(
                        row.getString("id"),
                        row.getBoolean("current"),
                        row.getBoolean("root"),
                        row.getBoolean("filed"),
                        row.getBytes("wrapped")))
                .list();
    }

    static Optional<String> current(Handle handle) {
        return handle.select("SELECT id FROM master_key WHERE current")
                .mapTo(String.class)
                .findOne();
    }

    /** Holds off every other change until the transaction ends; answers the key in force. */
    static Optional<String> hold(Handle handle) {
        return handle.select("SELECT id FROM master_key WHERE current FOR NO KEY UPDATE")
                .mapTo(String.class)
                .findOne();
    }

    static void add(Handle handle, Kept key) {
        handle.createUpdate("""
                        INSERT INTO master_key (id, current, root, filed, wrapped) VALUES (:id, :current, :root, :filed, :wrapped)
                        """)
                .bind("id", key.id())
                .bind("current", key.current())
                .bind("root", key.root())
                .bind("filed", key.filed())
                .bind("wrapped", key.wrapped())
                .execute();
    }

    /** Rows with wrappings were replaced or removed, and are still in the files. */
    static void keysAreInFiles(Handle handle) {
        handle.execute("UPDATE master_key SET keys_in_files = true, keys_marked = keys_marked + 1 WHERE current");
    }

    /** Keeps a key under the next one; it is not the current one any more. */
    static void keepUnder(Handle handle, String id, byte[] wrapped) {
        handle.execute("UPDATE master_key SET current = false, wrapped = ? WHERE id = ?", wrapped, id);
    }
}
