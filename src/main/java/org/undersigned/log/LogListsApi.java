package org.undersigned.log;

import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.undersigned.petition.Petition;
import org.undersigned.petition.Petitions;
import org.undersigned.transparency.VerifierKey;

/** Which logs this site has, for witnesses and for those who check (C2SP: the list of the witness network, tlog-policy). */
@Singleton
@Path("/log")
class LogListsApi {

    private static final String TEXT = MediaType.TEXT_PLAIN + ";charset=utf-8";
    private static final String KEEP = "public, max-age=60, stale-while-revalidate=600";

    private final Petitions petitions;
    private final PublishedLogs logs;
    private final Witnesses witnesses;

    LogListsApi(Petitions petitions, PublishedLogs logs, Witnesses witnesses) {
        this.petitions = petitions;
        this.logs = logs;
        this.witnesses = witnesses;
    }

    /** The logs that a witness may follow. */
    @GET
    @Path("logs.v0")
    public Response list() {
        return text(LogLists.logs(keys()));
    }

    /** What a checkpoint needs to be believed. No witness is needed: those that cosign do so of their own will. */
    @GET
    @Path("policy")
    public Response policy() {
        return text(LogLists.policy(keys(), witnesses.all(), 0));
    }

    private List<VerifierKey> keys() {
        var keys = new ArrayList<VerifierKey>();
        petitions.all().stream()
                .filter(petition -> petition.action().isPublic())
                .sorted(Comparator.comparing(Petition::slug))
                .flatMap(petition -> logs.of(petition.id()).stream())
                .forEach(state -> {
                    for (var kind : LogKind.values()) keys.add(logs.verifier(state, kind.word()));
                });
        return keys;
    }

    private static Response text(String text) {
        return Response.ok(text, TEXT).header("Cache-Control", KEEP).build();
    }
}
