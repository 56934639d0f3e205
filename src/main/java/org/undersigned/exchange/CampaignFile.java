package org.undersigned.exchange;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.undersigned.campaign.ActionPart;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.Coalition;
import org.undersigned.campaign.Division;
import org.undersigned.campaign.Illustration;
import org.undersigned.campaign.Statement;
import org.undersigned.foundation.html.Translated;
import org.undersigned.organisation.Organisation;
import org.undersigned.petition.Ladder;
import org.undersigned.petition.Petition;
import org.undersigned.petition.PetitionWriting;
import org.undersigned.petition.ShareWords;

/**
 * The content of a campaign file that keeps every rule. It names organisations by slug: ids belong to an installation, not to a
 * file. Every translated text has the petition's main language first.
 *
 * @param name of the file as its author gave it
 * @param lines where each path stands, so that faults found later can be told with their line
 * @param others what people are asked to do beside signing, by the key of each kind ({@link ActionSections})
 */
public record CampaignFile(
        String name,
        Map<String, Integer> lines,
        boolean sample,
        List<OrganisationPart> organisations,
        CoalitionPart coalition,
        CampaignPart campaign,
        List<Campaign.Target> targets,
        PetitionPart petition,
        Optional<StatementPart> statement,
        List<AnnouncementPart> announcements,
        Map<String, List<ActionPart>> others,
        List<Campaign.NextAction> nextActions) {

    /** An organisation, without its id. */
    public record OrganisationPart(
            String slug,
            Translated name,
            Optional<String> legalName,
            String kind,
            URI url,
            URI privacyUrl,
            String postalAddress,
            Optional<URI> donateUrl,
            List<Organisation.Social> social,
            Optional<BrandPart> brand) {

        /** The same under another name. */
        public OrganisationPart named(Translated other) {
            return new OrganisationPart(
                    slug, other, legalName, kind, url, privacyUrl, postalAddress, donateUrl, social, brand);
        }

        /** The same with this brand, or without a word about it. */
        OrganisationPart branded(Optional<BrandPart> other) {
            return new OrganisationPart(
                    slug, name, legalName, kind, url, privacyUrl, postalAddress, donateUrl, social, other);
        }

        /** As it would be stored under an id. */
        public Organisation with(UUID id) {
            return new Organisation(
                    id, slug, name, legalName, kind, url, privacyUrl, postalAddress, donateUrl, social, false);
        }
    }

    /** A coalition; its members by slug. */
    public record CoalitionPart(String slug, Translated name, Translated about, List<String> organisations) {

        Coalition with(UUID id, Map<String, Organisation> bySlug) {
            return new Coalition(
                    id,
                    slug,
                    name,
                    about,
                    organisations.stream().map(bySlug::get).toList());
        }
    }

    /** What the section {@code campaign} says. */
    public record CampaignPart(
            String slug,
            Translated title,
            Optional<String> colour,
            List<Campaign.Category> categories,
            List<String> hashtags,
            List<Campaign.Link> links,
            List<PartnerPart> partners,
            Optional<Division> division,
            List<Campaign.GiftShare> gifts) {

        boolean isLedBy(String organisation) {
            return partners.contains(new PartnerPart(organisation, Campaign.Role.LEAD));
        }
    }

    /** A partner by slug. */
    public record PartnerPart(String organisation, Campaign.Role role) {}

    /**
     * A picture of a file.
     *
     * @param alt what it shows, in each language of the petition
     */
    public record PicturePart(PictureFile file, Translated alt) {

        /** As pages show it, without its being stored. */
        public Illustration imagined() {
            return new Illustration(file.name(), alt);
        }

        Illustration stored(Handle handle, Instant now) {
            return new Illustration(file.stored(handle, now), alt);
        }
    }

    /** What the section {@code petition} says. */
    public record PetitionPart(
            String slug,
            LocalDate opens,
            Optional<LocalDate> closes,
            List<Integer> goals,
            List<Petition.Field> fields,
            boolean specialCategory,
            String profile,
            Optional<PicturePart> picture,
            ShareWords share,
            Ladder ladder,
            Translated title,
            Translated ask,
            Translated body) {

        Petition.Version version(int number, LocalDate dated) {
            return new Petition.Version(number, dated, title, ask, body, PetitionWriting.sha256(title, ask, body));
        }
    }

    /**
     * A statement; organisations by slug.
     *
     * @param closed whether its public form takes nothing more; left out, that stays as it is
     */
    public record StatementPart(
            String slug,
            List<Statement.Version> versions,
            List<SignOnPart> signOns,
            List<QuotePart> quotes,
            Optional<Boolean> closed) {

        Statement with(UUID id, Map<String, Organisation> bySlug) {
            return new Statement(
                    id,
                    slug,
                    versions,
                    signOns.stream()
                            .map(s -> Statement.SignOn.written(
                                    s.version(), bySlug.get(s.organisation()), s.person(), s.office(), s.dated()))
                            .toList(),
                    quotes.stream()
                            .map(q -> new Statement.Quote(q.name(), q.office(), bySlug.get(q.organisation()), q.text()))
                            .toList(),
                    closed.orElse(false));
        }
    }

    /** An approval by slug. */
    public record SignOnPart(int version, String organisation, String person, Translated office, LocalDate dated) {}

    /** A quotation; its organisation by slug. */
    public record QuotePart(String name, Translated office, String organisation, Translated text) {}

    /** An organisation's announcement; the organisation by slug. */
    public record AnnouncementPart(
            String slug,
            String organisation,
            LocalDate dated,
            Translated title,
            Translated body,
            List<String> calls,
            Optional<PicturePart> picture,
            Optional<LocalDate> takenDown) {

        Campaign.Announcement with(
                UUID id, Map<String, Organisation> bySlug, Function<PicturePart, Illustration> illustrated) {
            return new Campaign.Announcement(
                    id, slug, bySlug.get(organisation), dated, title, body, calls, picture.map(illustrated), takenDown);
        }
    }

    /** The campaign without what has a page of its own: statement, announcements and actions. */
    Campaign campaign(UUID id, Coalition under, Map<String, Organisation> bySlug) {
        return new Campaign(
                id,
                campaign.slug(),
                under,
                campaign.title(),
                campaign.colour(),
                sample,
                campaign.categories(),
                campaign.hashtags(),
                campaign.links(),
                nextActions,
                campaign.partners().stream()
                        .map(partner -> new Campaign.Partner(bySlug.get(partner.organisation()), partner.role()))
                        .toList(),
                targets,
                campaign.division(),
                campaign.gifts(),
                Optional.empty(),
                List.of(),
                List.of());
    }

    /** The same file with these organisations and this coalition. */
    public CampaignFile with(List<OrganisationPart> described, CoalitionPart joint) {
        return with(described, joint, statement, announcements, others);
    }

    /** The same file with these actions beside its petition. */
    CampaignFile asking(Map<String, List<ActionPart>> wanted) {
        return with(organisations, coalition, statement, announcements, wanted);
    }

    /** The same file with every announcement online, and without a word about the form of its statement. */
    public CampaignFile asOnline() {
        var open = statement.map(
                one -> new StatementPart(one.slug, one.versions, one.signOns, one.quotes, Optional.empty()));
        var online = announcements.stream()
                .map(one -> new AnnouncementPart(
                        one.slug,
                        one.organisation,
                        one.dated,
                        one.title,
                        one.body,
                        one.calls,
                        one.picture,
                        Optional.empty()))
                .toList();
        return with(organisations, coalition, open, online, others);
    }

    private CampaignFile with(
            List<OrganisationPart> described,
            CoalitionPart joint,
            Optional<StatementPart> said,
            List<AnnouncementPart> announced,
            Map<String, List<ActionPart>> asked) {
        return new CampaignFile(
                name,
                lines,
                sample,
                described,
                joint,
                campaign,
                targets,
                petition,
                said,
                announced,
                asked,
                nextActions);
    }

    /** Its pictures, by the path at which each is named. */
    Map<String, PicturePart> pictures() {
        var pictures = new LinkedHashMap<String, PicturePart>();
        petition.picture().ifPresent(one -> pictures.put("petition.picture", one));
        for (int i = 0; i < announcements.size(); i++) {
            var path = "announcements[" + i + "].picture";
            announcements.get(i).picture().ifPresent(one -> pictures.put(path, one));
        }
        return pictures;
    }

    /** A fault that only the database could show, at the line of {@code path}. */
    public FileError error(String path, String wrong, String instead) {
        return new FileError(name, lines.getOrDefault(path, 0), path, wrong, instead);
    }
}
