package org.undersigned.integrity;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.undersigned.organisation.staff.Entered;

/**
 * Which signatures that do not count yet somebody means.
 *
 * @param from first day of signing (UTC)
 * @param to last day
 * @param source {@code =} and what brought them, as the figures name it; empty for any
 * @param country two letters; empty for any
 * @param language of the form; empty for any
 */
record Choice(LocalDate from, LocalDate to, String source, String country, String language) {

    /** What has not been confirmed by then is gone, and what is confirmed has long been counted. */
    private static final int USUAL_DAYS = 7;

    private static final List<String> COUNTRIES = List.of(Locale.getISOCountries());

    /** A form that was read. The choice says what could be read; nothing is done with it while something has to change. */
    record Read(Choice choice, Map<String, String> values, Map<String, String> errors) {

        Entered entered() {
            return new Entered(values, errors);
        }
    }

    /** Reads a form; what it does not name is as usual. */
    static Read read(Map<String, String> form, LocalDate today) {
        var usual = new LinkedHashMap<String, String>();
        usual.put("from", today.minusDays(USUAL_DAYS).toString());
        usual.put("to", today.toString());
        for (var name : List.of("source", "country", "language", "reason")) usual.put(name, "");
        var values = new LinkedHashMap<String, String>();
        usual.forEach(
                (name, value) -> values.put(name, form.getOrDefault(name, value).strip()));
        var errors = new LinkedHashMap<String, String>();
        var from = day(values, "from", errors, today.minusDays(USUAL_DAYS));
        var to = day(values, "to", errors, today);
        if (errors.isEmpty() && to.isBefore(from)) errors.put("to", "quarantine.wrong.order");
        var source = values.get("source");
        if (!source.matches("(=.{0,100})?")) errors.put("source", "quarantine.wrong.source");
        var country = values.get("country");
        if (!country.isEmpty() && !COUNTRIES.contains(country)) errors.put("country", "quarantine.wrong.country");
        var language = values.get("language");
        if (!language.matches("([a-z]{2,3}(-[A-Za-z0-9]{2,8})*)?")) errors.put("language", "quarantine.wrong.language");
        return new Read(new Choice(from, to, source, country, language), values, errors);
    }

    private static LocalDate day(
            Map<String, String> values, String name, Map<String, String> errors, LocalDate otherwise) {
        try {
            var day = LocalDate.parse(values.get(name));
            if (day.getYear() >= 2000 && day.getYear() < 10_000) return day;
        } catch (DateTimeException e) {
            // Told below, as is a day that no signature can be of.
        }
        errors.put(name, "quarantine.wrong.day");
        return otherwise;
    }

    /** As the audit log tells it. */
    String told() {
        var told = new ArrayList<String>();
        told.add(from + " to " + to);
        if (!source.isEmpty()) told.add("source " + (source.equals("=") ? "unknown" : source.substring(1)));
        if (!country.isEmpty()) told.add("country " + country);
        if (!language.isEmpty()) told.add("language " + language);
        return String.join(", ", told);
    }
}
