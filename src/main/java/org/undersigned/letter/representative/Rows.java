package org.undersigned.letter.representative;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.html.Translated;
import org.undersigned.foundation.http.FormText;
import org.undersigned.foundation.mail.MailAddress;

/** Judges row after row of a file, whatever it is written in. */
public final class Rows {

    /** The columns, and the properties of a feature. */
    public static final List<String> COLUMNS =
            List.of("district", "name", "office", "institution", "email", "language", "country", "region", "postcodes");

    private static final List<String> NEEDED = List.of("name", "office", "email");
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final int LINE = 200;
    private static final int MOST_FAULTS = 100;

    private final String language;
    private final List<Representative> representatives = new ArrayList<>();
    private final List<RepresentativesFile.Fault> faults = new ArrayList<>();
    private final Map<String, Integer> lines = new HashMap<>();

    /** @param language that names are in where a row does not say */
    public Rows(String language) {
        this.language = language;
    }

    /** One row. @param cells by column; those that are not there are empty */
    public void add(int line, Map<String, String> cells, Optional<Area> area) {
        if (representatives.size() == RepresentativesFile.MOST_ROWS) {
            wrong(line, "many");
            return;
        }
        var before = faults.size();
        var values = new HashMap<String, String>();
        for (var column : COLUMNS) {
            var value = cells.getOrDefault(column, "").strip().replaceAll("\\s+", " ");
            values.put(column, value);
            if (column.equals("postcodes")) continue;
            if (!FormText.isReadable(value)) wrong(line, "signs", column);
            else if (value.length() > LINE) wrong(line, "long", column);
        }
        for (var column : NEEDED) if (values.get(column).isEmpty()) wrong(line, "missing", column);
        var email = MailAddress.parse(values.get("email"));
        if (email.isEmpty() && !values.get("email").isEmpty()) wrong(line, "email", values.get("email"));
        var in = values.get("language").isEmpty() ? language : values.get("language");
        if (!Languages.isTag(in)) wrong(line, "language", in);
        var country = values.get("country").toUpperCase(Locale.ROOT);
        if (!country.isEmpty() && !COUNTRIES.contains(country)) wrong(line, "country", country);
        var postcodes = postcodes(line, values.get("postcodes"));
        if (faults.size() > before) return;
        var one = new Representative(
                values.get("district"),
                Translated.of(in, values.get("name")),
                Translated.of(in, values.get("office")),
                Translated.of(in, values.get("institution")),
                email.orElseThrow().forSending(),
                country,
                values.get("region"),
                postcodes,
                area);
        var twin = lines.putIfAbsent(one.key(), line);
        if (twin != null) wrong(line, "twice", String.valueOf(twin));
        else representatives.add(one);
    }

    void wrong(int line, String what) {
        wrong(line, what, "");
    }

    void wrong(int line, String what, String value) {
        var shown = value.replaceAll("\\p{C}", " ");
        if (faults.size() < MOST_FAULTS)
            faults.add(new RepresentativesFile.Fault(
                    line, what, shown.length() > 60 ? shown.substring(0, 57) + "…" : shown));
    }

    /** What they are, or everything that is wrong with them. */
    public RepresentativesFile.Read read() {
        if (faults.isEmpty() && representatives.isEmpty()) wrong(0, "empty");
        return faults.isEmpty()
                ? new RepresentativesFile.Read.Good(List.copyOf(representatives))
                : new RepresentativesFile.Read.Bad(List.copyOf(faults));
    }

    private List<String> postcodes(int line, String text) {
        var found = new HashSet<String>();
        for (var part : text.split("[\\s;,|]+")) {
            if (part.isEmpty()) continue;
            var code = Representative.postcode(part.replaceAll("\\*$", ""));
            if (code.isEmpty() || code.length() > 12) wrong(line, "postcode", part);
            else found.add(code);
        }
        var sorted = found.toArray(String[]::new);
        Arrays.sort(sorted);
        return List.of(sorted);
    }
}
