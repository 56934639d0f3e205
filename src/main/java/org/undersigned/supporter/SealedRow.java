package org.undersigned.supporter;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;
import org.undersigned.foundation.keys.Aead;
import org.undersigned.foundation.keys.Mac;

/**
 * Something about one person, sealed for one recipient.
 *
 * @param recipient who can open it: {@code steward}, {@code signer}, {@code publication}, {@code sharer}, {@code paper}, {@code confirm-DAY}, {@code
 *     updates-PETITION} or {@code organisation-SLUG}
 * @param purpose what it is for
 * @param keyId names the recipient's key
 * @param algorithm how it was sealed, as written in the column, and with it what is bound to the ciphertext
 * @param context the HPKE context, or null where the key is a secret that both sides have
 * @param ref what the person is in the lists of the organisation that the row is for (32 bytes); null for other recipients
 */
public record SealedRow(
        UUID signature,
        String recipient,
        String purpose,
        String keyId,
        String algorithm,
        UUID context,
        Aead.Sealed sealed,
        byte[] ref) {

    /** A row that is in no organisation's lists. */
    public SealedRow(UUID signature, String recipient, String purpose, String keyId, UUID context, Aead.Sealed sealed) {
        this(signature, recipient, purpose, keyId, context == null ? Aead.ALGORITHM : HPKE, context, sealed, null);
    }

    /** Rows for the holder of a private key: row key by export from an HPKE context, then AES-256-GCM. */
    static final String HPKE = "hpke-export/v1";

    /** The same for organisations, bound to what the organisation calls the signature. In the database only: a line tells that name itself. */
    static final String HPKE_NAMED = "hpke-export/v2";

    /** What is bound to the ciphertext: in another place the row does not open. */
    public String place(UUID petition) {
        return place(petition, named(), recipient, purpose, keyId);
    }

    /**
     * What its recipient knows the signature by. Each organisation has its own name for it: the first half of a SHA-256 over its own reference
     * of the person and the signature's id, as a UUID of version 8 (RFC 9562). The id is random and told to nobody, so neither can two
     * organisations compute each other's name, nor see that two of them are of one signature.
     */
    public UUID named() {
        return HPKE_NAMED.equals(algorithm) ? named(ref, signature) : signature;
    }

    static UUID named(byte[] ref, UUID signature) {
        var hash = ByteBuffer.wrap(
                Mac.sha256("undersigned/signature/v1|" + Base64.getEncoder().encodeToString(ref) + "|" + signature));
        return new UUID(
                hash.getLong() & 0xFFFFFFFFFFFF0FFFL | 0x8000L,
                hash.getLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L);
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
