package org.undersigned.signature.own;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import io.quarkus.arc.Arc;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.outbox.Outbox;
import org.undersigned.foundation.outbox.OutboxStore;
import org.undersigned.world.Asking;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.World;

/**
 * How long an answer takes tells a stranger nothing of whom a mailbox belongs to: known people, people who allowed an organisation something and
 * unknown ones are asked about in turns, and the middles of what they take are compared. The bound is wide, as the machine may be busy; what it
 * has to catch is one more flush of the disk, or a mail that is written before the answer.
 */
@QuarkusTest
class SameTimeTest {

    private static final int ROUNDS = 60;
    /** A mailbox gets three mails a day from one place. */
    private static final int TWICE = 2;

    private static final double MOST_TIMES = 1.5;
    private static final double MOST_MORE_MILLIS = 1;
    /** What else happens on the machine does not happen to the same kind three times over. */
    private static final int TRIES = 3;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** A form that somebody sends. */
    private record Form(String path, String fields) {
        static Form of(String path, String... fields) {
            var text = new StringBuilder();
            for (int i = 0; i < fields.length; i += 2)
                text.append(i == 0 ? "" : "&")
                        .append(fields[i])
                        .append('=')
                        .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
            return new Form(path, text.toString());
        }
    }

    /** The forms of one kind of people, by the number of the round. */
    private interface Kinds {
        Map<String, IntFunction<Form>> of(int attempt) throws Exception;
    }

    @Test
    void signing_takes_as_long_whoever_is_there_already_and_whatever_they_allowed() throws Exception {
        var petition = OwnPetition.open("time-sign");
        same(303, attempt -> {
            var known = people(petition, petition.box());
            var elsewhere = people(petition, "consent.time-sign-anglers.email");
            return Map.of(
                    "unknown", round -> signs(petition, World.address("new"), round),
                    "known", round -> signs(petition, known.get(round / TWICE), round),
                    "known elsewhere", round -> signs(petition, elsewhere.get(round / TWICE), round));
        });
    }

    @Test
    void asking_for_a_lost_link_takes_as_long_whether_there_is_any() throws Exception {
        var petition = OwnPetition.open("time-lost");
        same(200, attempt -> {
            var known = people(petition, petition.box());
            var elsewhere = people(petition, "consent.time-lost-anglers.email");
            return Map.of(
                    "unknown", round -> lost(World.address("new")),
                    "known", round -> lost(known.get(round / TWICE)),
                    "known elsewhere", round -> lost(elsewhere.get(round / TWICE)));
        });
    }

    @Test
    void asking_for_the_link_of_a_sign_on_takes_as_long_whether_there_is_any() throws Exception {
        var petition = OwnPetition.open("time-on");
        var path = Asking.form(petition) + "/link";
        same(200, attempt -> {
            var known = IntStream.range(0, ROUNDS / TWICE)
                    .mapToObj(one -> attempt + "-" + one)
                    .map(one -> Asking.from(petition, "Timely Society " + one, "timely-" + one + ".example"))
                    .toList();
            known.forEach(Asking::confirmed);
            return Map.of(
                    "unknown", round -> Form.of(path, "email", World.address("new")),
                    "known", round -> Form.of(path, "email", known.get(round / TWICE).email));
        });
    }

    private static Form lost(String email) {
        return Form.of("/my-signatures", "email", email);
    }

    /** Another postcode each time: the same form sent again is known by that. */
    private static Form signs(OwnPetition petition, String email, int round) {
        return Form.of(
                petition.path() + "/signatures",
                "name",
                "Suzie Sample",
                "email",
                email,
                "country",
                "US",
                "postcode",
                String.valueOf(20_001 + round),
                "consent." + petition.slug().replace("-stop-the-outfall", "-anglers") + ".email",
                "on");
    }

    /** People who signed and confirmed. */
    private List<String> people(OwnPetition petition, String box) throws Exception {
        var people = new ArrayList<String>();
        for (int i = 0; i < ROUNDS / TWICE; i++) {
            var email = World.address("time");
            petition.sign("Suzie Sample", email, box).then().statusCode(303);
            people.add(email);
        }
        for (var token : tokens(petition)) answered(303, Form.of("/confirmations/" + token));
        return people;
    }

    /** What stands in the mails to those who have not confirmed. */
    private static List<String> tokens(OwnPetition petition) {
        var db = Arc.container().instance(Db.class).get();
        var waiting = db.read(
                handle -> handle.select("""
                        SELECT s.id FROM signature s JOIN action a ON a.id = s.petition WHERE a.slug = ? AND s.state = 'pending'
                        """, petition.slug()).mapTo(UUID.class).list());
        var outbox = Arc.container().instance(Outbox.class).get();
        return waiting.stream()
                .map(one -> outbox.open(db.read(handle -> OutboxStore.about(handle, one)))
                        .getFirst()
                        .content()
                        .get("token"))
                .toList();
    }

    /** Compares how long the answers to each kind take. */
    private void same(int status, Kinds kinds) throws Exception {
        var seen = new ArrayList<Map<String, Double>>();
        for (int attempt = 0; attempt < TRIES; attempt++) {
            var middles = middles(status, kinds.of(attempt));
            seen.add(middles);
            double least = Collections.min(middles.values());
            double most = Collections.max(middles.values());
            if (most <= least * MOST_TIMES + MOST_MORE_MILLIS) return;
        }
        fail("milliseconds, the middles of " + ROUNDS + " each time: " + seen);
    }

    /** Sends a form of each kind in turns, another kind first each time: the milliseconds in the middle. */
    private Map<String, Double> middles(int status, Map<String, IntFunction<Form>> kinds) throws Exception {
        var names = new ArrayList<>(kinds.keySet());
        var times = new TreeMap<String, List<Long>>();
        names.forEach(name -> times.put(name, new ArrayList<>()));
        for (int round = 0; round < ROUNDS; round++) {
            Collections.rotate(names, 1);
            for (var name : names) {
                var form = kinds.get(name).apply(round);
                times.get(name).add(answered(status, form));
            }
        }
        var middles = new TreeMap<String, Double>();
        times.forEach((name, some) -> middles.put(name, middle(some)));
        return middles;
    }

    private static double middle(List<Long> nanos) {
        return nanos.stream().sorted().toList().get(nanos.size() / 2) / 1e6;
    }

    /** How many nanoseconds an answer took. */
    private long answered(int status, Form form) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + form.path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form.fields))
                .build();
        var began = System.nanoTime();
        var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        var took = System.nanoTime() - began;
        assertEquals(status, answer.statusCode(), answer::body);
        return took;
    }
}
