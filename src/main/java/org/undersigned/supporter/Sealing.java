package org.undersigned.supporter;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.SecretKey;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.keys.Aead;
import org.undersigned.foundation.keys.Hkdf;
import org.undersigned.foundation.keys.Hpke;
import org.undersigned.foundation.keys.Mac;
import org.undersigned.foundation.keys.MasterKey;
import org.undersigned.foundation.keys.SealingContexts;
import org.undersigned.foundation.token.Token;

/**
 * Seals what a person typed, for each recipient apart, so that no column of the database shows it and nobody opens more than what
 * is theirs. A sealed row opens only in its place: petition, signature, recipient, purpose and key are bound to it (associated data
 * {@code seal/v1|petition|signature|recipient|purpose|key id}). In an organisation's rows the signature stands by the name that this
 * organisation has for it ({@link SealedRow#named}).
 */
@Singleton
public final class Sealing {

    /** The person behind the mailed link: the token opens it, and only its digest is stored. */
    public static final String SIGNER = "signer";

    /** What may be shown to everybody, because the person asked for it. */
    public static final String PUBLICATION = "publication";

    /** The name under which somebody asked to be shown among those who brought others. */
    public static final String SHARER = "sharer";

    /** What stands on paper, until a mail has asked its person. */
    public static final String PAPER = "paper";

    /** Two key holders. */
    public static final String STEWARD = "steward";

    private static final String BEFORE = "installation";
    private static final TypeReference<Map<String, String>> FIELDS = new TypeReference<>() {};

    private final MasterKey master;
    private final SealingContexts contexts;

    Sealing(MasterKey master, SealingContexts contexts) {
        this.master = master;
        this.contexts = contexts;
    }

    /** Recipient of those fields that the mail about one petition needs. */
    public static String updates(UUID petition) {
        return "updates-" + petition;
    }

    /** Recipient of what one organisation was allowed to have. */
    public static String organisation(String slug) {
        return "organisation-" + slug;
    }

    /** Fields as they go under a seal. */
    public static byte[] plain(Map<String, String> fields) {
        return Db.toJson(fields).getBytes(StandardCharsets.UTF_8);
    }

    /** Seals for the holder of a private key, in the context that many rows share; call {@link SealingContexts#store} before writing. */
    public SealedRow seal(UUID petition, UUID signature, String recipient, String purpose, byte[] plain) {
        return seal(contexts.use(recipient), petition, signature, recipient, purpose, plain);
    }

    /** As above, in a context for this transaction alone. */
    public SealedRow seal(
            Handle handle, UUID petition, UUID signature, String recipient, String purpose, byte[] plain) {
        return seal(contexts.own(handle, recipient), petition, signature, recipient, purpose, plain);
    }

    /**
     * Seals for an organisation that the person at {@code address} ticked, bound to what finds the same person again in that
     * organisation's lists. Nothing of it is in what other organisations get, but the petition and what the person typed.
     *
     * @param address canonical
     */
    public SealedRow sealForOrganisation(UUID petition, UUID signature, String slug, String address, byte[] plain) {
        var recipient = organisation(slug);
        var use = contexts.use(recipient);
        var ref = supporterRef(slug, address);
        var place = SealedRow.place(petition, SealedRow.named(ref, signature), recipient, "news", use.keyId());
        var sealed = Aead.seal(use.sender().rowKey(place), place, plain);
        return new SealedRow(
                signature, recipient, "news", use.keyId(), SealedRow.HPKE_NAMED, use.context(), sealed, ref);
    }

    /**
     * HMAC-SHA-256 of a canonical address under a key of the organisation's own: the same person has another one with every organisation,
     * and without the installation's master key none can be computed.
     */
    public byte[] supporterRef(String slug, String address) {
        return Mac.hmac(master.derive("supporter-ref/v1/" + slug), address);
    }

    /** Seals for whoever holds {@code token}. */
    public SealedRow sealForSigner(UUID petition, UUID signature, String token, byte[] plain) {
        return seal(tokenKey(token), signerKeyId(token), petition, signature, SIGNER, "signature", plain);
    }

    /** Seals the name for pages and the book, under a key of the installation. */
    public SealedRow sealForPublication(UUID petition, UUID signature, byte[] plain) {
        return seal(publicationKey(), master.id(), petition, signature, PUBLICATION, "name", plain);
    }

    /** Seals the name for the page of those who brought others, under the same key. */
    public SealedRow sealForSharers(UUID petition, UUID signature, byte[] plain) {
        return seal(publicationKey(), master.id(), petition, signature, SHARER, "name", plain);
    }

    /** Seals what stands in a row on paper, until a mail has asked its person; under a key of the installation. */
    public SealedRow sealForPaper(UUID petition, UUID row, byte[] plain) {
        return seal(paperKey(), master.id(), petition, row, PAPER, "ask", plain);
    }

