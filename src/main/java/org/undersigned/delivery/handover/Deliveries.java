package org.undersigned.delivery.handover;

import static java.util.stream.Collectors.groupingBy;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.undersigned.foundation.db.Published;
import org.undersigned.petition.HandOvers;
import org.undersigned.petition.Petition;

/** What everybody may know of deliveries, held in memory. */
@Singleton
class Deliveries implements HandOvers {

    private final Published<Map<UUID, List<Delivery>>> all;

    Deliveries(Published.Registry registry) {
        this.all =
                registry.publish(handle -> DeliveryStore.all(handle).stream().collect(groupingBy(Delivery::petition)));
    }

    /** Made at start-up, so that no request is the first to read it. */
    void start(@Observes StartupEvent event) {}

    @Override
    public List<HandOver> of(Petition petition) {
        return of(petition.id()).stream().map(one -> handOver(petition, one)).toList();
    }

    private static HandOver handOver(Petition petition, Delivery one) {
        return new HandOver(
                petition.campaign().targets().get(one.target()).office(),
                one.handOver().on(),
                one.handOver().way().word(),
                one.handOver().place(),
                one.handOverCorrections().stream()
                        .map(Delivery.HandOverCorrection::on)
                        .findFirst(),
                one.response()
                        .map(answer -> new Answer(
                                answer.on(),
                                answer.kind().word(),
                                one.corrections().stream()
                                        .map(Delivery.Correction::on)
                                        .findFirst())));
    }

    /** Those of a petition, the first first. */
    List<Delivery> of(UUID petition) {
        return all.get().getOrDefault(petition, List.of());
    }
}
