package org.undersigned.signon;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.Campaigns;
import org.undersigned.campaign.SignOnWriting;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.mail.MailAddress;
import org.undersigned.foundation.outbox.Outbox;

/** Finds who asked to sign on from a mailbox, and forgets them, for somebody who asks for it and has no link any more. */
@Singleton
public final class ForgettingApplicants {

    private final Campaigns campaigns;
    private final Applicants applicants;
    private final Outbox outbox;
    private final InstantSource clock;

    ForgettingApplicants(Campaigns campaigns, Applicants applicants, Outbox outbox, InstantSource clock) {
        this.campaigns = campaigns;
        this.applicants = applicants;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * What came from a mailbox about one statement.
     *
     * @param language that the person chose
     */
    public record Found(Campaign campaign, int requests, String language) {}

    /** What is there; changes nothing. */
    public List<Found> find(Handle handle, MailAddress address) {
        var found = new ArrayList<Found>();
        for (var campaign : campaigns.now().campaigns()) {
            var requests = requests(handle, campaign, address);
            if (!requests.isEmpty())
                found.add(
                        new Found(campaign, requests.size(), requests.getFirst().language()));
        }
        return found;
    }

    /**
     * Forgets the person: what waits is deleted, and what stands in their name is taken back, as by the button behind their link. What somebody else
     * signed for the same organisation stands.
     */
    public void forget(Handle handle, Campaign campaign, MailAddress address) {
        var today = Day.today(clock);
        for (var one : requests(handle, campaign, address)) {
            outbox.forget(handle, one.id());
            switch (one.state()) {
                case UNCONFIRMED, WAITING -> RequestStore.delete(handle, one.id());
                case APPROVED, REFUSED, WITHDRAWN -> {
                    one.organisation()
                            .ifPresent(organisation -> applicants
                                    .open(one)
                                    .ifPresent(who -> SignOnWriting.forget(
                                            handle, one.statement(), organisation, who.person(), today)));
                    RequestStore.forgetWithdrawn(handle, one.id(), today);
                }
            }
        }
    }

    private List<SignOnRequest> requests(Handle handle, Campaign campaign, MailAddress address) {
        return campaign.statement()
                .map(one -> RequestStore.ofMailbox(handle, one.id(), applicants.tag(one.id(), address)))
                .orElse(List.of());
    }
}
