package org.undersigned.petition;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
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
 * stand; and so has every supporting organisation in whose name something stands. One organisation alone has nobody to agree with.
 *
 * @param waiting for whom it waits
 * @param shared whether several answer for it, or are asked to
 */
public record Readiness(List<Waiting> waiting, boolean shared) {

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
        var partnerships = PartnershipStore.of(handle, petition.campaign().id()).stream()
                .collect(toMap(Partnership::organisation, Function.identity()));
        // Its parties are those who answer for the petition, and those who have not yet agreed to be less.
        var arrangement =
                ArrangementStore.latest(handle, petition.campaign().id()).filter(Arrangement::isShared);
        var arranged = arrangement.map(one -> ArrangementStore.acceptances(handle, one)).orElse(List.of()).stream()
                .map(Arrangement.Acceptance::organisation)
                .collect(toSet());
        var waiting = new ArrayList<Waiting>();
        for (var one : petition.campaign().partners()) {
            var id = one.organisation().id();
            var partnership = Optional.ofNullable(partnerships.get(id));
            var text = !TextAcceptance.isGiven(handle, petition, id);
            if (arrangement
                    .filter(some -> some.isBetween(one.organisation().slug()))
                    .isPresent())
                waiting.add(new Waiting(
                        one.organisation(), !hasJoined(partnership, one.role()), !arranged.contains(id), text));
            else if (one.role() == Campaign.Role.SUPPORTING && says(partnership, petition, id))
                waiting.add(new Waiting(one.organisation(), false, false, text));
        }
        return new Readiness(waiting.stream().filter(Waiting::isAny).toList(), arrangement.isPresent());
    }

    /** Whether something would stand on pages in the name of a supporting organisation. */
    private static boolean says(Optional<Partnership> partnership, Petition petition, UUID organisation) {
        return partnership.filter(Partnership::isJoined).isPresent() && TextAcceptance.isNamed(petition, organisation);
    }

    private static boolean hasJoined(Optional<Partnership> partnership, Campaign.Role role) {
        return partnership
                .filter(one ->
                        one.role().equals(Optional.of(role)) && one.asked().isEmpty())
                .isPresent();
    }
}
