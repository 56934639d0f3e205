package org.undersigned.log;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Published;
import org.undersigned.petition.LogOrigins;
import org.undersigned.petition.Petitions;
import org.undersigned.transparency.Checkpoint;
import org.undersigned.transparency.Cosignature;
import org.undersigned.transparency.SignedNote;
import org.undersigned.transparency.VerifierKey;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.World;

@QuarkusTest
class WitnessingTest {

    /** Longer than anything here may take. */
    private static final Duration LONG = Duration.ofSeconds(90);

    @Inject
    Db db;

    @Inject
    Sequencing sequencing;

    @Inject
    Published.Registry registry;

    @Inject
    Petitions petitions;

    @Inject
    Opening opening;

    @Inject
    LogOrigins origins;

    @Inject
    InstantSource clock;

    @Test
    void witnesses_find_every_public_log_in_one_list() {
        var key = PublicLog.key("signatures");
        given().get("/log/logs.v0")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", "*")
                .body(startsWith("logs/v0\n"), containsString("vkey " + key.encode()));
        given().get("/log/policy")
                .then()
                .statusCode(200)
                .body(containsString("log " + key.encode()), containsString("quorum none"));
    }

    @Test
    void each_log_has_a_key_of_its_own_because_a_policy_names_a_key_once() {
        PublicLog.address();
        var seen = new HashSet<String>();
        var lines = given().get("/log/logs.v0")
                .asString()
                .lines()
                .filter(line -> line.startsWith("vkey "))
                .toList();
        for (var line : lines)
            seen.add(java.util.HexFormat.of()
                    .formatHex(VerifierKey.parse(line.substring(5)).publicKey()));
        assertTrue(lines.size() >= 2);
        assertEquals(lines.size(), seen.size());
    }

    @Test
    void what_a_witness_cosigns_is_published_under_the_checkpoint() {
        // A log that grows meanwhile has another checkpoint, which this witness has not seen.
        World.confirmed();
        var before = PublicLog.checkpoint("signatures").head();
        try (var stub = new WitnessStub(21)) {
            stub.instead = (exchange, body) ->
                    WitnessStub.send(exchange, 200, "text/plain", stub.cosign(note(body), 1_700_000_000));
            var witnessing = new Witnessing(db, sequencing, witnesses(stub));
            World.await(
                    () -> witnessing.allow(petition()) == Witnessing.Leave.GIVEN, "the first answer since the start");
            registry.refresh();
            var published = SignedNote.parse(PublicLog.bytes("signatures/checkpoint"));
            var key = PublicLog.key("signatures");
            assertTrue(Checkpoint.open(published, key).head().size() >= before.size());
            var line = published.signatures().stream()
                    .filter(signature ->
                            signature.name().equals(stub.witness.key().name()))
                    .findFirst();
            Cosignature.open(line.orElseThrow(), published, stub.witness.key());
        }
    }

    @Test
    void a_witness_that_has_seen_more_than_the_database_has_stops_the_signing() {
        PublicLog.address();
        try (var stub = new WitnessStub(22)) {
            stub.instead = (exchange, body) -> WitnessStub.send(exchange, 409, "text/x.tlog.size", "9999999\n");
            var witnessing = new Witnessing(db, sequencing, witnesses(stub));
            assertEquals(Witnessing.Leave.ASKED, witnessing.allow(petition()));
            World.await(() -> witnessing.allow(petition()) != Witnessing.Leave.ASKED, "the witness");
            assertEquals(Witnessing.Leave.REFUSED, witnessing.allow(petition()));
        }
    }

    @Test
    void a_witness_that_is_mute_about_one_petition_holds_up_no_other() {
        var prefix = "mute" + UUID.randomUUID().toString().substring(0, 8);
        var slow = OwnPetition.open(prefix + "a");
        var quick = OwnPetition.open(prefix + "b");
        World.await(() -> isOpen(slow) && isOpen(quick), "the logs");
        var operator = Desk.invited("Opal");
        operator.send("/staff/site", "stop", "counting").then().statusCode(303);
        try (var stub = new WitnessStub(23)) {
            var mute = "/log/" + id(slow) + "/";
            stub.instead = (exchange, body) -> {
                if (body.contains(mute)) stub.never();
                else WitnessStub.send(exchange, 200, "text/plain", stub.cosign(note(body), 1_700_000_000));
            };
            var witnessing = new Witnessing(db, sequencing, witnesses(stub));
            var job = new SequencingJob(
                    db, new Paces(petitions, Optional.empty()), opening, sequencing, witnessing, origins, clock);
            slow.supporter("Sally Slow", World.address("sally"));
            quick.supporter("Quinn Quick", World.address("quinn"));
            var begin = Instant.now();
            grows(job, quick, 1);
            quick.supporter("Quentin Quick", World.address("quentin"));
            for (int i = 0; i < 5; i++) witnessing.show(id(slow));
            grows(job, quick, 2);
            assertTrue(
                    Duration.between(begin, Instant.now()).compareTo(LONG) < 0,
                    "both were counted while the witness was still to answer about the other");
            assertEquals(0, slow.published(), "it is asked about this one first");
            assertEquals(
                    1,
                    stub.bodies().stream().filter(body -> body.contains(mute)).count(),
                    "no log is shown twice at the same time");
        } finally {
            operator.send("/staff/site", "go", "counting").then().statusCode(303);
        }
        World.await(() -> slow.published() == 1, "the one that waited, without that witness");
    }

    private static void grows(SequencingJob job, OwnPetition petition, long number) {
        World.await(
                () -> {
                    job.run();
                    return petition.published() == number;
                },
                number + " to be counted");
    }

    private UUID id(OwnPetition petition) {
        return db.read(handle -> handle.select("SELECT id FROM action WHERE slug = ?", petition.slug())
                .mapTo(UUID.class)
                .one());
    }

    private boolean isOpen(OwnPetition petition) {
        return db.read(LogStore::heads).stream()
                .anyMatch(head -> head.petition().equals(id(petition)));
    }

    private static SignedNote note(String body) {
        return SignedNote.parse(body.substring(body.indexOf("\n\n") + 2).getBytes(StandardCharsets.UTF_8));
    }

    private static Witnesses witnesses(WitnessStub stub) {
        return new Witnesses(
                List.of(stub.witness), new WitnessClient(HttpClient.newHttpClient(), LONG), InstantSource.system());
    }

    private UUID petition() {
        return UUID.fromString(PublicLog.address().replace("/log/", "").replace("/", ""));
    }
}
