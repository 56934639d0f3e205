package org.undersigned.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.undersigned.world.World.await;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntPredicate;

/**
 * People who sign, read their mail, confirm, and now and then withdraw, as fast as a small machine allows. Each insists: who gets no
 * answer, or is told to come again, sends the very same again.
 */
final class Crowd implements AutoCloseable {

    private static final int SIGNING = 6;
    private static final int CONFIRMING = 3;
    private static final Duration BREATH = Duration.ofMillis(25);

    /** A program that was killed needs its time to start again, on a busy machine more of it. */
    private static final Duration INSISTS = Duration.ofMinutes(3);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final URI site;
    private final SmtpSink post;
    private final Ledger ledger;
    private final List<Thread> people = new ArrayList<>();
    private final AtomicInteger confirmed = new AtomicInteger();
    private volatile boolean tired;

    Crowd(URI site, SmtpSink post, Ledger ledger) {
        this.site = site;
        this.post = post;
        this.ledger = ledger;
    }

    /** Starts, and returns once some were received and some counted. */
    Crowd begin() {
        for (int i = 0; i < SIGNING; i++)
            people.add(Thread.startVirtualThread(() -> {
                while (!tired) {
                    signs();
                    LockSupport.parkNanos(BREATH.toNanos());
                }
            }));
        for (int i = 0; i < CONFIRMING; i++)
            people.add(Thread.startVirtualThread(() -> {
                while (!tired) confirms();
            }));
        goesOn();
        return this;
    }

    /** Waits until somebody who signs from now on has been received, and somebody else counted. */
    void goesOn() {
        var received = ledger.received.size();
        var counted = ledger.counted.size();
        await(
                () -> ledger.received.size() > received + SIGNING && ledger.counted.size() > counted + CONFIRMING,
                "people to be received and counted (again): " + ledger);
    }

    /** No new people; those who are waiting for an answer get it first. */
    @Override
    public void close() {
        tired = true;
        for (var person : people)
            try {
                if (!person.join(INSISTS.plusSeconds(30))) throw new AssertionError("somebody is never answered");
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
    }

    /** One person signs until received; the address comes back. */
    String signs() {
        var name = "n" + UUID.randomUUID().toString().replace("-", "");
        var email = name + "@example.org";
        var form = "name=" + name + "&country=US&submission=" + name + "&email=" + encode(email);
        var answer = insist(Public.PETITION + "/signatures", form, status -> status == 303);
        ledger.received.add(
                answer.headers().firstValue("Location").orElseThrow().replaceFirst(".*[?&]s=", ""));
        return email;
    }

    private void confirms() {
        post.link(Duration.ofMillis(200)).ifPresent(this::confirms);
    }

    /** One person presses the button behind a link; every fifth changes their mind. */
    void confirms(String token) {
        insist("/confirmations/" + token, "", status -> status == 303);
        ledger.counted.add(token);
        if (confirmed.incrementAndGet() % 5 == 0) withdraws(token);
    }

    /** One person withdraws. A link that is gone says so too: it was done when the first answer was lost. */
    void withdraws(String token) {
        insist("/signatures/" + token + "/withdrawal", "", status -> status == 303 || status == 410);
        ledger.withdrawn.add(token);
    }

    private HttpResponse<Void> insist(String path, String form, IntPredicate answered) {
        var request = HttpRequest.newBuilder(site.resolve(path))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        var end = System.nanoTime() + INSISTS.toNanos();
        while (System.nanoTime() < end) {
            try {
                var answer = http.send(request, HttpResponse.BodyHandlers.discarding());
                if (answered.test(answer.statusCode())) return answer;
                if (answer.statusCode() == 503
                        && answer.headers().firstValue("Retry-After").isPresent()) ledger.busy.incrementAndGet();
                else ledger.surprise(answer.statusCode());
            } catch (IOException e) {
                ledger.unanswered.incrementAndGet();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            LockSupport.parkNanos(BREATH.toNanos() * 4);
        }
        throw new AssertionError("nobody answers " + path.replaceFirst("/[^/]{22,}", "/..."));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
