package org.undersigned.embed;

import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.undersigned.foundation.html.Assets;
import org.undersigned.foundation.http.Zipped;

/** The one script that a partner's page loads. It defines {@code <undersigned-petition>}, and loads nothing but a frame of this site. */
@Singleton
@Path("/")
class ElementApi {

    private static final String TYPE = "text/javascript;charset=UTF-8";
    private static final String HOUR = "public, max-age=3600, stale-while-revalidate=86400";
    private static final Zipped SCRIPT = Zipped.of(Assets.EMBED);

    /** The script as it is now: a page that names it gets what was mended within an hour. */
    @GET
    @Path("embed.js")
    public Response script(@HeaderParam("Accept-Encoding") String accepted) {
        return answer(accepted, HOUR);
    }

    /**
     * The script of one content, which never changes and may be named with a checksum of its own. An address with another one is from before an
     * upgrade: it gets the script of today for a minute, which a page that checks refuses and one that does not can use.
     */
    @GET
    @Path("embed.{checksum: [0-9a-f]{1,8}}.js")
    public Response pinned(@PathParam("checksum") String checksum, @HeaderParam("Accept-Encoding") String accepted) {
        var current = Assets.EMBED_SCRIPT.equals("/embed." + checksum + ".js");
        return answer(accepted, current ? "public, max-age=31536000, immutable" : "public, max-age=60");
    }

    private static Response answer(String accepted, String caching) {
        return SCRIPT.answer(TYPE, accepted)
                .header("Cache-Control", caching)
                .header("Access-Control-Allow-Origin", "*")
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .build();
    }
}
