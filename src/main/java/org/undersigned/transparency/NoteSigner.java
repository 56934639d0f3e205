package org.undersigned.transparency;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Signature;

/** A private Ed25519 key under a name: signs notes (C2SP signed-note). Safe for several threads. */
public final class NoteSigner {

    private final VerifierKey verifier;
    private final PrivateKey key;

    /** @throws MalformedException if the name may not be one */
    public NoteSigner(String name, KeyPair pair) {
        this.verifier = new VerifierKey(name, Ed25519.bytes(pair.getPublic()));
        this.key = pair.getPrivate();
    }

    /** The signer whose private key of RFC 8032 is {@code seed}, 32 secret bytes. */
    public static NoteSigner ofSeed(String name, byte[] seed) {
        return new NoteSigner(name, Ed25519.pair(seed));
    }

    /** What others need to check its signatures. */
    public VerifierKey verifier() {
        return verifier;
    }

    NoteSignature sign(String text) {
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(Canonical.utf8(text));
            return new NoteSignature(verifier.name(), verifier.id(), signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "NoteSigner[" + verifier + "]";
    }
}
