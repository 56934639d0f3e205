package org.undersigned.petition.joining;

import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.Watched;
import org.undersigned.campaign.partnership.PartnershipStore;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.mail.MailAddress;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.organisation.Organisation;
import org.undersigned.organisation.OrganisationStore;
import org.undersigned.organisation.member.Invitation;
import org.undersigned.organisation.member.Inviting;
import org.undersigned.organisation.staff.Role;
import org.undersigned.organisation.staff.Visitor;

/**
 * How a lead reaches an organisation that nobody here can answer for: its first owner is invited, and only at a mailbox of the
 * organisation's own domain, so that a lead cannot answer in its place. Anybody else is invited by whoever runs the site.
 */
@Singleton
class Reaching {

    private final Db db;
    private final Inviting inviting;

    Reaching(Db db, Inviting inviting) {
        this.db = db;
        this.inviting = inviting;
    }

    /** What came of it. */
    sealed interface Reached {
        /** The invitation is on its way. */
        record Done() implements Reached {}

        /** Nobody was invited. @param why key of the reason */
        record Refused(String why) implements Reached {}
    }

    Reached invite(Visitor visitor, Campaign campaign, String slug, String typed) {
        Watched.lead(visitor, campaign, Role.CAMPAIGNER).orElseThrow(() -> Problem.problem(ProblemType.NOT_ALLOWED));
        var address = MailAddress.parse(typed.strip());
        if (address.isEmpty()) return new Reached.Refused("partner.wrong.email");
        return db.inTransaction(handle -> {
            var asked = PartnershipStore.of(handle, campaign.id()).stream()
                    .filter(one -> one.slug().equals(slug) && one.asked().isPresent())
                    .findFirst()
                    .orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
            if (Answers.hasOwner(handle, asked.organisation())) return new Reached.Refused("partner.wrong.reachable");
            var organisation = OrganisationStore.all(handle).stream()
                    .filter(one -> one.id().equals(asked.organisation()))
                    .findFirst()
                    .orElseThrow();
            if (!isItsOwn(address.get(), organisation)) return new Reached.Refused("partner.wrong.domain");
            var place = new Invitation.Place(organisation.id(), organisation.slug(), organisation.name(), Role.OWNER);
            inviting.invite(
                    handle,
                    address.get(),
                    Optional.of(place),
                    visitor.person().language(),
                    visitor.person().actor());
            return new Reached.Done();
        });
    }

    /** Whether a mailbox is in the domain of the organisation's own site; a host that many share is the domain of none of them. */
    static boolean isItsOwn(MailAddress address, Organisation organisation) {
        return address.domain().equalsIgnoreCase(host(organisation.url()));
    }

    private static String host(URI url) {
        return Optional.ofNullable(url.getHost())
                .map(host -> host.toLowerCase(Locale.ROOT).replaceFirst("^www\\.", ""))
                .orElse("");
    }
}
