package org.undersigned.campaign.partnership;

import static java.util.stream.Collectors.toMap;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.CampaignWriting;
import org.undersigned.campaign.partnership.Partnership.State;
import org.undersigned.foundation.clock.Day;

/** Brings what organisations agreed to in line with what a lead has just written: who is new is asked, who is gone is out. */
@Singleton
public final class Settling {

    private final AuditLog audit;
    private final AskingMail mail;
    private final InstantSource clock;

    Settling(AuditLog audit, AskingMail mail, InstantSource clock) {
        this.audit = audit;
        this.mail = mail;
        this.clock = clock;
    }

    /**
     * On whose word partners are written.
     *
     * @param actor as the audit log names them
     * @param vouched whom they speak for, who therefore need not be asked
     * @param onPaper whether they run the site and vouch for others
     * @param arranged whether they also vouch that every lead and co-host accepted the arrangement
     */
    public record Word(String actor, Predicate<Campaign.Partner> vouched, boolean onPaper, boolean arranged) {}

    /** Settles one campaign in the caller's transaction, and says what changed, a line each. */
    public List<String> settle(Handle handle, String slug, Word word) {
        var campaign = CampaignWriting.stored(handle).campaigns().stream()
                .filter(one -> one.slug().equals(slug))
                .findFirst()
                .orElseThrow();
        var before = PartnershipStore.of(handle, campaign.id()).stream()
                .collect(toMap(Partnership::organisation, Function.identity()));
        var changes = new ArrayList<String>();
        var today = Day.today(clock);
        for (var partner : campaign.partners()) {
            var there = Optional.ofNullable(before.remove(partner.organisation().id()));
            // Nobody vouches for who said no.
            var no = there.filter(one -> one.state() == State.DECLINED || one.state() == State.LEFT)
                    .isPresent();
            var now = word.vouched.test(partner) && !(no && word.onPaper)
                    ? joined(campaign, partner, there, word.onPaper, today)
                    : asked(campaign, partner, there, today);
            if (there.filter(now::equals).isPresent()) continue;
            PartnershipStore.put(handle, now);
            // Whoever writes for itself has said so by writing, and the campaign's own lines tell of it.
            if (there.isPresent() || !now.isJoined()) changes.add(changed(handle, campaign, now, word.actor));
            if (now.asked().isPresent()) mail.ask(handle, campaign, now);
        }
        for (var gone : before.values()) {
            if (!gone.isLive()) continue;
            var now = gone.with(State.REMOVED, Optional.empty(), Optional.empty(), false, today);
            PartnershipStore.put(handle, now);
            changes.add(changed(handle, campaign, now, word.actor));
            mail.removed(handle, campaign, now);
        }
        PartnershipStore.agree(handle, campaign.id(), spokenFor(campaign, word));
        for (var named : PartnershipStore.untold(handle, campaign.coalition().id()))
            if (mail.name(handle, campaign.coalition(), named))
                PartnershipStore.told(handle, campaign.coalition().id(), named, today);
        arrange(handle, campaign, word.actor, today).ifPresent(changes::add);
        if (word.arranged) onPaper(handle, campaign, today);
        return changes;
    }

    private String changed(Handle handle, Campaign campaign, Partnership now, String actor) {
        var what = now.asked().isPresent()
                ? AuditActions.PARTNER_ASK
                : now.isJoined() ? AuditActions.PARTNER_JOIN : AuditActions.PARTNER_REMOVE;
        var role = now.asked().or(now::role).map(one -> " " + one.word()).orElse("");
        audit.record(handle, actor, what, "campaign " + campaign.slug(), now.slug() + role);
        return "partner " + now.slug() + ": "
                + switch (what) {
                    case PARTNER_ASK -> "asked to be" + role + "; shown once it accepts";
                    case PARTNER_JOIN -> "is" + role;
                    default -> "taken out";
                };
    }

    private static Partnership joined(
            Campaign campaign,
            Campaign.Partner partner,
            Optional<Partnership> there,
            boolean onPaper,
            LocalDate today) {
        if (there.filter(Partnership::isJoined)
                .filter(one -> one.role().equals(Optional.of(partner.role()))
                        && one.asked().isEmpty())
                .isPresent()) return there.get();
        return fresh(campaign, partner, there, today)
                .with(State.JOINED, Optional.of(partner.role()), Optional.empty(), onPaper, today);
    }

    /** Who has joined stays what it is until it answers; who declined or left is asked anew. */
    private static Partnership asked(
            Campaign campaign, Campaign.Partner partner, Optional<Partnership> there, LocalDate today) {
        var now = fresh(campaign, partner, there, today);
        if (!now.isJoined()) return now.with(State.ASKED, Optional.empty(), Optional.of(partner.role()), false, today);
        var role = now.role();
        return now.with(
                State.JOINED,
                role,
                Optional.of(partner.role()).filter(wanted -> !role.equals(Optional.of(wanted))),
                now.onPaper(),
                today);
    }

    private static Partnership fresh(
            Campaign campaign, Campaign.Partner partner, Optional<Partnership> there, LocalDate today) {
        return there.orElseGet(() -> new Partnership(
                campaign.id(),
                partner.organisation().id(),
                partner.organisation().slug(),
                partner.organisation().name(),
                State.REMOVED,
                Optional.empty(),
                Optional.empty(),
                false,
                today));
    }

    private static List<String> spokenFor(Campaign campaign, Word word) {
        return campaign.coalition().organisations().stream()
                .filter(one -> word.vouched.test(new Campaign.Partner(one, Campaign.Role.SUPPORTING)))
                .map(one -> one.slug())
                .toList();
    }

    /** Makes a new version of the arrangement when the parties are others, in the caller's transaction. */
    Optional<String> arrange(Handle handle, Campaign campaign, String actor, LocalDate today) {
        var parties = Arrangement.parties(campaign, PartnershipStore.of(handle, campaign.id()));
        var latest = ArrangementStore.latest(handle, campaign.id());
        if (latest.isEmpty() && parties.size() < 2
                || latest.filter(one -> one.isOf(parties)).isPresent()) return Optional.empty();
        var next = new Arrangement(
                campaign.id(), latest.map(Arrangement::number).orElse(0) + 1, today, Arrangement.TERMS, parties);
        ArrangementStore.insert(handle, next);
        // Who agreed to share with more agreed to share with fewer.
        ArrangementStore.all(handle, campaign.id()).stream()
                .filter(one -> one.number() < next.number() && one.covers(parties))
                .forEach(one -> carry(handle, campaign, one, next));
        audit.record(
                handle,
                actor,
                AuditActions.PARTNER_ARRANGEMENT,
                "campaign " + campaign.slug(),
                String.valueOf(next.number()));
        return Optional.of("arrangement: version " + next.number());
    }

    private static void carry(Handle handle, Campaign campaign, Arrangement from, Arrangement to) {
        var parties = to.parties().stream().map(Arrangement.Party::organisation).toList();
        var ids = campaign.partners().stream()
                .map(Campaign.Partner::organisation)
                .filter(one -> parties.contains(one.slug()))
                .map(one -> one.id())
                .toList();
        ArrangementStore.acceptances(handle, from).stream()
                .filter(one -> ids.contains(one.organisation()))
                .forEach(one -> ArrangementStore.accept(handle, to, one));
    }

    private static void onPaper(Handle handle, Campaign campaign, LocalDate today) {
        ArrangementStore.latest(handle, campaign.id())
                .ifPresent(one -> campaign.controllers()
                        .forEach(party -> ArrangementStore.accept(
                                handle,
                                one,
                                new Arrangement.Acceptance(party.organisation().id(), today, true))));
    }
}
