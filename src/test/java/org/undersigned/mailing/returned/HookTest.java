package org.undersigned.mailing.returned;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.FreePort;
import org.undersigned.mailing.returned.MailReturned.Kind;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.World;

/** Providers and mail servers tell what came back, and nobody else can. */
@QuarkusTest
@TestProfile(HookTest.WithAmazon.class)
class HookTest {

    static final int PORT = freePort();
    private static final String TOPIC = "arn:aws:sns:eu-central-1:123456789012:bounces";
    private static final Pattern ADDRESS = Pattern.compile("(/hooks/mail/[A-Za-z0-9_-]{43})");
    private static Topic amazon;

    @Inject
    Db db;

    @Inject
    Heard heard;

    private final String prefix = "hok" + UUID.randomUUID().toString().substring(0, 8);
    private final String path = "/staff/organisations/" + prefix + "-river-watch/returns";
    private final UUID mail = UUID.randomUUID();
    private Desk owner;

    public static final class WithAmazon implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("undersigned.sns", "http://127.0.0.1:" + PORT);
        }
    }

    @BeforeAll
    static void start() {
        amazon = new Topic(PORT);
    }

    @AfterAll
    static void stop() {
        amazon.close();
    }

    @BeforeEach
    void organisation() {
        OwnPetition.draft(prefix);
        owner = Desk.invited("Nina", "--organisation", prefix + "-river-watch");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2"})
    void amazon_is_believed_by_its_signature_and_its_topic_only(String version) {
        var hook = hook("ses");
        var bounce = Samples.ses("Bounce", "Permanent", envelope());
        tell(hook, amazon.notification(version, TOPIC, bounce)).then().statusCode(403);
        assertEquals(List.of(), heard.of(mail));
        owner.send(path + "/topic", "topic", TOPIC).then().statusCode(200);
        tell(hook, amazon.notification(version, TOPIC, bounce)).then().statusCode(204);
        assertEquals(List.of(Kind.HARD), heard.of(mail));
        tell(hook, amazon.notification(version, TOPIC + "-of-others", bounce))
                .then()
                .statusCode(403);
        tell(hook, amazon.notification(version, TOPIC, bounce).replace("Permanent", "Transient"))
                .then()
                .statusCode(403);
        tell(
                        hook,
                        amazon.notification(version, TOPIC, bounce)
                                .replace("sns.eu-central-1.amazonaws.com", "sns.example.org"))
                .then()
                .statusCode(403);
        tell(hook, amazon.notification("3", TOPIC, bounce)).then().statusCode(403);
        assertEquals(List.of(Kind.HARD), heard.of(mail));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "nothing",
            value = {
                "Bounce, Permanent, HARD",
                "Bounce, Transient, SOFT",
                "Bounce, Undetermined, SOFT",
                "Complaint, abuse, COMPLAINT",
                "Complaint, not-spam, nothing",
                "Delivery, x, nothing"
            })
    void what_amazon_tells_is_understood(String type, String detail, Kind kind) {
        var hook = hook("ses");
        owner.send(path + "/topic", "topic", TOPIC);
        tell(hook, amazon.notification("2", TOPIC, Samples.ses(type, detail, envelope())))
                .then()
                .statusCode(204);
        assertEquals(kind == null ? List.of() : List.of(kind), heard.of(mail));
    }

    @Test
    void a_topic_that_asks_is_shown_and_confirmed_by_staff_or_by_itself_if_it_was_named_before() {
        var hook = hook("ses");
        tell(hook, amazon.confirmation(TOPIC, "first")).then().statusCode(204);
        assertTrue(amazon.confirmed("first").isEmpty());
        owner.get(path).then().body(containsString("This topic asks to be confirmed"), containsString(TOPIC));
        owner.send(path + "/topic", "topic", TOPIC).then().statusCode(200);
        assertEquals(1, amazon.confirmed("first").size());
        tell(hook, amazon.confirmation(TOPIC, "second")).then().statusCode(204);
        assertEquals(1, amazon.confirmed("second").size());
        tell(hook, amazon.confirmation(TOPIC + "x", "third")).then().statusCode(204);
        assertTrue(amazon.confirmed("third").isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "nothing",
            value = {
                "Bounce, HardBounce, HARD",
                "Bounce, BadEmailAddress, HARD",
                "Bounce, SoftBounce, SOFT",
                "Bounce, SpamComplaint, COMPLAINT",
                "Bounce, AutoResponder, nothing",
                "SpamComplaint, SpamComplaint, COMPLAINT",
                "Open, x, nothing"
            })
    void what_postmark_tells_is_understood(String record, String type, Kind kind) {
        tell(hook("postmark"), Samples.postmark(record, type, Token.of(mail)))
                .then()
                .statusCode(204);
        assertEquals(kind == null ? List.of() : List.of(kind), heard.of(mail));
    }

    @Test
    void a_mail_server_hands_on_the_message_itself_and_a_second_time_is_no_harm() {
        var hook = hook("raw");
        var bounce = new String(
                Samples.bounce(envelope(), "failed", "5.1.1", "smtp; 550 5.1.1 nobody"), StandardCharsets.US_ASCII);
        for (int i = 0; i < 2; i++)
            World.browser()
                    .contentType("message/rfc822")
                    .body(bounce.getBytes(StandardCharsets.US_ASCII))
                    .post(hook)
                    .then()
                    .statusCode(204);
        assertEquals(List.of(Kind.HARD, Kind.HARD), heard.of(mail));
    }

    @Test
    void what_cannot_be_read_is_malformed_and_without_the_secret_there_is_nothing() {
        for (var provider : List.of("ses", "postmark"))
            for (var body : List.of("", "{", "[]", "null", "\"text\"", "{\"Type\":7}"))
                assertTrue(
                        List.of(400, 403, 204)
                                .contains(tell(hook(provider), body).statusCode()),
                        provider + " " + body);
        tell(hook("raw"), "").then().statusCode(400);
        tell("/hooks/mail/" + "a".repeat(43), "{}").then().statusCode(404);
        tell("/hooks/mail/short", "{}").then().statusCode(404);
        tell("/hooks/mail/" + "a".repeat(43), "x".repeat(70_000)).then().statusCode(413);
        tell(hook("postmark"), "{\"a\":\"" + "x".repeat(1_100_000) + "\"}")
                .then()
                .statusCode(413);
        World.browser().get(hook("raw")).then().statusCode(405);
    }

    @Test
    void another_address_ends_the_one_before_and_is_shown_once() {
        var before = hook("postmark");
        var after = hook("postmark");
        tell(before, "{}").then().statusCode(404);
        tell(after, "{}").then().statusCode(204);
        owner.get(path).then().body(not(containsString("/hooks/mail/")), containsString("There is an address."));
        owner.send(path + "/hooks", "provider", "postmark", "do", "remove")
                .then()
                .statusCode(200);
        tell(after, "{}").then().statusCode(404);
        var campaigner = Desk.invited("Cam", "--organisation", prefix + "-river-watch", "--role", "campaigner");
        campaigner.send(path + "/hooks", "provider", "postmark").then().statusCode(403);
    }

    private String envelope() {
        return "returns+" + Token.of(mail) + "@bounces.example.org";
    }

    private String hook(String provider) {
        var found = ADDRESS.matcher(
                owner.send(path + "/hooks", "provider", provider).asString());
        if (!found.find()) throw new AssertionError("no address");
        return found.group(1);
    }

    private static Response tell(String hook, String body) {
        return World.browser()
                .contentType("text/plain; charset=UTF-8")
                .body(body)
                .post(hook);
    }

    private static int freePort() {
        try {
            return FreePort.take();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
