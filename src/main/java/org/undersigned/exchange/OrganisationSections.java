package org.undersigned.exchange;

import java.util.List;
import org.undersigned.exchange.CampaignFile.CoalitionPart;
import org.undersigned.exchange.CampaignFile.OrganisationPart;
import org.undersigned.organisation.Organisation;

/** Reads {@code organisations} and {@code coalition}. */
record OrganisationSections(Wording wording) {

    List<OrganisationPart> organisations(Spot spot) {
        var entries = spot.someEntries("organisation");
        var organisations = entries.stream().map(this::organisation).toList();
        Block.distinct(
                entries, organisations.stream().map(OrganisationPart::slug).toList(), "slug");
        return organisations;
    }

    private OrganisationPart organisation(Spot spot) {
        var block =
                Block.of(spot, "slug", "name", "kind", "url", "privacy_url", "postal_address", "donate_url", "social");
        return new OrganisationPart(
                block.need("slug").slug(),
                wording.line(block.need("name")),
                block.need("kind").oneOf(Organisation.KINDS),
                block.need("url").url(),
                block.need("privacy_url").url(),
                block.need("postal_address").prose(500),
                block.may("donate_url").map(Spot::giftLink),
                block.may("social").entries().stream()
                        .map(OrganisationSections::social)
                        .toList());
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
