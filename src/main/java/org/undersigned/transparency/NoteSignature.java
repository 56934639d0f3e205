package org.undersigned.transparency;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * One signature line of a note: {@code — NAME BASE64(id || signature)} (C2SP signed-note).
 *
 * @param name of the key
 * @param id of the key, see {@link VerifierKey#id}
 * @param signature at least one byte; 64 for Ed25519, other kinds have other lengths
 */
public record NoteSignature(String name, int id, byte[] signature) {

    private static final String DASH = "\u2014 ";

    /** @throws MalformedException if the name may not be one, or the signature is empty */
    public NoteSignature {
        VerifierKey.requireName(name);
        if (signature.length == 0) throw new MalformedException("an empty signature");
        signature = signature.clone();
    }

    /**
     * From a line without its newline, such as a witness answers with. It is not checked against any key.
     *
     * @throws MalformedException for anything that {@link #encode} does not write
     */
    public static NoteSignature parse(String line) {
        var rest = Canonical.after(DASH, line);
        int space = rest.indexOf(' ');
        if (space < 0) throw new MalformedException("a signature line without a space after the name");
        var bytes = Canonical.base64(rest.substring(space + 1));
        if (bytes.length < 5) throw new MalformedException("a signature of " + bytes.length + " bytes with its key id");
        return new NoteSignature(
                rest.substring(0, space), ByteBuffer.wrap(bytes).getInt(), Arrays.copyOfRange(bytes, 4, bytes.length));
    }

    /** The line with its newline. */
    public String encode() {
        var bytes = ByteBuffer.allocate(4 + signature.length).putInt(id).put(signature);
        return DASH + name + " " + Canonical.base64(bytes.array()) + "\n";
    }

    boolean names(VerifierKey key) {
        return names(key.name(), key.id());
    }

    boolean names(String key, int keyId) {
        return id == keyId && name.equals(key);
    }

    /** A copy of the bytes after the key id. */
    @Override
    public byte[] signature() {
        return signature.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoteSignature that && encode().equals(that.encode());
    }

    @Override
    public int hashCode() {
        return encode().hashCode();
    }

    @Override
    public String toString() {
        return encode().strip();
    }
}
