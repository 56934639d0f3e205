package org.undersigned.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.arc.Arc;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.undersigned.foundation.db.Db;
import org.undersigned.petition.Petitions;
import org.undersigned.sharing.paper.SheetNumber;
import org.undersigned.sharing.paper.Sheets;
import org.undersigned.world.Asking;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.Photo;
import org.undersigned.world.World;

/**
 * A campaign and the organisation that leads it, with one of each thing that an address of the workspace can name. What has no name here has
 * no address: a route of a later feature fails the test until its thing is made.
 */
final class Everything {

    private static final Pattern PART = Pattern.compile("([a-z-]*)/\\{(\\w+)(?: *:(?:[^{}]|\\{[^{}]*})*)?}");

    private static final byte[] PDF = "%PDF-1.7\n1 0 obj\nendobj\ntrailer\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);

    final String prefix;
    final Desk owner;

    /** What stands in an address, by the name of its part, or of the part with what stands before it. */
    private final Map<String, String> values = new TreeMap<>();

    private final Db db = Arc.container().instance(Db.class).get();
    private final OwnPetition petition;

    private Everything(String prefix) {
        this.prefix = prefix;
        // The call of this file is over, and would be closed within a minute.
        this.petition =
                OwnPetition.open(prefix, file -> file.replace("    opens: 2026-06-01\n    closes: 2026-06-30\n", ""));
        this.owner = Desk.invited("owner", "--organisation", organisation(), "--role", "owner");
        // Somebody has to be there who could approve an export.
        Desk.invited("second", "--organisation", organisation(), "--role", "owner");
    }

    /** All of it, made now; {@code prefix} goes before every slug. */
    static Everything of(String prefix) {
        var all = new Everything(prefix);
        all.names();
        all.atTheCoalition();
        all.onPaper();
        all.handedOver();
        all.ofTheOrganisation();
        all.ofWhoComes();
        return all;
    }

    /** The organisation that leads. */
    String organisation() {
        return prefix + "-river-watch";
    }

    /** The one that only supports. */
    String supporting() {
        return prefix + "-anglers";
    }

    private void names() {
        values.put("campaign", prefix + "-clean-river-now");
        values.put("petition", petition.slug());
        values.put("organisation", organisation());
        values.put("coalition", prefix + "-clean-river");
        values.put("slug", organisation());
        values.put("letter", prefix + "-write-to-the-minister");
        values.put("calls/slug", prefix + "-call-the-ministry");
        values.put("pledges/slug", prefix + "-bathing-day");
        // What is the same whosever it is.
        values.put("language", "en");
        values.put("languages/language", "es");
        values.put("step", "text");
        values.put("kind", "days");
        values.put("size", "a4");
        values.put("paper", "notice");
        // Of a mail that never was: nobody but the mail has a real one.
        values.put("token", "0".repeat(64));
    }

    private void atTheCoalition() {
        var link = Asking.from(petition, "Boat Builders", prefix + "-boats.example")
                .link();
        World.browser()
                .multiPart("document", "board.pdf", PDF, "application/pdf")
                .post(link)
                .then()
                .statusCode(303);
        values.put(
                "sign-ons/id",
                one(
                        "SELECT r.id FROM sign_on_request r JOIN statement s ON s.id = r.statement JOIN campaign c ON c.id = s.campaign WHERE c.slug = ?",
                        values.get("campaign")));
        values.put("requests/id", values.get("sign-ons/id"));
        values.put(
                "target/id",
                one(
                        "SELECT t.id FROM letter_target t JOIN action a ON a.id = t.action WHERE a.slug = ?",
                        values.get("letter")));
        var begun = owner.send("/staff/drafts/begin/edit/" + petition.slug());
        assertEquals(303, begun.statusCode(), begun::asString);
        values.put("draft", begun.header("Location").replaceAll(".*/drafts/([^/]+)/.*", "$1"));
    }

