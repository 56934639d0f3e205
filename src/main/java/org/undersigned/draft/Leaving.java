package org.undersigned.draft;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.undersigned.campaign.Campaigns;
import org.undersigned.campaign.Coalition;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.html.Translated;
import org.undersigned.organisation.Organisation;

/**
 * What a draft loses with a language. What organisations and a coalition of this site say of themselves in it stays: other campaigns show it,
 * too.
 *
 * @param content of the site, as leads wrote it
 */
record Leaving(Campaigns.Content content) {

    /** How much of a text is shown so that it is known again. */
    private static final int SHOWN = 120;

    /**
     * One text that goes.
     *
     * @param about the question that it answers
     */
    public record Lost(LaunchCheck.Item about, String text) {

        /** The question, in the reader's words. */
        public String question(Page page) {
            return about.question(page);
        }

        /** The beginning of the text. */
        public String beginning() {
            var line = text.lines().findFirst().orElse("");
            var some = line.codePoints()
                    .limit(SHOWN)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            return some.length() < text.length() ? some + "…" : some;
        }
    }

    /** The texts that a draft has in {@code language} and would lose. */
    List<Lost> lost(Draft draft, String language) {
        return goes(draft.tree(), language)
                .map(one -> new Lost(LaunchCheck.about(draft, one), draft.tree().text(one.path() + "." + language)))
                .toList();
    }

    /** The draft without {@code language}, and without what is written in it. */
    Draft without(Draft draft, String language) {
        var tree = draft.tree().copy();
        goes(draft.tree(), language).forEach(one -> tree.put(one.path() + "." + language, null));
        return draft.with(
                tree,
                draft.languages().stream().filter(one -> !one.equals(language)).toList());
    }

    /** How many texts wait in languages that the draft is not in, by language: they are left out when it is stored. */
    Map<String, Long> waiting(Draft draft) {
        var tree = draft.tree();
        return Answers.translated(tree)
                .filter(one -> tree.at(one.path()) instanceof ObjectNode)
                .flatMap(one -> tree.at(one.path()).properties().stream()
                        .map(Map.Entry::getKey)
                        .filter(language -> !draft.languages().contains(language))
                        .filter(language -> isOwn(tree, one, language)))
                .collect(Collectors.groupingBy(language -> language, TreeMap::new, Collectors.counting()));
    }

    private Stream<Question.Placed> goes(DraftTree tree, String language) {
        return Answers.translated(tree)
                .filter(one -> !tree.text(one.path() + "." + language).isEmpty())
                .filter(one -> isOwn(tree, one, language));
    }

    /** Whether a text belongs to the draft and nothing on the site. */
    private boolean isOwn(DraftTree tree, Question.Placed placed, String language) {
        if (!Finished.isShared(placed.section())) return true;
        var slug = placed.section().many()
                ? tree.text(placed.section().entry(placed.index()) + ".slug")
                : tree.text(placed.section().path() + ".slug");
        var said = Stream.concat(
                content.organisation(slug).map(Organisation::name).stream(),
                content.coalition(slug).stream().flatMap(Leaving::texts));
        return said.noneMatch(text -> text.byLanguage().containsKey(language));
    }

    private static Stream<Translated> texts(Coalition coalition) {
        return Stream.of(coalition.name(), coalition.about());
    }
}
