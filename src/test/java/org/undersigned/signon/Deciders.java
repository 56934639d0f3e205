package org.undersigned.signon;

import io.quarkus.arc.Arc;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.undersigned.foundation.db.Db;
import org.undersigned.world.Asking;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.World;

/** What becomes of requests to sign on, and what those do who decide. Requests are told apart by the name of the organisation. */
final class Deciders {

    static final byte[] PDF = "%PDF-1.7\n1 0 obj\nendobj\ntrailer\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);

    private Deciders() {}

    /** Confirms a mailbox together with a document. */
    static Response document(String link, String name, byte[] bytes) {
        return World.browser()
                .multiPart("document", name, bytes, "application/octet-stream")
                .post(link);
    }

    static Response document(String link) {
        return document(link, "board.pdf", PDF);
    }

    /** Ticks one request among those that nothing speaks against, and approves what is ticked. */
    static Response approve(Desk by, OwnPetition petition, String name) {
        return by.send(Asking.desk(petition), "show", "clear", "do", "approve", "pick." + id(name), "on");
    }

    static String id(String name) {
        return column("id", name).getFirst();
    }

    static String state(String name) {
        return states(name).getFirst();
    }

    static List<String> states(String name) {
        return column("state", name);
    }

    private static List<String> column(String column, String name) {
        return Arc.container()
                .instance(Db.class)
                .get()
                .read(handle -> handle.select(
                                "SELECT " + column + " FROM sign_on_request WHERE name = ? ORDER BY state", name)
                        .mapTo(String.class)
                        .list());
    }
}
