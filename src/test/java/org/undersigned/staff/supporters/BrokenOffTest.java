package org.undersigned.staff.supporters;

import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.World;

/** Of a download that breaks off the audit log has that it began, and how many left at most. */
@QuarkusTest
class BrokenOffTest {

    private static final String REASON = "The autumn newsletter";
    /** More than fits into what lies between the program and a reader. */
    private static final int COPIES = 30_000;

    private static final Pattern BROKEN = Pattern.compile("(\\d+) lines, broken off, sealed: " + REASON);

    @Inject
    Db db;

    private final String prefix = "brk" + UUID.randomUUID().toString().substring(0, 8);
    private final String watch = prefix + "-river-watch";
    private final String path = SupportersPageTest.path(watch);

    @Test
    void a_reader_who_goes_away_has_not_had_the_whole_list_and_the_next_one_has() throws IOException {
        var petition = OwnPetition.open(prefix);
        petition.supporter("Kept Sample", World.address("kept"), petition.box());
        copied(petition.slug());
        var owner = Desk.invited("Oona", "--organisation", watch, "--role", "owner");
        var asker = Desk.invited("Cleo", "--organisation", watch, "--role", "campaigner");
        beginsAndLeaves(asker, asked(owner, asker));
        World.await(() -> audited().size() == 2, "the end to be noticed");
        assertEquals("begun, sealed: " + REASON, audited().getFirst());
        var broken = BROKEN.matcher(audited().getLast());
        assertTrue(broken.matches(), audited().getLast());
        assertTrue(Integer.parseInt(broken.group(1)) <= COPIES, "not all of them");
        asker.get(path).then().body(containsString("Broken off after at most"));

        var whole = asker.send(asked(owner, asker), "as", "sealed");
        assertEquals(COPIES + 1, whole.asString().lines().distinct().count());
        assertEquals(COPIES + 1 + " lines, sealed: " + REASON, audited().getLast());
    }

    /** Reads the head of the answer and a little more, and hangs up. */
    private static void beginsAndLeaves(Desk desk, String export) throws IOException {
        var form = "form=" + URLEncoder.encode(desk.form("/staff"), StandardCharsets.UTF_8) + "&as=sealed";
        try (var socket = new Socket()) {
            socket.setReceiveBufferSize(1 << 14);
            socket.connect(new InetSocketAddress("localhost", RestAssured.port));
            socket.setSoLinger(true, 0);
            socket.getOutputStream()
                    .write(("POST " + export + " HTTP/1.1\r\nHost: localhost\r\nOrigin: " + Desk.ORIGIN
                                    + "\r\nCookie: staff=" + desk.cookie
                                    + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                                    + form.length() + "\r\n\r\n" + form)
                            .getBytes(StandardCharsets.US_ASCII));
            var head = new String(socket.getInputStream().readNBytes(1 << 12), StandardCharsets.US_ASCII);
            assertTrue(head.startsWith("HTTP/1.1 200"), "the download begins");
        }
    }

    /** Asks for an export, and another person approves it. */
    private String asked(Desk owner, Desk asker) {
        asker.send(path + "/exports", "reason", REASON).then().statusCode(303);
        owner.send(
                        "/staff/approvals/"
                                + one(
                                        "SELECT id::text FROM staff_approval WHERE state = 'open' AND subject = ?",
                                        watch),
                        "decision",
                        "approve")
                .then()
                .statusCode(303);
        return path + "/exports/" + one("""
                        SELECT e.id::text FROM supporter_export e JOIN organisation o ON o.id = e.organisation
                         WHERE o.slug = ? AND e.state = 'approved'
                        """, watch);
    }

    /** Copies of the only supporter: what the list is made from, and nothing else of them. */
    private void copied(String slug) {
        var signature = UUID.fromString(
                one("SELECT s.id::text FROM signature s JOIN action a ON a.id = s.petition WHERE a.slug = ?", slug));
        db.useTransaction(handle -> {
            handle.execute("""
                    INSERT INTO signature SELECT r.* FROM signature t, generate_series(1, ?) n, LATERAL jsonb_populate_record(t, jsonb_build_object(
                               'id', md5(t.id::text || n), 'tag', sha256(t.tag || int4send(n)), 'mailbox_tag', sha256(t.mailbox_tag || int4send(n)),
                               'commitment', sha256(t.commitment || int4send(n)))) r WHERE t.id = ?
                    """, COPIES, signature);
            handle.execute("""
                    INSERT INTO sealed_row SELECT r.* FROM sealed_row t, generate_series(1, ?) n, LATERAL jsonb_populate_record(t, jsonb_build_object(
                               'signature', md5(t.signature::text || n), 'supporter_ref', sha256(t.supporter_ref || int4send(n)))) r
                     WHERE t.signature = ? AND t.recipient = ?
                    """, COPIES, signature, "organisation-" + watch);
            handle.execute("""
                    INSERT INTO grant_state SELECT r.* FROM grant_state t, generate_series(1, ?) n,
                           LATERAL jsonb_populate_record(t, jsonb_build_object('signature', md5(t.signature::text || n))) r WHERE t.signature = ?
                    """, COPIES, signature);
        });
    }

    @AfterEach
    void nobody_else_counts_them() {
        db.useTransaction(handle -> {
            var all =
                    "SELECT g.signature FROM grant_state g JOIN organisation o ON o.id = g.organisation WHERE o.slug = ?";
            handle.execute("DELETE FROM sealed_row WHERE signature IN (" + all + ")", watch);
            handle.execute("DELETE FROM signature WHERE id IN (" + all + ")", watch);
        });
    }

    private List<String> audited() {
        return db.read(handle -> handle.select(
                        "SELECT detail FROM audit_entry WHERE action = 'export.supporters' AND subject = ? ORDER BY number",
                        watch)
                .mapTo(String.class)
                .list());
    }

    private String one(String query, String about) {
        return db.read(handle -> handle.select(query, about).mapTo(String.class).one());
    }
}
