package org.undersigned.sharing;

import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** SQL about who came by whose link. */
final class SharingStore {

    private SharingStore() {}

    /** How many count who came by one person's link. The first condition is for the index. */
    static long brought(Handle handle, UUID petition, String source) {
        return handle.createQuery("""
                        SELECT count(*) FROM signature
                         WHERE source LIKE 'friend-%' AND petition = :petition AND source = :source AND state = 'confirmed'
                        """)
                .bind("petition", petition)
                .bind("source", source)
                .mapTo(Long.class)
                .one();
    }
}
