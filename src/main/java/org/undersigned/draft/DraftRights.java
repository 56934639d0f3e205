package org.undersigned.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.undersigned.campaign.Action;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.CampaignWriting;
import org.undersigned.campaign.Campaigns;
import org.undersigned.campaign.Watched;
import org.undersigned.campaign.partnership.Partnership;
import org.undersigned.campaign.partnership.PartnershipStore;
import org.undersigned.exchange.CampaignFile;
import org.undersigned.exchange.Exported;
import org.undersigned.exchange.FileError;
import org.undersigned.organisation.Organisation;
import org.undersigned.organisation.staff.Role;
import org.undersigned.organisation.staff.Visitor;
import org.undersigned.signon.Judging;

/**
 * What a campaigner may not store, although the operator may: somebody else's campaign, what another organisation says of itself, and
 * words in its name.
 */
record DraftRights(Visitor visitor) {

    /** Whether the visitor writes for an organisation. */
    boolean writesFor(String organisation) {
        return visitor.at(organisation)
                .filter(one -> one.role().includes(Role.CAMPAIGNER))
                .isPresent();
    }

    /** Whether an organisation need not be asked: the visitor owns it, or begins a campaign for it. */
    boolean speaksFor(Draft draft, String organisation) {
        return visitor.at(organisation)
                .filter(one -> one.role().isOwner()
                        || draft.petition().isEmpty() && one.role().includes(Role.CAMPAIGNER))
                .isPresent();
    }

    /** Whether a draft is the visitor's to write. */
    boolean writes(Draft draft) {
        return visitor.memberships().stream()
                .anyMatch(one -> one.organisation().equals(draft.organisation())
                        && one.role().includes(Role.CAMPAIGNER));
    }

    /** An organisation of this site about which a draft says nothing, if {@code slug} is one: not the visitor's, or its owners said what it is. */
    Optional<Organisation> foreign(Campaigns.Content content, String slug) {
        return content.organisation(slug).filter(one -> one.described() || !writesFor(slug));
    }

    /** Why the visitor may not store a file; empty if they may. */
    List<FileError> faults(Handle handle, CampaignFile file) {
        var stored = CampaignWriting.stored(handle);
        var faults = new ArrayList<FileError>();
        var judging = Judging.now(handle);
        lead(CampaignWriting.agreed(handle), stored, file).ifPresent(faults::add);
        for (int i = 0; i < file.organisations().size(); i++) {
            var wanted = file.organisations().get(i);
            if (foreign(stored, wanted.slug())
                    .filter(there -> !Exported.organisation(there).equals(wanted))
                    .isPresent())
                faults.add(file.error("organisations[" + i + "]", "it says itself what it is", "leave it as it is"));
            mistakable(judging, stored, file, i).ifPresent(faults::add);
        }
        coalition(stored, file).ifPresent(faults::add);
        announcements(stored, file, faults);
        var there = stored.campaigns().stream()
                .filter(one -> one.slug().equals(file.campaign().slug()))
                .findFirst();
        var online = there.filter(one -> one.petitions().stream().anyMatch(Action::isPublic));
        online.ifPresent(one -> controllers(PartnershipStore.of(handle, one.id()), file, faults));
        statement(there.flatMap(Campaign::statement).map(Exported::statement), online.isPresent(), file, faults);
        return faults;
    }

    /** An organisation of one's own is not made to look like another one here. */
    private static Optional<FileError> mistakable(
            Judging judging, Campaigns.Content stored, CampaignFile file, int index) {
        var wanted = file.organisations().get(index);
        return stored.organisation(wanted.slug())
                .flatMap(there -> judging.mistakable(there, wanted.with(there.id())).stream()
                        .findFirst())
                .map(one -> file.error(
                        "organisations[" + index + "]." + one.key(),
                        "another organisation here has it",
                        "let the operator load it from a file"));
    }

    /** Who answers for what is online is taken out by nobody but itself. A new partner is asked first. */
    private void controllers(List<Partnership> agreed, CampaignFile file, List<FileError> faults) {
        for (var before : agreed)
            if (before.role().filter(role -> role != Campaign.Role.SUPPORTING).isPresent()
                    && !writesFor(before.slug())
                    && !isPartner(file, before.slug()))
                faults.add(file.error(
                        "campaign.partners",
                        before.slug() + " answers for what is online, as a lead or co-host",
                        "leave it there; it can leave by itself"));
    }

