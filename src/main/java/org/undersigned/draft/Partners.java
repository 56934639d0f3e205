package org.undersigned.draft;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The partners of a draft. A form asks beside each organisation what it is in the campaign and whether it belongs to the coalition; a
 * campaign file has lists of its own for that, which name organisations by their addresses.
 */
final class Partners {

    private Partners() {}

    /** Gives an address to each organisation that has a name and none, and renames it wherever it is named when that changed. */
    static void named(Draft draft, Map<Integer, String> before) {
        var tree = draft.tree();
        Set<String> taken = new HashSet<>(before.values());
        for (int i = 0; i < tree.size("organisations"); i++) {
            var path = "organisations[" + i + "].slug";
            if (tree.text(path).isEmpty()) {
                var old = before.getOrDefault(i, "");
                var made = old.isEmpty()
                        ? Finished.address(tree.text("organisations[" + i + "].name." + draft.main()))
                        : old;
                for (int n = 2; old.isEmpty() && !made.isEmpty() && !taken.add(made); n++)
                    made = Finished.shortened(made.replaceFirst("-[0-9]+$", ""), "-" + n);
                tree.put(path, made);
            }
            var old = before.getOrDefault(i, "");
            if (!old.isEmpty() && !old.equals(tree.text(path))) rename(tree, old, tree.text(path));
        }
    }

    private static void rename(DraftTree tree, String old, String slug) {
        for (var list : List.of(
                "campaign.partners", "campaign.gifts", "announcements", "statement.sign_ons", "statement.quotes"))
            for (int i = 0; i < tree.size(list); i++) {
                var path = list + "[" + i + "].organisation";
                if (tree.text(path).equals(old)) tree.put(path, slug);
            }
        for (int i = 0; i < tree.size("coalition.organisations"); i++)
            if (tree.text("coalition.organisations[" + i + "]").equals(old))
                tree.put("coalition.organisations[" + i + "]", slug);
    }

    /** Takes what the form says about one organisation's place in campaign and coalition. */
    static void take(DraftTree tree, int index, String slug, Map<String, String> form) {
        var entry = "organisations[" + index + "]";
        if (slug.isEmpty() || !form.containsKey(entry + ".role")) return;
        role(tree, slug, form.get(entry + ".role"));
        member(tree, slug, form.containsKey(entry + ".member"));
    }

    /** What an organisation is in the campaign; an empty role takes it out. */
    static void role(DraftTree tree, String slug, String role) {
        int at = 0;
        while (at < tree.size("campaign.partners")
                && !tree.text("campaign.partners[" + at + "].organisation").equals(slug)) at++;
        if (role.isEmpty()) tree.remove("campaign.partners", at);
        else tree.put("campaign.partners[" + at + "]", Map.of("organisation", slug, "role", role));
    }

    static void member(DraftTree tree, String slug, boolean is) {
        var at = tree.texts("coalition.organisations").indexOf(slug);
        if (is && at < 0) tree.put("coalition.organisations[" + tree.size("coalition.organisations") + "]", slug);
        if (!is && at >= 0) tree.remove("coalition.organisations", at);
    }

    /** Takes an organisation out, wherever it stands. */
    static void remove(DraftTree tree, int index) {
        var slug = tree.text("organisations[" + index + "].slug");
        tree.remove("organisations", index);
        if (slug.isEmpty()) return;
        role(tree, slug, "");
        member(tree, slug, false);
    }
}
