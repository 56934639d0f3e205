package org.undersigned.signon;

import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** All SQL about who was shown which new version of a statement. */
final class AskedStore {

    private AskedStore() {}

    /** Those of {@code standing} that stand by an earlier version, have not signed {@code latest} and were not asked to. */
    static List<UUID> behind(Handle handle, UUID statement, int latest, List<UUID> standing) {
        return handle.createQuery("""
                        SELECT DISTINCT s.organisation FROM sign_on s
                         WHERE s.statement = :statement AND s.version < :latest AND s.withdrawn IS NULL AND s.organisation = ANY(:standing)
                           AND NOT EXISTS (SELECT 1 FROM sign_on n
                                            WHERE n.statement = :statement AND n.organisation = s.organisation AND n.version = :latest)
                           AND NOT EXISTS (SELECT 1 FROM sign_on_asked a
                                            WHERE a.statement = :statement AND a.organisation = s.organisation AND a.version = :latest)
                        """)
                .bind("statement", statement)
                .bind("latest", latest)
                .bindArray("standing", UUID.class, standing)
                .mapTo(UUID.class)
                .list();
    }

    /** Notes that it is asked; false if it was already. */
    static boolean ask(Handle handle, UUID statement, UUID organisation, int version) {
        return handle.execute(
                        "INSERT INTO sign_on_asked (statement, organisation, version) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                        statement,
                        organisation,
                        version)
                > 0;
    }
}
