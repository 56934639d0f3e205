package org.undersigned.signature;

import jakarta.inject.Singleton;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.keys.Mac;
import org.undersigned.petition.Petition;
import org.undersigned.petition.PetitionKeys;
import org.undersigned.petition.Petitions;
import org.undersigned.supporter.Sealing;

/** Opens signatures. */
@Singleton
final class Signers {

    private final Petitions petitions;
    private final PetitionKeys keys;
    private final Sealing sealing;

    Signers(Petitions petitions, PetitionKeys keys, Sealing sealing) {
        this.petitions = petitions;
        this.keys = keys;
        this.sealing = sealing;
    }

    /** A signature with its person, locked; nothing if it is not there. */
    Optional<Signer> find(Handle handle, UUID id) {
        return SignatureStore.byId(handle, id)
                .flatMap(signature -> petition(signature)
                        .map(petition -> new Signer(signature, petition, fields(handle, petition.id(), id))));
    }

    /** What a person typed. A row that does not open was changed or moved: that is for an operator, not for a visitor. */
    Map<String, String> fields(Handle handle, UUID petition, UUID id) {
        var row = SignatureStore.sealed(handle, id)
                .orElseThrow(() -> new IllegalStateException("a signature has no sealed row"));
        return sealing.open(petition, id, SignatureStore.PURPOSE, row.keyId(), row.sealed())
                .orElseThrow(() -> new IllegalStateException("a sealed row does not open"));
    }

    /** The code in a signer's own link: follows from the signature, is stored nowhere and tells nothing about it. */
    String referral(Signer signer) {
        var digest = Mac.hmac(
                keys.of(signer.petition().id()),
                "referral/v1\n" + signer.signature().id());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest).substring(0, 10);
    }

    Sealing sealing() {
        return sealing;
    }

    private Optional<Petition> petition(Signature signature) {
        return petitions.all().stream()
                .filter(petition -> petition.id().equals(signature.petition()))
                .findFirst();
    }
}
