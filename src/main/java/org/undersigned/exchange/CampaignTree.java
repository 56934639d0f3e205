package org.undersigned.exchange;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.undersigned.exchange.CampaignFile.AnnouncementPart;
import org.undersigned.exchange.CampaignFile.OrganisationPart;
import org.undersigned.exchange.CampaignFile.StatementPart;
import org.undersigned.foundation.html.Translated;
import org.undersigned.organisation.GiftLink;
import org.undersigned.petition.Ladder;
import org.undersigned.petition.Petition;
import org.undersigned.petition.ShareWords;

/**
 * Writes campaign files. What is written reads back as the same file ({@link CampaignFileReader}); the format is described in
 * docs/campaign-file.md.
 */
public final class CampaignTree {

    private CampaignTree() {}

    /** The file as YAML 1.2, with the keys in the order of the documentation. */
    public static String yaml(CampaignFile file) {
        return yaml(of(file));
    }

    /** Maps, lists, texts, numbers and flags as YAML 1.2; also of a file that is not finished. */
    public static String yaml(Object tree) {
        var settings = DumpSettings.builder()
                .setDefaultFlowStyle(FlowStyle.BLOCK)
                .setIndent(4)
                .setIndicatorIndent(2)
                .setIndentWithIndicator(false)
                .setWidth(120)
                .setSplitLines(false)
                .setDumpComments(false)
                .build();
        return new Dump(settings).dumpToString(tree);
    }

    /** The file as maps and lists under the keys of the format; what is not said is left out. */
    public static Map<String, Object> of(CampaignFile file) {
        var root = new LinkedHashMap<String, Object>();
        if (file.sample()) root.put("sample", true);
        root.put("organisations", each(file.organisations(), CampaignTree::organisation));
        var coalition = file.coalition();
        root.put(
                "coalition",
                map(
                        "slug",
                        coalition.slug(),
                        "name",
                        coalition.name(),
                        "about",
                        coalition.about(),
                        "organisations",
                        coalition.organisations()));
        root.put("campaign", campaign(file.campaign()));
        root.put(
                "targets",
                each(
                        file.targets(),
                        one -> map(
                                "name", one.name(),
                                "office", one.office(),
                                "institution", one.institution(),
                                "email", one.email().orElse(null))));
        root.put("petition", petition(file.petition()));
        file.statement().ifPresent(statement -> root.put("statement", statement(statement)));
        put(root, "announcements", each(file.announcements(), CampaignTree::announcement));
        ActionSections.written(file).forEach((key, parts) -> put(root, key, parts));
        put(
                root,
                "next_actions",
                each(file.nextActions(), one -> map("title", one.title(), "text", one.text(), "url", one.url())));
        return root;
    }

    /** One organisation of a file. */
    public static Map<String, Object> organisation(OrganisationPart one) {
        return map(
                "slug",
                one.slug(),
                "name",
                one.name(),
                "legal_name",
                one.legalName().orElse(null),
                "kind",
                one.kind(),
                "url",
                one.url(),
                "privacy_url",
                one.privacyUrl(),
                "postal_address",
                one.postalAddress(),
                "donate_url",
                one.donateUrl().map(GiftLink::written).orElse(null),
                "social",
                each(one.social(), social -> map("name", social.name(), "url", social.url())),
                "brand",
                one.brand().map(CampaignTree::brand).orElse(null));
    }

    private static Map<String, Object> brand(BrandPart brand) {
        return map(
                "colour",
                brand.colour().orElse(null),
                "logo",
                brand.logo().map(logo -> logo.name().file()).orElse(null));
    }

    private static Map<String, Object> campaign(CampaignFile.CampaignPart campaign) {
        return map(
                "slug",
                campaign.slug(),
                "title",
                campaign.title(),
                "colour",
                campaign.colour().orElse(null),
                "categories",
                each(campaign.categories(), one -> map("slug", one.slug(), "name", one.name())),
                "hashtags",
                campaign.hashtags(),
                "links",
                each(campaign.links(), one -> map("title", one.title(), "url", one.url(), "language", one.language())),
                "partners",
                each(
                        campaign.partners(),
                        one -> map(
                                "organisation",
                                one.organisation(),
                                "role",
                                one.role().word())),
                "division",
                campaign.division().map(one -> map("cap", one.cap())).orElse(null),
                "gifts",
                each(campaign.gifts(), one -> map("organisation", one.organisation(), "share", one.share())));
    }

