package org.undersigned.embed;

import jakarta.inject.Singleton;
import java.net.IDN;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.campaign.Campaign;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Publication;
import org.undersigned.foundation.db.Published;
import org.undersigned.foundation.http.Site;
import org.undersigned.organisation.Organisation;
import org.undersigned.organisation.SharedHosts;

/**
 * Which sites may show a partner's form in a frame. Anybody else could lay something over it and have people press what they do not see, so
 * nobody else may: an organisation's own website, and what its owners list beside it.
 */
@Singleton
public final class Origins {

    /** Most that owners list. */
    public static final int MOST = 20;

    /** Most that a frame names that does not know its page: headers have an end, here and at every proxy. */
    static final int MOST_OF_ALL = 64;

    private static final int LAST_PORT = 65_535;
    private static final Pattern TYPED = Pattern.compile("(https?)://([^\\s/:?#@\\[\\]]{1,253})(?::([0-9]{1,5}))?/?");
    private static final Pattern HOST = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)*");
    private static final Pattern HERE = Pattern.compile("http://(localhost|127\\.0\\.0\\.1)(:[0-9]{1,5})?");
    private static final List<String> DEMO = List.of("http://localhost:*", "http://127.0.0.1:*");

    private final Db db;
    private final AuditLog audit;
    private final Site site;
    private final Published.Registry registry;
    private final Published<Map<UUID, List<String>>> listed;

    Origins(Db db, AuditLog audit, Site site, Published.Registry registry) {
        this.db = db;
        this.audit = audit;
        this.site = site;
        this.registry = registry;
        this.listed = registry.publish(OriginStore::all);
    }

    /** Those of a partner of a campaign, or of all its partners in their order; in the demo this machine's as well. */
    public List<String> of(Campaign campaign, Optional<String> partner) {
        var partners = partner.flatMap(campaign::partner).map(Stream::of).orElseGet(() -> campaign.byRole().stream());
        return Stream.concat(
                        site.isDemo() ? DEMO.stream() : Stream.of(),
                        partners.map(Campaign.Partner::organisation).flatMap(one -> of(one).stream()))
                .distinct()
                .toList();
    }

    /** Those of an organisation: of its website first. */
    public List<String> of(Organisation organisation) {
        return Stream.concat(website(organisation).stream(), listed(organisation.id()).stream())
                .distinct()
                .toList();
    }

    /** Those that the owners of an organisation listed. */
    public List<String> listed(UUID organisation) {
        return listed.get().getOrDefault(organisation, List.of());
    }

    /**
     * Of the website that its pages name: with {@code www} and without, for organisations use both. Where many have a site on one host, that
     * host is nobody's own.
     */
    static List<String> website(Organisation organisation) {
        return organisation
                .host()
                .filter(host -> !SharedHosts.hold(host))
                .map(host -> host + port(organisation.url()))
                .map(host -> List.of("https://" + host, "https://www." + host))
                .orElse(List.of());
    }

    private static String port(URI url) {
        var unusual = "https".equals(url.getScheme()) && url.getPort() >= 0 && url.getPort() != 443;
        return unusual ? ":" + url.getPort() : "";
    }

    /** Whether a page of {@code origin} may show what these may. */
    boolean allows(List<String> some, String origin) {
        return some.contains(origin) || isHere(origin);
    }

    /**
     * An address that somebody typed, as an origin: scheme, host in ASCII, and the port if it is not the usual one. Nothing for what is none,
     * and for sites without TLS, which anybody on the way could change; the demo takes those of this machine.
     */
    Optional<String> parse(String typed) {
        var found = TYPED.matcher(typed.strip().toLowerCase(Locale.ROOT));
        if (!found.matches()) return Optional.empty();
        var host = ascii(found.group(2));
        var port = found.group(3) == null || found.group(3).equals("443") ? "" : ":" + found.group(3);
        var origin = host.map(name -> found.group(1) + "://" + name + port);
        if (!port.isEmpty() && Integer.parseInt(port.substring(1)) > LAST_PORT) return Optional.empty();
        return origin.filter(one -> one.startsWith("https:") ? host.get().contains(".") : isHere(one));
    }

    /** Whether an origin is one where many have a page: whoever lists it lets all of them frame the form. */
    static boolean isShared(String origin) {
        return SharedHosts.isOne(URI.create(origin).getHost());
    }

    private boolean isHere(String origin) {
        return site.isDemo() && HERE.matcher(origin).matches();
    }

    private static Optional<String> ascii(String host) {
        try {
            return Optional.of(IDN.toASCII(host, IDN.USE_STD3_ASCII_RULES))
                    .filter(name -> HOST.matcher(name).matches() && name.length() <= 253);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Keeps what owners listed, and notes who did. Callers have checked who answers for it. */
    void list(UUID organisation, String slug, List<String> origins, String actor) {
        db.useTransaction(handle -> {
            OriginStore.put(handle, organisation, origins);
            audit.record(
                    handle, actor, AuditActions.ORGANISATION_SITES, "organisation " + slug, String.join(" ", origins));
            Publication.changed(handle);
        });
        registry.refresh();
    }
}
