package org.undersigned.site;

import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.Campaigns;
import org.undersigned.campaign.brand.Brands;
import org.undersigned.foundation.html.Assets;
import org.undersigned.foundation.html.KeyScripts;
import org.undersigned.foundation.http.Headers;
import org.undersigned.foundation.http.PageCache;
import org.undersigned.foundation.http.Zipped;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;

/** The few files that pages load: the style sheets, the icon, one colour for each campaign and for each brand, scripts. */
@Singleton
@Path("/assets")
class AssetsApi {

    private static final String CSS = "text/css;charset=UTF-8";
    private static final int DAY = 86_400;
    private static final String SCRIPT = "text/javascript;charset=UTF-8";
    private static final Zipped ZIPPED = Zipped.of(Assets.SHEET);
    private static final Zipped ZIPPED_STAFF = Zipped.of(Assets.STAFF_SHEET);
    private static final Zipped ZIPPED_READING = Zipped.of(Assets.READING_SHEET);
    private static final Zipped ZIPPED_LETTER = Zipped.of(Assets.LETTER_SHEET);
    private static final Zipped ZIPPED_PAPER = Zipped.of(Assets.PAPER_SHEET);
    private static final Zipped ZIPPED_SCRIPT = Zipped.of(Assets.VERIFY);
    private static final Zipped ZIPPED_PASSKEY = Zipped.of(Assets.PASSKEY);
    private static final Zipped ZIPPED_SHARE = Zipped.of(Assets.SHARE);
    private static final Zipped ZIPPED_FRAME = Zipped.of(Assets.FRAME);
    private static final Zipped ZIPPED_DRAFT = Zipped.of(Assets.DRAFT);
    private static final Map<KeyScripts, Zipped> ZIPPED_KEYS = Stream.of(KeyScripts.values())
            .collect(Collectors.toUnmodifiableMap(Function.identity(), script -> Zipped.of(script.content())));

    private final Campaigns campaigns;
    private final Brands brands;
    private final PageCache cache;

    AssetsApi(Campaigns campaigns, Brands brands, PageCache cache) {
        this.campaigns = campaigns;
        this.brands = brands;
        this.cache = cache;
    }

    /**
     * The style sheet. An address with another checksum comes from a page that some cache kept over an upgrade: it gets the sheet
     * of today for a minute, which is better than none.
     */
    @GET
    @Path("site.{checksum: [0-9a-f]{1,8}}.css")
    public Response sheet(@PathParam("checksum") String checksum, @HeaderParam("Accept-Encoding") String accepted) {
        var current = Assets.STYLESHEET.equals("/assets/site." + checksum + ".css");
        return checked(CSS, ZIPPED, current, accepted);
    }

    /** The style sheet of the workspace; with another checksum as {@link #sheet}. */
    @GET
    @Path("staff.{checksum: [0-9a-f]{1,8}}.css")
    public Response staff(@PathParam("checksum") String checksum, @HeaderParam("Accept-Encoding") String accepted) {
        var current = Assets.STAFF_STYLESHEET.equals("/assets/staff." + checksum + ".css");
        return checked(CSS, ZIPPED_STAFF, current, accepted);
    }

    /** The style sheet of the privacy notice and of versions; with another checksum as {@link #sheet}. */
    @GET
    @Path("reading.{checksum: [0-9a-f]{1,8}}.css")
    public Response reading(@PathParam("checksum") String checksum, @HeaderParam("Accept-Encoding") String accepted) {
        var current = Assets.READING_STYLESHEET.equals("/assets/reading." + checksum + ".css");
        return checked(CSS, ZIPPED_READING, current, accepted);
    }

    /** The style sheet of letters; with another checksum as {@link #sheet}. */
    @GET
    @Path("letter.{checksum: [0-9a-f]{1,8}}.css")
    public Response letter(@PathParam("checksum") String checksum, @HeaderParam("Accept-Encoding") String accepted) {
        var current = Assets.LETTER_STYLESHEET.equals("/assets/letter." + checksum + ".css");
        return checked(CSS, ZIPPED_LETTER, current, accepted);
    }

    /** The style sheet of papers; with another checksum as {@link #sheet}. */
    @GET
    @Path("paper.{checksum: [0-9a-f]{1,8}}.css")
    public Response paper(@PathParam("checksum") String checksum, @HeaderParam("Accept-Encoding") String accepted) {
        var current = Assets.PAPER_STYLESHEET.equals("/assets/paper." + checksum + ".css");
        return checked(CSS, ZIPPED_PAPER, current, accepted);
    }

    /** The script of the page that checks receipts; with another checksum as {@link #sheet}. */
    @GET
    @Path("verify.{checksum: [0-9a-f]{1,8}}.js")
    public Response script(@PathParam("checksum") String checksum, @HeaderParam("Accept-Encoding") String accepted) {
        var current = Assets.VERIFY_SCRIPT.equals("/assets/verify." + checksum + ".js");
        return checked(SCRIPT, ZIPPED_SCRIPT, current, accepted);
    }

