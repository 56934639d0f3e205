package org.undersigned.transparency;

import static org.undersigned.transparency.VerificationException.Reason.NOT_INCLUDED;

import java.util.List;
import java.util.Optional;

/**
 * A file that shows offline that an entry is in a log (C2SP tlog-proof, version 1).
 *
 * @param extra bytes for the application, in Base64. Nobody signs them, so nobody may trust them. Ours has none
 * @param index of the entry, from 0
 * @param hashes from the entry's sibling up to the child of the root, at most 63
 * @param checkpoint the signed checkpoint, exactly as the log published it
 */
public record LogProof(Optional<String> extra, long index, List<Hash> hashes, SignedNote checkpoint) {

    private static final String FIRST_LINE = "c2sp.org/tlog-proof@v1\n";
    private static final int LONGEST_PATH = 63;

    /** @throws MalformedException if index, hashes and checkpoint cannot belong together */
    public LogProof {
        if (extra.isPresent() && Canonical.base64(extra.get()).length == 0)
            throw new MalformedException("no extra data");
        new InclusionProof(index, Checkpoint.parse(checkpoint).head().size(), hashes);
        if (hashes.size() > LONGEST_PATH) throw new MalformedException(hashes.size() + " hashes");
        hashes = List.copyOf(hashes);
    }

    /** The file for a proof out of {@link TiledTree#inclusion} and the checkpoint of the same tree. */
    public static LogProof of(InclusionProof proof, SignedNote checkpoint) {
        return new LogProof(Optional.empty(), proof.index(), proof.hashes(), checkpoint);
    }

    /**
     * From the bytes of a {@code .tlog-proof} file.
     *
     * @throws MalformedException for anything that {@link #encode} does not write
     */
    public static LogProof parse(byte[] bytes) {
        if (bytes.length > SignedNote.LONGEST) throw new MalformedException("a proof of " + bytes.length + " bytes");
        return body(Canonical.after(FIRST_LINE, Canonical.text(bytes)), true);
    }

    /**
     * From a {@code .spicy} file, see {@link #spicy}.
     *
     * @throws MalformedException for anything that it does not write
     */
    public static LogProof parseSpicy(byte[] bytes) {
        if (bytes.length > SignedNote.LONGEST) throw new MalformedException("a proof of " + bytes.length + " bytes");
        return body(Canonical.text(bytes), false);
    }

    private static LogProof body(String body, boolean mayHaveExtra) {
        int gap = body.indexOf("\n\n");
        if (gap < 0) throw new MalformedException("no empty line before the checkpoint");
        var lines = Canonical.lines(body.substring(0, gap + 1));
        var extra = Optional.<String>empty();
        if (mayHaveExtra && lines.getFirst().startsWith("extra "))
            extra = Optional.of(Canonical.after("extra ", lines.removeFirst()));
        if (lines.isEmpty()) throw new MalformedException("no index");
        long index = Canonical.number(Canonical.after("index ", lines.removeFirst()));
        if (lines.size() > LONGEST_PATH) throw new MalformedException(lines.size() + " hashes");
        var checkpoint = SignedNote.parse(Canonical.utf8(body.substring(gap + 2)));
        return new LogProof(extra, index, lines.stream().map(Hash::parse).toList(), checkpoint);
    }

    /** The bytes of the {@code .tlog-proof} file. */
    public byte[] encode() {
        return Canonical.utf8(
                FIRST_LINE + extra.map(data -> "extra " + data + "\n").orElse("") + body());
    }

    /** The same without the first line and the extra data: what {@code spicy-litetlog} 0.4.3 reads, in a {@code .spicy} file. */
    public byte[] spicy() {
        return Canonical.utf8(body());
    }

    private String body() {
        var lines = new StringBuilder("index " + index + "\n");
        for (var hash : hashes) lines.append(hash.base64()).append('\n');
        return lines.append('\n')
                .append(new String(checkpoint.encode(), java.nio.charset.StandardCharsets.UTF_8))
                .toString();
    }

    /**
     * Checks that {@code log} has {@code entry} at {@link #index}.
     *
     * @return the checkpoint that proves it
     * @throws VerificationException as {@link Checkpoint#open}, or NOT_INCLUDED
     */
    public Checkpoint verify(byte[] entry, VerifierKey log) {
        var opened = Checkpoint.open(checkpoint, log);
        var proof = new InclusionProof(index, opened.head().size(), hashes);
        if (!proof.proves(Hash.leaf(entry), opened.head().root()))
            throw new VerificationException(NOT_INCLUDED, "the entry is not number " + index + " of this log");
        return opened;
    }
}
