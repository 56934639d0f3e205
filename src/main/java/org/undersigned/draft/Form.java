package org.undersigned.draft;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.undersigned.campaign.Campaigns;
import org.undersigned.draft.Question.Kind;
import org.undersigned.draft.Question.Placed;
import org.undersigned.draft.Question.Section;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.html.Messages;
import org.undersigned.foundation.picture.PictureName;

/** The form of a step, in the words of whoever fills it in. */
public record Form(List<Part> parts) {

    /**
     * The questions of a section.
     *
     * @param fixed whether no entry can be added here
     */
    public record Part(
            String word,
            String path,
            boolean many,
            boolean needed,
            boolean fixed,
            String title,
            String help,
            List<Entry> entries) {

        public String id() {
            return "part-" + Form.id(path);
        }
    }

    /**
     * One entry of a list, or all there is of a section that is none.
     *
     * @param locked whether it belongs to somebody else, so that only its place in the campaign is asked for
     */
    public record Entry(String path, long number, String name, boolean locked, List<Field> fields) {

        public String id() {
            return "entry-" + Form.id(path);
        }
    }

    /** Something to choose. */
    public record Choice(String value, String label, boolean chosen) {}

    /**
     * One field.
     *
     * @param kind of {@link Question.Kind}, in lower case
     * @param wrong what has to change; empty if it is fine
     * @param source the words in the main language, where they are to be translated
     */
    public record Field(
            String name,
            String kind,
            String label,
            String hint,
            String value,
            String wrong,
            boolean needed,
            int most,
            boolean isLong,
            List<Choice> choices,
            String language,
            String source) {

        public String id() {
            return Form.id(name);
        }

        /** The picture that is there now, or null. */
        public PictureName picture() {
            return PictureName.parse(value).orElse(null);
        }

        /** Whether nothing has to stand here, whatever else is written. */
        public boolean isFree() {
            return !needed && !kind.equals("alt");
        }

        public boolean isChecked() {
            return value.equals("on");
        }

        /** Whether what is written reads in a language of its own. */
        public boolean isSpoken() {
            return !language.isEmpty();
        }

        public String direction() {
            return isSpoken() ? Languages.direction(language) : "auto";
        }

        /** How high the field stands, in lines. */
        public int rows() {
            return switch (kind) {
                case "markdown" -> name.endsWith("ask") ? 6 : 12;
                case "prose", "postal" -> 3;
                default -> 3;
            };
        }

        /** Ids of what is said about it. */
        public String described() {
            var ids = Stream.of(wrong.isEmpty() ? "" : id() + "-e", hint.isEmpty() ? "" : id() + "-h")
                    .filter(one -> !one.isEmpty())
                    .toList();
            return String.join(" ", ids);
        }
    }

    /** The form of {@code step} as the draft stands. */
    static Form of(
            Draft draft,
            Step step,
            String language,
            Map<String, Faults.Fault> faults,
            DraftRights rights,
            Campaigns.Content content) {
        var words = Messages.of(language);
        return new Form(step.sections().stream()
                .map(section -> part(draft, step, section, words, faults, rights, content))
                .toList());
    }

    private static Part part(
            Draft draft,
            Step step,
            Section section,
            Messages words,
            Map<String, Faults.Fault> faults,
            DraftRights rights,
            Campaigns.Content content) {
        var tree = draft.tree();
        int size = section.many() ? tree.size(section.path()) : 1;
        var organisations = section.path().equals("organisations");
        var entries = IntStream.range(0, size)
                .mapToObj(index -> {
                    var locked = organisations
                            && rights.foreign(content, tree.text(section.entry(index) + ".slug"))
                                    .isPresent();
                    var name = name(draft, section.entry(index));
                    var fields = section.questions().stream()
                            .filter(one -> !locked || one.kind().isElsewhere())
                            .filter(one -> one.isAbout(tree, section.entry(index)))
                            .map(one -> field(draft, new Placed(section, index, one), draft.main(), words, faults))
                            .toList();
                    return new Entry(section.entry(index), index + 1, section.many() ? name : "", locked, fields);
                })
                .toList();
        var key = section.word() + (section.path().equals("petition") ? "." + step.word() : "");
        return new Part(
                section.word(),
                section.path(),
                section.many(),
                section.isNeeded(),
                section.isFixed(),
                words.t("draft.part." + key),
                words.has("draft.help." + key) ? words.t("draft.help." + key) : "",
                entries);
    }

