package org.undersigned.draft;

import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.undersigned.campaign.Watched;
import org.undersigned.exchange.CampaignTree;
import org.undersigned.exchange.Exported;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.organisation.staff.Admission;
import org.undersigned.petition.Petitions;

/** Campaigns and drafts as campaign files. */
@Singleton
@Path("/staff")
class CampaignFileApi {

    private final Owned owned;
    private final Petitions petitions;
    private final Drafting drafting;

    CampaignFileApi(Owned owned, Petitions petitions, Drafting drafting) {
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
                yield file(petition.slug(), CampaignTree.yaml(Exported.of(drafting.written(petition))));
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
                yield file(slug.isEmpty() ? "draft" : slug, tree.yaml());
            }
        };
    }

    private static Response file(String name, String yaml) {
        return Response.ok(yaml, "application/yaml;charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"" + name + ".yaml\"")
                .build();
    }
}
