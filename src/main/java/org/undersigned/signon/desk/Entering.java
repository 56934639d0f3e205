package org.undersigned.signon.desk;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.campaign.SignOnWriting;
import org.undersigned.campaign.Statement;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.db.Publication;
import org.undersigned.foundation.keys.RandomBytes;
import org.undersigned.organisation.Organisation;
import org.undersigned.organisation.OrganisationStore;
import org.undersigned.organisation.staff.Person;
import org.undersigned.signon.Applicants;
import org.undersigned.signon.Joint;
import org.undersigned.signon.RequestStore;
import org.undersigned.signon.SignOnRequest;
import org.undersigned.signon.Telling;

/** What happens to a request once somebody has decided, in the caller's transaction. Callers have checked who decides. */
@Singleton
class Entering {

    private final Applicants applicants;
    private final Telling telling;
    private final AuditLog audit;
    private final InstantSource clock;

    Entering(Applicants applicants, Telling telling, AuditLog audit, InstantSource clock) {
        this.applicants = applicants;
        this.telling = telling;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * It stands, from the day on which the mailbox confirmed it.
     *
     * @param known the organisation here that it is; one is made for it otherwise
     * @return that organisation
     */
    Organisation approve(Handle handle, Joint joint, SignOnRequest request, Optional<Organisation> known, Person by) {
        var who = applicants.open(request).orElseThrow();
        var today = Day.today(clock);
        var organisation = known.orElseGet(() -> make(handle, joint, request));
        SignOnWriting.sign(
                handle,
                joint.statement().id(),
                Statement.SignOn.own(
                        request.version(),
                        organisation,
                        who.person(),
                        joint.said(request.language(), who.office()),
                        request.confirmed().orElse(today)));
        RequestStore.approve(handle, request.id(), organisation.id(), today);
        telling.approved(handle, joint, request, who);
        record(handle, joint, by, AuditActions.SIGN_ON_APPROVE, organisation.slug() + " " + request.version());
        Publication.changed(handle);
        return organisation;
    }

    /** An organisation here says that it is another one. If it may be a third one's, their owners are asked next. */
    void disown(Handle handle, Joint joint, SignOnRequest request, Organisation organisation, Person by) {
        RequestStore.disown(handle, request.id(), organisation.id());
        telling.inName(handle, joint, RequestStore.byId(handle, request.id()).orElseThrow());
        record(handle, joint, by, AuditActions.SIGN_ON_DISOWN, organisation.slug());
    }

    /** It does not stand; who asked is told why, and then forgotten. */
    void refuse(Handle handle, Joint joint, SignOnRequest request, String reason, Person by) {
        var who = applicants.open(request).orElseThrow();
        telling.refused(handle, joint, request, who, reason);
        RequestStore.refuse(handle, request.id(), reason, Day.today(clock));
        record(handle, joint, by, AuditActions.SIGN_ON_REFUSE, request.id() + ": " + reason);
    }

    /** Writes it into the audit log. */
    void record(Handle handle, Joint joint, Person by, AuditActions what, String detail) {
        audit.record(handle, by.actor(), what, "campaign " + joint.campaign().slug(), detail);
    }

    private static Organisation make(Handle handle, Joint joint, SignOnRequest request) {
        var name = request.body().name();
        var organisation = request.body()
                .organisation(
                        RandomBytes.id(),
                        Slugs.of(name, slug -> OrganisationStore.exists(handle, slug)),
                        joint.said(request.language(), name));
        OrganisationStore.save(handle, organisation);
        return organisation;
    }
}
