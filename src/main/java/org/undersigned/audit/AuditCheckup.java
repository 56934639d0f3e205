package org.undersigned.audit;

import jakarta.inject.Singleton;
import java.util.List;
import org.undersigned.foundation.checkup.Checkup;
import org.undersigned.foundation.checkup.Finding;

/** Whether the audit log is whole. */
@Singleton
final class AuditCheckup implements Checkup {

    private final AuditHeads heads;

    AuditCheckup(AuditHeads heads) {
        this.heads = heads;
    }

    @Override
    public String about() {
        return "audit log";
    }

    @Override
    public List<Finding> look() {
        return List.of(heads.fault()
                .map(fault ->
                        Finding.fault(fault, "Compare with a backup: somebody changed the database past the program."))
                .orElseGet(() -> Finding.fine("It is whole.")));
    }
}
