package org.undersigned.world;

import io.quarkus.arc.Arc;
import io.restassured.response.Response;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.UUID;
import org.undersigned.foundation.db.Db;
import picocli.CommandLine;

/** A command as somebody at the command line runs it, and what comes of it. */
public record Ran(int status, String out, String err) {

    public static Ran of(Object command, String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var status = new CommandLine(command)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new Ran(status, out.toString(), err.toString());
    }

    /** Somebody presses {@code approve} or {@code refuse} about the one thing that a command asked for. */
    public static Response decided(Desk desk, String subject, String decision) {
        return desk.send("/staff/approvals/" + asked(subject), "decision", decision);
    }

    /** What waits. */
    public static UUID asked(String subject) {
        return Arc.container()
                .instance(Db.class)
                .get()
                .read(handle -> handle.select(
                                "SELECT id FROM staff_approval WHERE state = 'open' AND asked_by IS NULL AND subject = ?",
                                subject)
                        .mapTo(UUID.class)
                        .one());
    }
}
