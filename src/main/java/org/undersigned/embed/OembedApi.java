package org.undersigned.embed;

import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import org.undersigned.campaign.Cards;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.http.ProblemMapper;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.petition.Petition;
import org.undersigned.petition.PetitionView;
import org.undersigned.petition.Petitions;

/**
 * What a petition's address turns into on a site that asks by <a href="https://oembed.com/">oEmbed</a> 1.0: a frame, of the partner's own if
 * its link is asked about. A {@code high-risk} petition stays a link.
 */
@Singleton
@Path("/oembed")
class OembedApi {

    private static final int WIDTH = 600;
    private static final int HEIGHT = 900;
    private static final int CARD_WIDTH = 1200;
    private static final int CARD_HEIGHT = 630;
    private static final int CACHE_SECONDS = 3600;
    private static final int DIGITS = 6;
    private static final Pattern SIZE = Pattern.compile("[1-9][0-9]*");
    private static final Pattern PATH =
            Pattern.compile("(?:/(" + Languages.SHAPE + "))?/petitions/([a-z0-9-]{2,64})/?(?:\\?([^#]*))?(?:#.*)?");
    private static final Pattern PARTNER = Pattern.compile("(?:^|&)(?:partner|via)=([a-z0-9-]{2,64})(?:&|$)");

    private final Petitions petitions;
    private final Cards cards;
    private final ProblemMapper problems;
    private final Site site;

    OembedApi(Petitions petitions, Cards cards, ProblemMapper problems, Site site) {
        this.petitions = petitions;
        this.cards = cards;
        this.problems = problems;
        this.site = site;
    }

    /**
     * A petition of this site that everybody may see; anything else is not found.
     *
     * @param url of a petition's page, with its partner if it is that one's link
     * @param maxwidth most pixels that it may be wide; no picture is named that is larger
     */
    @GET
    public Response answer(
            @QueryParam("url") String url,
            @QueryParam("maxwidth") String maxwidth,
            @QueryParam("maxheight") String maxheight,
            @QueryParam("format") String format) {
        if (!isMissing(format) && !format.equals("json") && !format.equals("xml"))
            return problems.details(ProblemType.FORMAT_UNKNOWN);
        if (isMissing(url) || isNoSize(maxwidth) || isNoSize(maxheight))
            return problems.details(ProblemType.MALFORMED_REQUEST);
        var frame = frame(url);
        if (frame.isEmpty()) return problems.details(ProblemType.NOT_FOUND);
        var body = body(frame.get(), size(maxwidth), size(maxheight));
        var xml = "xml".equals(format);
        return Response.ok(
                        xml ? xml(body) : Db.toJson(body), (xml ? "text/xml" : "application/json") + ";charset=UTF-8")
                .header("Access-Control-Allow-Origin", "*")
                .header("Cache-Control", "public, max-age=300, stale-while-revalidate=3000")
                .build();
    }

    /** A parameter that is named and has no value is one that is not there. */
    private static boolean isMissing(String text) {
        return text == null || text.isEmpty();
    }

    private static boolean isNoSize(String text) {
        return !isMissing(text) && !SIZE.matcher(text).matches();
    }

    private static int size(String text) {
        return isMissing(text) || text.length() > DIGITS ? Integer.MAX_VALUE : Integer.parseInt(text);
    }

    /** The frame for an address of this site. */
    private Optional<FrameAddress> frame(String url) {
        if (!url.startsWith(site.baseUrl() + "/")) return Optional.empty();
        var found = PATH.matcher(url.substring(site.baseUrl().length()));
        if (!found.matches()) return Optional.empty();
        var language = Optional.ofNullable(found.group(1)).orElse(Languages.MAIN);
        var partner = Optional.ofNullable(found.group(3))
                .map(PARTNER::matcher)
                .filter(matcher -> matcher.find())
                .map(matcher -> matcher.group(1));
        return petitions
                .visible(found.group(2))
                .filter(petition -> Languages.all().contains(language)
                        || petition.languages().contains(language))
                .map(petition -> FrameAddress.plain(
                        petition,
                        language,
                        partner.filter(slug -> petition.campaign().partner(slug).isPresent()),
                        Theme.PLAIN));
    }

    private Map<String, Object> body(FrameAddress frame, int maxwidth, int maxheight) {
        var petition = frame.petition();
        var coalition = petition.campaign().coalition();
        var body = new LinkedHashMap<String, Object>();
        var isFramed = petition.isShownElsewhere();
        body.put("version", "1.0");
        body.put("type", isFramed ? "rich" : "link");
        body.put("title", PetitionView.title(petition, frame.language()));
        body.put("author_name", coalition.name().in(frame.language()).text());
        body.put("author_url", site.baseUrl() + Languages.href(frame.language(), "/coalitions/" + coalition.slug()));
        body.put("provider_name", "Undersigned");
        body.put("provider_url", site.baseUrl());
        body.put("cache_age", CACHE_SECONDS);
        if (maxwidth >= CARD_WIDTH && maxheight >= CARD_HEIGHT) {
            body.put("thumbnail_url", site.baseUrl() + card(petition, frame.language()));
            body.put("thumbnail_width", CARD_WIDTH);
            body.put("thumbnail_height", CARD_HEIGHT);
        }
        if (isFramed) {
            int width = Math.min(WIDTH, maxwidth), height = Math.min(HEIGHT, maxheight);
            body.put("html", new EmbedCode(frame, site.baseUrl()).frame(String.valueOf(width), height));
            body.put("width", width);
            body.put("height", height);
        }
        return body;
    }

    private String card(Petition petition, String language) {
        return cards.path(petition.action(), language);
    }

    private static String xml(Map<String, Object> body) {
        var text = new StringWriter();
        try {
            var xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("utf-8", "1.0");
            xml.writeStartElement("oembed");
            for (var one : body.entrySet()) {
                xml.writeStartElement(one.getKey());
                xml.writeCharacters(String.valueOf(one.getValue()));
                xml.writeEndElement();
            }
            xml.writeEndElement();
            xml.writeEndDocument();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }
}
