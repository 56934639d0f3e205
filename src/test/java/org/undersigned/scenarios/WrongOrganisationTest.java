package org.undersigned.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.World;

/** Every address of the workspace that names something of an organisation, asked for by the owner of another one. */
@QuarkusTest
class WrongOrganisationTest {

    private static final String PREFIX = "strangers";

    /** What stands in an address, by the name of its part. */
    private static final Map<String, String> THEIRS = new TreeMap<>(Map.of(
            "campaign", PREFIX + "-clean-river-now",
            "petition", PREFIX + "-stop-the-outfall",
            "organisation", PREFIX + "-river-watch",
            "coalition", PREFIX + "-clean-river",
            "slug", PREFIX + "-river-watch",
            "language", "es",
            "step", "text",
            "kind", "days"));

    /** What the forms of these addresses have in common. */
    private static final String[] FIELDS = {
        "decision",
        "approve",
        "reason",
        "Because we say so.",
        "role",
        "viewer",
        "email",
        "a@example.org",
        "do",
        "save",
        "revision",
        "1"
    };

    private static final List<String> NOBODYS =
            List.of("/staff/account", "/staff/sign-in", "/staff/second-factor", "/staff/invitations/{");

    @Inject
    Db db;

    private Desk stranger;

    @BeforeEach
    void theirs() {
        if (stranger != null) return;
        if (db.read(handle -> handle.select("SELECT 1 FROM organisation WHERE slug = ?", THEIRS.get("organisation"))
                .mapTo(Integer.class)
                .findOne()
                .isEmpty())) OwnPetition.open(PREFIX);
        var owner = Desk.invited("theirs", "--organisation", THEIRS.get("organisation"), "--role", "owner");
        var begun = owner.send("/staff/drafts/begin/edit/" + THEIRS.get("petition"));
        assertEquals(303, begun.statusCode(), begun::asString);
        THEIRS.put("draft", begun.header("Location").replaceAll(".*/drafts/([^/]+)/.*", "$1"));
        stranger = Desk.invited("stranger", "--organisation", "example-legal-aid", "--role", "owner");
        assertEquals(
                200, owner.get("/staff/drafts/" + THEIRS.get("draft") + "/text").statusCode());
        assertEquals(
                200, owner.get("/staff/campaigns/" + THEIRS.get("campaign")).statusCode());
    }

    @Test
    void no_address_shows_it() {
        var asked = addresses(GET.class);
        for (var path : asked) refused(path, stranger.get(sample(path)));
        assertTrue(asked.size() > 20, asked::toString);
    }

    @Test
    void no_address_changes_it() {
        var before = state();
        var asked = addresses(POST.class);
        for (var path : asked)
            refused(path, StaffAddresses.takesFile(path) ? upload(sample(path)) : stranger.send(sample(path), FIELDS));
        assertTrue(asked.size() > 20, asked::toString);
        assertEquals(before, state(), "nothing was done, and so nothing is in the audit log");
    }

    /** Not there, not theirs, or a form that makes no sense to begin with: whatever it is, it tells nothing of what is there. */
    private static void refused(String path, Response answer) {
        assertTrue(
                List.of(400, 403, 404, 409, 422).contains(answer.statusCode()),
                path + " was answered with " + answer.statusCode());
        assertTrue(!answer.asString().contains(PREFIX), path + " tells what is there");
    }

    private Response upload(String path) {
        return World.browser()
                .header("Origin", Desk.ORIGIN)
                .cookie("staff", stranger.cookie)
                .multiPart("form", stranger.form("/staff"))
                .multiPart("photo", "a.jpg", new byte[] {1}, "image/jpeg")
                .post(path);
    }

    private List<Long> state() {
        return db.read(handle -> List.of(
                handle.select(
                                "SELECT count(*) FROM audit_entry WHERE actor LIKE 'staff %' AND subject LIKE ?",
                                "%" + PREFIX + "%")
                        .mapTo(Long.class)
                        .one(),
                handle.select("SELECT count(*) FROM draft").mapTo(Long.class).one(),
                handle.select("SELECT count(*) FROM partnership")
                        .mapTo(Long.class)
                        .one()));
    }

    /** Addresses with a part that belongs to somebody. */
    private static List<String> addresses(Class<? extends Annotation> method) {
        return StaffAddresses.of(method).stream()
                .filter(path -> path.contains("{") && NOBODYS.stream().noneMatch(path::startsWith))
                .toList();
    }

    /** An address of theirs: what has no name in {@link #THEIRS} is an id that nobody has. */
    private static String sample(String path) {
        var address = path;
        for (var part : THEIRS.entrySet())
            address = address.replaceAll("\\{" + part.getKey() + "(:(?:[^{}]|\\{[^{}]*})*)?}", part.getValue());
        return address.replaceAll("\\{(?:[^{}]|\\{[^{}]*})*}", UUID.randomUUID().toString());
    }
}
