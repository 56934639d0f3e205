package org.undersigned.log;

import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.petition.Petitions;
import org.undersigned.transparency.MalformedException;
import org.undersigned.transparency.TilePath;

/**
 * The public logs as files (C2SP tlog-tiles): checkpoints and the count change, everything else never does. The newest checkpoint
 * comes from memory; tiles from the database, and from any cache that saw them once.
 */
@Singleton
@Path("/log/{id}")
class LogApi {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final String NOTE = MediaType.TEXT_PLAIN + ";charset=utf-8";
    private static final String NEWEST = "public, max-age=5, stale-while-revalidate=5";
    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private final Db db;
    private final Petitions petitions;
    private final PublishedLogs logs;

    LogApi(Db db, Petitions petitions, PublishedLogs logs) {
        this.db = db;
        this.petitions = petitions;
        this.logs = logs;
    }

    void routes(@Observes Router router) {
        router.route("/log/*").order(-150).handler(exchange -> {
            OpenToAll.headers(exchange);
            exchange.next();
        });
    }

    /** The newest signed state of a log. */
    @GET
    @Path("{log}/checkpoint")
    public Response checkpoint(@PathParam("id") String id, @PathParam("log") String log) {
        return Response.ok(state(id).of(kind(log)).checkpoint(), NOTE)
                .header("Cache-Control", NEWEST)
                .build();
    }

    /** The signed count, which binds both logs at one moment. */
    @GET
    @Path("count")
    public Response count(@PathParam("id") String id) {
        return Response.ok(state(id).count().note(), NOTE)
                .header("Cache-Control", NEWEST)
                .build();
    }

    /** A tile of hashes or a bundle of entries, as wide as its address says. */
    @GET
    @Path("{log}/{tile: tile/.+}")
    public Response tile(@PathParam("id") String id, @PathParam("log") String log, @PathParam("tile") String tile) {
        var kind = kind(log);
        var head = state(id).of(kind);
        var path = path(tile);
        // What was appended but is not published yet is nobody's business: its checkpoint might still be rolled back.
        if (!isWithin(path, head.tree().size())) throw missing();
        var bytes = db.read(handle -> switch (path) {
            case TilePath.Hashes hashes ->
                LogStore.published(handle, head.petition(), kind, hashes).map(found -> found.bytes());
            case TilePath.Entries entries ->
                LogStore.published(handle, head.petition(), kind, entries).map(found -> found.bytes());
        });
        return Response.ok(bytes.orElseThrow(LogApi::missing), MediaType.APPLICATION_OCTET_STREAM)
                .header("Cache-Control", FOR_EVER)
                .build();
    }

    private static boolean isWithin(TilePath path, long size) {
        return switch (path) {
            case TilePath.Hashes tile -> tile.index() * 256 + tile.width() <= size >> (8 * tile.level());
            case TilePath.Entries bundle -> bundle.index() * 256 + bundle.width() <= size;
        };
    }

    private static TilePath path(String text) {
        try {
            return TilePath.parse(text);
        } catch (MalformedException e) {
            throw missing();
        }
    }

    private static LogKind kind(String log) {
        return LogKind.of(log).orElseThrow(LogApi::missing);
    }

    private PublishedLogs.State state(String id) {
        if (!ID.matcher(id).matches()) throw missing();
        var petition = UUID.fromString(id);
        return Optional.of(petition)
                .filter(known -> petitions.all().stream()
                        .anyMatch(one -> one.id().equals(known) && one.action().isPublic()))
                .flatMap(logs::of)
                .orElseThrow(LogApi::missing);
    }

    private static Problem missing() {
        return Problem.problem(ProblemType.NOT_FOUND);
    }
}
