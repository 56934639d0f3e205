package org.undersigned.draft;

import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.organisation.staff.Admission;
import org.undersigned.organisation.staff.StaffAnswer;

/** The end of a draft that nobody wants. */
@Singleton
@Path(DraftsPage.PATH + "/{draft}/removal")
class RemovalPage {

    private final Owned owned;
    private final Drafting drafting;

    RemovalPage(Owned owned, Drafting drafting) {
        this.owned = owned;
        this.drafting = drafting;
    }

    /** Throws a draft away. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response remove(@PathParam("draft") String id, @Context ContainerRequestContext request, byte[] body) {
        return switch (owned.act(request, FormBody.parse(body))) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                drafting.remove(owned.draft(in.visitor(), id), in.visitor().person());
                yield StaffAnswer.to(DraftsPage.PATH);
            }
        };
    }
}
