package org.undersigned.embed;

import io.vertx.core.MultiMap;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.http.Headers;
import org.undersigned.petition.Petition;

/**
 * What the address of a frame says: everything that its pages depend on, and nothing of what tells where somebody came from. It travels from
 * page to page within the frame, for nothing is kept about a visitor.
 *
 * @param partner slug of the partner on whose site it stands, if that is one of the petition's
 * @param host origin of the page around it, if that one may frame it: the only one that is told anything
 * @param preview whether it is shown in the workspace, where nothing can be sent
 * @param origins that may frame it, as many as a header holds
 */
public record FrameAddress(
        Petition petition,
        String language,
        Optional<String> partner,
        Theme theme,
        Optional<String> host,
        boolean preview,
        List<String> origins) {

    /** The one that a request names; {@code lang} in its query wins over the language of its path. */
    static FrameAddress of(Petition petition, String language, MultiMap query, Origins known) {
        var partner = Optional.ofNullable(query.get("partner"))
                .or(() -> Optional.ofNullable(query.get("via")))
                .filter(slug -> petition.campaign().partner(slug).isPresent());
        var all = known.of(petition.campaign(), partner);
        var origins = all.stream().limit(Origins.MOST_OF_ALL).toList();
        var host = Optional.ofNullable(query.get("host")).filter(one -> known.allows(all, one));
        return new FrameAddress(
                petition,
                language(query, petition, language),
                partner,
                Theme.of(query::get),
                host,
                query.contains("preview"),
                origins);
    }

    /** The language that a query asks for, or else {@code language}. */
    static String language(MultiMap query, String language) {
        return asked(query).filter(Languages.all()::contains).orElse(language);
    }

    private static String language(MultiMap query, Petition petition, String language) {
        return asked(query).filter(petition.languages()::contains).orElseGet(() -> language(query, language));
    }

    /** In any spelling of its case: the element sends all that is chosen in small letters. */
    private static Optional<String> asked(MultiMap query) {
        return Optional.ofNullable(query.get("lang")).flatMap(Languages::tag);
    }

    /** One that stands in no page yet. */
    static FrameAddress plain(Petition petition, String language, Optional<String> partner, Theme theme) {
        return new FrameAddress(petition, language, partner, theme, Optional.empty(), false, List.of());
    }

    /** The frame itself. */
    public String start() {
        return to("");
    }

    /** Where its form goes. */
    public String signatures() {
        return to("/signatures");
    }

    /** Where the code goes. */
    public String confirmations() {
        return to("/confirmations");
    }

    /** Where the wish for another mail goes. */
    public String again() {
        return to("/check-your-mail");
    }

    /** The petition's own page, by the partner's link. */
    public String petitionPage() {
        return Languages.href(language, petition.action().path())
                + partner.map(slug -> "?partner=" + slug).orElse("");
    }

    /** Another page of the frame. */
    private String to(String rest) {
        return to(rest, "");
    }

    /** Another page of the frame, with more in its query: {@code name=value}, encoded. */
    String to(String rest, String more) {
        var query = new StringBuilder(more);
        partner.ifPresent(slug -> add(query, "partner", slug));
        theme.chosen().forEach(one -> add(query, one.getKey(), one.getValue()));
        host.ifPresent(origin -> add(query, "host", origin));
        if (preview) add(query, "preview", "1");
        return Languages.href(language, "/embed" + petition.action().path() + rest)
                + (query.isEmpty() ? "" : "?" + query);
    }

    /** The same for a reader of another language. */
    FrameAddress in(String other) {
        return new FrameAddress(petition, other, partner, theme, host, preview, origins);
    }

    /** Who may frame its pages, and what those may do. */
    String policy() {
        if (preview) return Headers.framedBy(List.of()).replace("form-action 'self'", "form-action 'none'");
        return Headers.framedBy(host.map(List::of).orElse(origins));
    }

    private static void add(StringBuilder query, String name, String value) {
        query.append(query.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
}
