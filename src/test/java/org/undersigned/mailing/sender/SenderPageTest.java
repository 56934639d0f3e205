package org.undersigned.mailing.sender;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.FreePort;
import org.undersigned.world.Desk;
import org.undersigned.world.MailPlace;
import org.undersigned.world.NameServer;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.World;

/** An organisation sends in its own name once its own DNS says so. */
@QuarkusTest
@TestProfile(SenderPageTest.WithResolver.class)
class SenderPageTest {

    static final int PORT = freePort();
    private static NameServer names;

    @Inject
    Db db;

    @Inject
    Senders senders;

    @Inject
    CheckingJob job;

    private final String prefix = "snd" + UUID.randomUUID().toString().substring(0, 8);
    private final String watch = prefix + "-river-watch";
    private final String domain = prefix + ".example.org";
    private final String path = "/staff/organisations/" + watch + "/sender";

    public static final class WithResolver implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("undersigned.dns", "127.0.0.1:" + PORT);
        }
    }

    @BeforeAll
    static void start() {
        names = new NameServer(PORT);
    }

    @AfterAll
    static void stop() {
        names.close();
    }

    @BeforeEach
    void organisation() {
        OwnPetition.draft(prefix);
    }

    @Test
    void nothing_goes_out_before_the_key_is_found_in_the_dns_and_then_it_is_signed() {
        var server = new GreenMail(MailPlace.at(0));
        server.start();
        try {
            var owner = owner("Nina");
            var smtp = "smtp://127.0.0.1:" + server.getSmtp().getPort();
            choose(owner, "smtp", smtp).then().statusCode(200).body(containsString("Saved."));
            owner.send(path + "/key").then().statusCode(200).body(containsString("There is a new key"));
            assertTrue(senders.of(id()).isEmpty());
            owner.send(path + "/trial").then().statusCode(409).body(containsString("Nothing goes out yet"));
            owner.send(path + "/check").then().statusCode(200).body(containsString("It is not there."));
            assertTrue(senders.of(id()).isEmpty());
            publish(key());
            owner.send(path + "/check")
                    .then()
                    .statusCode(200)
                    .body(containsString("your key was found in its DNS"))
                    .body(containsString("Your mail is signed by " + domain));
            var sender = senders.of(id()).orElseThrow();
            assertEquals(domain, sender.sender().dkim().orElseThrow().domain());
            assertEquals("returns+abc@bounces." + domain, sender.envelope("abc").orElseThrow());
            owner.send(path + "/trial").then().statusCode(200);
            assertEquals(1, server.getReceivedMessages().length);
        } finally {
            server.stop();
        }
    }

    @Test
    void who_loses_a_record_is_told_once_by_the_look_of_the_next_day() {
        var owner = owner("Nina");
        choose(owner);
        owner.send(path + "/key");
        publish(key());
        owner.send(path + "/check").then().body(containsString("your key was found in its DNS"));
        job.look();
        assertEquals(0, changed(owner), "somebody looked today");
        names.put("TXT", first().name(), "v=DKIM1; p=");
        for (int day = 0; day < 2; day++) {
            db.useTransaction(handle -> handle.execute("UPDATE sender SET checked_on = checked_on - 1"));
            job.look();
        }
        World.await(() -> changed(owner) == 1, "the mail about the lost record");
        assertEquals(1, changed(owner), "once");
        owner.get(path).then().body(containsString("Something else is there"));
    }

    @Test
    void with_every_record_the_page_says_what_receivers_make_of_it() {
        var owner = owner("Nina");
        choose(owner);
        owner.send(path + "/key");
        publish(key());
        names.put("TXT", "bounces." + domain, "v=spf1 mx a:localhost -all");
        names.put("TXT", "_dmarc." + domain, "v=DMARC1; p=reject");
        names.put("MX", "bounces." + domain, "10 mail." + domain);
        owner.send(path + "/check")
                .then()
                .statusCode(200)
                .body(not(containsString("It is not there")), not(containsString("Something else is there")))
                .body(containsString("yours passes"));
        names.put("TXT", "bounces." + domain, "v=spf1 include:other.example.org -all");
        owner.send(path + "/check").then().body(containsString("v=spf1 include:other.example.org -all"));
    }

    @Test
    void another_owner_approves_before_anything_changes_and_a_key_stays_until_the_next_one_is_found() {
        var first = owner("Nina");
        choose(first);
        first.send(path + "/key");
        publish(key());
        first.send(path + "/check");
        var before = key();
        var second = owner("Olga");
        choose(first, "name", "Somebody Else").then().statusCode(200).body(containsString("Another person was asked"));
        choose(first).then().statusCode(409);
        assertTrue(senders.of(id()).orElseThrow().sender().from().startsWith("River Watch"));
        second.get("/staff/approvals").then().body(containsString("Somebody Else"));
        decide(second, "sender", "approve");
        var sender = senders.of(id()).orElseThrow().sender();
        assertTrue(sender.from().startsWith("Somebody Else"), "what was shown for the domain counts on");
        first.send(path + "/key").then().body(containsString("Another person was asked"));
        decide(second, "sender-key", "approve");
        assertEquals(List.of(before), keys("in-force"));
        second.send(path + "/check");
        assertEquals(List.of(before), keys("in-force"));
        var next = keys("new").getFirst();
        publish(next);
        second.send(path + "/check");
        assertEquals(List.of(next), keys("in-force"));
        assertEquals(List.of(before), keys("former"));
    }

    @Test
    void what_is_wrong_is_said_all_at_once_and_the_server_is_never_shown_again() {
        var owner = owner("Nina");
        owner.send(
                        path,
                        "name",
                        "",
                        "address",
                        "news@gmail.com",
                        "bounces",
                        "a+b@example.org",
                        "minute",
                        "0",
                        "smtp",
                        "x")
                .then()
                .statusCode(422)
                .body(containsString("href=\"#name\""), containsString("href=\"#address\""))
                .body(containsString("href=\"#bounces\""), containsString("href=\"#minute\""))
                .body(containsString("href=\"#smtp\""));
        choose(owner, "smtp", "smtp://ada:open-sesame@127.0.0.1:2525");
        owner.get(path).then().statusCode(200).body(not(containsString("sesame")), containsString("127.0.0.1"));
        assertFalse(db.<Boolean>read(
                handle -> handle.select("SELECT bool_or(encode(smtp, 'escape') LIKE '%sesame%') FROM sender")
                        .mapTo(Boolean.class)
                        .one()));
        choose(owner, "name", "River Watch 2");
        owner.get(path).then().body(containsString("Now: 127.0.0.1"));
    }

    @Test
    void a_campaigner_sees_and_checks_and_chooses_nothing_and_a_stranger_finds_nothing() {
        var owner = owner("Nina");
        choose(owner);
        var campaigner = Desk.invited("Cam", "--organisation", watch, "--role", "campaigner");
        campaigner.get(path).then().statusCode(200).body(containsString("Owners choose the sender."));
        campaigner.send(path + "/check").then().statusCode(200);
        choose(campaigner).then().statusCode(403);
        campaigner.send(path + "/key").then().statusCode(403);
        var stranger = Desk.invited("Sid", "--organisation", prefix + "-anglers");
        stranger.get(path).then().statusCode(404);
    }

    @Test
    void who_asked_is_left_out_and_may_be_written_to_again_later() {
        var owner = owner("Nina");
        var address = World.address("asked");
        owner.send(path + "/suppressions", "do", "add", "person", address)
                .then()
                .statusCode(200)
                .body(containsString("fewer than 5"), not(containsString(address)));
        owner.send(path + "/suppressions", "do", "remove", "person", address)
                .then()
                .statusCode(200);
        owner.send(path + "/suppressions", "do", "remove", "person", address)
                .then()
                .statusCode(409);
        owner.send(path + "/suppressions", "do", "add", "person", "nobody")
                .then()
                .statusCode(422);
    }

    private io.restassured.response.Response choose(Desk desk, String... other) {
        var fields = new java.util.LinkedHashMap<>(
                Map.of("name", "River Watch", "address", "news@" + domain, "bounces", "returns@bounces." + domain));
        for (int i = 0; i < other.length; i += 2) fields.put(other[i], other[i + 1]);
        return desk.send(
                path,
                fields.entrySet().stream()
                        .flatMap(one -> java.util.stream.Stream.of(one.getKey(), one.getValue()))
                        .toArray(String[]::new));
    }

    private Desk owner(String name) {
        return Desk.invited(name, "--organisation", watch, "--role", "owner");
    }

    /** Mails about a lost record, whatever else (a notice of the sign-in, say) reaches an owner meanwhile. */
    private long changed(Desk owner) {
        return World.mails(owner.email).stream()
                .filter(mail -> mail.subject().equals("The DNS of " + domain + " has changed"))
                .filter(mail -> mail.text().contains(path))
                .count();
    }

    private void decide(Desk desk, String kind, String decision) {
        var id = db.read(handle -> handle.select(
                        "SELECT id FROM staff_approval WHERE state = 'open' AND kind = ? AND subject LIKE ?",
                        kind,
                        watch + "/%")
                .mapTo(UUID.class)
                .one());
        desk.send("/staff/approvals/" + id, "decision", decision).then().statusCode(303);
    }

    private void publish(String selector) {
        var key = db.read(handle -> SenderStore.keys(handle, id(), domain)).stream()
                .filter(one -> one.selector().equals(selector))
                .findFirst()
                .orElseThrow();
        names.put("TXT", key.name(), key.record());
    }

    private String key() {
        return first().selector();
    }

    private SenderKey first() {
        return db.read(handle -> SenderStore.keys(handle, id(), domain)).getFirst();
    }

    private List<String> keys(String state) {
        return db.read(handle -> SenderStore.keys(handle, id(), domain)).stream()
                .filter(one -> one.state().slug().equals(state))
                .map(SenderKey::selector)
                .toList();
    }

    private UUID id() {
        return db.read(handle -> handle.select("SELECT id FROM organisation WHERE slug = ?", watch)
                .mapTo(UUID.class)
                .one());
    }

    private static int freePort() {
        try {
            return FreePort.take();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
