package org.undersigned.signature.signing;

import io.quarkus.qute.RawString;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.undersigned.foundation.html.Languages;

/** The list of countries as a form shows it: every one, in the reader's language, in as few bytes as HTML allows. */
public final class Countries {

    private static final Map<String, String> OPTIONS = new ConcurrentHashMap<>();

    private Countries() {}

    /** The options of the list. Quotes and end tags are left out where HTML lets them go: there are 250 of them on every page. */
    public static RawString options(String language, String chosen) {
        var options = OPTIONS.computeIfAbsent(Languages.spoken(language), Countries::all);
        if (!chosen.matches("[A-Z]{2}")) return new RawString(options);
        var option = "<option value=" + chosen + ">";
        return new RawString(options.replace(option, "<option value=" + chosen + " selected>"));
    }

    private static String all(String language) {
        var html = new StringBuilder();
        Languages.countries(language)
                .forEach((code, name) ->
                        html.append("<option value=").append(code).append('>').append(name.replace("&", "&amp;")));
        return html.toString();
    }
}
