package org.undersigned.draft;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.undersigned.draft.Question.Section;

/** What stands in the fields of a form, from a draft and back: an answer that nobody changed comes back as it was. */
final class Answers {

    private Answers() {}

    /** What the field of a question shows, in {@code language} if it has an answer in each. */
    static String shown(DraftTree tree, Question.Placed placed, String language) {
        var path = placed.path();
        return switch (placed.question().kind()) {
            case TITLE, LINE, PROSE, MARKDOWN, ALT -> tree.text(path + "." + language);
            case WORDS, NUMBERS, CALLS -> String.join("\n", tree.texts(path));
            case HANDLES -> {
                var lines = new ArrayList<String>();
                tree.at(path)
                        .forEach(one -> lines.add(one.path("name").asText() + " "
                                + one.path("url").asText()));
                yield String.join("\n", lines);
            }
            // Who is written in now is asked to take part, unless the form says otherwise.
            case ROLE -> {
                var slug = slug(tree, placed.index());
                yield slug.isEmpty() ? "supporting" : role(tree, slug);
            }
            case MEMBER -> {
                var slug = slug(tree, placed.index());
                yield slug.isEmpty() || tree.texts("coalition.organisations").contains(slug) ? "on" : "";
            }
            case FLAG -> tree.at(path).asBoolean() ? "on" : "";
            default -> tree.text(path);
        };
    }

    private static String slug(DraftTree tree, int organisation) {
        return tree.text("organisations[" + organisation + "].slug");
    }

    private static String role(DraftTree tree, String slug) {
        for (var partner : tree.at("campaign.partners"))
            if (partner.path("organisation").asText().equals(slug))
                return partner.path("role").asText();
        return "";
    }

    /** Writes the answers of a step's form into {@code draft}. */
    static void take(Draft draft, Step step, Map<String, String> form) {
        for (var section : step.sections()) take(draft, section, form);
    }

    /** Writes the translations of a form into {@code draft}. */
    static void take(Draft draft, String language, Map<String, String> form) {
        translated(draft.tree()).forEach(placed -> {
            var sent = form.get(placed.path());
            if (sent != null) draft.tree().put(placed.path() + "." + language, clean(sent));
        });
    }

    /** Every question with an answer in each language. */
    static Stream<Question.Placed> translated(DraftTree tree) {
        return Question.all(tree).filter(one -> one.question().kind().isTranslated());
    }

    private static void take(Draft draft, Section section, Map<String, String> form) {
        var tree = draft.tree();
        if (section.many() && !section.isFixed())
            tree.grow(section.path(), number(form.getOrDefault("count." + section.path(), "0")));
        var organisations = section.path().equals("organisations");
        // An organisation is known by its address in the rest of the file, so it has one as soon as it has a name.
        var before = new HashMap<Integer, String>();
        if (organisations) for (int i = 0; i < tree.size("organisations"); i++) before.put(i, slug(tree, i));
        Question.of(section, tree)
                .filter(one -> !one.question().kind().isElsewhere())
                .forEach(one -> take(draft, one, form));
        if (organisations) {
            Partners.named(draft, before);
            for (int i = 0; i < tree.size("organisations"); i++) Partners.take(tree, i, slug(tree, i), form);
        }
    }

    private static void take(Draft draft, Question.Placed placed, Map<String, String> form) {
        var path = placed.path();
        var sent = form.get(path);
        var tree = draft.tree();
        switch (placed.question().kind()) {
            case FLAG -> {
                // Who leaves a box empty sends nothing; the form says beside it that it was there.
                if (form.containsKey("had." + path)) tree.put(path, sent != null);
            }
            case CALLS -> {
                if (form.containsKey("had." + path))
                    tree.put(
                            path,
                            Question.Kind.CALLS.choices().stream()
                                    .filter(one -> form.containsKey(path + "." + one))
                                    .toList());
            }
            // A picture comes as a file, and its name from what is in it.
            case PICTURE -> {}
            default -> {
                if (sent != null) put(tree, placed, clean(sent), draft.main());
            }
        }
    }

