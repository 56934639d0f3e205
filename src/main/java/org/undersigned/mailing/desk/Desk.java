package org.undersigned.mailing.desk;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.undersigned.campaign.Campaigns;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.foundation.token.Id;
import org.undersigned.mailing.Mailing;
import org.undersigned.mailing.MailingStore;
import org.undersigned.mailing.Posting;
import org.undersigned.mailing.Reach;
import org.undersigned.mailing.sender.OrganisationSender;
import org.undersigned.mailing.sender.Senders;
import org.undersigned.organisation.Organisation;
import org.undersigned.organisation.staff.Membership;
import org.undersigned.petition.Petition;
import org.undersigned.petition.Petitions;
import org.undersigned.updates.Unlocking;

/** What the pages of mailings have in common: finding one, and what it can be about. */
@Singleton
class Desk {

    private final Db db;
    private final Campaigns campaigns;
    private final Petitions petitions;
    private final Senders senders;
    private final Reach reach;
    private final Unlocking unlocking;
    private final Posting posting;

    Desk(
            Db db,
            Campaigns campaigns,
            Petitions petitions,
            Senders senders,
            Reach reach,
            Unlocking unlocking,
            Posting posting) {
        this.db = db;
        this.campaigns = campaigns;
        this.petitions = petitions;
        this.senders = senders;
        this.reach = reach;
        this.unlocking = unlocking;
        this.posting = posting;
    }

    /** The path of the pages, with the organisation in it. */
    static final String PATH = "/staff/organisations/{slug: [a-z0-9-]{2,64}}/mailings";

    /** The path of one of them. Bounded in form, as the framework would otherwise take its first character alone for the id. */
    static final String ONE = PATH + "/{id: [0-9a-f-]{36}}";

    static String path(Membership member) {
        return "/staff/organisations/" + member.slug() + "/mailings";
    }

    List<Mailing> all(Membership member) {
        return db.read(handle -> MailingStore.of(handle, member.organisation()));
    }

    /** One of the organisation's; another one's is not there. */
    Mailing one(Membership member, String id) {
        return Id.parse(id)
                .flatMap(found -> db.read(handle -> MailingStore.find(handle, member.organisation(), found)))
                .orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
    }

    Organisation organisation(Membership member) {
        return campaigns.now().organisation(member.organisation()).orElseThrow();
    }

    /** Petitions that the public sees, in which the organisation takes part. */
    List<Petition> partOf(Membership member) {
        return shown(petition -> petition.campaign().partner(member.slug()).isPresent());
    }

    /** Those of them that it leads: it may write to their lists. */
    List<Petition> ledBy(Membership member) {
        return shown(petition -> petition.retired().isEmpty()
                && petition.campaign().leads().stream()
                        .anyMatch(lead -> lead.organisation().slug().equals(member.slug())));
    }

    private List<Petition> shown(java.util.function.Predicate<Petition> which) {
        return petitions.all().stream()
                .filter(petition -> petition.action().isPublic())
                .filter(which)
                .sorted(java.util.Comparator.comparing(Petition::slug))
                .toList();
    }

    Optional<Petition> petition(Optional<UUID> id) {
        return id.flatMap(petitions::byId);
    }

    Optional<OrganisationSender> sender(Membership member) {
        return senders.of(member.organisation());
    }

    /** What its mail would go out without. */
    Optional<Senders.Lacking> lacking(Membership member) {
        return senders.lacking(member.organisation());
    }

    Reach reach() {
        return reach;
    }

    /** Whether there is a mail server for the organisation's mail. */
    boolean canSend(Membership member) {
        return posting.canSend(member.organisation());
    }

    /** Whether the organisation may write to the list that this mailing goes to. */
    boolean isAllowed(Membership member, Mailing mailing) {
        return mailing.petition()
                .map(id -> ledBy(member).stream().anyMatch(one -> one.id().equals(id)))
                .orElse(true);
    }

    /** Whether mails of this mailing wait for the passphrase of a list. */
    boolean waits(Mailing mailing) {
        return mailing.petition().map(unlocking::waits).orElse(false);
    }
}
