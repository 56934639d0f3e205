package org.undersigned.transparency;

/** Well-formed bytes that do not prove what they claim. It is thrown, and not returned, so that nobody can overlook it. */
public final class VerificationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What does not hold. */
    public enum Reason {
        /** No signature is by a key that was asked for. */
        UNKNOWN_KEY,
        /** A signature names a known key, and that key did not sign this text. */
        BAD_SIGNATURE,
        /** The signed text speaks of another log than the key that signed it. */
        WRONG_ORIGIN,
        /** The proof does not lead from the entry to the root. */
        NOT_INCLUDED,
        /** Stored tiles or entries do not hash to the root they have to have. */
        CORRUPT_TILES
    }

    private final Reason reason;

    VerificationException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** What does not hold. */
    public Reason reason() {
        return reason;
    }
}
