package org.undersigned.transparency;

import static org.undersigned.transparency.VerificationException.Reason.BAD_SIGNATURE;
import static org.undersigned.transparency.VerificationException.Reason.UNKNOWN_KEY;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;

/**
 * A witness says that, at a moment, a checkpoint was the largest consistent one it had seen of a log (C2SP tlog-cosignature, Ed25519).
 *
 * <p>It stands in a note as one more signature line, whose bytes are the moment in eight and the signature in 64. Signed are two lines,
 * {@code cosignature/v1} and {@code time SECONDS}, and the text of the note.
 *
 * @param witness whose key it names
 * @param at in whole seconds, from 1970 on
 * @param line the signature line as the witness wrote it
 */
public record Cosignature(CosignerKey witness, Instant at, NoteSignature line) {

    private static final int BYTES = Long.BYTES + 64;

    /**
     * The cosignature of a line that names {@code witness}, checked against the text of the note that it belongs to.
     *
     * @throws MalformedException if the line is no cosignature
     * @throws VerificationException UNKNOWN_KEY if it names another key; BAD_SIGNATURE if that key did not sign this text
     */
    public static Cosignature open(NoteSignature line, SignedNote checkpoint, CosignerKey witness) {
        if (!witness.named(line)) throw new VerificationException(UNKNOWN_KEY, "a line of " + line.name());
        var bytes = line.signature();
        if (bytes.length != BYTES) throw new MalformedException("a cosignature of " + bytes.length + " bytes");
        long seconds = ByteBuffer.wrap(bytes).getLong();
        if (seconds < 0) throw new MalformedException("a moment beyond 2^63 - 1");
        var signature = Arrays.copyOfRange(bytes, Long.BYTES, BYTES);
        if (!witness.key().signed(message(seconds, checkpoint), signature))
            throw new VerificationException(BAD_SIGNATURE, "not cosigned by " + witness.name());
        if (seconds > Instant.MAX.getEpochSecond()) throw new MalformedException("a moment beyond all years");
        return new Cosignature(witness, Instant.ofEpochSecond(seconds), line);
    }

    /** What a witness signs at {@code seconds} since 1970. */
    static byte[] message(long seconds, SignedNote checkpoint) {
        return Canonical.utf8("cosignature/v1\ntime " + seconds + "\n" + checkpoint.text());
    }
}
