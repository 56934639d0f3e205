package org.undersigned.mailing;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Publication;
import org.undersigned.foundation.db.Published;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.World;

/** To whom of its people a mailing goes, and when, as each of them lives somewhere and signed something. */
@QuarkusTest
class SegmentTest {

    @Inject
    Db db;

    @Inject
    Published.Registry published;

    private final String prefix = "seg" + UUID.randomUUID().toString().substring(0, 8);
    private final String watch = prefix + "-river-watch";
    private final Set<String> people = new HashSet<>();
    private OwnPetition petition;
    private Mailings mailings;

    @BeforeEach
    void open() {
        petition = OwnPetition.open(prefix);
        mailings = new Mailings(Desk.invited("Wren", "--organisation", watch), watch);
    }

    @Test
    void a_region_is_told_by_the_postcode_and_who_gave_none_is_in_no_region() {
        var nina = signed(petition, "nina", "US", "10001");
        signed(petition, "cal", "US", "94612");
        signed(petition, "nobody", "US", "");
        assertEquals(Set.of(nina), getting("regions", "US-NY"));
    }

    @Test
    void who_signed_one_petition_and_not_another_are_told_apart() {
        var other = another();
        var both = signed(petition, "both", "US", "");
        signs(other, both, "US", "");
        var first = signed(petition, "first", "US", "");
        var second = signed(other, "second", "US", "");
        assertEquals(Set.of(both, first), getting("signed", petition.slug()));
        assertEquals(Set.of(both, second), getting("signed", other.slug()));
        assertEquals(Set.of(second), getting("unsigned", petition.slug()));
        assertEquals(Set.of(first), getting("signed", petition.slug(), "unsigned", other.slug()));
        mailings.desk()
                .send(mailings.path(), "audience", "supporters", "signed", other.slug(), "unsigned", other.slug())
                .then()
                .statusCode(422)
                .body(containsString("href=\"#unsigned\""));
    }

    @Test
    void by_the_readers_own_clock_mails_are_due_place_by_place() {
        signed(petition, "nina", "US", "10001");
        signed(petition, "cal", "US", "94612");
        signed(petition, "usa", "US", "");
        signed(petition, "dora", "DE", "");
        // So soon that the first place on earth has that hour, and so late that none of theirs has.
        var at = LocalDateTime.now(ZoneOffset.UTC).plusHours(10).truncatedTo(ChronoUnit.MINUTES);
        var mailing = mailings.tried("starts", at.toString(), "local", "on");
        mailings.start(mailing);
        World.await(() -> !dues(mailing).isEmpty(), "the mailing to begin");
        assertEquals(
                Map.of(
                        "US US-NY", instant(at, "America/New_York"),
                        "US US-CA", instant(at, "America/Los_Angeles"),
                        "US none", instant(at, "America/New_York"),
                        "DE none", instant(at, "Europe/Berlin")),
                dues(mailing));
        mailings.act(mailing, "cancel").then().statusCode(200);
        var everywhere =
                mailings.tried("starts", at.minusHours(10).minusMinutes(1).toString());
        mailings.start(everywhere);
        World.await(() -> dues(everywhere).size() == 4, "the other one to begin");
        assertEquals(1, Set.copyOf(dues(everywhere).values()).size(), "at once, wherever they live");
    }

    private static Instant instant(LocalDateTime at, String zone) {
        return at.atZone(ZoneId.of(zone)).toInstant();
    }

    /** When the mail to each place is due. */
    private Map<String, Instant> dues(String mailing) {
        var dues = new HashMap<String, Instant>();
        db.read(handle -> handle.select("""
                        SELECT s.country || ' ' || coalesce(s.region, 'none') AS place, q.due
                          FROM mailing_mail q JOIN signature s ON s.id = q.signature WHERE q.mailing = ?
                        """, id(mailing))
                .map((row, context) ->
                        dues.put(row.getString("place"), row.getTimestamp("due").toInstant()))
                .list());
        return dues;
    }

    private int sent(String mailing) {
        return db.read(handle -> handle.select(
                        "SELECT count(*) FROM mailing_mail WHERE mailing = ? AND state = 'sent'", id(mailing))
                .mapTo(Integer.class)
                .one());
    }

    /** Who gets a mailing to such people. */
    private Set<String> getting(String... segment) {
        var before = people.stream().collect(toMap(one -> one, SegmentTest::mailings));
        var mailing = mailings.tried(segment);
        mailings.start(mailing);
        World.await(
                () -> mailings.desk().get(mailing).asString().contains("<span class=\"tag\">Sent</span>"),
                "the mailing to be over");
        var sent = sent(mailing);
        World.await(() -> more(before).size() == sent, "all of its mails to arrive");
        return more(before);
    }

    private static Set<String> more(Map<String, Long> before) {
        return before.keySet().stream()
                .filter(one -> mailings(one) > before.get(one))
                .collect(toSet());
    }

    private static long mailings(String person) {
        return World.mails(person).stream()
                .filter(mail -> mail.subject().startsWith("Come to the river"))
                .count();
    }

    private String signed(OwnPetition some, String name, String country, String postcode) {
        return signs(some, World.address(name), country, postcode);
    }

    /** Signs and confirms with the box of the organisation. */
    private String signs(OwnPetition some, String email, String country, String postcode) {
        var before = World.mails(email).size();
        World.browser()
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("name", "Some Body")
                .formParam("email", email)
                .formParam("country", country)
                .formParam("postcode", postcode)
                .formParam(petition.box(), "on")
                .post(some.path() + "/signatures")
                .then()
                .statusCode(303);
        World.browser()
                .post(World.mail(email, before + 1).path("/confirmations/"))
                .then()
                .statusCode(303);
        World.mail(email, before + 2);
        people.add(email);
        return email;
    }

    /** Another petition, of others, that the organisation supports. */
    private OwnPetition another() {
        var some = OwnPetition.open(prefix + "x");
        db.useTransaction(handle -> {
            for (var insert : new String[] {
                "partner (campaign, organisation, role, position) SELECT a.campaign, o.id, 'supporting', 9",
                "partnership (campaign, organisation, state, role, on_paper, since) SELECT a.campaign, o.id, 'joined', 'supporting', true, current_date"
            })
                handle.execute(
                        "INSERT INTO " + insert + " FROM action a, organisation o WHERE a.slug = ? AND o.slug = ?",
                        some.slug(),
                        watch);
            Publication.changed(handle);
        });
        published.refresh();
        return some;
    }

    private static UUID id(String mailing) {
        return UUID.fromString(mailing.replaceFirst(".*/", ""));
    }
}
