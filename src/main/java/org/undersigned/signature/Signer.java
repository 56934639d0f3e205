package org.undersigned.signature;

import java.util.Map;
import java.util.Optional;
import org.undersigned.petition.Petition;

/**
 * A signature with what its person typed, opened for the length of one request.
 *
 * @param fields what was under the seal; nothing unless the request brought the token that opens it
 * @param forSteward whether no token opens it: it was sealed before tokens could
 */
public record Signer(Signature signature, Petition petition, Optional<Map<String, String>> fields, boolean forSteward) {

    /** Message that says why {@link #fields} is empty. */
    public String whySealed() {
        return forSteward ? "signature.own.sealedForSteward" : "signature.own.sealed";
    }

    /** Hides the person from logs. */
    @Override
    public String toString() {
        return "Signer[" + signature.id() + "]";
    }
}
