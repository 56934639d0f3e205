package org.undersigned.draft;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.undersigned.organisation.Organisation;

/**
 * One thing that the workspace asks for a campaign file.
 *
 * @param key of the value in its section
 * @param needed whether a campaign cannot be stored without an answer
 */
public record Question(String key, Kind kind, boolean needed) {

    /** What an answer may be. */
    public enum Kind {
        /** A field takes more than may stay: a headline that is pasted and cut loses its end without a word. */
        TITLE(true, 200),
        LINE(true, 200),
        PROSE(true, 2000),
        MARKDOWN(true, 50_000),
        NAME(false, 200),
        POSTAL(false, 500),
        URL(false, 2000),
        MAIL(false, 254),
        DATE(false, 10),
        /** Day and time as clocks show it somewhere. */
        TIME(false, 16),
        /** Name of a time zone. */
        ZONE(false, 50),
        NUMBER(false, 10),
        FLAG(false, 0),
        SLUG(false, 64),
        COLOUR(false, 7),
        TAG(false, 35),
        KIND(false, 0),
        PROFILE(false, 0),
        ORGANISATION(false, 0),
        /** What an organisation is in the campaign; kept in the list of partners. */
        ROLE(false, 0),
        /** Whether an organisation belongs to the coalition; kept in the coalition's list. */
        MEMBER(false, 0),
        CALLS(false, 0),
        /** One a line. */
        WORDS(false, 4000),
        NUMBERS(false, 400),
        /** A name and an address, one pair a line. */
        HANDLES(false, 4000),
        /** A picture: what it is called once it is uploaded. */
        PICTURE(false, 0),
        /** What a picture shows; needed in each language as soon as there is one. */
        ALT(true, 300);

        private final boolean translated;
        private final int most;

        Kind(boolean translated, int most) {
            this.translated = translated;
            this.most = most;
        }

        /** Whether there is an answer in each language. */
        public boolean isTranslated() {
            return translated;
        }

        /** Most characters of an answer; 0 if it is chosen and not written. */
        public int most() {
            return most;
        }

        /** Whether an answer has several lines. */
        public boolean isLong() {
            return switch (this) {
                case PROSE, MARKDOWN, POSTAL, WORDS, NUMBERS, HANDLES -> true;
                default -> false;
            };
        }

        /** Whether it stands at another place of the file than its section. */
        boolean isElsewhere() {
            return this == ROLE || this == MEMBER;
        }

        /** What may be chosen, apart from organisations. */
        List<String> choices() {
            return switch (this) {
                case KIND -> Organisation.KINDS;
                case PROFILE -> List.of("standard", "high-risk");
                case ROLE -> List.of("lead", "co-host", "supporting", "");
                case CALLS -> List.of("sign", "share", "donate", "read");
                default -> List.of();
            };
        }
    }

    /**
     * Questions that belong together: a part of the campaign file.
     *
     * @param path of the part in the file
     * @param many whether the part is a list of entries with the same questions
     */
    public record Section(String path, boolean many, List<Question> questions) {

        /** The last word of its path, which names it in messages. */
        public String word() {
            return path.substring(path.lastIndexOf('.') + 1);
        }

        /** Whether a campaign cannot be without an entry. */
        public boolean isNeeded() {
            return !many || path.equals("targets") || path.equals("organisations");
        }

        /** Whether entries are only written here and made elsewhere: they say more than is asked for. */
        public boolean isFixed() {
            return Copying.ACTIONS.contains(path);
        }

        /** The path of an entry. */
        String entry(int index) {
            return many ? path + "[" + index + "]" : path;
        }
    }

    /** Whether an entry is asked: a promise has no time and place. */
    boolean isAbout(DraftTree tree, String entry) {
        return !key.startsWith("event.") || tree.at(entry + ".event").isObject();
    }

    static Question need(String key, Kind kind) {
        return new Question(key, kind, true);
    }

    static Question may(String key, Kind kind) {
        return new Question(key, kind, false);
    }

    /** A question with its place. */
    record Placed(Section section, int index, Question question) {

        String path() {
            return section.entry(index) + "." + question.key;
        }
    }

    /** Every question about {@code tree}, in the order of the steps. */
    static Stream<Placed> all(DraftTree tree) {
        return Stream.of(Step.values())
                .flatMap(step -> step.sections().stream())
                .flatMap(section -> of(section, tree));
    }

    /** The questions of one section. */
    static Stream<Placed> of(Section section, DraftTree tree) {
        int entries = section.many ? tree.size(section.path) : 1;
        return Stream.iterate(0, index -> index < entries, index -> index + 1)
                .flatMap(index -> section.questions.stream()
                        .filter(one -> one.isAbout(tree, section.entry(index)))
                        .map(one -> new Placed(section, index, one)));
    }

    /** The question that a fault at {@code path} is about. */
    static Optional<Placed> at(DraftTree tree, String path) {
        return all(tree)
                .filter(one -> !one.question.kind.isElsewhere())
                .filter(one -> path.equals(one.path())
                        || path.startsWith(one.path() + ".")
                        || path.startsWith(one.path() + "["))
                .findFirst();
    }
}
