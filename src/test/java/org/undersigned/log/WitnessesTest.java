package org.undersigned.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.undersigned.log.WitnessAnswer.Cosigned;
import org.undersigned.log.WitnessAnswer.Knows;
import org.undersigned.log.WitnessAnswer.Later;
import org.undersigned.transparency.Checkpoint;
import org.undersigned.transparency.Cosignature;
import org.undersigned.transparency.CosignerKey;
import org.undersigned.transparency.SignedNote;

class WitnessesTest {

    static final String KEY =
            new CosignerKey(MadeUpLogs.signer("witness.example/w14", 14).verifier()).encode();

    private final WitnessStub one = new WitnessStub(11);
    private final WitnessStub other = new WitnessStub(12);

    @AfterEach
    void close() {
        one.close();
        other.close();
    }

    private static Witnesses witnesses(Duration longest, WitnessStub... stubs) {
        var client = new WitnessClient(HttpClient.newHttpClient(), longest);
        return new Witnesses(
                List.of(stubs).stream().map(stub -> stub.witness).toList(), client, InstantSource.system());
    }

    private Witnesses both() {
        return witnesses(Duration.ofSeconds(60), one, other);
    }

    private static Witnesses.Collected collect(Witnesses witnesses, MadeUpLogs.Log log) {
        return witnesses.collect(log.checkpoint(), older -> log.tree().consistency(older));
    }

    private static WitnessAnswer answer(Witnesses witnesses, MadeUpLogs.Log log) {
        return collect(witnesses, log).answers().values().iterator().next();
    }

    @Test
    void a_growing_log_is_cosigned_at_every_step_and_the_cosignatures_stand_under_the_checkpoint() {
        var witnesses = both();
        for (int size : new int[] {1, 3, 256, 700, 700}) {
            var log = MadeUpLogs.of(size);
            var collected = collect(witnesses, log);
            assertEquals(2, collected.cosignatures(), collected.answers()::toString);
            assertEquals(OptionalLong.of(size), witnesses.largest(MadeUpLogs.ORIGIN));
            var note = collected.checkpoint();
            assertEquals(3, note.signatures().size());
            Checkpoint.open(note, MadeUpLogs.signer(MadeUpLogs.ORIGIN, 1).verifier());
            Cosignature.open(note.signatures().get(1), note, one.witness.key());
            Cosignature.open(note.signatures().get(2), note, other.witness.key());
            assertEquals(note, SignedNote.parse(note.encode()));
        }
        assertEquals(5, one.bodies.size(), "asked once for each checkpoint");
        assertTrue(one.bodies.get(0).startsWith("old 0\n\n" + MadeUpLogs.ORIGIN + "\n1\n"), one.bodies.get(0));
        assertTrue(one.bodies.get(4).startsWith("old 700\n\n"), one.bodies.get(4));
    }

    @Test
    void after_a_restart_the_witness_says_what_it_knows_and_is_shown_the_proof_from_there() {
        collect(both(), MadeUpLogs.of(3));
        var restarted = both();
        assertEquals(OptionalLong.empty(), restarted.largest(MadeUpLogs.ORIGIN));
        assertEquals(2, collect(restarted, MadeUpLogs.of(700)).cosignatures());
        assertEquals(3, one.bodies.size());
        assertTrue(
                one.bodies.get(1).startsWith("old 0\n\n") && one.bodies.get(2).startsWith("old 3\n"));
    }

    @Test
    void a_witness_that_knows_more_shows_that_the_database_is_an_old_one() {
        collect(both(), MadeUpLogs.of(700));
        var restored = both();
        var collected = collect(restored, MadeUpLogs.of(300));
        for (var answer : collected.answers().values()) assertEquals(new Knows(700), answer);
        assertEquals(OptionalLong.of(700), restored.largest(MadeUpLogs.ORIGIN));
        assertEquals(1, collected.checkpoint().signatures().size());
        assertEquals(2, one.bodies.size(), "it was asked once more and not again");
    }

    @Test
    void another_history_is_contradicted_whether_it_is_longer_or_of_the_same_size() {
        collect(both(), MadeUpLogs.of(300));
        var longer = MadeUpLogs.startingAt(1, 700);
        var collected = collect(both(), longer);
        assertEquals(List.of(one.witness, other.witness), collected.contradicted());
        assertEquals(0, collected.cosignatures());
        var witnesses = both();
        assertEquals(
                List.of(one.witness, other.witness),
                collect(witnesses, MadeUpLogs.startingAt(1, 300)).contradicted());
    }