    /** Opens such a row. */
    public Optional<Map<String, String>> openPaper(UUID petition, SealedRow row) {
        return Aead.open(paperKey(), row.place(petition), row.sealed()).map(Sealing::fields);
    }

    /** Seals the picture of a sheet, or a file with what stands on sheets; opens nowhere but at {@code place}. */
    public Aead.Sealed sealSheet(String place, byte[] plain) {
        return Aead.seal(paperKey(), "sheet/v1|" + place, plain);
    }

    /** Opens it. */
    public Optional<byte[]> openSheet(String place, Aead.Sealed sealed) {
        return Aead.open(paperKey(), "sheet/v1|" + place, sealed);
    }

    /** Opens the row of whoever holds {@code token}; nothing if it was sealed for another token. */
    public Optional<Map<String, String>> openWithToken(UUID petition, SealedRow row, String token) {
        if (!row.keyId().equals(signerKeyId(token))) return Optional.empty();
        return Aead.open(tokenKey(token), row.place(petition), row.sealed()).map(Sealing::fields);
    }

    /** Opens the name that may be shown. */
    public Optional<Map<String, String>> openPublication(UUID petition, SealedRow row) {
        return Aead.open(publicationKey(), row.place(petition), row.sealed()).map(Sealing::fields);
    }

    /** Opens a row whose key this installation keeps; nothing for others, and nothing once the key is gone. */
    public Optional<Map<String, String>> openHosted(UUID petition, SealedRow row) {
        return contexts.open(row.context()).flatMap(context -> open(petition, row, context));
    }

    /** Opens a row with the context of its key, which somebody has opened. */
    public Optional<Map<String, String>> open(UUID petition, SealedRow row, Hpke.Context context) {
        return Aead.open(context.rowKey(row.place(petition)), row.place(petition), row.sealed())
                .map(Sealing::fields);
    }

    /** Opens a row of before there were recipients. */
    public Optional<Map<String, String>> openBefore(UUID petition, SealedRow row) {
        return Aead.open(installationKey(), row.place(petition), row.sealed()).map(Sealing::fields);
    }

    /** The id of the key that exact times are sealed under. */
    public String timeKeyId() {
        return master.id();
    }

    /** Seals the exact time of a consent event. It names nobody, and the person's page has to tell it behind any of their links. */
    public Aead.Sealed sealTime(UUID petition, UUID signature, UUID event, String at) {
        return Aead.seal(
                installationKey(), timePlace(petition, signature, event, master.id()), plain(Map.of("at", at)));
    }

    /** The exact time of a consent event; nothing if its seal does not open. */
    public Optional<String> openTime(UUID petition, UUID signature, UUID event, String keyId, Aead.Sealed sealed) {
        return Aead.open(installationKey(), timePlace(petition, signature, event, keyId), sealed)
                .map(plain -> fields(plain).get("at"));
    }

    /** Names the submission whose token opens a signer's row: the token's own first half, which is no secret. */
    public static String signerKeyId(String token) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Token.locatorIn(token));
    }

    /** The locator again that a signer's row names. */
    public static byte[] locatorOf(String signerKeyId) {
        return Base64.getUrlDecoder().decode(signerKeyId);
    }

    private static SealedRow seal(
            SealingContexts.Use use, UUID petition, UUID signature, String recipient, String purpose, byte[] plain) {
        var place = SealedRow.place(petition, signature, recipient, purpose, use.keyId());
        var sealed = Aead.seal(use.sender().rowKey(place), place, plain);
        return new SealedRow(signature, recipient, purpose, use.keyId(), use.context(), sealed);
    }

    private static SealedRow seal(
            SecretKey key,
            String keyId,
            UUID petition,
            UUID signature,
            String recipient,
            String purpose,
            byte[] plain) {
        var place = SealedRow.place(petition, signature, recipient, purpose, keyId);
        return new SealedRow(signature, recipient, purpose, keyId, null, Aead.seal(key, place, plain));
    }

    private static SecretKey tokenKey(String token) {
        return Hkdf.key(Base64.getUrlDecoder().decode(token), "signer/v1");
    }

    private SecretKey publicationKey() {
        return master.derive("seal/publication/v1");
    }

    private SecretKey paperKey() {
        return master.derive("seal/paper/v1");
    }

    private SecretKey installationKey() {
        return master.derive("seal/installation/v1");
    }

    private static String timePlace(UUID petition, UUID signature, UUID event, String keyId) {
        return SealedRow.place(petition, signature, BEFORE, "consent/" + event, keyId);
    }

    private static Map<String, String> fields(byte[] plain) {
        return Db.fromJson(new String(plain, StandardCharsets.UTF_8), FIELDS);
    }
}
