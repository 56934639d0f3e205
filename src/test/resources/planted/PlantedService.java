package org.undersigned.architecture.planted.signature;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.sql.Connection;
import java.time.Instant;
import org.undersigned.architecture.planted.foundation.KnowsFeatures;

/** Violates every other rule: a name that says nothing, SQL outside a store, the machine's clock, an endpoint done wrong. */
@Path("/planted")
public final class PlantedService {

    @Inject
    Connection connection;

    KnowsFeatures downwards;

    public PlantedService(String a, String b, String c, String d, String e, String f, String g, String h) {}

    @GET
    Instant ignored() {
        return Instant.now();
    }
}
