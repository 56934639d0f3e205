package org.undersigned.draft;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What a signer is told about a partner before ticking its box.
 *
 * @param name as it stands beside the box; empty if none is written yet
 * @param privacyUrl of its privacy notice; empty if none is written yet
 * @param isWhole whether the address it can be written to is there, too
 */
public record Told(String name, String privacyUrl, boolean isWhole) {

    /** Those of a draft, in the order of its organisations. */
    static List<Told> of(Draft draft) {
        var tree = draft.tree();
        return IntStream.range(0, tree.size("organisations"))
                .mapToObj(i -> {
                    var path = "organisations[" + i + "].";
                    var url = tree.text(path + "privacy_url");
                    return new Told(
                            name(tree, path, draft.main()),
                            url,
                            url.startsWith("https://")
                                    && !tree.text(path + "postal_address").isEmpty());
                })
                .toList();
    }

    private static String name(DraftTree tree, String path, String main) {
        var own = tree.text(path + "name." + main);
        if (!own.isEmpty()) return own;
        var others = tree.at(path + "name").elements();
        return others.hasNext() ? others.next().asText() : "";
    }
}
