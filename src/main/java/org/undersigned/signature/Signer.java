package org.undersigned.signature;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.undersigned.foundation.outbox.OutgoingMail;
import org.undersigned.petition.Petition;
import org.undersigned.supporter.MailAddress;

/**
 * A signature with what its person typed, opened for the length of one request.
 *
 * @param fields what was under the seal
 */
record Signer(Signature signature, Petition petition, Map<String, String> fields) {

    String name() {
        return fields.get("name");
    }

    String email() {
        return fields.get("email");
    }

    String postcode() {
        return fields.getOrDefault("postcode", "");
    }

    /** A mail to this person. */
    OutgoingMail mail(String kind, Instant due, Map<String, String> more) {
        var content = new TreeMap<>(more);
        content.put("to", MailAddress.parse(email()).orElseThrow().forSending());
        content.put("name", name());
        content.put("language", signature.language());
        content.put("petition", petition.slug());
        return OutgoingMail.of(kind, signature.id(), due, content);
    }

    /** Hides the person from logs. */
    @Override
    public String toString() {
        return "Signer[" + signature.id() + "]";
    }
}
