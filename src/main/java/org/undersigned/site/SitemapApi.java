package org.undersigned.site;

import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.undersigned.campaign.Action;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.CampaignFrame;
import org.undersigned.campaign.Campaigns;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.http.PageCache;
import org.undersigned.foundation.http.Site;

/** What search engines may list: every public page in every language it is written in. Samples are left out. */
@Singleton
@Path("/")
class SitemapApi {

    private static final String ROBOTS = """
            User-agent: *
            Disallow: /staff
            Disallow: /demo
            Disallow: /confirmations
            Disallow: /sign-ons
            Disallow: /promises
            Disallow: /signatures
            Disallow: /unsubscribe
            Disallow: /search

            Sitemap: %s/sitemap.xml
            """;

    private final Campaigns campaigns;
    private final PageCache cache;
    private final Site site;

    SitemapApi(Campaigns campaigns, PageCache cache, Site site) {
        this.campaigns = campaigns;
        this.cache = cache;
        this.site = site;
    }

    private record Entry(String path, Collection<String> languages) {}

    /** The map, as of <a href="https://www.sitemaps.org/protocol.html">sitemaps.org</a>. */
    @GET
    @Path("sitemap.xml")
    public Response sitemap(@Context RoutingContext exchange) {
        var xml = new Xml("urlset", "http://www.sitemaps.org/schemas/sitemap/0.9")
                .attribute("xmlns:xhtml", "http://www.w3.org/1999/xhtml");
        for (var entry : entries())
            for (var language : entry.languages())
                xml.within("url", () -> {
                    xml.element("loc", address(entry, language));
                    if (entry.languages().size() < 2) return;
                    for (var other : entry.languages())
                        xml.empty("xhtml:link", "rel", "alternate", "hreflang", other, "href", address(entry, other));
                });
        return cache.document(exchange, "application/xml;charset=UTF-8", xml.bytes(), 300);
    }

    /** Tells crawlers what is not for them, and where the map is. */
    @GET
    @Path("robots.txt")
    public Response robots(@Context RoutingContext exchange) {
        var text = ROBOTS.formatted(site.baseUrl());
        return cache.document(exchange, "text/plain;charset=UTF-8", text.getBytes(StandardCharsets.UTF_8), 300);
    }

    private String address(Entry entry, String language) {
        return site.baseUrl() + Languages.href(language, entry.path());
    }

    private List<Entry> entries() {
        var entries = new ArrayList<Entry>();
        for (var path : List.of("/", "/archive", "/about", "/privacy", "/accessibility", "/contact", "/verify"))
            entries.add(new Entry(path, Languages.all()));
        var seen = new LinkedHashSet<String>();
        for (var campaign : campaigns.now().visible()) {
            if (campaign.sample()) continue;
            var languages = CampaignFrame.languages(List.of(campaign));
            for (var path : paths(campaign)) if (seen.add(path)) entries.add(new Entry(path, languages));
        }
        return entries;
    }

    private static Set<String> paths(Campaign campaign) {
        var paths = new LinkedHashSet<String>();
        campaign.petitions().stream().filter(Action::isPublic).forEach(action -> paths.add(action.path()));
        campaign.otherActions().forEach(action -> paths.add(action.path()));
        campaign.announced().forEach(announcement -> paths.add("/announcements/" + announcement.slug()));
        campaign.statement().ifPresent(statement -> paths.add("/statements/" + statement.slug()));
        paths.add("/coalitions/" + campaign.coalition().slug());
        campaign.partners()
                .forEach(partner ->
                        paths.add("/organisations/" + partner.organisation().slug()));
        campaign.categories().forEach(category -> paths.add("/categories/" + category.slug()));
        return paths;
    }
}
