package org.undersigned.transparency;

import static org.undersigned.transparency.VerificationException.Reason.BAD_SIGNATURE;
import static org.undersigned.transparency.VerificationException.Reason.UNKNOWN_KEY;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A text with signatures under it (C2SP signed-note). The text means nothing before {@link #verify} has accepted it.
 *
 * @param text ends with a newline; may hold empty lines
 * @param signatures 1 to {@link #MOST_SIGNATURES}, by whomever
 */
public record SignedNote(String text, List<NoteSignature> signatures) {

    /** Longest note in bytes that is read. The specification asks for room for 16 signatures and a limit. */
    public static final int LONGEST = 1_000_000;

    /** Most signatures in a note that are read. */
    public static final int MOST_SIGNATURES = 100;

    /** @throws MalformedException if the text has control characters or no newline at the end, or the signatures are too few or many */
    public SignedNote {
        Canonical.utf8(text);
        Canonical.requirePrintable(text);
        if (!text.endsWith("\n")) throw new MalformedException("the text has no newline at its end");
        if (signatures.isEmpty() || signatures.size() > MOST_SIGNATURES)
            throw new MalformedException(signatures.size() + " signatures");
        signatures = List.copyOf(signatures);
    }

    /**
     * From its bytes in UTF-8.
     *
     * @throws MalformedException for anything that {@link #encode} does not write
     */
    public static SignedNote parse(byte[] bytes) {
        if (bytes.length > LONGEST) throw new MalformedException("a note of " + bytes.length + " bytes");
        var note = Canonical.text(bytes);
        int gap = note.lastIndexOf("\n\n");
        if (gap < 0) throw new MalformedException("no empty line before the signatures");
        var lines = Canonical.lines(note.substring(gap + 2));
        if (lines.size() > MOST_SIGNATURES) throw new MalformedException(lines.size() + " signatures");
        return new SignedNote(
                note.substring(0, gap + 1),
                lines.stream().map(NoteSignature::parse).toList());
    }

    /** Signs {@code text} by each signer, in their order. */
    public static SignedNote sign(String text, NoteSigner... signers) {
        return new SignedNote(
                text, Arrays.stream(signers).map(signer -> signer.sign(text)).toList());
    }

    /** The same note with one more signature at its end, such as a witness' cosignature. It is not checked here. */
    public SignedNote plus(NoteSignature signature) {
        var all = new ArrayList<>(signatures);
        all.add(signature);
        return new SignedNote(text, all);
    }

    /** The bytes of the whole note. */
    public byte[] encode() {
        var note = new StringBuilder(text).append('\n');
        for (var signature : signatures) note.append(signature.encode());
        return Canonical.utf8(note.toString());
    }

    /**
     * Checks every signature by a known key and ignores the others, as the specification demands.
     *
     * @return the known keys that signed, in the order of their signatures, each once
     * @throws VerificationException UNKNOWN_KEY if no signature is by a known key; BAD_SIGNATURE if one that names a known key is not by it
     */
    public List<VerifierKey> verify(VerifierKey... known) {
        var bytes = Canonical.utf8(text);
        var signed = new ArrayList<VerifierKey>();
        for (var signature : signatures)
            for (var key : known) {
                if (!signature.names(key)) continue;
                if (!key.signed(bytes, signature.signature()))
                    throw new VerificationException(BAD_SIGNATURE, "not signed by " + key.name());
                if (!signed.contains(key)) signed.add(key);
            }
        if (signed.isEmpty()) throw new VerificationException(UNKNOWN_KEY, "no signature by a known key");
        return signed;
    }
}
