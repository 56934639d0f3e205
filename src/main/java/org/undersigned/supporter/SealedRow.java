package org.undersigned.supporter;

import java.util.UUID;
import org.undersigned.foundation.keys.Aead;

/**
 * Something about one person, sealed for one recipient.
 *
 * @param recipient who can open it: {@code steward}, {@code signer}, {@code publication}, {@code confirm-DAY}, {@code
 *     updates-PETITION} or {@code organisation-SLUG}
 * @param purpose what it is for
 * @param keyId names the recipient's key
 * @param context the HPKE context, or null where the key is a secret that both sides have
 * @param ref what the person is in the lists of the organisation that the row is for (32 bytes); null for other recipients
 */
public record SealedRow(
        UUID signature, String recipient, String purpose, String keyId, UUID context, Aead.Sealed sealed, byte[] ref) {

    /** A row that is in no organisation's lists. */
    public SealedRow(UUID signature, String recipient, String purpose, String keyId, UUID context, Aead.Sealed sealed) {
        this(signature, recipient, purpose, keyId, context, sealed, null);
    }

    /** Rows for the holder of a private key: row key by export from an HPKE context, then AES-256-GCM. */
    static final String HPKE = "hpke-export/v1";

    /** How it was sealed, as written in the column. */
    public String algorithm() {
        return context == null ? Aead.ALGORITHM : HPKE;
    }

    /** The same row, of that person in its organisation's lists. */
    SealedRow of(byte[] ref) {
        return new SealedRow(signature, recipient, purpose, keyId, context, sealed, ref);
    }

    /** What is bound to the ciphertext: in another place the row does not open. */
    public String place(UUID petition) {
        return place(petition, signature, recipient, purpose, keyId);
    }

    static String place(UUID petition, UUID signature, String recipient, String purpose, String keyId) {
        return "seal/v1|" + petition + "|" + signature + "|" + recipient + "|" + purpose + "|" + keyId;
    }

    /** Shows where it belongs and nothing else. */
    @Override
    public String toString() {
        return "SealedRow[" + signature + " for " + recipient + "]";
    }
}
