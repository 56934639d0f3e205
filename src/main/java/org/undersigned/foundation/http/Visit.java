package org.undersigned.foundation.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.undersigned.foundation.html.Languages;

/** What a request says about its reader: the language of its address, and only where that is none, the one that the browser prefers. */
public final class Visit {

    private static final String LANGUAGE = "undersigned.language";
    private static final String WITHOUT = "undersigned.without-language";

    /** Longer lists of languages are nobody's. */
    private static final int LONGEST = 500;

    private Visit() {}

    /** The language of the address' prefix, or the main language. */
    public static String language(ContainerRequestContext request) {
        return request.getProperty(LANGUAGE) instanceof String language ? language : Languages.MAIN;
    }

    static void language(ContainerRequestContext request, String language) {
        request.setProperty(LANGUAGE, language);
    }

    /**
     * The address begins with a language that nothing here is in, so there will be no page, and what says so is in the language that the
     * browser prefers of those that we speak.
     *
     * @param without the address without the language
     */
    static void isInNoLanguage(ContainerRequestContext request, String without) {
        request.setProperty(WITHOUT, without);
        language(request, preferred(request));
    }

    /** The address without its language, for one that begins with a language that nothing here is in. */
    static Optional<String> withoutLanguage(ContainerRequestContext request) {
        return Optional.ofNullable((String) request.getProperty(WITHOUT));
    }

    /** The language that the browser prefers of those that we speak, for a page without one of its own. */
    public static String preferred(ContainerRequestContext request) {
        return preferred(request.getHeaderString("Accept-Language"));
    }

    /** The interface language that a header {@code Accept-Language} (RFC 9110, section 12.5.4) asks for first; the main one if it names none of ours. */
    static String preferred(String header) {
        return ranges(header).stream()
                .filter(range -> range.getWeight() > 0)
                .flatMap(range -> Languages.nearest(range.getRange(), Languages.all()).stream())
                .findFirst()
                .orElse(Languages.MAIN);
    }

    private static List<Locale.LanguageRange> ranges(String header) {
        if (header == null || header.isBlank() || header.length() > LONGEST) return List.of();
        try {
            return Locale.LanguageRange.parse(header);
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }
}
