package org.undersigned.signon;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.campaign.CampaignWriting;
import org.undersigned.campaign.Campaigns;
import org.undersigned.campaign.SignOnWriting;
import org.undersigned.campaign.Statement;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Publication;
import org.undersigned.foundation.db.Published;
import org.undersigned.organisation.staff.MemberStore;

/** What the links in mails do, each by a button: confirm a mailbox, approve a new wording, take a sign-on back. */
@Singleton
class Confirming {

    /** How the audit log names somebody who acts by a mailed link. */
    private static final String ACTOR = "stranger";

    private final Db db;
    private final Campaigns campaigns;
    private final Applicants applicants;
    private final Telling telling;
    private final AuditLog audit;
    private final Published.Registry published;
    private final InstantSource clock;

    Confirming(
            Db db,
            Campaigns campaigns,
            Applicants applicants,
            Telling telling,
            AuditLog audit,
            Published.Registry published,
            InstantSource clock) {
        this.db = db;
        this.campaigns = campaigns;
        this.applicants = applicants;
        this.telling = telling;
        this.audit = audit;
        this.published = published;
        this.clock = clock;
    }

    /**
     * What a link leads to.
     *
     * @param standing the latest approval that the organisation stands by, if it has any
     * @param owned whether the organisation has an owner here, who alone signs what comes later
     */
    public record Behind(
            Joint joint, SignOnRequest request, Applicant who, Optional<Statement.SignOn> standing, boolean owned) {

        /** Whether organisations can still sign on. */
        public boolean isOpen() {
            return joint.campaign().takesSignOns();
        }

        /** Whether the wording that was asked for is still there, word for word. */
        public boolean isWorded() {
            return joint.isWorded(request.version(), request.sha256());
        }

        /** Whether nothing shows yet that the person may speak for the organisation, so that a document has to. */
        public boolean needsDocument() {
            return request.mailbox() != SignOnRequest.Mailbox.OWN;
        }
    }

    /** What a link leads to; nothing if it is not good, or not any more. */
    Optional<Behind> behind(String token) {
        return db.read(handle -> LinkStore.request(handle, token, clock.instant())
                .flatMap(id -> RequestStore.byId(handle, id))
                .flatMap(request -> behind(handle, campaigns.now(), request)));
    }

    private Optional<Behind> behind(Handle handle, Campaigns.Content content, SignOnRequest request) {
        var who = applicants.open(request);
        var joint = Joint.byId(content, request.statement());
        if (who.isEmpty() || joint.isEmpty()) return Optional.empty();
        var standing = request.organisation()
                .flatMap(organisation -> joint.get().statement().standing(organisation));
        var owned = request.organisation()
                .filter(MemberStore.owned(handle)::contains)
                .isPresent();
        return Optional.of(new Behind(joint.get(), request, who.get(), standing, owned));
    }

    /** What came of a button. */
    enum Done {
        DONE,
        /** The wording is another one now. */
        CHANGED,
        /** The statement takes no sign-ons any more. */
        CLOSED,
        /** The link leads nowhere any more. */
        GONE
    }

    /** The mailbox is theirs. From now on it waits for whoever decides. */
    Done confirm(String token, Optional<Document> document) {
        var done = db.inTransaction(handle -> {
            var behind = held(handle, token, SignOnRequest.State.UNCONFIRMED);
            if (behind.isEmpty()) return Done.GONE;
            if (!behind.get().isOpen()) return Done.CLOSED;
            if (!behind.get().isWorded()) return Done.CHANGED;
            var request = behind.get().request();
            var sealed = document.map(one -> applicants.sealDocument(request.id(), one.bytes()))
                    .orElse(null);
            RequestStore.confirm(handle, request, document, sealed, Day.today(clock));
            // Whoever is known here is asked, and nobody else decides in their name.
            telling.inName(handle, behind.get().joint(), request);
            // The menu of who decides tells it from memory.
            Publication.changed(handle);
            return Done.DONE;
        });
        published.refresh();
        return done;
    }

    /**
     * The person who signed on approves the wording in force, for as long as the statement takes sign-ons and the organisation has no owner
     * here.
     *
     * @param seen as {@link Joint#seen}
     */
    Done renew(String token, String seen) {
        var done = db.inTransaction(handle -> {
            CampaignWriting.lock(handle);
            var behind = held(handle, token, SignOnRequest.State.APPROVED);
            if (behind.isEmpty() || behind.get().standing().isEmpty()) return Done.GONE;
            if (behind.get().owned() || !behind.get().isOpen()) return Done.GONE;
            var joint = behind.get().joint();
            if (!joint.seen().equals(seen)) return Done.CHANGED;
            var before = behind.get().standing().get();
            var version = joint.statement().latest().number();
            if (before.version() == version) return Done.DONE;
            var who = behind.get().who();
            var office = joint.said(behind.get().request().language(), who.office());
            SignOnWriting.sign(
                    handle,
                    joint.statement().id(),
                    Statement.SignOn.own(version, before.organisation(), who.person(), office, Day.today(clock)));
            record(
                    handle,
                    joint,
                    AuditActions.SIGN_ON_SIGN,
                    before.organisation().slug() + " " + version);
            return Done.DONE;
        });
        published.refresh();
        return done;
    }

    /** It is taken back: what stands shows as withdrawn, what waits is deleted. */
    Done withdraw(String token) {
        var done = db.inTransaction(handle -> {
            CampaignWriting.lock(handle);
            var id = LinkStore.request(handle, token, clock.instant());
            var request = id.flatMap(one -> RequestStore.held(handle, one));
            if (request.isEmpty()) return Done.GONE;
            return switch (request.get().state()) {
                case UNCONFIRMED, WAITING -> {
                    RequestStore.delete(handle, request.get().id());
                    yield Done.DONE;
                }
                case REFUSED, WITHDRAWN -> Done.GONE;
                case APPROVED -> {
                    var joint = Joint.byId(
                            CampaignWriting.agreed(handle), request.get().statement());
                    var organisation = request.get().organisation().orElseThrow();
                    if (joint.isEmpty()) yield Done.GONE;
                    var slug = joint.get()
                            .statement()
                            .standing(organisation)
                            .map(one -> one.organisation().slug());
                    var today = Day.today(clock);
                    SignOnWriting.withdraw(handle, request.get().statement(), organisation, today);
                    Withdrawing.forget(handle, request.get().statement(), organisation, today);
                    slug.ifPresent(one -> record(handle, joint.get(), AuditActions.SIGN_ON_WITHDRAW, one));
                    yield Done.DONE;
                }
            };
        });
        published.refresh();
        return done;
    }

    private Optional<Behind> held(Handle handle, String token, SignOnRequest.State state) {
        return LinkStore.request(handle, token, clock.instant())
                .flatMap(id -> RequestStore.held(handle, id))
                .filter(request -> request.state() == state)
                .flatMap(request -> behind(handle, CampaignWriting.agreed(handle), request));
    }

    private void record(Handle handle, Joint joint, AuditActions what, String detail) {
        audit.record(handle, ACTOR, what, "campaign " + joint.campaign().slug(), detail);
        Publication.changed(handle);
    }
}