    private void onPaper() {
        var found = Arc.container()
                .instance(Petitions.class)
                .get()
                .visible(petition.slug())
                .orElseThrow();
        var first = found.campaign().partner(organisation()).map(one -> one.organisation());
        var sheets = Arc.container().instance(Sheets.class).get();
        var batch = sheets.number(found, found.languages().getFirst(), first, 1, "staff:test");
        values.put("sheets/batch", batch.toString());
        var number = new SheetNumber(
                Long.parseLong(one("SELECT number FROM paper_sheet WHERE batch = ?::uuid", batch.toString())));
        values.put("pictures/number", number.written());
        var paper = address("/staff/campaigns/{campaign}/{petition}/paper");
        World.browser()
                .header("Origin", Desk.ORIGIN)
                .cookie("staff", owner.cookie)
                .multiPart("form", owner.form("/staff"))
                .multiPart("sheet", number.written())
                .multiPart("photo", "a.jpg", Photo.taken(600, 800), "image/jpeg")
                .post(paper + "/photo")
                .then()
                .statusCode(303);
        var tried = World.browser()
                .header("Origin", Desk.ORIGIN)
                .cookie("staff", owner.cookie)
                .multiPart("form", owner.form("/staff"))
                .multiPart("file", "rows.csv", "sheet,line,name,country\n".getBytes(StandardCharsets.UTF_8), "text/csv")
                .post(paper + "/import");
        assertEquals(303, tried.statusCode(), tried::asString);
        values.put("import/file", tried.header("Location").replaceAll(".*/import/", ""));
    }

    private void handedOver() {
        values.put("record/id", one("""
                INSERT INTO delivery (id, petition, target, handed_on, way, place, by_whom, language, signatures)
                SELECT gen_random_uuid(), id, 0, current_date, 'post', '', 'Ada Example', 'en', 0 FROM action WHERE slug = ? RETURNING id
                """, petition.slug()));
        values.put("delivery/pack", one("""
                INSERT INTO delivery_pack (id, petition, target, language, letter, signed_by, with_names, recipients, asked_by, asked_at, state)
                SELECT gen_random_uuid(), a.id, 0, 'en', 'We hand you this.', 'Ada Example', false, '', m.person, now(), 'failed'
                  FROM action a, staff_member m JOIN organisation o ON o.id = m.organisation
                 WHERE a.slug = ? AND o.slug = ? LIMIT 1 RETURNING id
                """, petition.slug(), organisation()));
    }

    private void ofTheOrganisation() {
        var path = "/staff/organisations/" + organisation();
        var mailing = owner.send(path + "/mailings", "audience", "supporters");
        assertEquals(303, mailing.statusCode(), mailing::asString);
        values.put("mailings/id", mailing.header("Location").replaceAll(".*/mailings/([^/]+).*", "$1"));
        owner.send(path + "/supporters/exports", "reason", "Our newsletter of this month")
                .then()
                .statusCode(303);
        values.put(
                "exports/id",
                one(
                        "SELECT e.id FROM supporter_export e JOIN organisation o ON o.id = e.organisation WHERE o.slug = ?",
                        organisation()));
        values.put(
                "approvals/id",
                one(
                        "SELECT a.id FROM staff_approval a JOIN organisation o ON o.id = a.organisation WHERE o.slug = ?",
                        organisation()));
        Desk.invitation(World.address("invited"), "--organisation", organisation(), "--role", "viewer");
        values.put(
                "invitations/id",
                one(
                        "SELECT i.id FROM staff_invitation i JOIN organisation o ON o.id = i.organisation WHERE o.slug = ? ORDER BY i.expires_at DESC LIMIT 1",
                        organisation()));
        values.put(
                "members/person",
                one(
                        "SELECT m.person FROM staff_member m JOIN organisation o ON o.id = m.organisation WHERE o.slug = ?",
                        organisation()));
    }

    private void ofWhoComes() {
        owner.send(address("/staff/campaigns/{campaign}/pledges/{slug}/coming"))
                .then()
                .statusCode(200);
        values.put(
                "coming/list",
                one(
                        "SELECT l.id FROM pledge_list l JOIN action a ON a.id = l.action WHERE a.slug = ?",
                        values.get("pledges/slug")));
    }

    private String one(String query, Object... bound) {
        return db.inTransaction(
                handle -> handle.select(query, bound).mapTo(String.class).first());
    }

    /** The address with all of its parts from here. */
    String address(String path) {
        return address(path, this, Integer.MAX_VALUE);
    }

    /** The address with its first {@code own} parts from here, and those after them from {@code other}. */
    String address(String path, Everything other, int own) {
        var found = PART.matcher(path);
        var address = new StringBuilder();
        for (int i = 0; found.find(); i++)
            found.appendReplacement(
                    address,
                    found.group(1) + "/" + (i < own ? this : other).value(path, found.group(1), found.group(2)));
        return found.appendTail(address).toString();
    }

    private String value(String path, String before, String name) {
        return Optional.ofNullable(values.get(before + "/" + name))
                .or(() -> Optional.ofNullable(values.get(name)))
                .orElseThrow(() -> new AssertionError("nothing is made here for {" + name + "} in " + path));
    }

    /** How many of its parts name something of somebody. */
    static int parts(String path) {
        return (int) PART.matcher(path).results().count();
    }
}
