package org.undersigned.embed;

import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.undersigned.foundation.html.Assets;
import org.undersigned.foundation.http.PageCache;

/** The style sheet within a frame, with the colours of one theme in it: a file of its own, because the policy of our pages forbids style within them. */
@Singleton
@Path("/embed")
class LookApi {

    private static final String CSS = "text/css;charset=UTF-8";
    private static final int YEAR = 31_536_000;
    private static final int MINUTE = 60;
    private static final String CHECKSUM = checksum();

    private final PageCache cache;

    LookApi(PageCache cache) {
        this.cache = cache;
    }

    /** Its address for a theme; holds a checksum, so that caches may keep it. */
    static String path(Theme theme) {
        return path(CHECKSUM, theme);
    }

    private static String path(String checksum, Theme theme) {
        return theme.chosen().stream()
                .map(LookApi::pair)
                .collect(Collectors.joining("&", "/embed/look." + checksum + ".css?", ""))
                .replaceFirst("\\?$", "");
    }

    private static String pair(Map.Entry<String, String> one) {
        return one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8);
    }

    /** The sheet. With another checksum, from a page that a cache kept over an upgrade, it is the one of today for a minute. */
    @GET
    @Path("look.{checksum: [0-9a-f]{1,8}}.css")
    public Response look(@PathParam("checksum") String checksum, @Context RoutingContext exchange) {
        var theme = Theme.of(exchange.request().params()::get);
        var current = checksum.equals(CHECKSUM);
        return cache.variant(
                exchange, path(current ? CHECKSUM : "", theme), CSS, current ? YEAR : MINUTE, "", () -> sheet(theme));
    }

    /** Moves with every text that some sheet has in it. */
    private static String checksum() {
        var all = new ByteArrayOutputStream();
        all.writeBytes(sheet(Theme.PLAIN));
        Theme.samples().forEach(theme -> all.writeBytes(theme.css().getBytes(StandardCharsets.UTF_8)));
        return Assets.checksum(all.toByteArray());
    }

    private static byte[] sheet(Theme theme) {
        var sheet = new ByteArrayOutputStream();
        sheet.writeBytes(Assets.FRAME_SHEET);
        sheet.writeBytes(theme.css().getBytes(StandardCharsets.UTF_8));
        return sheet.toByteArray();
    }
}
