package org.undersigned.foundation.http;

import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.undersigned.foundation.html.Languages;

/**
 * Takes the language off the front of an address, so that every page is declared once. Only pages for people and their form
 * actions have a prefix; a token knows its own language, and JSON, feeds and pictures have none.
 */
@Provider
@PreMatching
final class LanguagePrefix implements ContainerRequestFilter {

    /** Most addresses begin otherwise, and nothing more is asked of them. */
    private static final Pattern SHAPE = Pattern.compile(Languages.SHAPE);

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
            "embed",
            "my-signatures",
            "about",
            "accessibility",
            "contact",
            "problems",
            "verify");

    /** Looked up when asked: this filter is made before there is a database. */
    private final Instance<ContentLanguages> written;

    LanguagePrefix(Instance<ContentLanguages> written) {
        this.written = written;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        var uri = request.getUriInfo().getRequestUri();
        var path = uri.getRawPath();
        var end = path.indexOf('/', 1);
        var prefix = path.substring(1, end < 0 ? path.length() : end);
        var rest = end < 0 ? "/" : path.substring(end);
        var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        var language = language(prefix);
        if (language.isEmpty()) {
            if (isLikeOne(prefix, rest)) elsewhere(request, prefix, rest, query);
            return;
        }
        Visit.language(request, language);
        if (language.equals(Languages.MAIN) || !language.equals(prefix)) {
            // One address for one page: no prefix for the main language, and one spelling for every other.
            var to = Response.status(308).location(URI.create(Languages.href(language, rest) + query));
            // Where it leads may have somebody's token in it.
            var isPage = hasPrefixedForm(rest) && query.isEmpty();
            request.abortWith((isPage ? to : Headers.personal(to)).build());
            return;
        }
        if (!hasPrefixedForm(rest)) return;
        var base = request.getUriInfo().getBaseUri();
        request.setRequestUri(base, base.resolve(rest + query));
    }

    /**
     * Nothing is in the language of this address, so there is no such page. One of a region leads to the same language as it is here. A frame
     * stands on a page of others, where nobody can mend its address: it shows what there is.
     */
    private void elsewhere(ContainerRequestContext request, String prefix, String rest, String query) {
        var near =
                nearest(prefix).or(() -> rest.startsWith("/embed/") ? Optional.of(Languages.MAIN) : Optional.empty());
        var reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        if (near.isEmpty() || !reads) {
            Visit.isInNoLanguage(request, rest + query);
            return;
        }
        var to = URI.create(Languages.href(near.get(), rest) + query);
        request.abortWith(Response.status(302).location(to).build());
    }

    /** What stands nearest to a tag: the same language, written for everybody or elsewhere, of ours before one of a campaign. */
    private Optional<String> nearest(String prefix) {
        var there = new LinkedHashSet<>(Languages.all());
        written.stream().forEach(some -> there.addAll(some.all()));
        return Languages.tag(prefix).flatMap(tag -> Languages.nearest(tag, there));
    }

    /** The language that a first part of an address names, or nothing if it names none that something is shown in. */
    private String language(String prefix) {
        if (Languages.all().contains(prefix)) return prefix;
        if (!SHAPE.matcher(prefix).matches()) return "";
        return Languages.tag(prefix)
                .filter(tag -> Languages.all().contains(tag)
                        || written.stream().anyMatch(some -> some.all().contains(tag)))
                .orElse("");
    }

    /** Whether an address could be one in a language. What is mistyped and stands alone is taken for one only if there is such a language. */
    private static boolean isLikeOne(String prefix, String rest) {
        return SHAPE.matcher(prefix).matches()
                && hasPrefixedForm(rest)
                && (!rest.equals("/") || Languages.tag(prefix).isPresent());
    }

    private static boolean hasPrefixedForm(String path) {
        var first = path.substring(1, path.indexOf('/', 1) < 0 ? path.length() : path.indexOf('/', 1));
        var last = path.substring(path.lastIndexOf('/') + 1);
        return PAGES.contains(first) && last.indexOf('.') < 0;
    }
}
