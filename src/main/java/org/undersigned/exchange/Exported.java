package org.undersigned.exchange;

import static java.util.stream.Collectors.toMap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.Coalition;
import org.undersigned.campaign.Illustration;
import org.undersigned.campaign.Statement;
import org.undersigned.campaign.brand.Brand;
import org.undersigned.campaign.brand.BrandWriting;
import org.undersigned.exchange.CampaignFile.AnnouncementPart;
import org.undersigned.exchange.CampaignFile.CampaignPart;
import org.undersigned.exchange.CampaignFile.CoalitionPart;
import org.undersigned.exchange.CampaignFile.OrganisationPart;
import org.undersigned.exchange.CampaignFile.PartnerPart;
import org.undersigned.exchange.CampaignFile.PetitionPart;
import org.undersigned.exchange.CampaignFile.QuotePart;
import org.undersigned.exchange.CampaignFile.SignOnPart;
import org.undersigned.exchange.CampaignFile.StatementPart;
import org.undersigned.organisation.Organisation;
import org.undersigned.petition.Petition;

/**
 * A campaign of this site as the campaign file that would load it: reading what {@link CampaignTree} writes of it changes nothing here,
 * and makes the same campaign elsewhere.
 */
public final class Exported {

    private Exported() {}

    /** The file of a petition and of its campaign, as drafts have it and its lead wrote it: without sign-ons that organisations gave themselves. */
    public static CampaignFile of(Petition petition) {
        return of(petition, one -> !one.own());
    }

    /**
     * As {@link #of(Petition)}, with what people are asked to do beside signing, with the brands of leads, and with every sign-on that
     * stands, without those that were taken back: a file cannot say that.
     */
    public static CampaignFile whole(Handle handle, Petition petition) {
        var campaign = petition.campaign();
        var file = of(petition, Statement.SignOn::isStanding).asking(ActionSections.stored(handle, campaign));
        var brands = BrandWriting.stored(handle);
        var leads = campaign.leads().stream()
                .map(Campaign.Partner::organisation)
                .filter(one -> brands.containsKey(one.id()))
                .collect(toMap(Organisation::slug, one -> brand(brands.get(one.id()))));
        return file.with(
                file.organisations().stream()
                        .map(one -> one.branded(Optional.ofNullable(leads.get(one.slug()))))
                        .toList(),
                file.coalition());
    }

    private static BrandPart brand(Brand brand) {
        return new BrandPart(brand.colour(), brand.logo().map(PictureFile.Kept::new));
    }

    private static CampaignFile of(Petition petition, Predicate<Statement.SignOn> said) {
        var all = petition.campaign();
        var campaign = all.with(
                all.statement()
                        .map(one -> new Statement(
                                one.id(),
                                one.slug(),
                                one.versions(),
                                one.signOns().stream().filter(said).toList(),
                                one.quotes(),
                                one.closed())),
                all.announcements(),
                all.actions());
        return new CampaignFile(
                petition.slug() + ".yaml",
                Map.of(),
                campaign.sample(),
                organisations(campaign).map(Exported::organisation).toList(),
                coalition(campaign.coalition()),
                campaign(campaign),
                campaign.targets(),
                petition(petition),
                campaign.statement().map(Exported::statement),
                campaign.announcements().stream().map(Exported::announcement).toList(),
                Map.of(),
                campaign.nextActions());
    }

    /** An organisation as a file describes it. */
    public static OrganisationPart organisation(Organisation organisation) {
        return new OrganisationPart(
                organisation.slug(),
                organisation.name(),
                organisation.legalName(),
                organisation.kind(),
                organisation.url(),
                organisation.privacyUrl(),
                organisation.postalAddress(),
                organisation.donateUrl(),
                organisation.social(),
                Optional.empty());
    }

    /** A coalition as a file describes it. */
    public static CoalitionPart coalition(Coalition coalition) {
        return new CoalitionPart(
                coalition.slug(),
                coalition.name(),
                coalition.about(),
                coalition.organisations().stream().map(Organisation::slug).toList());
    }

    /** Every organisation that the campaign names, partners first. */
    private static Stream<Organisation> organisations(Campaign campaign) {
        var found = new LinkedHashMap<String, Organisation>();
        Stream.of(
                        campaign.partners().stream().map(Campaign.Partner::organisation),
                        campaign.coalition().organisations().stream(),
                        campaign.announcements().stream().map(Campaign.Announcement::organisation),
                        campaign.statement().stream()
                                .flatMap(statement -> statement.signOns().stream())
                                .map(Statement.SignOn::organisation),
                        campaign.statement().stream()
                                .flatMap(statement -> statement.quotes().stream())
                                .map(Statement.Quote::organisation))
                .flatMap(some -> some)
                .forEach(one -> found.putIfAbsent(one.slug(), one));
        return List.copyOf(found.values()).stream();
    }

    /** What the section {@code campaign} says. */
    public static CampaignPart campaign(Campaign campaign) {
        return new CampaignPart(
                campaign.slug(),
                campaign.title(),
                campaign.colour(),
                campaign.categories(),
                campaign.hashtags(),
                campaign.links(),
                campaign.partners().stream()
                        .map(one -> new PartnerPart(one.organisation().slug(), one.role()))
                        .toList(),
                campaign.division(),
                campaign.gifts());
    }

    private static PetitionPart petition(Petition petition) {
        var text = petition.latest();
        return new PetitionPart(
                petition.slug(),
                petition.opens(),
                petition.closes(),
                petition.goals(),
                petition.fields(),
                petition.specialCategory(),
                petition.profile(),
                petition.picture().map(Exported::picture),
                petition.share(),
                petition.ladder(),
                text.title(),
                text.ask(),
                text.body());
    }

    /** A statement as a file describes it. */
    public static StatementPart statement(Statement statement) {
        return new StatementPart(
                statement.slug(),
                statement.versions(),
                statement.signOns().stream()
                        .map(one -> new SignOnPart(
                                one.version(), one.organisation().slug(), one.person(), one.office(), one.dated()))
                        .toList(),
                statement.quotes().stream()
                        .map(one -> new QuotePart(
                                one.name(), one.office(), one.organisation().slug(), one.text()))
                        .toList(),
                Optional.of(statement.closed()));
    }

    private static AnnouncementPart announcement(Campaign.Announcement one) {
        return new AnnouncementPart(
                one.slug(),
                one.organisation().slug(),
                one.dated(),
                one.title(),
                one.body(),
                one.calls(),
                one.picture().map(Exported::picture),
                one.takenDown());
    }

    private static CampaignFile.PicturePart picture(Illustration one) {
        return new CampaignFile.PicturePart(new PictureFile.Kept(one.picture()), one.alt());
    }
}
