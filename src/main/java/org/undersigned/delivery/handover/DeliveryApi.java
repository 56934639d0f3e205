package org.undersigned.delivery.handover;

import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.foundation.token.Id;
import org.undersigned.petition.Petitions;

/** The photo and the manifest of a delivery, for everybody. */
@Singleton
@Path("/petitions/{slug}/deliveries")
class DeliveryApi {

    private final Petitions petitions;
    private final Deliveries deliveries;
    private final Db db;

    DeliveryApi(Petitions petitions, Deliveries deliveries, Db db) {
        this.petitions = petitions;
        this.deliveries = deliveries;
        this.db = db;
    }

    @GET
    @Path("{id}.jpg")
    public Response photo(@PathParam("slug") String slug, @PathParam("id") String id) {
        return kept(slug, id, "image/jpeg", DeliveryStore::photo);
    }

    @GET
    @Path("{id}/manifest.json")
    public Response manifest(@PathParam("slug") String slug, @PathParam("id") String id) {
        return kept(slug, id, MediaType.APPLICATION_JSON, DeliveryStore::manifest);
    }

    /** The manifest of a pack that gave way to another one, or to none, by a correction. */
    @GET
    @Path("{id}/packs/{pack}.json")
    public Response manifestBefore(
            @PathParam("slug") String slug, @PathParam("id") String id, @PathParam("pack") String pack) {
        var of = Id.parse(pack).orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
        return kept(
                slug,
                id,
                MediaType.APPLICATION_JSON,
                (handle, delivery) -> DeliveryStore.manifest(handle, delivery, of));
    }

    private Response kept(String slug, String id, String type, BiFunction<Handle, UUID, Optional<byte[]>> what) {
        var petition = petitions.visible(slug).orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
        var bytes = Id.parse(id)
                .filter(one -> deliveries.of(petition.id()).stream()
                        .anyMatch(delivery -> delivery.id().equals(one)))
                .flatMap(one -> db.read(handle -> what.apply(handle, one)))
                .orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
        return Response.ok(bytes, type)
                .header("Cache-Control", "public, max-age=300")
                .build();
    }
}
