package org.undersigned.foundation.picture;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;

/**
 * The pictures of campaigns' pages. What stands at an address never changes, so whoever has it never asks again. The address of a picture
 * that is not public yet is known to those who write its draft, and to nobody else: it cannot be guessed.
 */
@Singleton
@Path("/pictures")
class PictureApi {

    /** Taken away from the database, a picture goes from here within this time. */
    private static final Duration KEPT = Duration.ofMinutes(10);

    private static final int BYTES = 12 * 1024 * 1024;

    private final Db db;
    private final Cache<PictureName, byte[]> kept = Caffeine.newBuilder()
            .maximumWeight(BYTES)
            .weigher((PictureName name, byte[] jpeg) -> jpeg.length + 200)
            .expireAfterWrite(KEPT)
            .build();

    PictureApi(Db db) {
        this.db = db;
    }

    @GET
    @Path("{name}")
    public Response picture(@PathParam("name") String file, @HeaderParam("If-None-Match") String known) {
        var name = PictureName.parse(file).orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
        var jpeg = kept.getIfPresent(name);
        if (jpeg == null) {
            jpeg = db.read(handle -> PictureStore.bytes(handle, name))
                    .orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
            kept.put(name, jpeg);
        }
        var etag = "\"" + name.digest() + "\"";
        var answer = known != null && known.contains(etag) ? Response.notModified() : Response.ok(jpeg, "image/jpeg");
        return answer.header("ETag", etag)
                .header("Cache-Control", "public, max-age=31536000, immutable")
                .build();
    }
}
