package org.undersigned.signature.own;

import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import java.util.function.BiPredicate;
import org.undersigned.campaign.Campaigns;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.http.Headers;
import org.undersigned.foundation.http.PersonalAnswer;
import org.undersigned.organisation.Organisation;
import org.undersigned.signature.Links;
import org.undersigned.signature.consent.Granting;

/** What a signer's own page does with one organisation: each change one small form, and all that it has here as a file. */
@Singleton
@Path("/signatures/{token}/grants/{organisation}")
class GrantPage {

    private final Granting granting;
    private final OwnData ownData;
    private final Campaigns campaigns;

    GrantPage(Granting granting, OwnData ownData, Campaigns campaigns) {
        this.granting = granting;
        this.ownData = ownData;
        this.campaigns = campaigns;
    }

    /** Takes back what it was allowed, or says no to its second question. */
    @POST
    public Response takeBack(@PathParam("token") String raw, @PathParam("organisation") String slug) {
        return change(raw, slug, granting::takeBack);
    }

    /** The second yes. */
    @POST
    @Path("yes")
    public Response sayYes(@PathParam("token") String raw, @PathParam("organisation") String slug) {
        return change(raw, slug, granting::sayYes);
    }

    /** Removes what it has here. The signature stays. */
    @POST
    @Path("erasure")
    public Response erase(@PathParam("token") String raw, @PathParam("organisation") String slug) {
        return change(raw, slug, granting::erase);
    }

    /** What it has here, to take away. */
    @GET
    @Path("data.json")
    public Response data(@PathParam("token") String raw, @PathParam("organisation") String slug) {
        var data = ownData.of(Links.token(raw), organisation(slug)).orElseThrow(Links::expired);
        return Headers.personal(Response.ok(Db.toJson(data), MediaType.APPLICATION_JSON))
                .header("Content-Disposition", "attachment; filename=\"my-data-" + slug + ".json\"")
                .build();
    }

    private Response change(String raw, String slug, BiPredicate<String, UUID> what) {
        var token = Links.token(raw);
        if (!what.test(token, organisation(slug).id())) throw Links.expired();
        return PersonalAnswer.to("/signatures/" + token);
    }

    private Organisation organisation(String slug) {
        return campaigns.now().organisation(slug).orElseThrow(Links::expired);
    }
}
