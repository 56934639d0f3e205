package org.undersigned.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.undersigned.world.World.PETITION;
import static org.undersigned.world.World.await;
import static org.undersigned.world.World.browser;
import static org.undersigned.world.World.confirmed;
import static org.undersigned.world.World.mail;
import static org.undersigned.world.World.mails;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;

/** The same person at the same moment, over and over: a trembling finger, a bad line, a script. */
@QuarkusTest
class ManyAtOnceTest {

    @Inject
    Db db;

    @Test
    void fifty_posts_of_one_address_in_its_variants_are_one_signature() throws Exception {
        var before = confirmed();
        var rows = rows();
        var box = "m" + UUID.randomUUID().toString().substring(0, 8);
        var statuses = together(IntStream.range(0, 50)
                .<Callable<Integer>>mapToObj(i -> () -> post("Mona  MANY", variant(box, i), ""))
                .toList());
        assertEquals(List.of(303), statuses.stream().distinct().toList());
        assertEquals(rows + 1, rows());
        var sent = IntStream.range(0, 4).mapToObj(i -> variant(box, i)).toList();
        await(() -> sent.stream().anyMatch(address -> !mails(address).isEmpty()), "one of her mails");
        var reached = sent.stream()
                .filter(address -> !mails(address).isEmpty())
                .findFirst()
                .orElseThrow();
        browser().post(mail(reached, 1).path("/confirmations/")).then().statusCode(303);
        await(() -> confirmed() == before + 1, "one more");
    }

    @Test
    void a_form_that_is_sent_again_because_its_answer_was_lost_is_one_signature_and_one_mail() throws Exception {
        var rows = rows();
        var email = "lost-" + UUID.randomUUID() + "@example.org";
        var key = UUID.randomUUID().toString();
        var statuses = together(java.util.Collections.nCopies(20, () -> post("Lena Lost", email, key)));
        assertEquals(List.of(303), statuses.stream().distinct().toList());
        assertEquals(rows + 1, rows());
        mail(email, 1);
        post("Somebody Else", "else-" + UUID.randomUUID() + "@example.org", "");
        assertEquals(1, mails(email).size());
    }

    private static String variant(String box, int i) {
        return switch (i % 4) {
            case 0 -> box + "@gmail.com";
            case 1 -> box.charAt(0) + "." + box.substring(1) + "@gmail.com";
            case 2 -> box + "+sign@googlemail.com";
            default -> box.toUpperCase(java.util.Locale.ROOT) + "@Gmail.com";
        };
    }

    private static int post(String name, String email, String key) {
        return browser()
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("name", name)
                .formParam("email", email)
                .formParam("country", "US")
                .formParam("submission", key)
                .post(PETITION + "/signatures")
                .statusCode();
    }

    private static List<Integer> together(List<Callable<Integer>> posts) throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(posts).stream()
                    .map(java.util.concurrent.Future::resultNow)
                    .toList();
        }
    }

    private long rows() {
        return db.read(handle -> handle.select("SELECT count(*) FROM signature")
                .mapTo(Long.class)
                .one());
    }
}
