package org.undersigned.onpaper.desk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.undersigned.onpaper.PaperRow;
import org.undersigned.onpaper.TypedSheet;
import org.undersigned.sharing.paper.Sheet;
import org.undersigned.sharing.paper.Sheets;
import org.undersigned.signature.signing.OnPaper;

/**
 * The rows of one sheet as somebody typed them in. A row in which nothing was typed is none; one that is crossed out or not legible is
 * counted, and nothing of it is kept. The fields of row 3 are {@code name.3}, {@code email.3}, {@code postcode.3}, {@code country.3}, a tick
 * {@code box.3.A} for each box, and {@code barred.3};
 * {@code count} says how many rows are signed and legible.
 */
final class SheetForm {

    private final Sheets.Printed sheet;
    private final Map<String, String> values;
    private final List<PaperRow> rows = new ArrayList<>();
    private final Map<String, String> errors = new LinkedHashMap<>();
    private int barred;

    private SheetForm(Sheets.Printed sheet, Map<String, String> values) {
        this.sheet = sheet;
        this.values = values;
    }

    /** Either a sheet, or key of a message by field, in the order of the form. */
    sealed interface Read {
        record Good(TypedSheet sheet) implements Read {}

        record Bad(Map<String, String> errors) implements Read {}
    }

    static Read read(Sheets.Printed sheet, Map<String, String> values) {
        var form = new SheetForm(sheet, values);
        for (int line = 1; line <= Sheet.ROWS; line++) form.line(line);
        if (form.errors.isEmpty() && form.rows.isEmpty() && form.barred == 0)
            form.errors.put("name.1", "onpaper.wrong.empty");
        // Asked at the end, so that a key pressed too early sends no half of a sheet.
        if (form.errors.isEmpty() && !form.text("count").equals(String.valueOf(form.rows.size())))
            form.errors.put("count", "onpaper.wrong.count");
        return form.errors.isEmpty()
                ? new Read.Good(new TypedSheet(sheet.number().number(), form.rows, form.barred))
                : new Read.Bad(form.errors);
    }

    private void line(int line) {
        if (ticked("barred." + line)) {
            barred++;
            return;
        }
        var consents = new ArrayList<String>();
        for (int box = 0; box < sheet.boxes().size(); box++) {
            var whose = sheet.boxes().get(box);
            if (whose != null && ticked("box." + line + "." + letter(box))) consents.add(whose.slug());
        }
        var isPublic = ticked("box." + line + ".1");
        var updates = ticked("box." + line + ".2");
        var isBlank = text("name." + line).isEmpty()
                && text("email." + line).isEmpty()
                && !isPublic
                && !updates
                && consents.isEmpty();
        if (isBlank) return;
        switch (OnPaper.read(
                text("name." + line), text("email." + line), text("postcode." + line), text("country." + line))) {
            case OnPaper.Read.Bad bad -> bad.wrong().forEach((field, key) -> errors.put(field + "." + line, key));
            case OnPaper.Read.Good good ->
                rows.add(new PaperRow(sheet.number().number(), line, good.person(), isPublic, updates, consents));
        }
    }

    /** Whether somebody typed anything into a row. */
    static boolean isBegun(Map<String, String> values) {
        return values.entrySet().stream()
                .filter(one -> one.getKey().matches("(name|email|box|barred)\\..*"))
                .anyMatch(one -> !one.getValue().isBlank());
    }

    /** The letter at the head of a box's column. */
    static String letter(int box) {
        return String.valueOf((char) ('A' + box));
    }

    private boolean ticked(String field) {
        return text(field).equals("on");
    }

    private String text(String field) {
        return values.getOrDefault(field, "").strip();
    }
}
