package org.undersigned.foundation.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import java.util.Set;
import org.undersigned.foundation.html.Languages;

/**
 * Takes the language off the front of an address, so that every page is declared once. Only pages for people and their form
 * actions have a prefix; a token knows its own language, and JSON, feeds and pictures have none.
 */
@Provider
@PreMatching
final class LanguagePrefix implements ContainerRequestFilter {

    private static final Set<String> PAGES = Set.of(
            "",
            "coalitions",
            "organisations",
            "announcements",
            "statements",
            "search",
            "categories",
            "archive",
            "privacy",
            "petitions",
            "letters",
            "calls",
            "pledges",
            "my-signatures",
            "about",
            "accessibility",
            "contact",
            "problems",
            "verify");

    @Override
    public void filter(ContainerRequestContext request) {
        var uri = request.getUriInfo().getRequestUri();
        var path = uri.getRawPath();
        var end = path.indexOf('/', 1);
        var language = path.substring(1, end < 0 ? path.length() : end);
        if (!Languages.all().contains(language)) return;
        Visit.language(request, language);
        var rest = end < 0 ? "/" : path.substring(end);
        var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        if (language.equals(Languages.MAIN)) {
            request.abortWith(
                    Response.status(308).location(URI.create(rest + query)).build());
            return;
        }
        if (!hasPrefixedForm(rest)) return;
        var base = request.getUriInfo().getBaseUri();
        request.setRequestUri(base, base.resolve(rest + query));
    }

    private static boolean hasPrefixedForm(String path) {
        var first = path.substring(1, path.indexOf('/', 1) < 0 ? path.length() : path.indexOf('/', 1));
        var last = path.substring(path.lastIndexOf('/') + 1);
        return PAGES.contains(first) && last.indexOf('.') < 0;
    }
}
