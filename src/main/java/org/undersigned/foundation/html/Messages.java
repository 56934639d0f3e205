package org.undersigned.foundation.html;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/**
 * The interface's words in one language, from {@code messages/AREA/LANGUAGE.properties}, and what was accepted in their place while the
 * program runs ({@link #replace}); the key in a page is {@code AREA.KEY}. Values are ICU message patterns
 * (<a href="https://unicode-org.github.io/icu/userguide/format_parse/messages/">ICU user guide</a>): {@code {0}} is the first
 * argument, {@code {0, plural, …}} chooses by the language's own rules.
 */
public final class Messages {

    /** One folder of message files for each part of the site, so that a part's words stand together in all languages. */
    private static final List<String> AREAS = List.of(
            "layout",
            "problem",
            "campaign",
            "site",
            "petition",
            "signature",
            "count",
            "log",
            "mail",
            "ladder",
            "sharing",
            "embed",
            "onpaper",
            "action",
            "call",
            "pledge",
            "demo",
            "staff",
            "supporters",
            "sender",
            "updates",
            "mailing",
            "keys",
            "dashboard",
            "steps",
            "partner",
            "signon",
            "passkey",
            "draft",
            "audit",
            "quarantine",
            "delivery",
            "papers",
            "letter",
            "translation",
            "donation");

    /** What the files say, by language and key, in the order of the files. */
    private static final Map<String, Map<String, String>> FILES = files();

    /** What is said now. Replaced as a whole, so that asking costs no more than looking it up. */
    private static volatile Map<String, Messages> said = with(Map.of());

    private final ULocale locale;
    private final Map<String, String> patterns;

    private Messages(String language, Map<String, String> patterns) {
        this.locale = locale(language);
        this.patterns = patterns;
    }

    /** The words for a reader of {@code language}: of that interface language, or of the one that is {@link Languages#spoken nearest}. */
    public static Messages of(String language) {
        var now = said;
        var messages = now.get(language);
        return messages != null ? messages : now.get(Languages.spoken(language));
    }

    /** The parts of the site, each with a folder of files. */
    public static List<String> areas() {
        return AREAS;
    }

    /** What the files of a language say, by key, in their order; nothing for a language without files. */
    public static Map<String, String> file(String language) {
        return FILES.getOrDefault(language, Map.of());
    }

    /**
     * Says these patterns in the place of those in the files from now on, in this process.
     *
     * @param accepted by interface language and key; what is in no file is left out
     */
    public static void replace(Map<String, Map<String, String>> accepted) {
        said = with(accepted);
    }

    /** How a pattern reads in a language, which need not be one of the interface; throws what ICU throws if it is no pattern. */
    public static String format(String language, String pattern, Object... arguments) {
        return new MessageFormat(pattern, locale(language)).format(arguments);
    }

    /** The message under {@code key}, with its arguments filled in. An unknown key is a bug and throws. */
    public String t(String key, Object... arguments) {
        var pattern = patterns.get(key);
        if (pattern == null) throw new IllegalArgumentException("no message " + key + " in " + locale);
        return new MessageFormat(pattern, locale).format(arguments);
    }

    /** A day as this language writes it, with its year. */
    public String date(LocalDate day) {
        var format = DateFormat.getDateInstance(DateFormat.LONG, locale);
        format.setTimeZone(TimeZone.GMT_ZONE);
        return format.format(Date.from(day.atStartOfDay(ZoneOffset.UTC).toInstant()));
    }

    /** A day and time as this language writes it, in UTC. */
    public String moment(Instant instant) {
        var format = DateFormat.getDateTimeInstance(DateFormat.MEDIUM, DateFormat.SHORT, locale);
        format.setTimeZone(TimeZone.GMT_ZONE);
        return format.format(Date.from(instant)) + " UTC";
    }

    /** Whether there is a message under {@code key}. */
    public boolean has(String key) {
        return patterns.containsKey(key);
    }

    ULocale locale() {
        return locale;
    }

    Set<String> keys() {
        return patterns.keySet();
    }

    String pattern(String key) {
        return patterns.get(key);
    }

    private static ULocale locale(String language) {
        // Latin digits in every language: the count must read the same for everybody who compares it.
        return new ULocale((language.equals("en") ? "en-GB" : language) + "@numbers=latn");
    }

    private static Map<String, Messages> with(Map<String, Map<String, String>> accepted) {
        var all = new HashMap<String, Messages>();
        FILES.forEach((language, filed) -> {
            var patterns = new HashMap<>(filed);
            accepted.getOrDefault(language, Map.of())
                    .forEach((key, pattern) -> patterns.computeIfPresent(key, (same, before) -> pattern));
            all.put(language, new Messages(language, Map.copyOf(patterns)));
        });
        return Map.copyOf(all);
    }

    private static Map<String, Map<String, String>> files() {
        var all = new HashMap<String, Map<String, String>>();
        for (var language : Languages.all()) {
            var patterns = new LinkedHashMap<String, String>();
            for (var area : AREAS) read(area, language).forEach((key, value) -> patterns.put(area + "." + key, value));
            all.put(language, java.util.Collections.unmodifiableMap(patterns));
        }
        return Map.copyOf(all);
    }

    private static Map<String, String> read(String area, String language) {
        var name = "/messages/" + area + "/" + language + ".properties";
        var inOrder = new LinkedHashMap<String, String>();
        // The reader of this format is a table without order; what it is given, it is given in the order of the file.
        var properties = new Properties() {
            @Override
            public Object put(Object key, Object value) {
                return inOrder.put((String) key, (String) value);
            }
        };
        try (var in = Messages.class.getResourceAsStream(name)) {
            if (in == null) throw new IllegalStateException("missing " + name);
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return inOrder;
    }
}
