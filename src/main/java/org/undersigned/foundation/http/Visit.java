package org.undersigned.foundation.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import org.undersigned.foundation.html.Languages;

/** What the address of a request says about its reader. */
public final class Visit {

    private static final String LANGUAGE = "undersigned.language";

    private Visit() {}

    /** The language of the address' prefix, or the main language. */
    public static String language(ContainerRequestContext request) {
        return request.getProperty(LANGUAGE) instanceof String language ? language : Languages.MAIN;
    }

    static void language(ContainerRequestContext request, String language) {
        request.setProperty(LANGUAGE, language);
    }
}
