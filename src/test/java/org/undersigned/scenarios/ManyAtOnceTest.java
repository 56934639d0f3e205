package org.undersigned.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.undersigned.world.World.PETITION;
import static org.undersigned.world.World.await;
import static org.undersigned.world.World.browser;
import static org.undersigned.world.World.confirmed;
import static org.undersigned.world.World.mail;
import static org.undersigned.world.World.mails;
import static org.undersigned.world.World.signatures;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The same person at the same moment, over and over: a trembling finger, a bad line, a script. */
@QuarkusTest
class ManyAtOnceTest {

    @Test
    void fifty_posts_of_one_address_in_its_variants_are_one_signature() throws Exception {
        var before = confirmed();
        var rows = signatures();
        var box = "m" + UUID.randomUUID().toString().substring(0, 8);
        var statuses = together(IntStream.range(0, 50)
                .<Callable<Integer>>mapToObj(i -> () -> post("Mona  MANY", variant(box, i), ""))
                .toList());
        assertEquals(List.of(303), statuses.stream().distinct().toList());
        assertEquals(rows + 1, signatures());
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
        var rows = signatures();
        var email = "lost-" + UUID.randomUUID() + "@example.org";
        var key = UUID.randomUUID().toString();
        var statuses = together(Collections.nCopies(20, () -> post("Lena Lost", email, key)));
        assertEquals(List.of(303), statuses.stream().distinct().toList());
        assertEquals(rows + 1, signatures());
        mail(email, 1);
        post("Somebody Else", "else-" + UUID.randomUUID() + "@example.org", "");
        assertEquals(1, mails(email).size());
    }

    @Test
    void forty_people_who_confirm_at_the_same_moment_count_forty() throws Exception {
        var before = confirmed();
        var links = new ArrayList<String>();
        var crowd = Stream.generate(() -> "crowd-" + UUID.randomUUID() + "@example.org")
                .limit(40)
                .toList();
        for (int i = 0; i < 40; i++) post("Cora Crowd " + i, crowd.get(i), "");
        for (var email : crowd) links.add(mail(email, 1).path("/confirmations/"));
        assertEquals(List.of(303), press(links));
        await(() -> confirmed() == before + 40, "forty more");
    }

    @Test
    void three_people_of_one_mailbox_who_confirm_at_the_same_moment_are_two_signatures() throws Exception {
        var before = confirmed();
        var email = "shared-" + UUID.randomUUID() + "@example.org";
        for (var name : List.of("Tom Three", "Tina Three", "Theo Three")) post(name, email, "");
        mail(email, 3);
        var links =
                mails(email).stream().map(mail -> mail.path("/confirmations/")).toList();
        assertEquals(List.of(303), press(links));
        await(() -> confirmed() == before + 2, "two more");
        mail(email, 6);
        var ownPages = mails(email).stream()
                .filter(mail -> mail.links().stream().anyMatch(link -> link.contains("/signatures/")));
        assertEquals(2, ownPages.count());
    }

    @Test
    void a_button_that_is_pressed_ten_times_at_once_counts_one() throws Exception {
        var before = confirmed();
        var link = link("Dora Double", "double-" + UUID.randomUUID() + "@example.org");
        assertEquals(List.of(303), press(Collections.nCopies(10, link)));
        await(() -> confirmed() == before + 1, "one more");
    }

    private static String link(String name, String email) {
        post(name, email, "");
        return mail(email, 1).path("/confirmations/");
    }

    /** What those who press the buttons behind these links at the same moment are answered, each answer once. */
    private static List<Integer> press(List<String> links) throws InterruptedException {
        return together(links.stream()
                        .<Callable<Integer>>map(
                                link -> () -> browser().post(link).statusCode())
                        .toList())
                .stream()
                .distinct()
                .toList();
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
}
