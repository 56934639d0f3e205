package org.undersigned.site;

import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.Campaigns;
import org.undersigned.campaign.Visible;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.html.Markdown;
import org.undersigned.foundation.html.Messages;
import org.undersigned.foundation.html.Translated;
import org.undersigned.foundation.http.PageCache;
import org.undersigned.foundation.http.Site;
import org.undersigned.petition.Petition;
import org.undersigned.petition.Petitions;

/** Petitions and announcements as an Atom feed (RFC 4287). It has no language: every entry is in its own main one. */
@Singleton
@Path("/feed.atom")
class FeedApi {

    private static final int NEWEST = 100;

    private final Campaigns campaigns;
    private final Petitions petitions;
    private final PageCache cache;
    private final Site site;
    private final InstantSource clock;

    FeedApi(Campaigns campaigns, Petitions petitions, PageCache cache, Site site, InstantSource clock) {
        this.campaigns = campaigns;
        this.petitions = petitions;
        this.cache = cache;
        this.site = site;
        this.clock = clock;
    }

    private record Entry(
            UUID id,
            String path,
            Translated title,
            Translated text,
            Translated author,
            LocalDate published,
            LocalDate updated,
            Campaign campaign) {}

    /** The feed, the newest first. */
    @GET
    public Response feed(@Context RoutingContext exchange) {
        var entries = entries();
        var updated = entries.stream()
                .map(Entry::updated)
                .max(Comparator.naturalOrder())
                .orElseGet(() -> Day.today(clock));
        var self = site.baseUrl() + "/feed.atom";
        var messages = Messages.of(Languages.MAIN);
        var xml = new Xml("feed", "http://www.w3.org/2005/Atom").attribute("xml:lang", Languages.MAIN);
        xml.element("id", self)
                .element("title", "Undersigned")
                .element("subtitle", messages.t("site.feed"))
                .element("updated", time(updated))
                .empty("link", "rel", "self", "type", "application/atom+xml", "href", self)
                .empty("link", "rel", "alternate", "type", "text/html", "href", site.baseUrl() + "/")
                .element("icon", site.baseUrl() + "/assets/icon.svg");
        for (var entry : entries)
            xml.within(
                    "entry", () -> write(xml, entry), "xml:lang", entry.title().mainLanguage());
        return cache.document(exchange, "application/atom+xml;charset=UTF-8", xml.bytes(), 60);
    }

    private void write(Xml xml, Entry entry) {
        var main = entry.title().mainLanguage();
        // The row's own id, so that readers keep what they have read when the site moves to another address.
        xml.element("id", "urn:uuid:" + entry.id())
                .element("title", entry.title().in(main).text())
                .element("published", time(entry.published()))
                .element("updated", time(entry.updated()))
                .within(
                        "author",
                        () -> xml.element("name", entry.author().in(main).text()));
        for (var language : offered(entry))
            xml.empty(
                    "link",
                    "rel",
                    "alternate",
                    "type",
                    "text/html",
                    "hreflang",
                    language,
                    "href",
                    site.baseUrl() + Languages.href(language, entry.path()));
        for (var category : entry.campaign().categories())
            xml.empty(
                    "category",
                    "term",
                    category.slug(),
                    "label",
                    category.name().in(main).text());
        if (entry.campaign().sample()) xml.empty("category", "term", "sample");
        xml.element("summary", Markdown.lead(entry.text().in(main).text()));
    }

    private static Set<String> offered(Entry entry) {
        return entry.title().byLanguage().keySet();
    }

    private List<Entry> entries() {
        var entries = new ArrayList<Entry>();
        for (var petition : petitions.all()) if (petition.action().isPublic()) entries.add(entry(petition));
        for (var announced : Visible.of(campaigns.now()).announcements()) {
            var announcement = announced.announcement();
            entries.add(new Entry(
                    announcement.id(),
                    "/announcements/" + announcement.slug(),
                    announcement.title(),
                    announcement.body(),
                    announcement.organisation().name(),
                    announcement.dated(),
                    announcement.dated(),
                    announced.campaign()));
        }
        return entries.stream()
                .sorted(Comparator.comparing(Entry::updated).reversed().thenComparing(Entry::path))
                .limit(NEWEST)
                .toList();
    }

    private static Entry entry(Petition petition) {
        var latest = petition.latest();
        var opened = petition.opens();
        return new Entry(
                petition.id(),
                petition.action().path(),
                latest.title(),
                latest.ask(),
                petition.campaign().coalition().name(),
                opened,
                latest.dated().isAfter(opened) ? latest.dated() : opened,
                petition.campaign());
    }

    private static String time(LocalDate day) {
        return day + "T00:00:00Z";
    }
}
