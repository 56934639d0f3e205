package org.undersigned.draft;

import static org.undersigned.draft.Question.may;
import static org.undersigned.draft.Question.need;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.undersigned.draft.Question.Kind;
import org.undersigned.draft.Question.Section;

/**
 * The steps in which a campaign is written: the one table of what is asked where. Together they ask for everything that a campaign file
 * can say; a test compares them with its schema.
 */
public enum Step {
    TEXT(new Section(
            "petition",
            false,
            List.of(need("title", Kind.TITLE), need("ask", Kind.MARKDOWN), need("body", Kind.MARKDOWN)))),
    TARGETS(new Section(
            "targets",
            true,
            List.of(
                    need("name", Kind.LINE),
                    need("office", Kind.LINE),
                    need("institution", Kind.LINE),
                    may("email", Kind.MAIL)))),
    PARTNERS(
            new Section(
                    "organisations",
                    true,
                    List.of(
                            need("name", Kind.LINE),
                            may("legal_name", Kind.NAME),
                            need("role", Kind.ROLE),
                            may("member", Kind.MEMBER),
                            need("kind", Kind.KIND),
                            need("url", Kind.URL),
                            need("privacy_url", Kind.URL),
                            need("postal_address", Kind.POSTAL),
                            may("donate_url", Kind.URL),
                            may("social", Kind.HANDLES),
                            may("slug", Kind.SLUG))),
            new Section(
                    "coalition",
                    false,
                    List.of(need("name", Kind.LINE), need("about", Kind.MARKDOWN), may("slug", Kind.SLUG)))),
    LOOK(
            new Section(
                    "campaign",
                    false,
                    List.of(
                            may("title", Kind.LINE),
                            may("colour", Kind.COLOUR),
                            may("hashtags", Kind.WORDS),
                            may("slug", Kind.SLUG))),
            new Section("campaign.categories", true, List.of(need("name", Kind.LINE), may("slug", Kind.SLUG))),
            new Section(
                    "campaign.links",
                    true,
                    List.of(need("title", Kind.LINE), need("url", Kind.URL), may("language", Kind.TAG))),
            new Section(
                    "campaign.gifts",
                    true,
                    List.of(need("organisation", Kind.ORGANISATION), need("share", Kind.NUMBER))),
            new Section(
                    "petition",
                    false,
                    List.of(
                            need("opens", Kind.DATE),
                            may("closes", Kind.DATE),
                            need("goals", Kind.NUMBERS),
                            may("special_category", Kind.FLAG),
                            need("profile", Kind.PROFILE),
                            may("slug", Kind.SLUG))),
            new Section("petition.picture", false, List.of(may("file", Kind.PICTURE), may("alt", Kind.ALT))),
            new Section(
                    "petition.fields",
                    true,
                    List.of(
                            need("label", Kind.LINE),
                            may("hint", Kind.LINE),
                            may("required", Kind.FLAG),
                            may("max", Kind.NUMBER),
                            may("name", Kind.SLUG)))),
    AFTER(
            new Section(
                    "petition.share",
                    false,
                    List.of(
                            may("any", Kind.LINE),
                            may("subject", Kind.LINE),
                            may("mail", Kind.PROSE),
                            may("sms", Kind.LINE),
                            may("whatsapp", Kind.LINE),
                            may("telegram", Kind.LINE),
                            may("bluesky", Kind.LINE),
                            may("mastodon", Kind.LINE),
                            may("x", Kind.LINE))),
            new Section(
                    "next_actions",
                    true,
                    List.of(need("title", Kind.LINE), need("text", Kind.PROSE), may("url", Kind.URL))),
            new Section(
                    "announcements",
                    true,
                    List.of(
                            need("organisation", Kind.ORGANISATION),
                            need("title", Kind.LINE),
                            need("body", Kind.MARKDOWN),
                            may("date", Kind.DATE),
                            may("calls", Kind.CALLS),
                            may("picture.file", Kind.PICTURE),
                            may("picture.alt", Kind.ALT),
                            may("slug", Kind.SLUG)))),
    CHECK,
    /** Beside the six, for copies of campaigns that ask for more than a signature. What else each of them says is asked on its own page. */
    ACTIONS(
            new Section(
                    "letters",
                    true,
                    List.of(
                            need("title", Kind.TITLE),
                            need("text", Kind.MARKDOWN),
                            may("opens", Kind.DATE),
                            may("closes", Kind.DATE),
                            may("slug", Kind.SLUG))),
            new Section(
                    "calls",
                    true,
                    List.of(
                            need("title", Kind.LINE),
                            need("text", Kind.MARKDOWN),
                            need("script", Kind.MARKDOWN),
                            may("expect", Kind.MARKDOWN),
                            may("opens", Kind.DATE),
                            may("closes", Kind.DATE),
                            may("slug", Kind.SLUG))),
            new Section(
                    "pledges",
                    true,
                    List.of(
                            need("title", Kind.LINE),
                            need("text", Kind.MARKDOWN),
                            need("organisation", Kind.ORGANISATION),
                            may("event.place", Kind.LINE),
                            may("event.address", Kind.NAME),
                            may("event.online", Kind.URL),
                            need("event.starts", Kind.TIME),
                            need("event.ends", Kind.TIME),
                            need("event.zone", Kind.ZONE),
                            may("event.capacity", Kind.NUMBER),
                            may("slug", Kind.SLUG)))),
    /** Beside the six, for coalitions that have a joint statement. */
    STATEMENT(
            new Section("statement", false, List.of(may("slug", Kind.SLUG))),
            new Section("statement.versions", true, List.of(need("text", Kind.MARKDOWN), may("date", Kind.DATE))),
            new Section(
                    "statement.sign_ons",
                    true,
                    List.of(
                            need("organisation", Kind.ORGANISATION),
                            need("version", Kind.NUMBER),
                            need("person", Kind.NAME),
                            need("office", Kind.LINE),
                            need("date", Kind.DATE))),
            new Section(
                    "statement.quotes",
                    true,
                    List.of(
                            need("name", Kind.NAME),
                            need("office", Kind.LINE),
                            need("organisation", Kind.ORGANISATION),
                            need("text", Kind.PROSE))));

