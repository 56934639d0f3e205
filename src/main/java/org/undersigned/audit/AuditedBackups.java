package org.undersigned.audit;

import java.sql.Connection;
import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;
import org.undersigned.foundation.backup.Noting;

/** Writes backups and restores into the audit log: commands that run without the application. */
public final class AuditedBackups implements Noting {

    private final AuditLog audit;

    public AuditedBackups(InstantSource clock) {
        this.audit = new AuditLog(clock);
    }

    @Override
    public void note(Connection connection, What what, String detail) {
        var action = switch (what) {
            case BACKED_UP -> AuditActions.SITE_BACKUP;
            case RESTORED -> AuditActions.SITE_RESTORE;
        };
        // Not closed: the connection is the caller's.
        audit.record(Jdbi.open(connection), "operator", action, "site", detail);
    }
}
