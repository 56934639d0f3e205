package org.undersigned.onpaper;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.organisation.approval.Approval;
import org.undersigned.organisation.approval.Approved;
import org.undersigned.organisation.staff.Person;
import org.undersigned.organisation.staff.Role;
import org.undersigned.petition.Petitions;
import org.undersigned.sharing.paper.SheetNumber;

/** Sheets that counted are taken back. Its subject is their batch. */
@Singleton
final class TakingBackApproved implements Approved {

    static final String KIND = "paper-back";

    private final Petitions petitions;
    private final TakingBack takingBack;

    TakingBackApproved(Petitions petitions, TakingBack takingBack) {
        this.petitions = petitions;
        this.takingBack = takingBack;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Role asks() {
        return Role.CAMPAIGNER;
    }

    /** The petition, and the first sheet with how many rows. */
    @Override
    public String about(Handle handle, Approval approval) {
        return batch(handle, approval)
                .flatMap(batch -> petitions
                        .byId(batch.petition())
                        .map(petition -> petition.slug() + ", " + new SheetNumber(batch.first()).written() + " ("
                                + batch.rows() + ")"))
                .orElse("…");
    }

    @Override
    public String told(Handle handle, Approval approval, String language) {
        return about(handle, approval);
    }

    @Override
    public void hold(Handle handle, Approval approval) {
        batch(handle, approval).ifPresent(batch -> PaperStore.lock(handle, batch.petition()));
    }

    @Override
    public void carryOut(Handle handle, Approval approval) {
        batch(handle, approval)
                .ifPresent(batch -> petitions
                        .byId(batch.petition())
                        .ifPresent(petition ->
                                takingBack.remove(handle, petition, batch, Person.actor(approval.asker()))));
    }

    private static Optional<PaperBatch> batch(Handle handle, Approval approval) {
        return PaperStore.batch(handle, UUID.fromString(approval.subject()));
    }
}
