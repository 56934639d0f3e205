package org.undersigned.onpaper;

import java.util.List;

/**
 * What stands on one sheet.
 *
 * @param sheet its number, without the check digit
 * @param rows signed and legible
 * @param barred how many rows are crossed out or not legible
 */
public record TypedSheet(long sheet, List<PaperRow> rows, int barred) {}
