package org.undersigned.onpaper.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.undersigned.foundation.html.Languages;
import org.undersigned.onpaper.Scans;
import org.undersigned.organisation.Organisation;
import org.undersigned.organisation.staff.Entered;
import org.undersigned.petition.Petition;
import org.undersigned.sharing.paper.Sheet;
import org.undersigned.sharing.paper.Sheets;

/**
 * One sheet to be typed in.
 *
 * @param scan its picture, as the visitor may see it
 */
public record SheetView(Petition petition, Sheets.Printed sheet, Scans.Found scan, Entered entered) {

    /** A box at the head of a column. {@code organisation} is null for the petition's own two, {@code label} is the key of their words. */
    public record Box(String letter, String label, Organisation organisation) {}

    /** Whether the picture stands beside the rows. */
    public boolean isOpen() {
        return scan instanceof Scans.Found.Open;
    }

    /** Whether there is one that the visitor has not opened yet. */
    public boolean isClosed() {
        return scan instanceof Scans.Found.Closed;
    }

    /** Where it is opened. */
    public String opening() {
        return above() + "/pictures/" + number();
    }

    public String above() {
        return Seat.path(petition);
    }

    public String path() {
        return above() + "/sheet";
    }

    public String photo() {
        return above() + "/photo";
    }

    public String picture() {
        return above() + "/pictures/" + number() + ".jpg";
    }

    public String number() {
        return sheet.number().written();
    }

    public String languageName() {
        return Languages.ownName(sheet.language());
    }

    public List<Integer> lines() {
        return IntStream.rangeClosed(1, Sheet.ROWS).boxed().toList();
    }

    /** The boxes in the order of the paper; those are left out whose words changed since, for nobody agreed to the new ones. */
    public List<Box> boxes() {
        var boxes = new ArrayList<Box>();
        boxes.add(new Box("1", "signature.public", null));
        boxes.add(new Box("2", "signature.updates", null));
        for (int i = 0; i < sheet.boxes().size(); i++)
            if (sheet.boxes().get(i) != null)
                boxes.add(new Box(SheetForm.letter(i), "", sheet.boxes().get(i)));
        return boxes;
    }

    /** Whether a box on the paper is offered no more. */
    public boolean isMissingBoxes() {
        return sheet.boxes().stream().anyMatch(one -> one == null);
    }

    /** What stands in a field: what was typed, or else what is proposed. */
    public String value(String field, int line) {
        var typed = entered.values().get(field + "." + line);
        if (typed != null) return typed;
        return switch (field) {
            case "country" -> entered.value("country").toUpperCase(Locale.ROOT);
            case "postcode" -> entered.value("postcode");
            default -> "";
        };
    }

    /** Key of what is wrong with a field, or null. */
    public String error(String field, int line) {
        return entered.error(field + "." + line);
    }

    public boolean ticked(int line, String letter) {
        return entered.value("box." + line + "." + letter).equals("on");
    }

    public boolean barred(int line) {
        return entered.value("barred." + line).equals("on");
    }
}
