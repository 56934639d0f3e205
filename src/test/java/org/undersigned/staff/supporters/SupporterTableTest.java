package org.undersigned.staff.supporters;

import static org.junit.jupiter.api.Assertions.assertEquals;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.undersigned.supporter.SealedRow;

/** What a spreadsheet gets. */
class SupporterTableTest {

    @Test
    void what_people_typed_is_never_a_formula_and_a_row_for_another_key_names_it() throws IOException {
        var text = new StringWriter();
        var table = new SupporterTable(CsvWriter.builder().build(text));
        var row = new SealedRow(
                new UUID(0, 1), "organisation-a", "news", "ab12", "hpke-export/v2", null, null, new byte[] {1, 2});
        table.head();
        table.write(
                "river",
                row,
                Optional.of(Map.of("name", "=1+1", "email", "a@example.org", "own.why", "Fish", "own.x", "-")));
        table.write("river", row, Optional.empty());
        table.flush();
        assertEquals(
                "petition,supporter,name,email,country,postcode,answers,sealed_to\r\n"
                        + "river,0102,'=1+1,a@example.org,,,\"why: Fish\nx: -\",\r\nriver,0102,,,,,,ab12\r\n",
                text.toString());
    }
}
