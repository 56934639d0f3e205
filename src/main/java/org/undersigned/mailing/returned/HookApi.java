package org.undersigned.mailing.returned;

import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;

/** Where providers and mail servers tell what came back. */
@Singleton
@Path("/hooks/mail/{secret}")
class HookApi {

    static final String PATH = "/hooks/mail/";

    private final Db db;
    private final Amazon amazon;
    private final Telling telling;
    private final InstantSource clock;

    HookApi(Db db, Amazon amazon, Telling telling, InstantSource clock) {
        this.db = db;
        this.amazon = amazon;
        this.telling = telling;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    public Response tell(@PathParam("secret") String secret, byte[] body) {
        var hook = db.read(handle -> find(handle, secret)).orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
        telling.tell(
                switch (hook.provider()) {
                    case SES -> amazon.read(hook, body);
                    case POSTMARK -> Postmark.read(body);
                    case RAW -> message(body);
                });
        db.useTransaction(handle -> ReturnStore.heard(handle, hook, Day.today(clock)));
        return Response.noContent().build();
    }

    static Optional<Hook> find(Handle handle, String secret) {
        return org.undersigned.foundation.token.Token.isOne(secret)
                ? ReturnStore.hook(handle, org.undersigned.foundation.token.Token.hash(secret))
                : Optional.empty();
    }

    private static List<Report> message(byte[] body) {
        try {
            return Reports.of(body).stream().toList();
        } catch (Reports.Unreadable e) {
            throw Problem.problem(ProblemType.MALFORMED_REQUEST);
        }
    }
}
