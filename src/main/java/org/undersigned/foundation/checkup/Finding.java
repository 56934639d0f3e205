package org.undersigned.foundation.checkup;

/**
 * What a checkup found.
 *
 * @param what how it is, in a sentence
 * @param advice what to do about it; empty if it is fine
 */
public record Finding(Level level, String what, String advice) {

    /** How much it matters. */
    public enum Level {
        FINE,
        /** Somebody should look at it. */
        LOOK,
        /** Something can be lost, or does not work. */
        FAULT
    }

    public static Finding fine(String what) {
        return new Finding(Level.FINE, what, "");
    }

    public static Finding look(String what, String advice) {
        return new Finding(Level.LOOK, what, advice);
    }

    public static Finding fault(String what, String advice) {
        return new Finding(Level.FAULT, what, advice);
    }
}
