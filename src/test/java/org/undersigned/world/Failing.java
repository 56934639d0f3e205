package org.undersigned.world;

import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;

/** An address with a bug, in tests only: what it throws tells everything that it was sent, as exceptions of libraries do. */
@Singleton
@Path("/petitions/{token}/failing")
class Failing {

    @GET
    public Response page(@PathParam("token") String token, @QueryParam("name") String name) {
        throw new IllegalStateException(token + " of " + name, new IllegalArgumentException("cannot read " + name));
    }

    @POST
    public Response form(@PathParam("token") String token, byte[] body) {
        throw new IllegalStateException(token + " sent " + new String(body, java.nio.charset.StandardCharsets.UTF_8));
    }
}
