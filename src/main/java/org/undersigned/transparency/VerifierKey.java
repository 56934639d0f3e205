package org.undersigned.transparency;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A public Ed25519 key under a name (C2SP signed-note), written as {@code NAME+ID+BASE64(0x01 || key)}.
 *
 * <p>The same key may stand under several names; each has its own id.
 *
 * @param name not empty, without Unicode spaces and {@code +}
 * @param publicKey the 32 bytes of RFC 8032
 */
public record VerifierKey(String name, byte[] publicKey) {

    /** The byte that says Ed25519 in key ids and encoded keys. */
    static final byte ED25519 = 1;

    /** @throws MalformedException if the name may not be one, or the bytes are no point of the curve */
    public VerifierKey {
        requireName(name);
        publicKey = publicKey.clone();
        verification(Ed25519.publicKey(publicKey));
    }

    /**
     * The key in its text form.
     *
     * @throws MalformedException for anything that {@link #encode} does not write
     */
    public static VerifierKey parse(String text) {
        var parts = text.split("\\+", 3);
        if (parts.length != 3) throw new MalformedException("not NAME+ID+KEY");
        var bytes = Canonical.base64(parts[2]);
        if (bytes.length != 33 || bytes[0] != ED25519) throw new MalformedException("not an Ed25519 key");
        var key = new VerifierKey(parts[0], Arrays.copyOfRange(bytes, 1, 33));
        if (!key.encode().equals(text)) throw new MalformedException("the id is not that of name and key");
        return key;
    }

    /** The text form, for configuration and publication. */
    public String encode() {
        return name + "+" + HexFormat.of().toHexDigits(id()) + "+" + Canonical.base64(typed());
    }

    /** First four bytes of SHA-256(name || newline || 0x01 || key), big-endian. A hint for choosing a key, not a proof of it. */
    public int id() {
        var digest = Hash.digest();
        digest.update(Canonical.utf8(name));
        digest.update((byte) '\n');
        var hash = digest.digest(typed());
        return java.nio.ByteBuffer.wrap(hash).getInt();
    }

    /** A copy of the 32 bytes. */
    @Override
    public byte[] publicKey() {
        return publicKey.clone();
    }

    /** Whether this key made {@code signature}, 64 bytes, over {@code text}. */
    boolean signed(byte[] text, byte[] signature) {
        try {
            var verification = verification(Ed25519.publicKey(publicKey));
            verification.update(text);
            return verification.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private byte[] typed() {
        var typed = new byte[33];
        typed[0] = ED25519;
        System.arraycopy(publicKey, 0, typed, 1, 32);
        return typed;
    }

    private static Signature verification(PublicKey key) {
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initVerify(key);
            return signature;
        } catch (GeneralSecurityException e) {
            throw new MalformedException("not a point of the curve");
        }
    }

    static void requireName(String name) {
        Canonical.utf8(name);
        Canonical.requirePrintable(name);
        if (name.isEmpty() || name.indexOf('+') >= 0 || name.codePoints().anyMatch(VerifierKey::isSpace))
            throw new MalformedException("a key name that is empty or has a space or a plus");
    }

    /** Unicode's White_Space, as Go's {@code unicode.IsSpace}. */
    private static boolean isSpace(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifierKey that && encode().equals(that.encode());
    }

    @Override
    public int hashCode() {
        return encode().hashCode();
    }

    @Override
    public String toString() {
        return encode();
    }
}