    /** The script of the pages that ask for passkeys; with another checksum as {@link #sheet}. */
    @GET
    @Path("passkey.{checksum: [0-9a-f]{1,8}}.js")
    public Response passkey(@PathParam("checksum") String checksum, @HeaderParam("Accept-Encoding") String accepted) {
        var current = Assets.PASSKEY_SCRIPT.equals("/assets/passkey." + checksum + ".js");
        return checked(SCRIPT, ZIPPED_PASSKEY, current, accepted);
    }

    /** The script of the pages that campaigns are written on; with another checksum as {@link #sheet}. */
    @GET
    @Path("draft.{checksum: [0-9a-f]{1,8}}.js")
    public Response draft(@PathParam("checksum") String checksum, @HeaderParam("Accept-Encoding") String accepted) {
        var current = Assets.DRAFT_SCRIPT.equals("/assets/draft." + checksum + ".js");
        return checked(SCRIPT, ZIPPED_DRAFT, current, accepted);
    }

    /** The script of the page of thanks; with another checksum as {@link #sheet}. */
    @GET
    @Path("share.{checksum: [0-9a-f]{1,8}}.js")
    public Response share(@PathParam("checksum") String checksum, @HeaderParam("Accept-Encoding") String accepted) {
        var current = Assets.SHARE_SCRIPT.equals("/assets/share." + checksum + ".js");
        return checked(SCRIPT, ZIPPED_SHARE, current, accepted);
    }

    /** The script of a form in a frame on another site; with another checksum as {@link #sheet}. */
    @GET
    @Path("frame.{checksum: [0-9a-f]{1,8}}.js")
    public Response frame(@PathParam("checksum") String checksum, @HeaderParam("Accept-Encoding") String accepted) {
        var current = Assets.FRAME_SCRIPT.equals("/assets/frame." + checksum + ".js");
        return checked(SCRIPT, ZIPPED_FRAME, current, accepted);
    }

    /** The scripts of the pages of keys; with another checksum as {@link #sheet}. What runs beside a page has this policy, not the page's. */
    @GET
    @Path("{name: crypto|sealed|key|open|opening}.{checksum: [0-9a-f]{1,8}}.js")
    public Response keys(
            @PathParam("name") String name,
            @PathParam("checksum") String checksum,
            @HeaderParam("Accept-Encoding") String accepted) {
        var script = KeyScripts.of(name);
        var current = script.address().equals("/assets/" + name + "." + checksum + ".js");
        return Response.fromResponse(checked(SCRIPT, ZIPPED_KEYS.get(script), current, accepted))
                .header("Content-Security-Policy", Headers.SCRIPTED)
                .build();
    }

    /** The licences of what others wrote in them. */
    @GET
    @Path("crypto.licences.txt")
    public Response licences(@Context RoutingContext exchange) {
        return cache.document(exchange, "text/plain;charset=UTF-8", Assets.LICENCES, DAY);
    }

    /** What a journalist checks a log with, see docs/transparency.md. */
    @GET
    @Path("logcheck.go")
    public Response logCheck(@Context RoutingContext exchange) {
        return cache.document(exchange, "text/plain;charset=UTF-8", Assets.LOG_CHECK, DAY);
    }

    private static Response checked(String type, Zipped file, boolean current, String accepted) {
        return file.answer(type, accepted)
                .header("Cache-Control", current ? "public, max-age=31536000, immutable" : "public, max-age=60")
                .build();
    }

    /** The icon. */
    @GET
    @Path("icon.svg")
    public Response icon(@Context RoutingContext exchange) {
        return cache.document(exchange, "image/svg+xml", Assets.ICON, DAY);
    }

    /** The colour of a campaign, in a file of its own because the policy of our pages forbids style within them. */
    @GET
    @Path("campaign-{slug: [a-z0-9-]{2,64}}.css")
    public Response colour(@PathParam("slug") String slug, @Context RoutingContext exchange) {
        var colour = campaigns.now().visible().stream()
                .filter(campaign -> campaign.slug().equals(slug))
                .findFirst()
                .flatMap(Campaign::colour)
                .orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
        return sheet(exchange, colour);
    }

    /** The colour of an organisation's own links. */
    @GET
    @Path("brand-{slug: [a-z0-9-]{2,64}}.css")
    public Response brand(@PathParam("slug") String slug, @Context RoutingContext exchange) {
        var colour = campaigns
                .now()
                .organisation(slug)
                .flatMap(organisation -> brands.of(organisation.id()).colour())
                .orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
        return sheet(exchange, colour);
    }

    private Response sheet(RoutingContext exchange, String colour) {
        var sheet = ":root{--campaign:" + colour + "}";
        return cache.document(exchange, CSS, sheet.getBytes(StandardCharsets.UTF_8), 300);
    }
}
