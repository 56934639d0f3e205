package org.undersigned.delivery.handover;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.http.Site;
import org.undersigned.petition.Petition;

/** Makes views of deliveries for today and for this site. */
@Singleton
class DeliveryViews {

    private final Deliveries deliveries;
    private final Site site;
    private final InstantSource clock;

    DeliveryViews(Deliveries deliveries, Site site, InstantSource clock) {
        this.deliveries = deliveries;
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

    /** The link by which a target's office says that it has it. */
    String link(String token) {
        return site.baseUrl() + "/deliveries/" + token;
    }
}
