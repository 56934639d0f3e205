package org.undersigned.foundation.db;

import org.jdbi.v3.core.Handle;

/**
 * Who a transaction is to the database, with the grants and policies of migration V0055. Connections work as {@link #WORKER}; what
 * needs less takes less.
 */
public enum Role {
    /** Everything but the tables' make. */
    WORKER("undersigned_worker"),

    /** Writes what a signing writes, and reads none of it. */
    SIGNING("undersigned_signing"),

    /** Reads what one organisation may have: see {@link Db#asTenant}. */
    TENANT("undersigned_tenant");

    private final String word;

    Role(String word) {
        this.word = word;
    }

    /** The handle's transaction is this role from now on to its end. */
    public void take(Handle handle) {
        handle.execute("SET LOCAL ROLE " + word);
    }

    String word() {
        return word;
    }
}
