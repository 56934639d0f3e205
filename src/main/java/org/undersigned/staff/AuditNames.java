package org.undersigned.staff;

import java.util.Map;
import java.util.Optional;
import org.undersigned.foundation.html.Messages;

/**
 * What some entries of the audit log are about, by the names that a reader knows.
 *
 * @param people who may be named to the reader, by id
 * @param things titles and names, by how the log calls their bearers: {@code petition SLUG}
 */
record AuditNames(Map<String, String> people, Map<String, String> things) {

    /** Who did something: a person, a command, the target's office, or somebody unknown. */
    String actor(Messages words, String actor) {
        return switch (actor) {
            case "operator", "stranger", "target", "site" -> words.t("audit.actor." + actor);
            default -> Optional.ofNullable(people.get(id(actor))).orElseGet(() -> words.t("audit.actor.gone"));
        };
    }

    /** To whom something was done, by an id that may have {@code staff} before it. */
    String person(Messages words, String person) {
        return Optional.ofNullable(people.get(id(person))).orElseGet(() -> words.t("audit.person.gone"));
    }

    /** What something was done to: its title or name, or else the slug or id that the log has. */
    String thing(String subject) {
        return Optional.ofNullable(things.get(subject)).orElseGet(() -> subject.substring(subject.indexOf(' ') + 1));
    }

    /** Whether something has more than the slug or id that the log has. */
    boolean isNamed(String subject) {
        return things.containsKey(subject);
    }

    /** What an approval is about, as subjects are written: by a petition’s or an organisation’s slug, or an id. */
    static String approved(String detail) {
        if (detail.matches("(export-sealed|export-supporters|key-set|key-host|sender|sender-key|gifts-account) .+"))
            return "organisation " + detail.substring(detail.indexOf(' ') + 1).replaceFirst("/.*", "");
        return detail.matches("(petition-open|petition-archive|petition-retire|retire|recount-repair) .+")
                ? "petition " + detail.substring(detail.indexOf(' ') + 1)
                : detail;
    }

    /** The organisation that a detail about a partner begins with, as subjects are written. */
    static String partner(String detail) {
        return "organisation " + detail.replaceFirst(" .*", "");
    }

    private static String id(String person) {
        return person.replaceFirst("^staff[: ]", "");
    }

    /** Hides the people from logs. */
    @Override
    public String toString() {
        return "AuditNames[hidden]";
    }
}
