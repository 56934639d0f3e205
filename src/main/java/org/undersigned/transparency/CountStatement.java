package org.undersigned.transparency;

import static org.undersigned.transparency.VerificationException.Reason.WRONG_ORIGIN;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A count that two logs bear out at one moment: what the first has, less what the second takes back. Our own format, a signed note:
 *
 * <pre>
 * HOST/log/ID/count
 * net 70755
 * signatures 70777 BASE64(root)
 * withdrawals 22 BASE64(root)
 * 2026-11-24T07:00:00Z
 * </pre>
 *
 * @param name the first line, and the name of the key that signs: the common prefix of both origins, then {@code /count}
 * @param added the log whose entries count; origin: prefix and {@code /signatures}
 * @param removed the log of those taken back, never longer; origin: prefix and {@code /withdrawals}
 * @param at when it was said, in whole seconds, in the years 0 to 9999
 */
public record CountStatement(String name, TreeHead added, TreeHead removed, Instant at) {

    private static final String SUFFIX = "/count";
    private static final String NET = "net ";
    private static final String ADDED = "signatures";
    private static final String REMOVED = "withdrawals";

    /** @throws MalformedException if more is taken back than there was, or name or time cannot be written */
    public CountStatement {
        if (removed.size() > added.size()) throw new MalformedException("more withdrawals than signatures");
        VerifierKey.requireName(name);
        if (!name.endsWith(SUFFIX)) throw new MalformedException("a name that does not end with " + SUFFIX);
        if (!at.equals(at.truncatedTo(ChronoUnit.SECONDS)) || at.toString().length() != 20)
            throw new MalformedException("a time that is not in whole seconds of the years 0 to 9999");
    }

    /** The count itself, 0 or more. */
    public long net() {
        return added.size() - removed.size();
    }

    /**
     * The statement that a note's text holds; believed by nobody yet.
     *
     * @throws MalformedException for any text that differs from {@link #text}
     */
    public static CountStatement parse(SignedNote note) {
        var lines = Canonical.lines(note.text());
        if (lines.size() != 5) throw new MalformedException("a count statement of " + lines.size() + " lines");
        var statement = new CountStatement(
                lines.get(0), head(ADDED, lines.get(2)), head(REMOVED, lines.get(3)), instant(lines.get(4)));
        if (Canonical.number(Canonical.after(NET, lines.get(1))) != statement.net())
            throw new MalformedException("the count is not the difference");
        return statement;
    }

    /**
     * The statement of a note that {@code key} signed.
     *
     * @throws MalformedException if the note holds none
     * @throws VerificationException UNKNOWN_KEY or BAD_SIGNATURE as in {@link SignedNote#verify}, or WRONG_ORIGIN
     */
    public static CountStatement open(SignedNote note, VerifierKey key) {
        note.verify(key);
        var statement = parse(note);
        if (!statement.name.equals(key.name()))
            throw new VerificationException(WRONG_ORIGIN, "a count statement of " + statement.name);
        return statement;
    }

    /** Whether these checkpoints are the ones that the statement rests on: the same logs, sizes and roots. */
    public boolean restsOn(Checkpoint added, Checkpoint removed) {
        var prefix = name.substring(0, name.length() - SUFFIX.length());
        return added.origin().equals(prefix + "/" + ADDED)
                && removed.origin().equals(prefix + "/" + REMOVED)
                && added.head().equals(this.added)
                && removed.head().equals(this.removed);
    }

    /** The text to be signed. */
    public String text() {
        return name + "\n" + NET + net() + "\n" + line(ADDED, added) + line(REMOVED, removed) + at + "\n";
    }

    /**
     * Signs it.
     *
     * @throws IllegalArgumentException if the signer has another name
     */
    public SignedNote sign(NoteSigner signer) {
        if (!signer.verifier().name().equals(name)) throw new IllegalArgumentException("the key of another count");
        return SignedNote.sign(text(), signer);
    }

    private static String line(String log, TreeHead head) {
        return log + " " + head.size() + " " + head.root().base64() + "\n";
    }

    private static TreeHead head(String log, String line) {
        var parts = Canonical.after(log + " ", line).split(" ", -1);
        if (parts.length != 2) throw new MalformedException("not a size and a root");
        return new TreeHead(Canonical.number(parts[0]), Hash.parse(parts[1]));
    }

    /** RFC 3339 in UTC with whole seconds. */
    private static Instant instant(String text) {
        if (!text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z"))
            throw new MalformedException("not a time");
        try {
            var instant = Instant.parse(text);
            if (instant.toString().equals(text)) return instant;
        } catch (DateTimeException e) {
            throw new MalformedException("not a time");
        }
        throw new MalformedException("not a time as it is written here");
    }
}
