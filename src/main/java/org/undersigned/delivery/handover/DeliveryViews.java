package org.undersigned.delivery.handover;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.undersigned.delivery.pack.ReadyPacks;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.http.Site;
import org.undersigned.organisation.staff.Entered;
import org.undersigned.petition.Petition;

/** Makes views of deliveries for today and for this site. */
@Singleton
class DeliveryViews {

    private final Deliveries deliveries;
    private final ReadyPacks packs;
    private final Site site;
    private final InstantSource clock;

    DeliveryViews(Deliveries deliveries, ReadyPacks packs, Site site, InstantSource clock) {
        this.deliveries = deliveries;
        this.packs = packs;
        this.site = site;
        this.clock = clock;
    }

    /** Those of a petition, the first first. */
    List<DeliveryView> of(Petition petition) {
        return deliveries.of(petition.id()).stream()
                .map(delivery -> of(petition, delivery))
                .toList();
    }

    DeliveryView of(Petition petition, Delivery delivery) {
        return new DeliveryView(petition, delivery, delivery.daysSince(Day.today(clock)));
    }

    /** The forms about a delivery, with what stands and what somebody entered. */
    Entered filled(Delivery delivery, Entered entered) {
        return Drawn.filled(delivery, Day.today(clock), entered);
    }

    /** What a form about one that is to be recorded, or to be corrected, lets somebody choose from. */
    HandOverFields fields(Petition petition, Optional<Delivery> standing) {
        return HandOverFields.of(
                petition,
                packs.of(petition),
                standing.flatMap(one -> one.handOver().pack()));
    }

    /** The link by which a target's office says that it has it. */
    String link(String token) {
        return site.baseUrl() + "/deliveries/" + token;
    }
}
