package org.undersigned.papers;

import static java.util.stream.Collectors.toMap;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.Campaigns;
import org.undersigned.campaign.partnership.Arrangement;
import org.undersigned.campaign.partnership.ArrangementStore;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.keys.RecipientKeys;
import org.undersigned.organisation.staff.MemberStore;
import org.undersigned.organisation.staff.Person;
import org.undersigned.organisation.staff.Persons;
import org.undersigned.petition.DivisionReceivers;
import org.undersigned.petition.Petition;
import org.undersigned.supporter.Sealing;

/** Reads what papers tell. */
@Singleton
class Gathering {

    private final Db db;
    private final Campaigns campaigns;
    private final RecipientKeys keys;
    private final Persons persons;
    private final Configured configured;
    private final DivisionReceivers receivers;
    private final InstantSource clock;

    Gathering(
            Db db,
            Campaigns campaigns,
            RecipientKeys keys,
            Persons persons,
            Configured configured,
            DivisionReceivers receivers,
            InstantSource clock) {
        this.db = db;
        this.campaigns = campaigns;
        this.keys = keys;
        this.persons = persons;
        this.configured = configured;
        this.receivers = receivers;
        this.clock = clock;
    }

    /** All of it, as of now. */
    Facts of(Petition petition) {
        return db.read(handle -> {
            var campaign = petition.campaign();
            var arrangement = ArrangementStore.latest(handle, campaign.id()).filter(Arrangement::isShared);
            return new Facts(
                    petition,
                    configured.site().baseUrl(),
                    Day.today(clock),
                    arrangement,
                    arrangement.map(one -> parties(handle, one)).orElseGet(() -> controllers(campaign)),
                    campaign.partners().stream()
                            .map(one -> new Facts.Box(
                                    one.organisation(),
                                    key(handle, one.organisation().slug())))
                            .toList(),
                    receivers.isUsed(campaign),
                    machine(handle, petition));
        });
    }

    /** Those whom the newest version names, accepted or not: the public pages show an organisation only once it has joined. */
    private List<Facts.Party> parties(Handle handle, Arrangement arrangement) {
        Map<UUID, Arrangement.Acceptance> accepted = ArrangementStore.acceptances(handle, arrangement).stream()
                .collect(toMap(Arrangement.Acceptance::organisation, one -> one));
        var known = campaigns.now();
        return arrangement.parties().stream()
                .flatMap(one -> known.organisation(one.organisation()).stream()
                        .map(organisation -> new Facts.Party(
                                organisation,
                                Campaign.Role.of(one.role()),
                                Optional.ofNullable(accepted.get(organisation.id()))
                                        .map(Arrangement.Acceptance::dated))))
                .toList();
    }

    private static List<Facts.Party> controllers(Campaign campaign) {
        return campaign.controllers().stream()
                .map(one -> new Facts.Party(one.organisation(), one.role(), Optional.empty()))
                .toList();
    }

    private Facts.Key key(Handle handle, String slug) {
        // What was sealed before it had a key of its own still opens here.
        if (keys.opensSome(handle, Sealing.organisation(slug))) return Facts.Key.HOSTED;
        return keys.inForce(handle, Sealing.organisation(slug)).isPresent() ? Facts.Key.OWN : Facts.Key.NONE;
    }

    private Facts.Machine machine(Handle handle, Petition petition) {
        return new Facts.Machine(
                configured.site().isDemo(),
                configured.site().isSecure(),
                keys.opensSome(handle, Sealing.STEWARD),
                keys.opensSome(handle, Sealing.updates(petition.id())),
                configured.mail(),
                configured.hasBackupKey(),
                hasSecondEverywhere(handle, petition.campaign()),
                configured.hasProvider(),
                configured.months());
    }

    /** What is for the steward, or for a partner without an owner, operators decide; where there are none, one person does it alone. */
    private boolean hasSecondEverywhere(Handle handle, Campaign campaign) {
        return !persons.operators(handle).isEmpty() && campaign.leads().stream().allMatch(one -> hasTwo(handle, one));
    }

    private boolean hasTwo(Handle handle, Campaign.Partner lead) {
        var owners = MemberStore.in(handle, lead.organisation().id()).stream()
                .filter(member -> member.role().isOwner())
                .map(MemberStore.Row::person);
        return Stream.concat(owners, persons.operators(handle).stream().map(Person::id))
                        .distinct()
                        .count()
                >= 2;
    }
}
