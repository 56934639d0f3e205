package org.undersigned.draft;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.undersigned.exchange.FileError;
import org.undersigned.exchange.Read;

/** What a draft still lacks, told at the question that it is about. */
record Faults(List<Fault> all) {

    private static final Pattern MISSING = Pattern.compile("\"([a-z_]+)\" is missing");

    /**
     * One of them.
     *
     * @param question that it is about, if it is about one
     * @param section that it is about, if it is about a whole part
     * @param key of the message about it
     * @param detail what the reader of campaign files says, in English
     */
    record Fault(Optional<Question.Placed> question, Optional<Question.Section> section, String key, String detail) {

        /** Whether the answer is not there, rather than wrong. */
        boolean isMissing() {
            return key.equals("draft.wrong.missing");
        }

        /** Whether it will be mended by itself: an address is made from a name, and the name is told to be missing. */
        private boolean isMadeLater() {
            return isMissing() && isOf(Question.Kind.SLUG);
        }

        /** Whether words about a picture are missing, in whichever language. */
        boolean isOfMissingWords() {
            return isMissing() && isOf(Question.Kind.ALT);
        }

        private boolean isOf(Question.Kind kind) {
            return question.filter(one -> one.question().kind() == kind).isPresent();
        }

        /** Whether it goes as soon as the petition has a title, of which it is said, too. */
        private boolean isNamed() {
            return isMissing()
                    && question.filter(one -> one.path().equals("campaign.title"))
                            .isPresent();
        }
    }

    static Faults none() {
        return new Faults(List.of());
    }

    /** Those of a draft as it stands. */
    static Faults of(Draft draft) {
        return switch (Finished.read(draft)) {
            case Read.Good good -> none();
            case Read.Bad bad -> of(Finished.tree(draft), bad.errors());
        };
    }

    static Faults of(DraftTree tree, List<FileError> errors) {
        return new Faults(errors.stream()
                .map(error -> fault(tree, error))
                .filter(fault -> !fault.isMadeLater() && !fault.isNamed())
                .distinct()
                .toList());
    }

    private static Fault fault(DraftTree tree, FileError error) {
        var missing = MISSING.matcher(error.wrong());
        var path = missing.matches()
                ? (error.path().isEmpty() ? "" : error.path() + ".") + missing.group(1)
                : error.path();
        var question = Question.at(tree, path);
        var section = section(path);
        var detail = error.wrong() + "; " + error.instead();
        return new Fault(question, section, key(tree, question, section, error), detail);
    }

    private static String key(
            DraftTree tree, Optional<Question.Placed> question, Optional<Question.Section> section, FileError error) {
        if (error.wrong().endsWith("is taken")) return "draft.wrong.taken";
        if (error.wrong().equals("another organisation here has it")) return "supporters.profile.wrong.taken";
        if (error.wrong().equals("no partner leads")) return "draft.wrong.lead";
        if (error.wrong().endsWith("is no condition of signing")) return "draft.wrong.consent";
        if (question.isEmpty())
            return section.map(part -> part.many() && tree.size(part.path()) == 0 ? "none" : "part")
                    .map("draft.wrong."::concat)
                    .orElse("draft.wrong.other");
        var kind = question.get().question().kind();
        var path = question.get().path();
        var value = tree.at(path);
        if (value.isMissingNode() || value.isEmpty() && value.isContainerNode()) return "draft.wrong.missing";
        if (error.wrong().startsWith("the words are missing in ")) return "draft.wrong.missing";
        if (error.wrong().contains("the main language")) return "draft.wrong.missing";
        if (error.wrong().equals("it ends before it begins") && kind == Question.Kind.TIME) return "action.wrong.order";
        if (error.wrong().contains("closes before")
                || error.wrong().equals("it ends before it begins")
                || error.wrong().startsWith("the last day lies before")) return "draft.wrong.order";
        if (error.wrong().contains("characters") && kind != Question.Kind.TITLE) return "draft.wrong.long";
        return "draft.wrong." + kind.name().toLowerCase(Locale.ROOT);
    }

    private static Optional<Question.Section> section(String path) {
        return Stream.of(Step.values())
                .flatMap(step -> step.sections().stream())
                .filter(one -> path.equals(one.path())
                        || path.startsWith(one.path() + "[")
                        || path.startsWith(one.path() + "."))
                .max(Comparator.comparing(one -> one.path().length()));
    }

    /** Those about answers that are written, by the path of the question; what is missing is not yet a fault of a draft. */
    Map<String, Fault> written() {
        var byPath = new LinkedHashMap<String, Fault>();
        all.stream()
                .filter(fault -> !fault.isMissing())
                .forEach(fault -> fault.question.ifPresent(one -> byPath.putIfAbsent(one.path(), fault)));
        return byPath;
    }

    /** Whether one of them is about the question of this path. */
    boolean isAbout(String path) {
        return all.stream()
                .anyMatch(fault ->
                        fault.question.filter(one -> one.path().equals(path)).isPresent());
    }

    /** Those that a step can mend. */
    List<Fault> in(Step step) {
        return all.stream()
                .filter(fault -> step(fault).filter(step::equals).isPresent())
                .toList();
    }

    /** Where a fault is mended. */
    static Optional<Step> step(Fault fault) {
        return fault.question
                .map(Question.Placed::section)
                .or(() -> fault.section)
                .map(Step::of);
    }
}