    private static Map<String, Object> petition(CampaignFile.PetitionPart petition) {
        return map(
                "slug",
                petition.slug(),
                "opens",
                petition.opens(),
                "closes",
                petition.closes().orElse(null),
                "goals",
                petition.goals(),
                "fields",
                each(petition.fields(), CampaignTree::field),
                "special_category",
                petition.specialCategory(),
                "profile",
                petition.profile(),
                "picture",
                petition.picture().map(CampaignTree::picture).orElse(null),
                "share",
                share(petition.share()),
                "ladder",
                each(petition.ladder().rules(), CampaignTree::rule),
                "title",
                petition.title(),
                "ask",
                petition.ask(),
                "body",
                petition.body());
    }

    private static Map<String, Object> rule(Ladder.Rule rule) {
        return map(
                "partner",
                rule.partner().isEmpty() ? null : rule.partner(),
                "source",
                rule.source().isEmpty() ? null : rule.source(),
                "steps",
                rule.steps());
    }

    private static Map<String, Object> share(ShareWords words) {
        if (words.byChannel().isEmpty()) return null;
        var map = new LinkedHashMap<String, Object>();
        words.byChannel().forEach((channel, text) -> put(map, channel, text));
        return map;
    }

    private static Map<String, Object> field(Petition.Field one) {
        return map(
                "name",
                one.name(),
                "label",
                one.label(),
                "hint",
                one.hint(),
                "required",
                one.required(),
                "max",
                one.max());
    }

    private static Map<String, Object> statement(StatementPart statement) {
        return map(
                "slug",
                statement.slug(),
                "sign_on_form",
                statement.closed().map(StatementSections::form).orElse(null),
                "versions",
                each(statement.versions(), one -> map("number", one.number(), "date", one.dated(), "text", one.text())),
                "sign_ons",
                each(
                        statement.signOns(),
                        one -> map(
                                "organisation",
                                one.organisation(),
                                "version",
                                one.version(),
                                "person",
                                one.person(),
                                "office",
                                one.office(),
                                "date",
                                one.dated())),
                "quotes",
                each(
                        statement.quotes(),
                        one -> map(
                                "name",
                                one.name(),
                                "office",
                                one.office(),
                                "organisation",
                                one.organisation(),
                                "text",
                                one.text())));
    }

    private static Map<String, Object> announcement(AnnouncementPart one) {
        return map(
                "organisation",
                one.organisation(),
                "slug",
                one.slug(),
                "date",
                one.dated(),
                "title",
                one.title(),
                "body",
                one.body(),
                "calls",
                one.calls(),
                "picture",
                one.picture().map(CampaignTree::picture).orElse(null),
                "taken_down",
                one.takenDown().orElse(null));
    }

    private static Map<String, Object> picture(CampaignFile.PicturePart one) {
        return map("file", one.file().name().file(), "alt", one.alt());
    }

    static <T> List<Map<String, Object>> each(List<T> entries, Function<T, Map<String, Object>> written) {
        return entries.stream().map(written).toList();
    }

    /** Keys and values in turn; what is null or an empty list is left out. */
    static Map<String, Object> map(Object... keysAndValues) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < keysAndValues.length; i += 2) put(map, (String) keysAndValues[i], keysAndValues[i + 1]);
        return map;
    }

    private static void put(Map<String, Object> map, String key, Object value) {
        switch (value) {
            case null -> {}
            case List<?> list when list.isEmpty() -> {}
            case List<?> list -> map.put(key, list);
            case Map<?, ?> part -> map.put(key, part);
            case Translated translated -> map.put(key, translated.byLanguage());
            case String text -> map.put(key, text);
            case Number number -> map.put(key, number);
            case Boolean flag -> map.put(key, flag);
            default -> map.put(key, value.toString());
        }
    }
}
