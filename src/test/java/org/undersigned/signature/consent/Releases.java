package org.undersigned.signature.consent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.undersigned.world.World.browser;

import io.quarkus.arc.Arc;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.undersigned.foundation.db.Db;
import org.undersigned.mailing.Mailings;
import org.undersigned.organisation.approval.SecondPerson;
import org.undersigned.supporter.ExportCommand;
import org.undersigned.supporter.SealedRow;
import org.undersigned.supporter.Sealing;
import org.undersigned.world.Desk;
import org.undersigned.world.Ran;
import org.undersigned.world.World;

/** The ways by which data about people leaves, each gone by its real parts, and compared with whom the story says may be told. */
final class Releases {

    private static final Pattern SIGNATURE = Pattern.compile("\"signature\":\"([0-9a-f-]{36})\"");
    private static final Pattern ADDRESS = Pattern.compile("[a-z0-9-]+@example\\.org");
    private static final int LATEST_MAILS = 60;

    /** By which way. */
    enum Way {
        /** {@code ./undersigned export sealed}. */
        COMMAND,
        /** What owner and campaigner download together, sealed. */
        SEALED,
        /** The same, opened. */
        OPENED,
        /** Mail to an organisation's own supporters. */
        MAILING,
        /** Mail to those who want to hear of a petition: its lead has a role in that, and no grant. */
        LIST,
        /** The picture of a sheet of paper, for those who type it in: a role as well. */
        PICTURE,
        /** Sheets that were typed in or read from a file: their numbers, and nobody on them. */
        PAPER,
        /** Numbers and gifts, which tell of nobody. */
        NUMBERS
    }

    private final ReleaseStory story;
    private final ReleasePaper paper;
    private final ReleasePicture sheet;
    private long made;
    private long people;

    Releases(ReleaseStory story, ReleasePaper paper) {
        this.story = story;
        this.paper = paper;
        this.sheet = ReleasePicture.taken(story);
    }

    /** How many there were. */
    long made() {
        return made;
    }

    /** How many people they told of. */
    long people() {
        return people;
    }

    /** One of them, for one organisation. */
    void any(RandomGenerator random) {
        release(Way.values()[random.nextInt(Way.values().length)], random);
    }

    /** Each of them, for one organisation; what is quick for every one. */
    void each(RandomGenerator random) {
        for (var way : Way.values()) release(way, random);
        for (var one : story.organisations()) downloaded(one, true);
    }

    private void release(Way way, RandomGenerator random) {
        var one = story.organisations().get(random.nextInt(3));
        switch (way) {
            case COMMAND -> written(one);
            case SEALED -> downloaded(one, false);
            case OPENED -> downloaded(one, true);
            case MAILING -> mailed(one, "supporters");
            case LIST -> {
                var other = random.nextBoolean() ? story.host : story.anglers;
                mailings(other)
                        .desk()
                        .send(mailings(other).path(), "audience", story.petition.slug())
                        .then()
                        .statusCode(422);
                mailed(story.lead, story.petition.slug());
            }
            case PICTURE -> looked(one, random.nextBoolean() ? story.owners.get(one) : story.campaigners.get(one));
            case PAPER -> paper.looked(one);
            case NUMBERS -> counted(one);
        }
        assertEquals(made, audited(), "releases in the audit log after " + way);
    }

    private void told(String how, Set<String> expected, Set<String> told) {
        story.tells(how + ": " + told.size());
        assertEquals(expected, told, how);
        people += told.size();
    }

    private void written(String organisation) {
        assertEquals(SecondPerson.WAITS, export(organisation).status(), "alone nobody exports");
        Ran.decided(story.owners.get(organisation), organisation, "approve")
                .then()
                .statusCode(303);
        // Whatever is said between the approval and the export holds.
        story.act();
        var done = export(organisation);
        assertEquals(0, done.status(), done.err());
        made++;
        told("export for " + organisation, story.granting(organisation), sealed(organisation, done.out()));
    }

    private static Ran export(String organisation) {
        return Ran.of(new ExportCommand(), "sealed", organisation);
    }

    private void downloaded(String organisation, boolean opened) {
        var path = "/staff/organisations/" + organisation + "/supporters/exports";
        var asker = story.campaigners.get(organisation);
        asker.send(path, "reason", "The autumn newsletter").then().statusCode(303);
        var export = path + "/" + id("""
                SELECT e.id FROM supporter_export e JOIN organisation o ON o.id = e.organisation
                 WHERE o.slug = ? AND e.state = 'asked'
                """, organisation);
        var as = opened ? "opened" : "sealed";
        asker.send(export, "as", as).then().statusCode(409);
        var approval = id("SELECT id FROM staff_approval WHERE state = 'open' AND subject = ?", organisation);
        story.owners
                .get(organisation)
                .send("/staff/approvals/" + approval, "decision", "approve")
                .then()
                .statusCode(303);
        story.act();
        var file = asker.send(export, "as", as);
        file.then().statusCode(200);
        made++;
        var told = opened ? addresses(file) : sealed(organisation, file.asString());
        told("download for " + organisation + ", " + as, story.granting(organisation), told);
        assertEquals(told.size() + " lines, " + as + ": The autumn newsletter", ended(organisation));
        asker.send(export, "as", as).then().statusCode(409);
    }

