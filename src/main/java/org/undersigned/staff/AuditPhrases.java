package org.undersigned.staff;

import java.text.Bidi;
import java.util.regex.MatchResult;
import org.undersigned.audit.AuditEntry;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.html.Messages;
import org.undersigned.statistics.Groups;

/** The parts that sentences about the audit log are made of, in one language: people, things, numbers and words for codes. */
abstract sealed class AuditPhrases permits AuditWords {

    final AuditNames names;
    private final String language;

    AuditPhrases(String language, AuditNames names) {
        this.language = language;
        this.names = names;
    }

    final String signatures(MatchResult found) {
        var number = number(found, 1);
        return number < Groups.FEWEST
                ? words().t("quarantine.public.few", Groups.FEWEST)
                : words().t("quarantine.public.many", number);
    }

    final String subject(AuditEntry entry) {
        var subject = entry.subject();
        return subject.startsWith("staff ")
                ? person(subject)
                : apart(names.thing(AuditNaming.isSlug(subject) ? "organisation " + subject : subject));
    }

    final String partner(String detail) {
        return apart(names.thing(AuditNames.partner(detail)));
    }

    final String chosen(MatchResult found) {
        return String.join(
                "; ",
                words().t(found.group(1).equals("on") ? "audit.chosen.alone" : "audit.chosen.all"),
                words().t(found.group(2).equals("on") ? "audit.chosen.twice" : "audit.chosen.once"),
                found.group(3).equals("none")
                        ? words().t("audit.chosen.always")
                        : words().t("audit.chosen.months", number(found, 3)));
    }

    final String person(String person) {
        return apart(names.person(words(), person));
    }

    final String kind(String kind, String subject, String approved) {
        var key = "audit.kind." + kind
                + (names.isNamed(approved) && words().has("audit.kind." + kind + ".named") ? ".named" : "");
        if (!words().has(key)) return apart(kind);
        return words().t(key, kind.equals("second-factor") ? person(subject) : apart(names.thing(approved)));
    }

    final String role(String slug) {
        return word("staff.role.", slug);
    }

    final String word(String beginning, String code) {
        return words().has(beginning + code) ? words().t(beginning + code) : apart(code);
    }

    final String language(String tag) {
        return apart(Languages.name(tag, language));
    }

    static long number(MatchResult found, int group) {
        return Long.parseLong(found.group(group));
    }

    /** Set apart, so that a name in another direction does not turn the sentence around. */
    final String apart(String text) {
        var turns =
                Languages.direction(language).equals("rtl") || Bidi.requiresBidi(text.toCharArray(), 0, text.length());
        return turns ? "\u2068" + text + "\u2069" : text;
    }

    final Messages words() {
        return Messages.of(language);
    }
}
