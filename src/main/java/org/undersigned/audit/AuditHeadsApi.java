package org.undersigned.audit;

import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;

/** The daily heads of the audit log, for everybody to keep. They tell how much staff did and nothing else. */
@Singleton
@Path("/audit")
class AuditHeadsApi {

    private static final String TEXT = MediaType.TEXT_PLAIN + ";charset=utf-8";

    private final AuditHeads heads;

    AuditHeadsApi(AuditHeads heads) {
        this.heads = heads;
    }

    /** The days that have a head, one a line, with its size. */
    @GET
    @Path("heads")
    public Response list() {
        var lines = new StringBuilder();
        heads.all()
                .forEach(head ->
                        lines.append(head.day()).append(' ').append(head.size()).append('\n'));
        return text(lines.toString(), 600);
    }

    /** The signed note of a day. */
    @GET
    @Path("heads/{day}")
    public Response head(@PathParam("day") String day) {
        var note = date(day).flatMap(heads::note).orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
        return text(note, 86_400);
    }

    /** What the notes are checked with. */
    @GET
    @Path("vkey")
    public Response key() {
        return text(heads.verifier().encode() + "\n", 600);
    }

    private static Response text(Object body, int seconds) {
        return Response.ok(body, TEXT)
                .header("Cache-Control", "public, max-age=" + seconds)
                .build();
    }

    private static Optional<LocalDate> date(String day) {
        try {
            return Optional.of(LocalDate.parse(day));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
