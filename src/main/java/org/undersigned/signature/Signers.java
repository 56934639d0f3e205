package org.undersigned.signature;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.petition.Petition;
import org.undersigned.petition.PetitionKeys;
import org.undersigned.petition.Petitions;
import org.undersigned.supporter.SealedRowStore;
import org.undersigned.supporter.Sealing;

/** Finds signatures, and opens them for whoever brings the token. */
@Singleton
public final class Signers {

    private final Petitions petitions;
    private final PetitionKeys keys;
    private final Sealing sealing;

    Signers(Petitions petitions, PetitionKeys keys, Sealing sealing) {
        this.petitions = petitions;
        this.keys = keys;
        this.sealing = sealing;
    }

    /** A signature, locked; nothing if it is not there. What its person typed stays sealed. */
    public Optional<Signer> find(Handle handle, UUID id) {
        return SignatureStore.byId(handle, id)
                .flatMap(signature ->
                        petition(signature).map(petition -> new Signer(signature, petition, Optional.empty(), false)));
    }

    /** The signature that a link leads to, with its person, locked; nothing for any other text, whatever it is. */
    public Optional<Signer> byLink(Handle handle, String token) {
        return SignatureStore.byLink(handle, token).flatMap(id -> find(handle, id, token));
    }

    /** A signature with its person, locked. Who has a token that was mailed later finds it without what was typed. */
    public Optional<Signer> find(Handle handle, UUID id, String token) {
        var row = SealedRowStore.of(handle, id, Sealing.SIGNER);
        return find(handle, id)
                .map(signer -> new Signer(
                        signer.signature(),
                        signer.petition(),
                        row.flatMap(sealedRow ->
                                sealing.openWithToken(signer.petition().id(), sealedRow, token)),
                        row.isEmpty()));
    }

    /** The locator of the newest token of a signature, whose row opens with it; nothing if there is no such row. */
    public static Optional<byte[]> newest(Handle handle, UUID id) {
        return SealedRowStore.of(handle, id, Sealing.SIGNER).map(row -> Sealing.locatorOf(row.keyId()));
    }

    /** The code in a signer's own link. */
    public String referral(Petition petition, UUID signature) {
        return Referral.code(keys.of(petition.id()), signature);
    }

    /** What opens the rest of a signature that was found here. */
    public Sealing sealing() {
        return sealing;
    }

    /** The petition of a signature. */
    public Optional<Petition> petition(Signature signature) {
        return petitions.byId(signature.petition());
    }
}
