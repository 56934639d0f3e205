package org.undersigned.transparency;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * A witness' public Ed25519 key under its name (C2SP tlog-cosignature), written as {@code NAME+ID+BASE64(0x04 || key)}. The byte keeps
 * it apart from the key of a log: one that signs logs must not be taken for one that watches them.
 *
 * @param key name and the 32 bytes of RFC 8032
 */
public record CosignerKey(VerifierKey key) {

    /** The byte that says timestamped Ed25519 cosignature. */
    private static final byte COSIGNATURE = 4;

    /** @throws MalformedException as {@link VerifierKey} */
    public CosignerKey(String name, byte[] publicKey) {
        this(new VerifierKey(name, publicKey));
    }

    /**
     * The key in its text form.
     *
     * @throws MalformedException for anything that {@link #encode} does not write
     */
    public static CosignerKey parse(String text) {
        var parts = text.split("\\+", 3);
        if (parts.length != 3) throw new MalformedException("not NAME+ID+KEY");
        var bytes = Canonical.base64(parts[2]);
        if (bytes.length != 33 || bytes[0] != COSIGNATURE)
            throw new MalformedException("not an Ed25519 key for cosignatures");
        var key = new CosignerKey(parts[0], java.util.Arrays.copyOfRange(bytes, 1, 33));
        if (!key.encode().equals(text)) throw new MalformedException("the id is not that of name and key");
        return key;
    }

    /** The name of the witness. */
    public String name() {
        return key.name();
    }

    /** Whether a signature line names this key; that it is by it only {@link Cosignature#open} says. */
    public boolean named(NoteSignature line) {
        return line.names(name(), id());
    }

    /** First four bytes of SHA-256(name || newline || 0x04 || key), big-endian. */
    public int id() {
        var digest = Hash.digest();
        digest.update(Canonical.utf8(name() + "\n"));
        return ByteBuffer.wrap(digest.digest(typed())).getInt();
    }

    /** The text form, for configuration and publication. */
    public String encode() {
        return name() + "+" + HexFormat.of().toHexDigits(id()) + "+" + Canonical.base64(typed());
    }

    private byte[] typed() {
        return ByteBuffer.allocate(33).put(COSIGNATURE).put(key.publicKey()).array();
    }

    @Override
    public String toString() {
        return encode();
    }
}
