package org.undersigned.signature.own;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Db;
import org.undersigned.petition.Petition;
import org.undersigned.signature.Signature;
import org.undersigned.signature.Signers;

/** What later features may know of a signature whose person brings the link to it, and where they change what is theirs. */
@Singleton
public final class OwnSignatures {

    private final Db db;
    private final Signers signers;

    OwnSignatures(Db db, Signers signers) {
        this.db = db;
        this.signers = signers;
    }

    /**
     * A signature that is told to count.
     *
     * @param language that its person signed in
     * @param name as it was typed, if this link opens it
     */
    public record Own(Petition petition, UUID signature, String language, Optional<String> name) {

        /** Hides the person from logs. */
        @Override
        public String toString() {
            return "Own[hidden]";
        }
    }

    /** The signature behind a link; nothing for any other text, whatever it is. */
    public Optional<Own> of(String token) {
        return db.inTransaction(handle -> own(handle, token));
    }

    /** Changes something of theirs in the transaction that holds the signature; answers whether there is one. */
    public boolean change(String token, BiConsumer<Handle, Own> what) {
        return db.inTransaction(handle -> {
            var own = own(handle, token);
            own.ifPresent(found -> what.accept(handle, found));
            return own.isPresent();
        });
    }

    private Optional<Own> own(Handle handle, String token) {
        return signers.byLink(handle, token)
                .filter(signer -> signer.signature().asTold() == Signature.State.CONFIRMED)
                .map(signer -> new Own(
                        signer.petition(),
                        signer.signature().id(),
                        signer.signature().language(),
                        signer.fields().map(fields -> fields.get("name"))));
    }
}
