package org.undersigned.foundation.html;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/**
 * The interface's words in one language, from {@code messages/AREA/LANGUAGE.properties}; the key in
 * a page is {@code AREA.KEY}. Values are ICU message patterns
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
            "letter");

    private static final Map<String, Messages> ALL = load();

    private final ULocale locale;
    private final Map<String, String> patterns;

    private Messages(String language, Map<String, String> patterns) {
        // Latin digits in every language: the count must read the same for everybody who compares it.
        this.locale = new ULocale((language.equals("en") ? "en-GB" : language) + "@numbers=latn");
        this.patterns = patterns;
    }

    /** The words of an interface language. */
    public static Messages of(String language) {
        var messages = ALL.get(language);
        if (messages == null) throw new IllegalArgumentException("no messages in language " + language);
        return messages;
    }

    /** The message under {@code key}, with its arguments filled in. An unknown key is a bug and throws. */
    public String t(String key, Object... arguments) {
        var pattern = patterns.get(key);
        if (pattern == null) throw new IllegalArgumentException("no message " + key + " in " + locale);
        return new MessageFormat(pattern, locale).format(arguments);
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

    private static Map<String, Messages> load() {
        var all = new HashMap<String, Messages>();
        for (var language : Languages.all()) {
            var patterns = new HashMap<String, String>();
            for (var area : AREAS)
                read(area, language).forEach((key, value) -> patterns.put(area + "." + key, (String) value));
            all.put(language, new Messages(language, Map.copyOf(patterns)));
        }
        return Map.copyOf(all);
    }

    private static Properties read(String area, String language) {
        var name = "/messages/" + area + "/" + language + ".properties";
        var properties = new Properties();
        try (var in = Messages.class.getResourceAsStream(name)) {
            if (in == null) throw new IllegalStateException("missing " + name);
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
