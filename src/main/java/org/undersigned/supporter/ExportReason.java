package org.undersigned.supporter;

/**
 * Why data of supporters is written out. It stands in the audit log for good, so it should name nobody.
 *
 * @param text in one line, without what no log can show
 */
public record ExportReason(String text) {

    /** Fewest and most characters. */
    public static final int SHORTEST = 10;

    public static final int LONGEST = 500;

    /** What somebody typed. */
    public static ExportReason of(String typed) {
        return new ExportReason(
                typed.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]+", " ").strip());
    }

    public boolean isShort() {
        return length() < SHORTEST;
    }

    public boolean isLong() {
        return length() > LONGEST;
    }

    private int length() {
        return text.codePointCount(0, text.length());
    }
}
