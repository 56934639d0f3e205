package org.undersigned.mailing.desk;

import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.undersigned.foundation.html.Languages;
import org.undersigned.mailing.Mailing;
import org.undersigned.mailing.Segment;
import org.undersigned.petition.Petition;

/** To whom a mailing goes, when, and what it asks for, as typed. */
final class SettingsForm {

    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    private static final Pattern REGION = Pattern.compile("[A-Z]{2}-[A-Z0-9]{1,3}");
    private static final Pattern SOURCE = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final int MOST = 50;

    private final Map<String, String> form;
    private final List<Petition> led;
    private final List<Petition> joined;
    private final Map<String, String> errors = new LinkedHashMap<>();

    private SettingsForm(Map<String, String> form, List<Petition> led, List<Petition> joined) {
        this.form = form;
        this.led = led;
        this.joined = joined;
    }

    /**
     * What the form says.
     *
     * @param mailing with all of it; with what was right of it if {@code errors} has something to say
     * @param errors key of a message for each field
     */
    record Read(Mailing mailing, Map<String, String> errors) {}

    /** Reads it into {@code before}, whose words stay. */
    static Read read(Map<String, String> form, Mailing before, List<Petition> led, List<Petition> joined) {
        var reading = new SettingsForm(form, led, joined);
        return new Read(reading.mailing(before), reading.errors);
    }

    private Mailing mailing(Mailing before) {
        var audience = text("audience");
        var petition = audience.equals("supporters") ? Optional.<UUID>empty() : petition(led, audience);
        if (!audience.equals("supporters") && petition.isEmpty()) errors.put("audience", "mailing.wrong.audience");
        var segment = segment(petition.isPresent());
        var asks = petition(joined, text("asks"));
        if (!text("asks").isEmpty() && asks.isEmpty()) errors.put("asks", "mailing.wrong.petition");
        var starts = starts();
        return before.going(
                petition, asks, segment, triedOn(), starts, starts.isPresent() && form.containsKey("local"));
    }

    private Segment segment(boolean aboutPetition) {
        var languages = Stream.concat(
                        Languages.all().stream(), joined.stream().flatMap(one -> one.languages().stream()))
                .distinct()
                .filter(one -> form.containsKey("language." + one))
                .toList();
        var countries = list("countries", COUNTRY, "mailing.wrong.countries").stream()
                .filter(one -> {
                    if (!COUNTRIES.contains(one)) errors.put("countries", "mailing.wrong.countries");
                    return COUNTRIES.contains(one);
                })
                .toList();
        var regions = list("regions", REGION, "mailing.wrong.regions");
        var sources = list("sources", SOURCE, "mailing.wrong.sources");
        if (aboutPetition)
            return new Segment(languages, countries, regions, sources, Optional.empty(), Optional.empty());
        var signed = petition(joined, text("signed"));
        if (!text("signed").isEmpty() && signed.isEmpty()) errors.put("signed", "mailing.wrong.petition");
        var unsigned = petition(joined, text("unsigned"));
        if (!text("unsigned").isEmpty() && unsigned.isEmpty()) errors.put("unsigned", "mailing.wrong.petition");
        if (signed.isPresent() && signed.equals(unsigned)) errors.put("unsigned", "mailing.wrong.both");
        return new Segment(languages, countries, regions, sources, signed, unsigned);
    }

    private List<String> list(String field, Pattern form, String wrong) {
        var parts = Arrays.stream(text(field).split("[\\s,;]+"))
                .filter(part -> !part.isEmpty())
                // Sources are kept with a hyphen for a low line.
                .map(part -> form == SOURCE ? part.replace('_', '-') : part.toUpperCase(Locale.ROOT))
                .distinct()
                .toList();
        if (parts.size() > MOST
                || !parts.stream().allMatch(part -> form.matcher(part).matches())) errors.put(field, wrong);
        return parts.stream()
                .filter(part -> form.matcher(part).matches())
                .limit(MOST)
                .toList();
    }

    private int triedOn() {
        var typed = text("tried");
        if (typed.isEmpty()) return 100;
        if (typed.matches("\\d{1,3}") && Integer.parseInt(typed) >= 1 && Integer.parseInt(typed) <= 100)
            return Integer.parseInt(typed);
        errors.put("tried", "mailing.wrong.tried");
        return 100;
    }

    private Optional<LocalDateTime> starts() {
        var typed = text("starts");
        if (typed.isEmpty()) {
            if (form.containsKey("local")) errors.put("starts", "mailing.wrong.localWithout");
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDateTime.parse(typed));
        } catch (DateTimeParseException e) {
            errors.put("starts", "mailing.wrong.starts");
            return Optional.empty();
        }
    }

    private String text(String field) {
        return form.getOrDefault(field, "").strip();
    }

    private static Optional<UUID> petition(List<Petition> some, String slug) {
        return some.stream()
                .filter(petition -> petition.slug().equals(slug))
                .map(Petition::id)
                .findFirst();
    }
}