    private static void put(DraftTree tree, Question.Placed placed, String sent, String main) {
        var path = placed.path();
        switch (placed.question().kind()) {
            case TITLE, LINE, PROSE, MARKDOWN, ALT -> tree.put(path + "." + main, sent);
            case NUMBER -> tree.put(path, numeral(sent));
            case WORDS ->
                tree.put(
                        path,
                        lines(sent, "[\\s,]+").stream().map(Answers::hashtag).toList());
            case URL -> tree.put(path, address(sent));
            case NUMBERS ->
                tree.put(
                        path,
                        lines(sent.replaceAll("(?<=\\d)[.,](?=\\d{3}\\b)", ""), "[\\s,;]+").stream()
                                .map(Answers::numeral)
                                .toList());
            case HANDLES -> tree.put(path, handles(sent));
            default -> tree.put(path, sent);
        }
        if (tree.at(path) instanceof ArrayNode list && list.isEmpty()) tree.put(path, null);
    }

    /** A handle is what stands before the address on its line. */
    private static List<Map<String, String>> handles(String sent) {
        return lines(sent, "\\n").stream()
                .map(line -> {
                    var space = line.lastIndexOf(' ');
                    return space < 0
                            ? Map.of("name", line)
                            : Map.of("name", line.substring(0, space).strip(), "url", line.substring(space + 1));
                })
                .toList();
    }

    /** A web address as people write it, with what they leave out. */
    private static String address(String sent) {
        return sent.matches("(?U)[\\w-]+(\\.[\\w-]+)+(:[0-9]+)?([/?#]\\S*)?") ? "https://" + sent : sent;
    }

    private static String hashtag(String word) {
        return word.matches("[\\p{L}\\p{N}\\p{M}_]+") ? "#" + word : word;
    }

    /** The number that is written, or the text if it is none, so that it can be mended. */
    private static Object numeral(String sent) {
        return sent.matches("[0-9]{1,9}") ? Integer.valueOf(sent) : sent;
    }

    /** Takes out the entries of a step's lists in which nothing is written: they were added once too often. */
    static void tidy(DraftTree tree, Step step) {
        for (var section : step.sections())
            for (int i = tree.size(section.path()) - 1; section.many() && i >= least(section); i--)
                if (isBlank(tree, section, i)) {
                    if (section.path().equals("organisations")) Partners.remove(tree, i);
                    else tree.remove(section.path(), i);
                }
    }

    /** How many entries stay even if nothing is written in them, because a campaign needs one. */
    private static int least(Section section) {
        return section.isNeeded() ? 1 : 0;
    }

    private static boolean isBlank(DraftTree tree, Section section, int index) {
        return section.questions().stream()
                .filter(one -> !one.kind().isElsewhere())
                // These are filled in when an announcement is added.
                .filter(one -> one.kind() != Question.Kind.CALLS
                        && (one.kind() != Question.Kind.ORGANISATION
                                || !section.path().equals("announcements")))
                .map(one -> tree.at(section.entry(index) + "." + one.key()))
                .allMatch(node -> node.isMissingNode()
                        || node.isContainerNode() && node.isEmpty()
                        || node.isBoolean() && !node.asBoolean()
                        || node.isTextual() && node.asText().isEmpty());
    }

    static int number(String sent) {
        return sent.matches("[0-9]{1,4}") ? Integer.parseInt(sent) : 0;
    }

    private static List<String> lines(String sent, String between) {
        return Stream.of(sent.split(between))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toList();
    }

    /** Line ends as everywhere, and nothing that cannot be shown. */
    private static String clean(String sent) {
        return sent.replace("\r\n", "\n")
                .replace('\r', '\n')
                .codePoints()
                .filter(c -> c == '\n' || c == '\t' || !Character.isISOControl(c))
                .filter(c -> Character.getType(c) != Character.SURROGATE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
    }
}
