package org.undersigned.donation;

import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;

/** Where Stripe tells of the gifts to one organisation. Whatever is wrong gets the same answer. */
@Singleton
@Path("/hooks/stripe/{organisation: [a-z0-9-]{2,64}}")
class GiftHookApi {

    private final Hearing hearing;

    GiftHookApi(Hearing hearing) {
        this.hearing = hearing;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    public Response tell(
            @PathParam("organisation") String organisation,
            @HeaderParam("Stripe-Signature") String signature,
            byte[] body) {
        if (!hearing.hear(organisation, signature, body == null ? new byte[0] : body))
            throw Problem.problem(ProblemType.MALFORMED_REQUEST);
        return Response.ok().build();
    }
}
