package org.undersigned.organisation.staff;

import java.util.List;
import java.util.Map;

/**
 * A form as somebody filled it in, with what has to change. Passwords and codes never come back.
 *
 * @param errors key of a message for each field that needs a change, in the order of the form
 */
public record Entered(Map<String, String> values, Map<String, String> errors) {

    /** A form that nobody has filled in yet. */
    public static Entered empty() {
        return new Entered(Map.of(), Map.of());
    }

    /** What stands in a field; empty if nothing does. */
    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    /** Key of the message about a field; null if it is fine, as templates want it. */
    public String error(String field) {
        return errors.get(field);
    }

    /** The fields that need a change. */
    public List<String> wrong() {
        return List.copyOf(errors.keySet());
    }

    /** Hides what was typed from logs. */
    @Override
    public String toString() {
        return "Entered[hidden]";
    }
}
