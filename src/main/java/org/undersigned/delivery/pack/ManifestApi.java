package org.undersigned.delivery.pack;

import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The key that manifests of this site are checked with. */
@Singleton
@Path("/delivery/vkey")
class ManifestApi {

    private final ManifestKey key;

    ManifestApi(ManifestKey key) {
        this.key = key;
    }

    @GET
    public Response key() {
        return Response.ok(key.verifier().encode() + "\n", MediaType.TEXT_PLAIN + ";charset=utf-8")
                .header("Cache-Control", "public, max-age=600")
                .build();
    }
}
