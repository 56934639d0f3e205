package org.undersigned.draft;

import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.undersigned.campaign.Watched;
import org.undersigned.exchange.CampaignFolder;
import org.undersigned.exchange.Exported;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.organisation.staff.Admission;
import org.undersigned.petition.Petitions;

/** Campaigns and drafts as campaign files, in a folder with their pictures if they have any. */
@Singleton
@Path("/staff")
class CampaignFileApi {

    private final Owned owned;
    private final Petitions petitions;
    private final Drafting drafting;
    private final Db db;

    CampaignFileApi(Owned owned, Petitions petitions, Drafting drafting, Db db) {
        this.db = db;
        this.owned = owned;
        this.drafting = drafting;
        this.petitions = petitions;
    }

    /** The file of a petition that the visitor watches. */
    @GET
    @Path("campaign-files/petitions/{petition}")
    public Response ofPetition(@PathParam("petition") String slug, @Context ContainerRequestContext request) {
        return switch (owned.look(request)) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var petition = petitions
                        .find(slug)
                        .filter(one ->
                                Watched.role(in.visitor(), one.campaign()).isPresent())
                        .orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
                var written = drafting.written(petition);
                yield file(
                        petition.slug(), db.read(handle -> CampaignFolder.of(handle, Exported.whole(handle, written))));
            }
        };
    }

    /** The file of a draft, finished or not. */
    @GET
    @Path("campaign-files/drafts/{draft}")
    public Response ofDraft(@PathParam("draft") String id, @Context ContainerRequestContext request) {
        return switch (owned.look(request)) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var tree = Finished.tree(owned.draft(in.visitor(), id));
                var slug = Finished.made(tree.text("petition.slug"));
                yield file(
                        slug.isEmpty() ? "draft" : slug,
                        db.read(handle -> CampaignFolder.of(handle, tree.yaml(), Pictures.named(tree))));
            }
        };
    }

    /** The file alone, or with its pictures as a folder. */
    private static Response file(String name, CampaignFolder campaign) {
        var alone = campaign.pictures().isEmpty();
        return (alone
                        ? Response.ok(campaign.yaml(), "application/yaml;charset=UTF-8")
                        : Response.ok(campaign.zip(name), "application/zip"))
                .header("Content-Disposition", "attachment; filename=\"" + name + (alone ? ".yaml\"" : ".zip\""))
                .build();
    }
}
