package org.undersigned.mailing.sender;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * What an owner said about the mail of an organisation.
 *
 * @param bounces where mail is returned to, or empty
 * @param smtp the address of its own server, sealed; null for the installation's, as the column
 * @param proof what showed that the domain is the organisation's
 * @param checked what was found in the DNS, as JSON, and when
 */
public record SenderSettings(
        UUID organisation,
        String name,
        String address,
        String domain,
        String replyTo,
        String bounces,
        int perMinute,
        byte[] smtp,
        Optional<Proof> proof,
        Optional<Looked> checked) {

    /** What speaks for a sender. */
    public enum Proof {
        /** The public half of its key stands in the DNS of the domain. */
        RECORDS,
        /** Somebody who runs this installation said so. */
        OPERATOR
    }

    /** What was found, and on which day. */
    public record Looked(String json, LocalDate day) {}

    /** Whom its mail comes from, as it stands in a header (RFC 5322, 3.4): a name that is more than words is in quotation marks. */
    public String from() {
        var plain = name.codePoints().allMatch(c -> Character.isLetterOrDigit(c) || c == ' ' || c > 0x7F);
        return (plain ? name : "\"" + name.replace("\\", "").replace("\"", "") + "\"") + " <" + address + ">";
    }

    /** The same with what showed that the domain is theirs. */
    SenderSettings proven(Optional<Proof> by) {
        return new SenderSettings(
                organisation, name, address, domain, replyTo, bounces, perMinute, smtp, by, Optional.empty());
    }

    /** For a page, which writes long numbers. */
    public long most() {
        return perMinute;
    }

    /** Whether mail may go out in its name. */
    public boolean isProven() {
        return proof.isPresent();
    }

    /** Hides the server from logs. */
    @Override
    public String toString() {
        return "SenderSettings[" + domain + "]";
    }
}
