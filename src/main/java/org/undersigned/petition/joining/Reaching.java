package org.undersigned.petition.joining;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.Watched;
import org.undersigned.campaign.partnership.PartnershipStore;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.mail.MailAddress;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.organisation.Organisation;
import org.undersigned.organisation.OrganisationStore;
import org.undersigned.organisation.SharedHosts;
import org.undersigned.organisation.SharedMailboxes;
import org.undersigned.organisation.member.Invitation;
import org.undersigned.organisation.member.Inviting;
import org.undersigned.organisation.member.Vouched;
import org.undersigned.organisation.staff.Role;
import org.undersigned.organisation.staff.Visitor;

/**
 * How a lead reaches an organisation that nobody here can answer for: its first owner is invited, and only at a mailbox of the
 * organisation's own domain, so that a lead cannot answer in its place. A domain that anybody can have a mailbox or a page at is nobody's own,
 * nor is one that another organisation here has; anybody else is invited by whoever runs the site. A lead may still have made up both, so
 * that nobody else vouched is kept and shown to all partners.
 */
@Singleton
class Reaching {

    private final Db db;
    private final Inviting inviting;
    private final InstantSource clock;

    Reaching(Db db, Inviting inviting, InstantSource clock) {
        this.db = db;
        this.inviting = inviting;
        this.clock = clock;
    }

    /** A domain is no longer all that speaks for an organisation. */
    void vouched(@Observes Vouched event) {
        ReachedStore.remove(event.handle(), event.organisation());
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
            var organisations = OrganisationStore.all(handle);
            var organisation = organisations.stream()
                    .filter(one -> one.id().equals(asked.organisation()))
                    .findFirst()
                    .orElseThrow();
            var wrong = wrong(address.get(), organisation, organisations);
            if (wrong.isPresent()) return new Reached.Refused(wrong.get());
            var place = new Invitation.Place(organisation.id(), organisation.slug(), organisation.name(), Role.OWNER);
            inviting.invite(
                    handle,
                    address.get(),
                    Optional.of(place),
                    visitor.person().language(),
                    visitor.person().actor());
            ReachedStore.put(handle, organisation.id(), address.get().domain(), Day.today(clock));
            return new Reached.Done();
        });
    }

    /** Key of why a mailbox does not speak for an organisation among all that are known here; nothing if it does. */
    static Optional<String> wrong(MailAddress address, Organisation organisation, List<Organisation> all) {
        var domain = address.domain();
        if (SharedMailboxes.hold(domain) || SharedHosts.hold(domain)) return Optional.of("partner.wrong.shared");
        if (!isAt(organisation, domain)) return Optional.of("partner.wrong.domain");
        var isRival = all.stream().anyMatch(other -> !other.id().equals(organisation.id()) && isAt(other, domain));
        return isRival ? Optional.of("partner.wrong.rival") : Optional.empty();
    }

    private static boolean isAt(Organisation organisation, String domain) {
        return organisation.host().filter(domain::equals).isPresent();
    }
}
