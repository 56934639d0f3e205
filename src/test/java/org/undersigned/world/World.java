package org.undersigned.world;

import static io.restassured.RestAssured.given;

import io.quarkus.arc.Arc;
import io.restassured.config.RedirectConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Published;

/** What people do, over HTTP, and what reaches their mailboxes. Every person has an address of their own, on example.org. */
public final class World {

    /** The petition most tests sign. */
    public static final String PETITION = "/petitions/end-family-detention";

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private World() {}

    /** One mail as the mailbox page of the demo tells it. */
    public record Received(
            String to, String subject, String text, String html, List<String> links, Map<String, String> headers) {

        /** The path of the link that begins with {@code start}. */
        public String path(String start) {
            return links.stream()
                    .map(link -> link.replaceFirst("^https?://[^/]+", ""))
                    .filter(path -> path.startsWith(start))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no link to " + start + " in: " + text));
        }

        /** The six characters that may be typed instead. */
        public String code() {
            return text.lines()
                    .filter(line -> line.matches("[2-9CFGHJMPQRVWX]{6}"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Requests that follow no redirect. */
    public static RequestSpecification browser() {
        return given().config(RestAssuredConfig.config()
                        .redirect(RedirectConfig.redirectConfig().followRedirects(false)))
                .urlEncodingEnabled(true);
    }

    /** An address that nobody else in the suite has. */
    public static String address(String name) {
        return name.toLowerCase(java.util.Locale.ROOT) + "-"
                + UUID.randomUUID().toString().substring(0, 8) + "@example.org";
    }

    public static Response sign(String name, String email, String... boxes) {
        var form = browser()
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("name", name)
                .formParam("email", email)
                .formParam("country", "US");
        for (var box : boxes) form.formParam(box, "on");
        return form.post(PETITION + "/signatures");
    }

    /** The newest of at least {@code count} mails to an address. */
    public static Received mail(String to, int count) {
        await(() -> Kept.mails(to) >= count, count + " mails for one person");
        return mails(to).getFirst();
    }

    /** All mails to an address, newest first. */
    public static List<Received> mails(String to) {
        return given().queryParam("to", to).get("/demo/mailbox.json").jsonPath().getList("", Received.class);
    }

    /** Signs and confirms; the mail with the link to the signer's own page comes back. */
    public static Received supporter(String name, String email, String... boxes) {
        var before = mails(email).size();
        sign(name, email, boxes).then().statusCode(303);
        browser().post(mail(email, before + 1).path("/confirmations/")).then().statusCode(303);
        return mail(email, before + 2);
    }

    /** The published number, once it tells of everything that earlier tests did, so that it and its pages stay as they are. */
    public static long confirmed() {
        var number = new AtomicLong();
        await(() -> isSettled(number), "the published number to catch up");
        return number.get();
    }

    /** One who came and one who left make the same number as nobody, as long as neither is in the logs. */
    private static boolean isSettled(AtomicLong number) {
        var stored = stored();
        Arc.container().instance(Published.Registry.class).get().refresh();
        number.set(stored.confirmed);
        return stored.waiting == 0
                && stored.confirmed
                        == given().get(PETITION + "/count.json").jsonPath().getLong("confirmed");
    }

    private record Stored(long confirmed, long waiting) {}

    private static Stored stored() {
        var db = Arc.container().instance(Db.class).get();
        return db.read(handle -> handle.select("""
                        SELECT (SELECT count(*) FROM signature WHERE petition = a.id AND state = 'confirmed') AS confirmed,
                               (SELECT count(*) FROM log_queue WHERE petition = a.id)
                             + (SELECT count(*) FROM log_withdrawal WHERE petition = a.id) AS waiting
                          FROM action a WHERE a.slug = 'end-family-detention'
                        """)
                .map((row, context) -> new Stored(row.getLong("confirmed"), row.getLong("waiting")))
                .one());
    }

    /** How many signatures, in any state, the petition has that most tests sign. */
    public static long signatures() {
        var db = Arc.container().instance(Db.class).get();
        return db.read(handle -> handle.select("""
                        SELECT count(*) FROM signature s JOIN action a ON a.id = s.petition WHERE a.slug = 'end-family-detention'
                        """).mapTo(Long.class).one());
    }

    /** Waits, looking again every few milliseconds, and fails when it takes too long. */
    public static void await(BooleanSupplier condition, String what) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) throw new AssertionError("waited in vain for " + what);
            LockSupport.parkNanos(Duration.ofMillis(40).toNanos());
        }
    }
}
