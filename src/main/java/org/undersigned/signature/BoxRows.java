package org.undersigned.signature;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.mail.MailAddress;
import org.undersigned.supporter.SealedRowStore;
import org.undersigned.supporter.Sealing;

/**
 * Keeps the rows that stand for boxes in step with them: there is one for pages, for mail about the petition and for an organisation
 * only while the person wants it. A new one can be made only from what the person's own token opens.
 */
@Singleton
public final class BoxRows {

    private final Sealing sealing;

    BoxRows(Sealing sealing) {
        this.sealing = sealing;
    }

    /** Sets both boxes. One that was empty stays empty if what was typed is not open: there would be nothing behind it. */
    public void set(Handle handle, Signer signer, String token, boolean isPublic, boolean wantsUpdates) {
        var signature = signer.signature();
        var shown = isPublic && (signature.isPublic() || signer.fields().isPresent());
        var updates =
                wantsUpdates && (signature.wantsUpdates() || signer.fields().isPresent());
        var petition = signer.petition().id();
        if (!shown) SealedRowStore.remove(handle, signature.id(), Sealing.PUBLICATION);
        else if (!signature.isPublic())
            SealedRowStore.add(
                    handle,
                    List.of(sealing.sealForPublication(
                            petition, signature.id(), SignatureSealing.publication(typed(signer)))));
        if (!updates) SealedRowStore.remove(handle, signature.id(), Sealing.updates(petition));
        else if (!signature.wantsUpdates())
            SealedRowStore.add(
                    handle,
                    List.of(sealing.seal(
                            handle,
                            petition,
                            signature.id(),
                            Sealing.updates(petition),
                            "updates",
                            SignatureSealing.updates(typed(signer), token))));
        SignatureStore.setBoxes(handle, signature.id(), shown, updates);
    }

    /** An organisation may no longer have what was sealed for it. */
    public void drop(Handle handle, UUID signature, UUID organisation) {
        SealedRowStore.removeForOrganisation(handle, signature, organisation);
    }

    /** Nobody is picked any more who could have what was sealed for that. */
    public void dropDivision(Handle handle, UUID signature) {
        SealedRowStore.removeForDivision(handle, signature);
    }

    /** Nobody but the person and the steward may have anything any more. */
    public void dropAll(Handle handle, Signer signer) {
        var id = signer.signature().id();
        SealedRowStore.remove(handle, id, Sealing.PUBLICATION);
        SealedRowStore.remove(handle, id, Sealing.SHARER);
        SealedRowStore.remove(handle, id, Sealing.updates(signer.petition().id()));
    }

    /**
     * What was typed, of a signer whose token opened it.
     *
     * @throws java.util.NoSuchElementException if it did not
     */
    public static Typed typed(Signer signer) {
        var signature = signer.signature();
        Map<String, String> fields = signer.fields().orElseThrow();
        return new Typed(
                signer.petition(),
                signature.id(),
                MailAddress.parse(fields.get("email")).orElseThrow(),
                signature.country(),
                signature.language(),
                signature.isPublic(),
                signature.wantsUpdates(),
                List.of(),
                false,
                fields);
    }
}
