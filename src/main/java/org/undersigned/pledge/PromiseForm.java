package org.undersigned.pledge;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.undersigned.foundation.http.FormText;
import org.undersigned.foundation.mail.MailAddress;
import org.undersigned.organisation.staff.Entered;

/** What the public form sends, and what is wrong with it: every field at once, in the order of the form. */
final class PromiseForm {

    /** Most characters of a name. */
    static final int NAME = 120;

    private PromiseForm() {}

    /** What the form says, or what has to change. */
    sealed interface Checked {
        record Good(String name, MailAddress address, int people) implements Checked {

            /** Hides the person from logs. */
            @Override
            public String toString() {
                return "Good[hidden]";
            }
        }

        record Bad(Entered entered) implements Checked {}
    }

    /** Checks it; {@code event} says whether it asks with how many people one comes. */
    static Checked check(Map<String, String> sent, boolean event) {
        var values = new LinkedHashMap<String, String>();
        for (var field : List.of("name", "email", "people"))
            values.put(
                    field,
                    Normalizer.normalize(sent.getOrDefault(field, ""), Normalizer.Form.NFC)
                            .replaceAll("\\s+", " ")
                            .strip());
        var errors = new LinkedHashMap<String, String>();
        var name = values.get("name");
        if (name.isEmpty()) errors.put("name", "pledge.wrong.name");
        else if (name.codePointCount(0, name.length()) > NAME) errors.put("name", "pledge.wrong.long");
        else if (FormText.looksLikeLink(name)) errors.put("name", "pledge.wrong.link");
        else if (!FormText.isReadable(name) || name.codePoints().noneMatch(Character::isLetter))
            errors.put("name", "pledge.wrong.unreadable");
        var address = MailAddress.parse(values.get("email"));
        if (address.isEmpty()) errors.put("email", "pledge.wrong.email");
        var people = event ? values.get("people") : "1";
        if (!people.matches("[1-" + Pledge.MOST_PEOPLE + "]")) errors.put("people", "pledge.wrong.people");
        values.replaceAll((field, value) -> value.replaceAll("\\p{Cc}", ""));
        return errors.isEmpty()
                ? new Checked.Good(name, address.orElseThrow(), Integer.parseInt(people))
                : new Checked.Bad(new Entered(values, errors));
    }
}
