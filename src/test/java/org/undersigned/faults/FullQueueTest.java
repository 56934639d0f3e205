package org.undersigned.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.world.World.await;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** More people sign than there are places before the batch writer, while the database takes nobody in. */
class FullQueueTest {

    /** Those of {@code GroupCommit}; whoever is being written has left theirs. */
    private static final int PLACES = 2_048;

    private static final int TOO_MANY = 60;

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private static Stage stage;

    @BeforeAll
    static void open() {
        stage = Stage.open("full-queue");
    }

    @AfterAll
    static void close() {
        if (stage != null) stage.close();
    }

    @Test
    void who_finds_no_place_is_told_to_come_again_and_not_stored_and_all_others_are_stored_once() {
        var rows = new Rows(stage.home.served());
        var people = new ArrayList<CompletableFuture<HttpResponse<Void>>>();
        try (var held = rows.holdSigning()) {
            people.add(signs(0));
            await(held::isWaitedFor, "the first of them to be written");
            for (int i = 1; i <= PLACES + TOO_MANY; i++) people.add(signs(i));
            await(() -> answered(people).count() >= TOO_MANY, "some of them to be turned away");
            answered(people).forEach(FullQueueTest::assertTurnedAway);
            assertTrue(stage.site().reads(Public.PETITION), "pages are read meanwhile");
            assertEquals(0, rows.signatures(), "nothing is stored before anybody is told so");
        }
        await(() -> answered(people).count() == people.size(), "everybody to be answered");
        var turnedAway = answered(people).filter(one -> one.statusCode() != 303).toList();
        turnedAway.forEach(FullQueueTest::assertTurnedAway);
        assertEquals(TOO_MANY, turnedAway.size());
        assertEquals(1 + PLACES, rows.signatures());
        assertEquals(1 + PLACES, rows.people());

        for (int i = 0; i < people.size(); i++)
            if (people.get(i).join().statusCode() != 303)
                assertEquals(303, signs(i).join().statusCode(), "the same form once more");
        assertEquals(people.size(), rows.signatures());
        assertEquals(people.size(), rows.people());
    }

    private static void assertTurnedAway(HttpResponse<Void> answer) {
        assertEquals(503, answer.statusCode());
        assertEquals(List.of("5"), answer.headers().allValues("Retry-After"));
    }

    private static Stream<HttpResponse<Void>> answered(List<CompletableFuture<HttpResponse<Void>>> people) {
        return people.stream().filter(CompletableFuture::isDone).map(CompletableFuture::join);
    }

    /** Each on a line of their own, as people are. */
    private static CompletableFuture<HttpResponse<Void>> signs(int person) {
        var form = "name=Quinn+Queue+%d&country=US&email=quinn-%d%%40example.org".formatted(person, person);
        var request = HttpRequest.newBuilder(stage.program.site().resolve(Public.PETITION + "/signatures"))
                .timeout(Duration.ofMinutes(3))
                .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        return HTTP.sendAsync(request, HttpResponse.BodyHandlers.discarding());
    }
}
