package org.undersigned.draft;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.html.Messages;

/**
 * What a draft lacks before it can be stored.
 *
 * @param items what has to be written or changed
 * @param languages how many texts each language other than the main one still lacks
 * @param notices what signers are told about each partner
 * @param hints what would make the ask better; nobody has to follow them
 * @param tried whether somebody signed on trial what stands there now
 * @param isWhole whether everything is asked for: the public cannot read the petition yet, so it has to be tried and translated first
 * @param sends whether mail leaves, or is shown on a page as in the demo: without it nobody can confirm a signature
 */
public record LaunchCheck(
        List<Item> items,
        List<Language> languages,
        List<Notice> notices,
        List<Hint> hints,
        boolean tried,
        boolean isWhole,
        boolean sends) {

    /**
     * Something to write or change.
     *
     * @param path where
     * @param label key of the name of the step
     * @param about which question, by the keys of its section and its own name; empty if it is about no single question
     * @param entry name of the entry that it is about; empty if it has none
     * @param message key of what is wrong
     * @param language in which it is, if it is about one; empty if not
     * @param detail in English, for what has no words of its own
     */
    public record Item(
            String path,
            String label,
            Optional<Question.Placed> about,
            String entry,
            String message,
            String language,
            String detail) {

        /** The question, in the reader's words; empty if it is about none. */
        public String question(org.undersigned.foundation.html.Page page) {
            return about.map(one -> {
                        var own = "draft.q." + one.section().word() + "."
                                + one.question().key();
                        var words = Messages.of(page.language());
                        var label = words.t(
                                words.has(own)
                                        ? own
                                        : "draft.q." + one.question().key());
                        if (!entry.isEmpty()) return label + " – " + entry;
                        return one.section().many() ? label + " (" + (one.index() + 1) + ")" : label;
                    })
                    .orElse("");
        }

        /** What is wrong, in the reader's words. */
        public String words(org.undersigned.foundation.html.Page page) {
            return language.isEmpty() ? page.t(message) : page.t(message, Languages.name(language, page.language()));
        }

        public boolean isOther() {
            return message.equals("draft.wrong.other") || message.equals("draft.wrong.part");
        }
    }

    /**
     * What signers are told about a partner before they tick its box.
     *
     * @param slug empty if none is written yet
     * @param name empty if none is written yet
     * @param privacyUrl of its privacy notice
     * @param isWhole whether notice and postal address are there and can stay
     */
    public record Notice(String slug, String name, String privacyUrl, boolean isWhole) {}

    /** A language of the draft and how many texts it lacks. */
    public record Language(String tag, int missing) {}

    static LaunchCheck of(Draft draft, Optional<Faults> stored, boolean online, boolean sends) {
        var faults = stored.orElseGet(() -> Faults.of(draft));
        var items = Stream.concat(
                        faults.all().stream()
                                .filter(fault -> !fault.isOfMissingWords())
                                .sorted(Comparator.comparing(LaunchCheck::step))
                                .map(fault -> item(draft, fault)),
                        withoutWords(draft))
                .toList();
        var languages = draft.languages().stream()
                .skip(1)
                .map(language -> new Language(language, missing(draft, language)))
                .toList();
        return new LaunchCheck(
                items, languages, notices(draft, faults), Hint.of(draft), draft.isTried(), !online, sends);
    }

    private static Step step(Faults.Fault fault) {
        return Faults.step(fault).orElse(Step.TEXT);
    }

    private static Item item(Draft draft, Faults.Fault fault) {
        var step = step(fault);
        var anchor = fault.question()
                .map(one -> "#" + Form.id(one.path()))
                .or(() -> fault.section().map(one -> "#part-" + Form.id(one.path())))
                .orElse("");
        return new Item(
                draft.path(step) + anchor,
                step.label(),
                fault.question(),
                entry(draft, fault.question()),
                fault.key(),
                "",
                fault.detail());
    }

    /** Pictures that some who read the campaign would not learn about. */
    private static Stream<Item> withoutWords(Draft draft) {
        var tree = draft.tree();
        return Pictures.places(tree)
                .filter(one -> !tree.text(one.path()).isEmpty())
                .flatMap(one -> Question.at(tree, Pictures.alt(one)).stream())
                .flatMap(alt -> draft.languages().stream()
                        .filter(language ->
                                tree.text(alt.path() + "." + language).isEmpty())
                        .map(language -> withoutWords(draft, alt, language)));
    }

    private static Item withoutWords(Draft draft, Question.Placed alt, String language) {
        var step = Step.of(alt.section());
        // A translation is written beside its source, once there is one.
        var beside = !language.equals(draft.main())
                && !draft.tree().text(alt.path() + "." + draft.main()).isEmpty();
        var path = beside ? draft.path() + "/languages/" + language : draft.path(step);
        return new Item(
                path + "#" + Form.id(alt.path()),
                step.label(),
                Optional.of(alt),
                entry(draft, Optional.of(alt)),
                "draft.wrong.altMissing",
                language,
                "");
    }

    /** Words for a question, and nothing about it. */
    static Item about(Draft draft, Question.Placed placed) {
        var about = Optional.of(placed);
        return new Item("", "", about, entry(draft, about), "", "", "");
    }

    private static String entry(Draft draft, Optional<Question.Placed> question) {
        return question.filter(one -> one.section().many())
                .map(one -> Form.name(draft, one.section().entry(one.index())))
                .orElse("");
    }

    private static List<Notice> notices(Draft draft, Faults faults) {
        var tree = Finished.tree(draft);
        return IntStream.range(0, tree.size("organisations"))
                .filter(i -> asks(tree, tree.text("organisations[" + i + "].slug")))
                .mapToObj(i -> {
                    var partner = "organisations[" + i + "].";
                    return new Notice(
                            tree.text(partner + "slug"),
                            tree.text(partner + "name." + draft.main()),
                            tree.text(partner + "privacy_url"),
                            !faults.isAbout(partner + "privacy_url") && !faults.isAbout(partner + "postal_address"));
                })
                .toList();
    }

    /** Whether an organisation asks in this campaign; one that has no name yet is about to. */
    private static boolean asks(DraftTree tree, String slug) {
        return slug.isEmpty()
                || IntStream.range(0, tree.size("campaign.partners"))
                        .anyMatch(i -> tree.text("campaign.partners[" + i + "].organisation")
                                .equals(slug));
    }

    private static int missing(Draft draft, String language) {
        var tree = draft.tree();
        return (int) Answers.translated(tree)
                // Names of organisations and coalitions are mostly the same in every language.
                .filter(one -> !one.section().path().equals("organisations")
                        && !one.path().equals("coalition.name"))
                // These stay drafts when the petition goes online.
                .filter(one -> !one.section().isFixed())
                .filter(one -> !tree.text(one.path() + "." + draft.main()).isEmpty())
                .filter(one -> tree.text(one.path() + "." + language).isEmpty())
                .count();
    }

    public boolean isComplete() {
        return items.isEmpty();
    }

    public boolean isTranslated() {
        return languages.stream().allMatch(one -> one.missing == 0);
    }

    /** Whether it can be stored. */
    public boolean isPassed() {
        return isComplete() && (!isWhole || isTranslated() && tried && sends);
    }
}