    private final List<Section> sections;

    Step(Section... sections) {
        this.sections = List.of(sections);
    }

    public List<Section> sections() {
        return sections;
    }

    /** Whether its form asks for pictures. */
    boolean hasPictures() {
        return sections.stream()
                .flatMap(section -> section.questions().stream())
                .anyMatch(one -> one.kind() == Kind.PICTURE);
    }

    /** As in its address. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Key of its name. */
    public String label() {
        return "draft.step." + word();
    }

    /** Key of what it is for. */
    public String lead() {
        return "draft.lead." + word();
    }

    /** Its number among the six; 0 for what stands beside them. */
    public long number() {
        return ordinal() > CHECK.ordinal() ? 0 : ordinal() + 1;
    }

    /** The one after it. */
    public Step next() {
        return switch (this) {
            case TEXT -> TARGETS;
            case TARGETS -> PARTNERS;
            case PARTNERS -> LOOK;
            case LOOK -> AFTER;
            case AFTER, CHECK, ACTIONS, STATEMENT -> CHECK;
        };
    }

    /** The six. */
    static List<Step> six() {
        return Stream.of(values()).filter(step -> step.number() > 0).toList();
    }

    static Optional<Step> of(String word) {
        return Stream.of(values()).filter(step -> step.word().equals(word)).findFirst();
    }

    /** The step that asks a section's questions. */
    static Step of(Section section) {
        return Stream.of(values())
                .filter(step -> step.sections.contains(section))
                .findFirst()
                .orElseThrow();
    }
}
