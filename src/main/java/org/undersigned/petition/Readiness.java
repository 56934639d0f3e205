package org.undersigned.petition;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.CampaignWriting;
import org.undersigned.campaign.partnership.Arrangement;
import org.undersigned.campaign.partnership.ArrangementStore;
import org.undersigned.campaign.partnership.Partnership;
import org.undersigned.campaign.partnership.PartnershipStore;
import org.undersigned.organisation.Organisation;

/**
 * Whether a petition may go online: every lead and co-host has joined, and accepted the arrangement between them and the words as they
 * stand. One organisation alone has nobody to agree with.
 *
 * @param waiting for whom it waits
 */
public record Readiness(List<Waiting> waiting) {

    /**
     * What an organisation has not done.
     *
     * @param joins whether it has still to join, or to take the role that it is asked to have
     * @param arrangement whether it has not accepted the newest version
     * @param text whether it has not approved the words as they stand
     */
    public record Waiting(Organisation organisation, boolean joins, boolean arrangement, boolean text) {

        boolean isAny() {
            return joins || arrangement || text;
        }
    }

    public boolean isReady() {
        return waiting.isEmpty();
    }

    /** As it stands in this transaction. */
    public static Readiness of(Handle handle, String slug) {
        var petition = PetitionWriting.stored(handle, CampaignWriting.stored(handle), slug)
                .orElseThrow();
        var controllers = petition.campaign().controllers();
        if (controllers.size() < 2) return new Readiness(List.of());
        var partnerships = PartnershipStore.of(handle, petition.campaign().id()).stream()
                .collect(toMap(Partnership::organisation, Function.identity()));
        var arranged = ArrangementStore.latest(handle, petition.campaign().id())
                .map(one -> ArrangementStore.acceptances(handle, one))
                .orElse(List.of())
                .stream()
                .map(Arrangement.Acceptance::organisation)
                .collect(toSet());
        var texts = TextAcceptanceStore.of(handle, petition.id());
        return new Readiness(controllers.stream()
                .map(one -> new Waiting(
                        one.organisation(),
                        !hasJoined(
                                Optional.ofNullable(
                                        partnerships.get(one.organisation().id())),
                                one.role()),
                        !arranged.contains(one.organisation().id()),
                        !approved(texts, petition, one.organisation().id())))
                .filter(Waiting::isAny)
                .toList());
    }

    private static boolean hasJoined(Optional<Partnership> partnership, Campaign.Role role) {
        return partnership
                .filter(one ->
                        one.role().equals(Optional.of(role)) && one.asked().isEmpty())
                .isPresent();
    }

    private static boolean approved(List<TextAcceptance> texts, Petition petition, UUID organisation) {
        return texts.stream()
                .anyMatch(one -> one.organisation().equals(organisation)
                        && Arrays.equals(one.sha256(), TextAcceptance.digest(petition, organisation)));
    }
}
