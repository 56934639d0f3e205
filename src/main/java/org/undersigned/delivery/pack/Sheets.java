package org.undersigned.delivery.pack;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.undersigned.foundation.html.CsvCell;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.place.Regions;

/** The tables of a pack. No cell is ever a formula: CSV marks what could be taken for one, and cells of a workbook are text. */
final class Sheets {

    private Sheets() {}

    /** Signatures by country, small groups together (RFC 4180, UTF-8). */
    static byte[] numbers(Roll roll, Page page) {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().build(text)) {
            csv.writeRecord("country", "name", "signatures");
            for (var group : roll.byCountry().shown())
                csv.writeRecord(
                        group.name(), Languages.country(group.name(), page.language()), Long.toString(group.number()));
            if (roll.elsewhere() > 0)
                csv.writeRecord("", page.t("delivery.elsewhere"), Long.toString(roll.elsewhere()));
            csv.writeRecord("", page.t("delivery.all"), Long.toString(roll.signatures()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes(text);
    }

    /** Signatures by region, small ones and those of which none is known together (RFC 4180, UTF-8). */
    static byte[] regions(Roll roll, Page page) {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().build(text)) {
            csv.writeRecord("region", "name", "signatures");
            for (var group : roll.regions())
                csv.writeRecord(group.name(), Regions.name(group.name()), Long.toString(group.number()));
            if (roll.inNoRegion() > 0)
                csv.writeRecord("", page.t("delivery.inNoRegion"), Long.toString(roll.inNoRegion()));
            csv.writeRecord("", page.t("delivery.all"), Long.toString(roll.signatures()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes(text);
    }

    /** The names of some countries (RFC 4180, UTF-8). */
    static byte[] csv(List<Roll.Area> areas) {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().build(text)) {
            csv.writeRecord("country", "name");
            for (var area : areas) for (var name : area.names()) csv.writeRecord(area.country(), CsvCell.safe(name));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes(text);
    }

    /** The names as a workbook (ECMA-376): a sheet with all, then one for each country. */
    static byte[] workbook(List<Roll.Area> areas) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var book = new Workbook(out, "Undersigned", null)) {
            write(book.newWorksheet("all"), areas);
            for (var area : areas) write(book.newWorksheet(area.country()), List.of(area));
        }
        return out.toByteArray();
    }

    private static void write(Worksheet sheet, List<Roll.Area> areas) throws IOException {
        sheet.inlineString(0, 0, "country");
        sheet.inlineString(0, 1, "name");
        var row = 0;
        for (var area : areas)
            for (var name : area.names()) {
                sheet.inlineString(++row, 0, area.country());
                sheet.inlineString(row, 1, name);
            }
        sheet.width(1, 40);
        sheet.freezePane(0, 1);
        sheet.finish();
    }

    private static byte[] bytes(StringWriter text) {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
