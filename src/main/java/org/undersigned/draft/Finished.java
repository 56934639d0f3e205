package org.undersigned.draft;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.ibm.icu.text.Transliterator;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.undersigned.draft.Question.Kind;
import org.undersigned.exchange.CampaignFileReader;
import org.undersigned.exchange.Read;
import org.undersigned.foundation.keys.Mac;

/** A draft as the campaign file that it would be stored as: with the languages it is written in, and with addresses for what has none. */
final class Finished {

    private static final String NAME = "draft";
    private static final Transliterator LATIN = Transliterator.getInstance("Any-Latin; Latin-ASCII; Lower");

    private Finished() {}

    /** What the reader of campaign files makes of it. */
    static Read read(Draft draft) {
        return read(tree(draft));
    }

    /** What the reader of campaign files makes of a finished tree. */
    static Read read(DraftTree tree) {
        return new CampaignFileReader().read(NAME, tree.json().getBytes(StandardCharsets.UTF_8));
    }

    /** The content as it would be stored; the draft itself stays as it is. */
    static DraftTree tree(Draft draft) {
        var tree = draft.tree().copy();
        Question.all(tree)
                .filter(one -> one.question().kind().isTranslated())
                .forEach(one -> order(tree, one.path(), draft.languages(), isShared(one.section())));
        inner(tree, "letters", "suggestions", List.of("subject", "text"), draft.languages());
        inner(tree, "calls", "offices", List.of("name", "hours"), draft.languages());
        named(tree, draft.main());
        addresses(tree, draft.main());
        // Words about a picture wait in the draft until there is one.
        Pictures.places(tree)
                .filter(one -> tree.text(one.path()).isEmpty())
                .toList()
                .forEach(one -> tree.put(Pictures.whole(one), null));
        if (tree.at("petition.special_category").isMissingNode()) tree.put("petition.special_category", false);
        for (int i = 0; i < tree.size("statement.versions"); i++)
            tree.put("statement.versions[" + i + "].number", i + 1);
        // A statement of which nothing but the address is written is none.
        if (tree.size("statement.versions") + tree.size("statement.quotes") + tree.size("statement.sign_ons") == 0)
            tree.put("statement", null);
        Stream.concat(
                        Stream.of(
                                "coalition.organisations",
                                "announcements",
                                "next_actions",
                                "campaign.links",
                                "campaign.gifts"),
                        Copying.ACTIONS.stream())
                .filter(list -> tree.size(list) == 0)
                .forEach(list -> tree.put(list, null));
        return tree;
    }

    /** A campaign that nobody named has the name of its petition. */
    static void named(DraftTree tree, String main) {
        if (tree.text("campaign.title." + main).isEmpty() && tree.at("petition.title") instanceof ObjectNode title)
            tree.put("campaign.title", title.deepCopy());
    }

    /** Whether other campaigns show it too, so that a campaign of fewer languages must not take any away. */
    static boolean isShared(Question.Section section) {
        return section.path().equals("organisations") || section.path().equals("coalition");
    }

    /**
     * The main language first, the others as chosen; what is written in a language that was taken out is left out. What is shared keeps
     * every language, and the one it is written in stands in for the main one, as it does on pages.
     */
    private static void order(DraftTree tree, String path, List<String> languages, boolean shared) {
        if (!(tree.at(path) instanceof ObjectNode map)) return;
        var texts = map.deepCopy();
        map.removeAll();
        languages.stream().filter(texts::has).forEach(one -> map.set(one, texts.get(one)));
        if (shared && !texts.isEmpty() && !texts.has(languages.getFirst()))
            map.set(languages.getFirst(), texts.elements().next());
        if (shared) texts.properties().forEach(one -> map.putIfAbsent(one.getKey(), one.getValue()));
        if (map.isEmpty()) tree.put(path, null);
    }

    /**
     * Texts that no step asks for, so that nobody could write them here in another main language: the one they are written in stands in until
     * they are changed on the page of the letter or call.
     */
    private static void inner(DraftTree tree, String actions, String list, List<String> keys, List<String> languages) {
        for (int i = 0; i < tree.size(actions); i++) {
            var entries = actions + "[" + i + "]." + list;
            for (int j = 0; j < tree.size(entries); j++)
                for (var key : keys)
                    if (tree.at(entries + "[" + j + "]." + key) instanceof ObjectNode map && !map.isEmpty()) {
                        var texts = map.deepCopy();
                        map.removeAll();
                        map.set(languages.getFirst(), texts.elements().next());
                        languages.stream().filter(texts::has).forEach(one -> map.set(one, texts.get(one)));
                    }
        }
    }

    /** Gives an address to everything that needs one, made from its name. */
    private static void addresses(DraftTree tree, String main) {
        slug(tree, "petition", "title", main, "");
        slug(tree, "campaign", "title", main, "");
        slug(tree, "coalition", "name", main, "");
        if (!tree.at("statement").isMissingNode() && tree.text("statement.slug").isEmpty())
            tree.put("statement.slug", shortened(tree.text("petition.slug"), "-statement"));
        slugs(tree, "organisations", "name", "slug", main);
        slugs(tree, "campaign.categories", "name", "slug", main);
        slugs(tree, "announcements", "title", "slug", main);
        for (var list : Copying.ACTIONS) slugs(tree, list, "title", "slug", main);
        slugs(tree, "petition.fields", "label", "name", main);
    }

    private static void slugs(DraftTree tree, String list, String from, String key, String main) {
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < tree.size(list); i++) taken.add(tree.text(list + "[" + i + "]." + key));
        for (int i = 0; i < tree.size(list); i++) {
            var entry = list + "[" + i + "]";
            if (!tree.text(entry + "." + key).isEmpty()) continue;
            var made = address(tree.text(entry + "." + from + "." + main));
            if (made.isEmpty()) continue;
            if (key.equals("name")) made = made.replace('-', '_').substring(0, Math.min(made.length(), 30));
            for (int n = 2; !taken.add(made); n++) made = shortened(made.replaceFirst("[-_][0-9]+$", ""), "-" + n);
            tree.put(entry + "." + key, made);
        }
    }

    private static void slug(DraftTree tree, String section, String from, String main, String suffix) {
        var made = address(tree.text(section + "." + from + "." + main));
        if (tree.text(section + ".slug").isEmpty() && !made.isEmpty()) tree.put(section + ".slug", made + suffix);
    }

    /** An address from words: of what they stand for, if none of them can be written in Latin letters. */
    static String address(String words) {
        var made = made(words);
        return made.isEmpty() && !words.isBlank()
                ? "page-" + HexFormat.of().formatHex(Mac.sha256(words.strip())).substring(0, 8)
                : made;
    }

    /** An address from words in any script, at most 50 characters long; empty if the words give none. */
    static String made(String words) {
        var latin = LATIN.transliterate(words).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        var trimmed = latin.replaceAll("^-|-$", "");
        if (trimmed.length() > 50)
            trimmed = trimmed.substring(0, 50).replaceAll("-[^-]*$", "").replaceAll("-$", "");
        return trimmed.length() < 2 ? "" : trimmed;
    }

    static String shortened(String slug, String suffix) {
        return slug.substring(0, Math.min(slug.length(), 64 - suffix.length())) + suffix;
    }

    /** Whether an answer of this kind is an address that is made when none is written. */
    static boolean isMade(Kind kind) {
        return kind == Kind.SLUG;
    }
}
