package org.undersigned.signon.desk;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.undersigned.audit.AuditActions;
import org.undersigned.campaign.CampaignWriting;
import org.undersigned.campaign.Campaigns;
import org.undersigned.campaign.SaidStore;
import org.undersigned.campaign.SignOnWriting;
import org.undersigned.campaign.Statement;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Publication;
import org.undersigned.foundation.db.Published;
import org.undersigned.foundation.html.Translated;
import org.undersigned.organisation.Organisation;
import org.undersigned.organisation.staff.Membership;
import org.undersigned.organisation.staff.Person;
import org.undersigned.signon.Applicants;
import org.undersigned.signon.Joint;
import org.undersigned.signon.Judging;
import org.undersigned.signon.RequestStore;
import org.undersigned.signon.SignOnRequest;
import org.undersigned.signon.Withdrawing;

/** What owners do in the name of their own organisation. Callers have checked that they may. */
@Singleton
class OwnSignOns {

    private final Db db;
    private final Entering entering;
    private final Applicants applicants;
    private final Published.Registry published;
    private final InstantSource clock;

    OwnSignOns(Db db, Entering entering, Applicants applicants, Published.Registry published, InstantSource clock) {
        this.db = db;
        this.entering = entering;
        this.applicants = applicants;
        this.published = published;
        this.clock = clock;
    }

    /** Who signs, as the form says. */
    record Signer(String person, String office, String language) {}

    /** It approves the wording in force. False if that is not the one of {@code seen}. */
    boolean sign(Joint shown, Organisation organisation, Signer signer, String seen, Person by) {
        return written(handle -> {
            var joint =
                    Joint.byId(CampaignWriting.agreed(handle), shown.statement().id());
            if (joint.isEmpty() || !joint.get().seen().equals(seen)) return false;
            var version = joint.get().statement().latest().number();
            var one = Statement.SignOn.own(
                    version,
                    organisation,
                    signer.person(),
                    joint.get().said(signer.language(), signer.office()),
                    Day.today(clock));
            // Whoever sends the form a second time has signed already.
            if (!SignOnWriting.sign(handle, joint.get().statement().id(), one)) return true;
            entering.record(handle, joint.get(), by, AuditActions.SIGN_ON_SIGN, organisation.slug() + " " + version);
            Publication.changed(handle);
            return true;
        });
    }

    /** It takes back whatever it stands by. */
    boolean withdraw(Joint joint, Organisation organisation, Person by) {
        return written(handle -> {
            var today = Day.today(clock);
            if (!SignOnWriting.withdraw(handle, joint.statement().id(), organisation.id(), today)) return false;
            Withdrawing.forget(handle, joint.statement().id(), organisation.id(), today);
            entering.record(handle, joint, by, AuditActions.SIGN_ON_WITHDRAW, organisation.slug());
            Publication.changed(handle);
            return true;
        });
    }

    /** It approves a quote in its name. @param sha256 in hexadecimal, of what was on the page */
    boolean approve(Joint joint, Organisation organisation, String sha256, Person by) {
        return written(handle -> {
            var digest = HexFormat.of().parseHex(sha256);
            if (!SaidStore.approve(handle, joint.statement().id(), organisation.id(), digest, Day.today(clock)))
                return false;
            entering.record(handle, joint, by, AuditActions.SIGN_ON_QUOTE, organisation.slug());
            Publication.changed(handle);
            return true;
        });
    }

    /** A request in the name of one of the visitor's organisations, with who asks and what speaks for it and against it. */
    public record InName(Requests.Row row, Joint joint, Membership member) {

        public SignOnRequest request() {
            return row.request();
        }

        /** Whether the owner has to say that they know who asks. */
        public boolean isDoubtful() {
            return row.judged().isDoubtful();
        }

        /** Whether the wording is still there. */
        public boolean isWorded() {
            return !row.judged().isChanged();
        }

        /** That wording. */
        public Translated text() {
            return joint.statement().version(request().version()).orElseThrow().text();
        }
    }

    /** What waits for owners of these organisations. */
    static List<InName> inName(
            Handle handle, Applicants applicants, Campaigns.Content content, List<Membership> members) {
        var waiting = RequestStore.waiting(handle);
        if (waiting.isEmpty() || members.isEmpty()) return List.of();
        var judging = Judging.now(handle);
        return waiting.stream()
                .flatMap(request -> inName(judging, applicants, content, members, request).stream())
                .toList();
    }

    private static Optional<InName> inName(
            Judging judging,
            Applicants applicants,
            Campaigns.Content content,
            List<Membership> members,
            SignOnRequest request) {
        var joint = Joint.byId(content, request.statement());
        if (joint.isEmpty()) return Optional.empty();
        var judged = judging.judge(request, joint.get());
        if (!judged.byOwners()) return Optional.empty();
        return members.stream()
                .filter(one ->
                        one.organisation().equals(judged.known().orElseThrow().id()))
                .findFirst()
                .map(member ->
                        new InName(new Requests.Row(request, judged, applicants.open(request)), joint.get(), member));
    }

    /** What came of an answer. */
    enum Answered {
        DONE,
        /** Somebody answered before, or it was taken back. */
        GONE,
        /** Something speaks against it, and they have not said that they checked. */
        UNCHECKED
    }

    /**
     * An owner says whether it is their organisation that asks. If it is, it stands; otherwise the coalition looks at it, and cannot take it
     * for them.
     *
     * @param checked whether they say that they know that this person may sign
     */
    Answered answer(UUID id, List<Membership> members, boolean ours, boolean checked, Person by) {
        return written(handle -> {
            var request = RequestStore.held(handle, id).filter(one -> one.state() == SignOnRequest.State.WAITING);
            if (request.isEmpty()) return Answered.GONE;
            var content = CampaignWriting.agreed(handle);
            var found = inName(Judging.now(handle), applicants, content, members, request.get());
            if (found.isEmpty()) return Answered.GONE;
            var joint = found.get().joint();
            var organisation = found.get().row().judged().known().orElseThrow();
            if (!ours) {
                entering.disown(handle, joint, request.get(), organisation, by);
                return Answered.DONE;
            }
            if (!found.get().isWorded()) return Answered.GONE;
            if (found.get().isDoubtful() && !checked) return Answered.UNCHECKED;
            entering.approve(handle, joint, request.get(), Optional.of(organisation), by);
            return Answered.DONE;
        });
    }

    private <T> T written(Function<Handle, T> work) {
        var done = db.inTransaction(handle -> {
            CampaignWriting.lock(handle);
            return work.apply(handle);
        });
        published.refresh();
        return done;
    }
}
