package org.undersigned.signature;

import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.undersigned.petition.Petition;
import org.undersigned.risk.MailAllowance;

/**
 * A signature on its way to the disk.
 *
 * @param tag who, under this petition's key
 * @param mailboxTag which mailbox, under this petition's key
 * @param reference names the submission to its sender
 * @param mail whether and when a mail may go out for it
 */
record PendingSignature(
        UUID id,
        Petition petition,
        Submission submission,
        byte[] tag,
        byte[] mailboxTag,
        String reference,
        Instant at,
        MailAllowance.Answer mail) {

    /** What one batch may hold once only. */
    String person() {
        return petition.id() + HexFormat.of().formatHex(tag);
    }

    /** What goes under the seal. */
    Map<String, String> fields() {
        var fields = new LinkedHashMap<String, String>();
        fields.put("name", submission.name());
        fields.put("email", submission.email().typed());
        if (!submission.postcode().isEmpty()) fields.put("postcode", submission.postcode());
        submission.own().forEach((name, answer) -> fields.put("own." + name, answer));
        submission.partner().ifPresent(partner -> fields.put("partner", partner));
        fields.put("at", at.toString());
        return fields;
    }

    /** Hides the person from logs. */
    @Override
    public String toString() {
        return "PendingSignature[" + id + "]";
    }
}