    /**
     * Nobody signs on or is quoted who is no partner, for partners are asked and nobody else is; and what is online stands under the names of
     * others at once, so there nobody does it for somebody else at all.
     */
    private void statement(
            Optional<CampaignFile.StatementPart> before, boolean online, CampaignFile file, List<FileError> faults) {
        file.statement().ifPresent(part -> {
            for (int i = 0; i < part.signOns().size(); i++) {
                var one = part.signOns().get(i);
                if (before.filter(old -> old.signOns().contains(one)).isEmpty())
                    named(file, one.organisation(), "statement.sign_ons[" + i + "].organisation", online)
                            .ifPresent(faults::add);
            }
            for (int i = 0; i < part.quotes().size(); i++) {
                var one = part.quotes().get(i);
                if (before.filter(old -> old.quotes().contains(one)).isEmpty())
                    named(file, one.organisation(), "statement.quotes[" + i + "].organisation", online)
                            .ifPresent(faults::add);
            }
        });
    }

    /** Why something new may not stand in the name of an organisation. */
    private Optional<FileError> named(CampaignFile file, String organisation, String path, boolean online) {
        if (writesFor(organisation)) return Optional.empty();
        if (online) return Optional.of(joins(file, path));
        return isPartner(file, organisation)
                ? Optional.empty()
                : Optional.of(file.error(
                        path, "it is no partner, so it is not asked", "make it a partner, or take it out here"));
    }

    private static boolean isPartner(CampaignFile file, String organisation) {
        return file.campaign().partners().stream()
                .anyMatch(one -> one.organisation().equals(organisation));
    }

    private static FileError joins(CampaignFile file, String path) {
        return file.error(
                path,
                "another organisation would stand under what is online without having said so",
                "let the operator load it from a file once it has agreed");
    }

    /** Who is only asked to lead may not write yet. */
    private Optional<FileError> lead(Campaigns.Content agreed, Campaigns.Content stored, CampaignFile file) {
        var there = stored.campaigns().stream()
                .filter(one -> one.slug().equals(file.campaign().slug()))
                .findFirst();
        if (there.isPresent())
            return agreed.campaigns().stream()
                            .filter(one -> one.id().equals(there.get().id()))
                            .anyMatch(one ->
                                    Watched.lead(visitor, one, Role.CAMPAIGNER).isPresent())
                    ? Optional.empty()
                    : Optional.of(file.error(
                            "campaign.slug", "the slug is another campaign's and is taken", "choose another"));
        var leads = file.campaign().partners().stream()
                .filter(partner -> partner.role() == Campaign.Role.LEAD)
                .anyMatch(partner -> writesFor(partner.organisation()));
        return leads
                ? Optional.empty()
                : Optional.of(file.error("campaign.partners", "no partner leads", "your organisation has to lead"));
    }

    private Optional<FileError> coalition(Campaigns.Content stored, CampaignFile file) {
        var wanted = file.coalition();
        return stored.coalition(wanted.slug())
                .filter(there -> there.organisations().stream().noneMatch(one -> writesFor(one.slug())))
                .filter(there -> !there.name().equals(wanted.name())
                        || !there.about().equals(wanted.about())
                        || !there.organisations().stream()
                                .map(Organisation::slug)
                                .toList()
                                .equals(wanted.organisations()))
                .map(there -> file.error("coalition.slug", "the slug is another coalition's", "choose another"));
    }

    private void announcements(Campaigns.Content stored, CampaignFile file, List<FileError> faults) {
        for (int i = 0; i < file.announcements().size(); i++) {
            var wanted = file.announcements().get(i);
            if (writesFor(wanted.organisation()) || isStored(stored, wanted)) continue;
            faults.add(file.error(
                    "announcements[" + i + "].organisation",
                    "it announces for itself",
                    "choose an organisation that you write for"));
        }
    }

    private static boolean isStored(Campaigns.Content stored, CampaignFile.AnnouncementPart wanted) {
        return stored.campaigns().stream()
                .flatMap(campaign -> campaign.announcements().stream())
                .anyMatch(there -> there.slug().equals(wanted.slug())
                        && there.organisation().slug().equals(wanted.organisation())
                        && there.dated().equals(wanted.dated())
                        && there.title().equals(wanted.title())
                        && there.body().equals(wanted.body())
                        && there.calls().equals(wanted.calls())
                        && there.picture().equals(wanted.picture().map(CampaignFile.PicturePart::imagined)));
    }
}