    private static Set<String> addresses(Response table) {
        var found = new TreeSet<String>();
        ADDRESS.matcher(table.asString()).results().forEach(one -> found.add(one.group()));
        assertEquals(found.size(), table.asString().lines().count() - 1, "a line for each");
        return found;
    }

    /** Whose lines these are; a signature that is nobody's any more is told as itself. */
    private Set<String> sealed(String organisation, String lines) {
        var signatures = signatures(organisation);
        var found = new TreeSet<String>();
        SIGNATURE.matcher(lines).results().forEach(one -> {
            var signature = signatures.get(UUID.fromString(one.group(1)));
            found.add(story.of(signature).orElse("nobody, " + signature));
        });
        return found;
    }

    /** The signatures that are sealed for an organisation, by its own names for them. */
    private static Map<UUID, UUID> signatures(String organisation) {
        var recipient = Sealing.organisation(organisation);
        var signatures = new HashMap<UUID, UUID>();
        db().read(handle -> handle.select(
                                "SELECT signature, algorithm, supporter_ref FROM sealed_row WHERE recipient = ?",
                                recipient)
                        .map((row, context) -> new SealedRow(
                                row.getObject("signature", UUID.class),
                                recipient,
                                "news",
                                "",
                                row.getString("algorithm"),
                                null,
                                null,
                                row.getBytes("supporter_ref")))
                        .list())
                .forEach(row -> signatures.put(row.named(), row.signature()));
        return signatures;
    }

    private Mailings mailings(String organisation) {
        return new Mailings(story.campaigners.get(organisation), organisation);
    }

    private void mailed(String organisation, String audience) {
        var expected = audience.equals("supporters") ? story.granting(organisation) : story.listening();
        var how = "mailing of " + organisation + " to " + audience;
        var mailings = mailings(organisation);
        var draft = mailings.begin("audience", audience);
        var subject = "Word " + made + " of " + organisation;
        mailings.words(draft, "en", subject, "", Mailings.BODY).then().statusCode(200);
        mailings.act(draft, "try", "language", "en").then().statusCode(200);
        var started = mailings.act(draft, "start");
        // Whom a petition's lead leaves alone shows when their row is opened: such a mailing starts, and writes to
        // nobody.
        if (started.statusCode() == 409) {
            assertEquals(expected, Set.of(), how);
            return;
        }
        assertEquals(200, started.statusCode(), () -> how + started.asString());
        made++;
        World.await(
                () -> mailings.desk().get(draft).asString().contains("<span class=\"tag\">Sent</span>"),
                "the mailing to be over");
        var left = left(draft);
        World.await(() -> received(mailings, subject).size() >= left, "the mails to be kept");
        told(how, expected, new TreeSet<>(received(mailings, subject)));
        assertEquals(left, received(mailings, subject).size(), "one mail for each");
    }

    /** How many mails of a mailing left. */
    private static long left(String mailing) {
        var id = UUID.fromString(mailing.replaceFirst(".*/", ""));
        return db().read(handle -> handle.select(
                        "SELECT count(*) FROM mailing_mail WHERE mailing = ? AND state = 'sent'", id)
                .mapTo(Long.class)
                .one());
    }

    /** To whom the mails of a mailing came, but for who wrote it and had a test of it. */
    private static List<String> received(Mailings mailings, String subject) {
        return browser()
                .queryParam("limit", LATEST_MAILS)
                .get("/demo/mailbox.json")
                .jsonPath()
                .getList("", World.Received.class)
                .stream()
                .filter(mail -> mail.subject().equals(subject) && !mail.to().equals(mailings.desk().email))
                .map(World.Received::to)
                .toList();
    }

    private void looked(String organisation, Desk desk) {
        story.tells(organisation + " looks at the picture of a sheet");
        if (sheet.opens(desk, organisation.equals(story.lead))) made++;
    }

    private void counted(String organisation) {
        story.tells(organisation + " looks at its numbers");
        for (var file : List.of("supporters/statistics.csv", "supporters/days.csv", "donations/gifts.csv")) {
            var answer = story.owners.get(organisation).get("/staff/organisations/" + organisation + "/" + file);
            answer.then().statusCode(200);
            for (var personal : story.personal()) assertFalse(answer.asString().contains(personal), file);
        }
    }

    /** How many releases to these organisations the audit log tells. */
    long audited() {
        return db().read(handle -> handle.createQuery("""
                        SELECT count(*) FROM audit_entry
                         WHERE action IN ('export.sealed', 'export.supporters', 'mailing.start', 'paper.look')
                           AND (action <> 'export.supporters' OR detail LIKE 'begun, %')
                           AND subject = ANY (:subjects)
                        """)
                .bindArray(
                        "subjects",
                        String.class,
                        List.of(story.lead, story.host, story.anglers, "petition " + story.petition.slug()))
                .mapTo(Long.class)
                .one());
    }

    /** What the audit log has about how a download ended. */
    private static String ended(String organisation) {
        return db().read(handle -> handle.select(
                        "SELECT detail FROM audit_entry WHERE action = 'export.supporters' AND subject = ? ORDER BY number DESC LIMIT 1",
                        organisation)
                .mapTo(String.class)
                .one());
    }

    private static UUID id(String query, String about) {
        return db().read(handle -> handle.select(query, about).mapTo(UUID.class).one());
    }

    private static Db db() {
        return Arc.container().instance(Db.class).get();
    }
}
