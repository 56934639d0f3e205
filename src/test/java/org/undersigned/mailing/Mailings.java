package org.undersigned.mailing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import org.undersigned.world.Desk;
import org.undersigned.world.World;

/** Somebody who writes mailings of one organisation in the workspace. */
public final class Mailings {

    static final String SUBJECT = "Come to the river, {name}";
    public static final String BODY = "Dear {name},\n\nthe outfall is **still** there.";

    private final Desk desk;
    private final String path;

    public Mailings(Desk desk, String organisation) {
        this.desk = desk;
        this.path = "/staff/organisations/" + organisation + "/mailings";
    }

    public Desk desk() {
        return desk;
    }

    public String path() {
        return path;
    }

    /** The path of a new draft. */
    public String begin(String... fields) {
        var answer = desk.send(path, with(fields));
        assertEquals(303, answer.statusCode(), answer::asString);
        return answer.header("Location").replaceFirst("/words/.*", "");
    }

    public Response words(String draft, String language, String subject, String other, String body) {
        return desk.send(draft + "/words/" + language, "subject", subject, "other", other, "body", body);
    }

    /** The path of a draft that has been tried. */
    String tried(String... fields) {
        var draft = begin(fields);
        words(draft, "en", SUBJECT, "", BODY).then().statusCode(200);
        var before = World.mails(desk.email).size();
        act(draft, "try", "language", "en").then().statusCode(200);
        World.mail(desk.email, before + 1);
        return draft;
    }

    public Response act(String mailing, String what, String... fields) {
        var all = new ArrayList<>(List.of("do", what));
        all.addAll(List.of(fields));
        return desk.send(mailing + "/do", all.toArray(String[]::new));
    }

    void start(String draft) {
        // Most organisations of tests have neither a key nor a name server that knows it.
        var answer = act(draft, "start", "without", "on");
        assertEquals(200, answer.statusCode(), answer::asString);
    }

    private static String[] with(String... fields) {
        var all = new ArrayList<>(List.of(fields));
        if (!all.contains("audience")) all.addAll(List.of("audience", "supporters"));
        return all.toArray(String[]::new);
    }
}
