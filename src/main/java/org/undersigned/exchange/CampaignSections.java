package org.undersigned.exchange;

import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.Division;
import org.undersigned.exchange.CampaignFile.CampaignPart;
import org.undersigned.exchange.CampaignFile.PartnerPart;

/**
 * Reads {@code campaign}, {@code targets} and {@code next_actions}.
 *
 * @param declared slugs of the organisations of this file
 */
record CampaignSections(Wording wording, List<String> declared) {

    private static final List<String> ROLES =
            Arrays.stream(Campaign.Role.values()).map(Campaign.Role::word).toList();
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final Pattern HASHTAG = Pattern.compile("#[\\p{L}\\p{M}\\p{N}_]{1,100}");

    CampaignPart campaign(Spot spot) {
        var block = Block.of(
                spot, "slug", "title", "colour", "categories", "hashtags", "links", "partners", "division", "gifts");
        var partners = partners(block.need("partners"));
        return new CampaignPart(
                block.need("slug").slug(),
                wording.line(block.need("title")),
                block.may("colour").map(CampaignSections::colour),
                categories(block.may("categories")),
                hashtags(block.may("hashtags")),
                block.may("links").entries().stream().map(this::link).toList(),
                partners,
                block.may("division").map(found -> division(found, partners)),
                block.may("gifts").map(found -> gifts(found, partners)).orElse(List.of()));
    }

    private static Division division(Spot spot, List<PartnerPart> partners) {
        var cap = Block.of(spot, "cap").need("cap").number(Division.LEAST, Division.MOST);
        if (partners.size() < Division.FEWEST_RECEIVERS)
            spot.wrong(
                    "there is nobody to divide new supporters between",
                    "name a second partner, or leave \"division\" out");
        // A cap that could not be read is noted already.
        return new Division(Math.max(Division.LEAST, cap));
    }

    /** Between whom a joint gift is split: at least two partners, each once. */
    private List<Campaign.GiftShare> gifts(Spot spot, List<PartnerPart> partners) {
        var entries = spot.someEntries("organisation");
        var shares = entries.stream()
                .map(entry -> {
                    var block = Block.of(entry, "organisation", "share");
                    return new Campaign.GiftShare(
                            block.need("organisation").organisation(declared),
                            block.need("share").number(1, Campaign.MOST_SHARE));
                })
                .toList();
        Block.distinct(
                entries, shares.stream().map(Campaign.GiftShare::organisation).toList(), "organisation");
        if (entries.size() == 1)
            spot.wrong("a gift to one organisation is not split", "name a second one, or leave \"gifts\" out");
        for (int i = 0; i < shares.size(); i++) {
            var slug = shares.get(i).organisation();
            if (!slug.isEmpty()
                    && partners.stream().noneMatch(one -> one.organisation().equals(slug)))
                entries.get(i).wrong(Spot.quoted(slug) + " is no partner", "name it under partners");
        }
        return shares;
    }

    static String colour(Spot spot) {
        return spot.matching(COLOUR, "is no colour", "write one such as \"#1d4ed8\", in quotes")
                .toLowerCase(Locale.ROOT);
    }

    private List<Campaign.Category> categories(Spot spot) {
        var entries = spot.entries();
        var categories = entries.stream()
                .map(entry -> Block.of(entry, "slug", "name"))
                .map(block -> new Campaign.Category(block.need("slug").slug(), wording.line(block.need("name"))))
                .toList();
        Block.distinct(entries, categories.stream().map(Campaign.Category::slug).toList(), "category");
        return categories;
    }

    private static List<String> hashtags(Spot spot) {
        var entries = spot.entries();
        var hashtags = entries.stream()
                .map(entry -> entry.matching(HASHTAG, "is no hashtag", "write \"#\" and letters or digits, in quotes"))
                .toList();
        Block.distinct(entries, hashtags, "hashtag");
        return hashtags;
    }

    private Campaign.Link link(Spot spot) {
        var block = Block.of(spot, "title", "url", "language");
        return new Campaign.Link(
                wording.line(block.need("title")),
                block.need("url").url().toString(),
                block.may("language").map(CampaignSections::language).orElse(null));
    }

    private static String language(Spot spot) {
        var tag = spot.text(Spot.LINE);
        if (tag.isEmpty()) return tag;
        try {
            return new Locale.Builder().setLanguageTag(tag).build().toLanguageTag();
        } catch (IllformedLocaleException e) {
            spot.wrong(Spot.quoted(tag) + " is no language tag", "write one such as en or pt-BR");
            return "";
        }
    }

    private List<PartnerPart> partners(Spot spot) {
        var entries = spot.someEntries("partner");
        var partners = entries.stream().map(this::partner).toList();
        Block.distinct(entries, partners.stream().map(PartnerPart::organisation).toList(), "partner");
        if (!partners.isEmpty() && partners.stream().noneMatch(partner -> partner.role() == Campaign.Role.LEAD))
            spot.wrong("no partner leads", "write \"role: lead\" for at least one");
        return partners;
    }

    private PartnerPart partner(Spot spot) {
        var block = Block.of(spot, "organisation", "role");
        var role = block.need("role").oneOf(ROLES);
        return new PartnerPart(
                block.need("organisation").organisation(declared),
                // A role that could not be read is noted; taking it for a lead keeps it from being noted twice.
                role.isEmpty() ? Campaign.Role.LEAD : Campaign.Role.of(role));
    }

    List<Campaign.Target> targets(Spot spot) {
        return spot.someEntries("target").stream()
                .map(entry -> Block.of(entry, "name", "office", "institution", "email"))
                .map(block -> new Campaign.Target(
                        wording.line(block.need("name")),
                        wording.line(block.need("office")),
                        wording.line(block.need("institution")),
                        block.may("email").map(Spot::mail)))
                .toList();
    }

    List<Campaign.NextAction> nextActions(Spot spot) {
        return spot.entries().stream()
                .map(entry -> Block.of(entry, "title", "text", "url"))
                .map(block -> new Campaign.NextAction(
                        wording.line(block.need("title")),
                        wording.prose(block.need("text")),
                        block.may("url").map(url -> url.url().toString()).orElse(null)))
                .toList();
    }
}
