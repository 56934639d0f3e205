package org.undersigned.exchange;

import java.util.List;
import java.util.Locale;
import org.undersigned.exchange.CampaignFile.CoalitionPart;
import org.undersigned.exchange.CampaignFile.OrganisationPart;
import org.undersigned.organisation.Organisation;

/** Reads {@code organisations} and {@code coalition}. */
record OrganisationSections(Wording wording, PictureSection pictures) {

    List<OrganisationPart> organisations(Spot spot) {
        var entries = spot.someEntries("organisation");
        var organisations = entries.stream().map(this::organisation).toList();
        Block.distinct(
                entries, organisations.stream().map(OrganisationPart::slug).toList(), "slug");
        return organisations;
    }

    private OrganisationPart organisation(Spot spot) {
        var block = Block.of(
                spot,
                "slug",
                "name",
                "legal_name",
                "kind",
                "url",
                "privacy_url",
                "postal_address",
                "donate_url",
                "social",
                "brand");
        return new OrganisationPart(
                block.need("slug").slug(),
                wording.line(block.need("name")),
                block.may("legal_name").map(legal -> legal.text(Spot.LINE)),
                block.need("kind").oneOf(Organisation.KINDS),
                block.need("url").url(),
                block.need("privacy_url").url(),
                block.need("postal_address").prose(500),
                block.may("donate_url").map(Spot::giftLink),
                block.may("social").entries().stream()
                        .map(OrganisationSections::social)
                        .toList(),
                block.may("brand").map(this::brand));
    }

    private BrandPart brand(Spot spot) {
        var block = Block.of(spot, "colour", "logo");
        var colour = block.may("colour");
        var logo = block.may("logo");
        if (spot.isWritten() && !colour.isWritten() && !logo.isWritten())
            spot.wrong("it has neither colour nor logo", "write \"colour:\" or \"logo:\", or leave the brand out");
        return new BrandPart(
                colour.map(CampaignSections::colour)
                        .filter(text -> !text.isEmpty())
                        .map(text -> text.toLowerCase(Locale.ROOT)),
                pictures.logo(logo));
    }

    /** Who does not lead answers for its own look, so a lead's file says nothing about it. */
    static void brands(Spot spot, List<OrganisationPart> organisations, CampaignFile.CampaignPart campaign) {
        if (organisations.isEmpty()) return;
        var entries = spot.entries();
        for (int i = 0; i < organisations.size(); i++) {
            var one = organisations.get(i);
            if (one.brand().isPresent() && !one.slug().isEmpty() && !campaign.isLedBy(one.slug()))
                Block.open(entries.get(i))
                        .may("brand")
                        .wrong(
                                Spot.quoted(one.slug()) + " does not lead the campaign",
                                "leave the brand out; its owners choose one in the workspace");
        }
    }

    private static Organisation.Social social(Spot spot) {
        var block = Block.of(spot, "name", "url");
        return new Organisation.Social(
                block.need("name").text(Spot.LINE), block.need("url").url().toString());
    }

    /** A coalition that names no members is that of all organisations in the file. */
    CoalitionPart coalition(Spot spot, List<String> declared) {
        var block = Block.of(spot, "slug", "name", "about", "organisations");
        var members =
                block.may("organisations").map(list -> members(list, declared)).orElse(declared);
        return new CoalitionPart(
                block.need("slug").slug(),
                wording.line(block.need("name")),
                wording.markdown(block.need("about")),
                members);
    }

    private static List<String> members(Spot spot, List<String> declared) {
        var entries = spot.someEntries("organisation");
        var members =
                entries.stream().map(entry -> entry.organisation(declared)).toList();
        Block.distinct(entries, members, "organisation");
        return members;
    }
}