    /** What an entry is called, in the main language; empty if nothing is written. */
    static String name(Draft draft, String entry) {
        return Stream.of("name", "title", "label", "person")
                .map(key -> draft.tree().at(entry + "." + key))
                .filter(node -> !node.isMissingNode())
                .map(node -> node.isTextual()
                        ? node.asText()
                        : node.path(draft.main()).asText())
                .findFirst()
                .orElse("");
    }

    /** Every text of the draft beside its words in the main language, to be written in {@code language}. */
    static Form translation(
            Draft draft, String language, String reader, DraftRights rights, Campaigns.Content content) {
        var words = Messages.of(reader);
        var parts = Stream.of(Step.values())
                .flatMap(step -> step.sections().stream().map(section -> {
                    var fields = Question.of(section, draft.tree())
                            .filter(one -> one.question().kind().isTranslated())
                            .filter(one -> !draft.tree()
                                    .text(one.path() + "." + draft.main())
                                    .isEmpty())
                            .filter(one -> !section.path().equals("organisations")
                                    || rights.foreign(content, draft.tree().text(section.entry(one.index()) + ".slug"))
                                            .isEmpty())
                            .map(one -> field(draft, one, language, words, Map.of()))
                            .toList();
                    var key = section.word() + (section.path().equals("petition") ? "." + step.word() : "");
                    return new Part(
                            section.word(),
                            section.path() + "." + step.word(),
                            false,
                            false,
                            true,
                            words.t("draft.part." + key),
                            "",
                            List.of(new Entry(section.path(), 1, "", false, fields)));
                }))
                .filter(part -> !part.entries.getFirst().fields.isEmpty())
                .toList();
        return new Form(parts);
    }

    private static Field field(
            Draft draft, Placed placed, String language, Messages words, Map<String, Faults.Fault> faults) {
        var question = placed.question();
        var kind = question.kind();
        var value = Answers.shown(draft.tree(), placed, language);
        var fault = Optional.ofNullable(faults.get(placed.path()));
        var main = kind.isTranslated() && !language.equals(draft.main())
                ? draft.tree().text(placed.path() + "." + draft.main())
                : "";
        return new Field(
                placed.path(),
                kind.name().toLowerCase(java.util.Locale.ROOT),
                words.t(first(words, "draft.q.", placed)),
                kind.isTranslated() && !main.isEmpty() ? "" : hint(words, placed),
                value,
                fault.map(one -> words.t(one.key())).orElse(""),
                question.needed(),
                kind.most(),
                kind.isLong(),
                choices(draft, kind, value, words),
                kind.isTranslated() ? language : "",
                main);
    }

    /** The message about a question in its section, or the one that is the same in every section. */
    private static String first(Messages words, String area, Placed placed) {
        var own = area + placed.section().word() + "." + placed.question().key();
        return words.has(own) ? own : area + placed.question().key();
    }

    private static String hint(Messages words, Placed placed) {
        var key = first(words, "draft.h.", placed);
        return words.has(key) ? words.t(key) : "";
    }

    private static List<Choice> choices(Draft draft, Kind kind, String value, Messages words) {
        if (kind == Kind.ORGANISATION) {
            var tree = draft.tree();
            var slugs = IntStream.range(0, tree.size("organisations"))
                    .mapToObj(i -> "organisations[" + i + "]")
                    .filter(entry -> !tree.text(entry + ".slug").isEmpty())
                    .map(entry -> new Choice(
                            tree.text(entry + ".slug"),
                            tree.at(entry + ".name").path(draft.main()).asText(tree.text(entry + ".slug")),
                            tree.text(entry + ".slug").equals(value)));
            return Stream.concat(Stream.of(new Choice("", "—", value.isEmpty())), slugs)
                    .toList();
        }
        var chosen = List.of(value.split("\n"));
        var choices = kind.choices().stream()
                .map(one -> new Choice(
                        one, words.t(label(kind, one)), kind == Kind.CALLS ? chosen.contains(one) : one.equals(value)));
        return kind == Kind.KIND
                ? Stream.concat(Stream.of(new Choice("", "—", value.isEmpty())), choices)
                        .toList()
                : choices.toList();
    }

    private static String label(Kind kind, String choice) {
        return switch (kind) {
            case KIND -> "campaign.kind." + choice;
            case ROLE -> choice.isEmpty() ? "draft.choice.none" : "campaign.role." + choice;
            default -> "draft.choice." + choice;
        };
    }

    /** A path as the id of an element. */
    static String id(String path) {
        return path.replaceAll("[.\\[]", "-").replace("]", "");
    }
}
