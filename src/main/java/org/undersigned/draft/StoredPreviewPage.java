package org.undersigned.draft;

import jakarta.inject.Singleton;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Stream;
import org.undersigned.campaign.Watched;
import org.undersigned.foundation.http.Headers;
import org.undersigned.organisation.staff.Admission;
import org.undersigned.organisation.staff.Visitor;
import org.undersigned.petition.BeforeLaunch;
import org.undersigned.signature.signing.SigningPreview;

/** The petition's page as it will be once it is online, drawn from what is stored: what somebody who approves its launch approves. */
@Singleton
@Path(Watched.PATH + "/{campaign}/{petition}/preview")
class StoredPreviewPage {

    private final Owned owned;
    private final BeforeLaunch before;
    private final SigningPreview preview;

    StoredPreviewPage(Owned owned, BeforeLaunch before, SigningPreview preview) {
        this.owned = owned;
        this.before = before;
        this.preview = preview;
    }

    /** In one of the petition's languages: the one that is asked for, the visitor's, or the first. */
    @GET
    public Response page(
            @PathParam("campaign") String campaign,
            @PathParam("petition") String slug,
            @QueryParam("in") @DefaultValue("") String asked,
            @Context ContainerRequestContext request) {
        return switch (owned.look(request)) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var petition = before.petition(in.visitor(), campaign, slug);
                var language = language(asked, in.visitor(), petition.languages());
                yield Response.ok(preview.html(petition, language), MediaType.TEXT_HTML + ";charset=UTF-8")
                        // Nothing is signed here.
                        .header("Content-Security-Policy", Headers.FRAMED)
                        .build();
            }
        };
    }

    private static String language(String asked, Visitor visitor, List<String> languages) {
        return Stream.of(asked, visitor.person().language())
                .filter(languages::contains)
                .findFirst()
                .orElseGet(languages::getFirst);
    }
}