    @Test
    void one_that_is_down_does_not_keep_the_other_from_cosigning() {
        var down = new WitnessStub(13);
        down.close();
        var collected = collect(witnesses(Duration.ofSeconds(60), down, one), MadeUpLogs.of(3));
        assertInstanceOf(Later.class, collected.answers().get(down.witness));
        assertInstanceOf(Cosigned.class, collected.answers().get(one.witness));
        assertEquals(2, collected.checkpoint().signatures().size());
    }

    @Test
    void one_that_has_lost_its_memory_is_told_everything_again_and_what_it_knew_is_not_forgotten() {
        var witnesses = witnesses(Duration.ofSeconds(60), one);
        collect(witnesses, MadeUpLogs.of(300));
        one.seen = MadeUpLogs.of(3).head();
        assertInstanceOf(Cosigned.class, answer(witnesses, MadeUpLogs.of(700)));
        one.seen = MadeUpLogs.of(3).head();
        assertEquals(new Knows(700), answer(witnesses, MadeUpLogs.of(256)), "what is remembered is more than is shown");
        assertEquals(OptionalLong.of(700), witnesses.largest(MadeUpLogs.ORIGIN));
    }

    @Test
    void a_cosignature_is_believed_only_if_it_is_the_witness_s_own_and_of_this_checkpoint() {
        var witnesses = witnesses(Duration.ofSeconds(60), one);
        var log = MadeUpLogs.of(3);
        one.instead =
                (exchange, body) -> WitnessStub.send(exchange, 200, "text/plain", other.cosign(log.checkpoint(), 1));
        assertInstanceOf(Later.class, answer(witnesses, log), "by somebody else");
        one.instead = (exchange, body) -> WitnessStub.send(
                exchange, 200, "text/plain", one.cosign(MadeUpLogs.of(4).checkpoint(), 1));
        assertInstanceOf(Later.class, answer(witnesses, log), "of something else");
        one.instead = (exchange, body) -> WitnessStub.send(
                exchange, 200, "text/plain", other.cosign(log.checkpoint(), 1) + one.cosign(log.checkpoint(), 1));
        assertInstanceOf(Cosigned.class, answer(witnesses, log), "beside one that nobody knows");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "200|text/plain|",
                "200|text/plain|hello",
                "200|text/html|<h1>Welcome</h1>\n",
                "200|text/plain|— witness.example/w11 AAAA\n",
                "204|text/plain|",
                "302|text/plain|",
                "400|text/plain|",
                "403|text/plain|",
                "404|text/plain|",
                "409|text/plain|7\n",
                "409|text/x.tlog.size|",
                "409|text/x.tlog.size|7",
                "409|text/x.tlog.size|07\n",
                "409|text/x.tlog.size|-7\n",
                "409|text/x.tlog.size|7\n8\n",
                "409|text/x.tlog.size|9223372036854775808\n",
                "409|text/x.tlog.size|0\n",
                "500|text/plain|"
            })
    void garbage_is_asked_again_later_and_changes_nothing(String garbage) {
        var parts = garbage.split("\\|", -1);
        one.instead = (exchange, body) -> WitnessStub.send(exchange, Integer.parseInt(parts[0]), parts[1], parts[2]);
        var witnesses = witnesses(Duration.ofSeconds(60), one);
        assertInstanceOf(Later.class, answer(witnesses, MadeUpLogs.of(3)));
        assertEquals(OptionalLong.empty(), witnesses.largest(MadeUpLogs.ORIGIN));
        one.instead = null;
        assertInstanceOf(Cosigned.class, answer(witnesses, MadeUpLogs.of(3)));
    }

    @Test
    void a_size_that_changes_each_time_ends_after_three_questions() {
        one.instead = (exchange, body) ->
                WitnessStub.send(exchange, 409, "text/x.tlog.size", (body.startsWith("old 1\n") ? 2 : 1) + "\n");
        assertInstanceOf(Knows.class, answer(witnesses(Duration.ofSeconds(60), one), MadeUpLogs.of(3)));
        assertEquals(3, one.bodies.size());
    }

    @Test
    void a_redirect_is_not_followed() {
        one.instead = (exchange, body) -> {
            exchange.getResponseHeaders().set("Location", other.witness.prefix() + "/add-checkpoint");
            WitnessStub.send(exchange, 307, "text/plain", "");
        };
        assertInstanceOf(Later.class, answer(witnesses(Duration.ofSeconds(60), one), MadeUpLogs.of(3)));
        assertEquals(List.of(), other.bodies);
    }

    @Test
    void one_that_never_answers_or_trickles_or_pours_is_left_in_time() {
        var log = MadeUpLogs.of(3);
        one.instead = (exchange, body) -> one.never();
        assertEquals(new Later("no answer in time", true), answer(witnesses(Duration.ofMillis(300), one), log));
        one.instead = (exchange, body) -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write("— ".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            one.never();
        };
        assertEquals(new Later("no answer in time", true), answer(witnesses(Duration.ofMillis(300), one), log));
        one.instead = (exchange, body) -> {
            exchange.sendResponseHeaders(200, 0);
            var much = new byte[1 << 16];
            for (int i = 0; i < 1 << 14; i++) exchange.getResponseBody().write(much);
        };
        assertInstanceOf(Later.class, answer(witnesses(Duration.ofSeconds(60), one), log));
    }

    @Test
    void one_that_kept_us_waiting_is_left_alone_for_a_while_and_the_others_are_not() {
        var now = new AtomicReference<>(Instant.EPOCH);
        var witnesses = new Witnesses(
                List.of(one.witness, other.witness),
                new WitnessClient(HttpClient.newHttpClient(), Duration.ofSeconds(2)),
                now::get);
        var log = MadeUpLogs.of(3);
        one.instead = (exchange, body) -> one.never();
        assertEquals(1, collect(witnesses, log).cosignatures());
        assertEquals(1, collect(witnesses, log).cosignatures());
        assertEquals(1, one.bodies.size(), "not again at once");
        now.set(now.get().plusSeconds(31));
        collect(witnesses, log);
        assertEquals(2, one.bodies.size(), "after half a minute");
        now.set(now.get().plusSeconds(31));
        collect(witnesses, log);
        assertEquals(2, one.bodies.size(), "the second time it is longer");
        one.instead = null;
        now.set(now.get().plusSeconds(31));
        assertEquals(2, collect(witnesses, log).cosignatures());
        assertEquals(2, collect(witnesses, log).cosignatures(), "whoever answers is asked as ever");
    }

    @Test
    void without_witnesses_nothing_is_asked_and_the_checkpoint_stays_as_it_is() {
        var log = MadeUpLogs.of(3);
        var collected = witnesses(Duration.ofSeconds(60)).collect(log.checkpoint(), older -> {
            throw new AssertionError("nobody needs a proof");
        });
        assertEquals(log.checkpoint(), collected.checkpoint());
    }

    @Test
    void the_setting_is_read_strictly_and_says_what_to_write_instead() {
        var key = one.witness.key().encode();
        var second = other.witness.key().encode();
        assertEquals(
                List.of(one.witness.key().name(), other.witness.key().name()),
                Witness.parse(key + "  https://w.example/ ,\n" + second + " http://127.0.0.1:81/a/,\n").stream()
                        .map(witness -> witness.key().name())
                        .toList());
        assertEquals(
                URI.create("https://w.example"),
                Witness.parse(key + " https://w.example//").getFirst().prefix());
        assertEquals(List.of(), Witness.parse(" ,\n"));
        var log = MadeUpLogs.signer("witness.example/w11", 11).verifier().encode();
        for (var bad : List.of(
                key,
                "https://w.example",
                key + " https://w.example https://v.example",
                log + " https://w.example",
                key + " ftp://w.example",
                key + " http://w.example",
                key + " http://127.w.example",
                key + " http://10.0.0.1",
                key + " w.example",
                key + " https://user@w.example",
                key + " https://w.example/?a",
                key + " https://w.example/#a",
                key + " https://[",
                key + " https://w.example," + key + " https://v.example")) {
            var problem = assertThrows(IllegalArgumentException.class, () -> Witness.parse(bad), bad);
            assertTrue(problem.getMessage().contains("Write "), problem.getMessage());
        }
    }

    @Test
    void a_proof_that_cannot_be_made_is_a_bug_and_is_not_swallowed() {
        collect(both(), MadeUpLogs.of(3));
        assertThrows(
                IllegalStateException.class,
                () -> both().collect(MadeUpLogs.of(700).checkpoint(), older -> {
                    throw new IllegalStateException("no tiles");
                }));
    }
}
