package org.undersigned.supporter;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.keys.Aead;
import org.undersigned.foundation.keys.MasterKey;

/**
 * Seals what a person typed, so that no column of the database shows it. A sealed row opens only in its place: petition,
 * signature, recipient, purpose and key are bound to it (associated data {@code seal/v1|petition|signature|recipient|purpose|key id}).
 */
@Singleton
public final class Sealing {

    /** The one recipient there is until organisations and stewards bring keys of their own: this installation. */
    public static final String INSTALLATION = "installation";

    private static final TypeReference<Map<String, String>> FIELDS = new TypeReference<>() {};

    private final MasterKey master;

    Sealing(MasterKey master) {
        this.master = master;
    }

    /** Name of the key that rows are sealed under now. */
    public String keyId() {
        return master.id();
    }

    /** Seals a person's fields for this installation. */
    public Aead.Sealed seal(UUID petition, UUID signature, String purpose, Map<String, String> fields) {
        var plain = Db.toJson(fields).getBytes(StandardCharsets.UTF_8);
        return Aead.seal(master.derive("seal/installation/v1"), place(petition, signature, purpose, keyId()), plain);
    }

    /** The fields again; nothing if the row does not belong in this place or was changed. */
    public Optional<Map<String, String>> open(
            UUID petition, UUID signature, String purpose, String keyId, Aead.Sealed sealed) {
        return Aead.open(master.derive("seal/installation/v1"), place(petition, signature, purpose, keyId), sealed)
                .map(plain -> Db.fromJson(new String(plain, StandardCharsets.UTF_8), FIELDS));
    }

    private static String place(UUID petition, UUID signature, String purpose, String keyId) {
        return "seal/v1|" + petition + "|" + signature + "|" + INSTALLATION + "|" + purpose + "|" + keyId;
    }
}
