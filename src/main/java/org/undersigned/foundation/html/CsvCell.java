package org.undersigned.foundation.html;

/** What is typed by people and goes to a spreadsheet. */
public final class CsvCell {

    private CsvCell() {}

    /** The text, with an apostrophe before what a spreadsheet could take for a formula. */
    public static String safe(String text) {
        return text.matches("(?s)[=+\\-@\\t\\r\\n＝＋－＠].*") ? "'" + text : text;
    }
}
