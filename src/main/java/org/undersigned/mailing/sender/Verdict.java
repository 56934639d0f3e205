package org.undersigned.mailing.sender;

import java.util.Locale;

/**
 * What was found where a record should stand.
 *
 * @param found the text that stands there instead, or as well; empty if none does
 */
public record Verdict(DnsRecord.Kind kind, String name, Outcome outcome, String found) {

    private static final int LONGEST = 600;

    /** How it is. */
    public enum Outcome {
        RIGHT,
        MISSING,
        DIFFERENT,
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

    public boolean right() {
        return outcome == Outcome.RIGHT;
    }
}
