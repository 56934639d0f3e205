package org.undersigned.transparency;

import static org.undersigned.transparency.VerificationException.Reason.WRONG_ORIGIN;

import java.util.List;

/**
 * What a log says of itself: its origin, how many entries it has, and the root over them (C2SP tlog-checkpoint).
 *
 * @param origin names the log; for our logs HOST/log/ID/LOG, which is also the name of its key
 * @param head size and root
 * @param extensions further lines, not empty. Ours have none; those of others are kept and mean nothing here
 */
public record Checkpoint(String origin, TreeHead head, List<String> extensions) {

    /** @throws MalformedException if origin or an extension is empty or holds a newline or another control character */
    public Checkpoint {
        extensions = List.copyOf(extensions);
        requireLine(origin);
        extensions.forEach(Checkpoint::requireLine);
    }

    /** A checkpoint without extensions. */
    public Checkpoint(String origin, TreeHead head) {
        this(origin, head, List.of());
    }

    /**
     * The checkpoint that a note's text holds; believed by nobody yet.
     *
     * @throws MalformedException if it holds none
     */
    public static Checkpoint parse(SignedNote note) {
        var lines = Canonical.lines(note.text());
        if (lines.size() < 3) throw new MalformedException("a checkpoint of " + lines.size() + " lines");
        var head = new TreeHead(Canonical.number(lines.get(1)), Hash.parse(lines.get(2)));
        return new Checkpoint(lines.getFirst(), head, lines.subList(3, lines.size()));
    }

    /**
     * The checkpoint of a note that the log's own key signed.
     *
     * @param log the key of the log; its name is the log's origin
     * @throws MalformedException if the note holds no checkpoint
     * @throws VerificationException UNKNOWN_KEY or BAD_SIGNATURE as in {@link SignedNote#verify}, or WRONG_ORIGIN
     */
    public static Checkpoint open(SignedNote note, VerifierKey log) {
        note.verify(log);
        var checkpoint = parse(note);
        if (!checkpoint.origin.equals(log.name()))
            throw new VerificationException(WRONG_ORIGIN, "a checkpoint of " + checkpoint.origin);
        return checkpoint;
    }

    /** The text to be signed. */
    public String text() {
        var lines = new StringBuilder(
                origin + "\n" + head.size() + "\n" + head.root().base64() + "\n");
        for (var extension : extensions) lines.append(extension).append('\n');
        return lines.toString();
    }

    /**
     * Signs this checkpoint. A log must never sign one that is inconsistent with an earlier one; this class cannot know.
     *
     * @throws IllegalArgumentException if the signer has another name than the log
     */
    public SignedNote sign(NoteSigner signer) {
        if (!signer.verifier().name().equals(origin)) throw new IllegalArgumentException("the key of another log");
        return SignedNote.sign(text(), signer);
    }

    private static void requireLine(String line) {
        Canonical.utf8(line);
        Canonical.requirePrintable(line);
        if (line.isEmpty() || line.indexOf('\n') >= 0)
            throw new MalformedException("a line that is empty or is several");
    }
}
