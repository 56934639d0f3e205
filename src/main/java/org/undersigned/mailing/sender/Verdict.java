package org.undersigned.mailing.sender;

import java.util.Locale;

/**
 * What was found where a record should stand.
 *
 * @param found the text that stands there instead, or as well, with its name if it stands at another one; empty if none does
 */
public record Verdict(DnsRecord.Kind kind, String name, Outcome outcome, String found) {

    private static final int LONGEST = 600;

    /** How it is. */
    public enum Outcome {
        RIGHT,
        MISSING,
        DIFFERENT,
        /** What stands there rests on what nobody knows before a mail is sent. */
        UNTOLD,
        /** The resolver gave no answer. */
        SILENT;

        /** As at the end of message keys. */
        public String slug() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Verdict of(DnsRecord record, Outcome outcome, String found) {
        return new Verdict(
                record.kind(),
                record.name(),
                outcome,
                found.length() > LONGEST ? found.substring(0, LONGEST) + "…" : found);
    }

    /** The same, of a record that stands at another name. */
    Verdict at(String other) {
        return new Verdict(kind, name, outcome, other + ": " + found);
    }

    public boolean right() {
        return outcome == Outcome.RIGHT;
    }
}
