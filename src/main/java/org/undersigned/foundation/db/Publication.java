package org.undersigned.foundation.db;

import org.jdbi.v3.core.Handle;

/** The number that rises with every change a public page shows. */
public final class Publication {

    private Publication() {}

    /** Call it in the transaction that changes something public; every process rebuilds its pages within a second or so. */
    public static void changed(Handle handle) {
        handle.execute("UPDATE publication SET version = version + 1");
    }

    static long version(Handle handle) {
        return handle.select("SELECT version FROM publication")
                .mapTo(Long.class)
                .one();
    }
}
