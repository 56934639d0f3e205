package org.undersigned.signature.signing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.world.World.address;
import static org.undersigned.world.World.browser;
import static org.undersigned.world.World.mail;
import static org.undersigned.world.World.mails;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.mail.MailAddress;
import org.undersigned.petition.Petition;
import org.undersigned.petition.Petitions;
import org.undersigned.signature.SettingAside;
import org.undersigned.signature.confirming.Confirming;
import org.undersigned.signature.confirming.LaterOn;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.World;

/** Very many sign from one network: those beyond sixty wait in quarantine, get the same answer, and are mailed once they are released. */
@QuarkusTest
class CrowdTest {

    @Inject
    Db db;

    @Inject
    Signing signing;

    @Inject
    Confirming confirming;

    @Inject
    org.undersigned.foundation.outbox.Outbox outbox;

    @Inject
    SettingAside aside;

    @Inject
    Petitions petitions;

    private final String prefix = "crowd" + UUID.randomUUID().toString().substring(0, 8);
    /** A network that no other test has. */
    private final String network = "2001:db8:" + prefix.substring(5, 9) + ":" + prefix.substring(9) + "::1";

    private OwnPetition own;
    private Petition petition;

    @BeforeEach
    void sixty_have_signed_from_one_network() {
        own = OwnPetition.open(prefix);
        petition = petitions.visible(own.slug()).orElseThrow();
        // All at once: a network may have one mail more for each minute that goes by.
        IntStream.range(0, 60)
                .mapToObj(i -> send("Crowd " + i, i + "-" + prefix + "@example.org", network, "en"))
                .toList()
                .forEach(CompletableFuture::join);
    }

    @Test
    void the_sixty_first_gets_the_same_answer_and_no_mail_until_somebody_releases_them() {
        var email = address("late");
        var answer = sign("Late Lou", email, network);
        assertInstanceOf(Signing.Signed.Taken.class, answer);
        assertEquals("quarantined network", state(email));
        assertEquals(60, number("pending"));
        World.await(() -> mails("59-" + prefix + "@example.org").size() == 1, "the mails of the others");
        assertEquals(List.of(), mails(email));
        confirming.resend(((Signing.Signed.Taken) answer).reference());

        var released = release();
        assertEquals(1, released.pending());
        assertEquals("pending -", state(email));
        browser().post(mail(email, 1).path("/confirmations/")).then().statusCode(303);
        World.await(() -> own.published() == 1, "the one who confirmed");
    }

    @Test
    void who_signs_again_from_elsewhere_is_mailed_once_and_waits_for_the_release_all_the_same() {
        var email = address("late");
        sign("Late Lou", email, network);
        sign("Late Lou", email, "203.0.113.9", "fr");
        browser().post(mail(email, 1).path("/confirmations/")).then().statusCode(303);
        assertEquals("quarantined network", state(email));
        mail(email, 2).path("/signatures/");
        assertEquals(1, release().confirmed());
        World.await(() -> own.published() == 1, "the one who confirmed");
        assertEquals(2, mails(email).size(), "the mail that was held is not sent on top of it");
    }

    @Test
    void who_is_pending_is_not_put_aside_by_somebody_who_knows_name_and_address() {
        var email = address("known");
        own.sign("Known Nora", email);
        mail(email, 1);
        sign("Known Nora", email, network);
        assertEquals("pending -", state(email));
    }

    @Test
    void who_signs_again_from_the_same_crowd_is_not_mailed_either() {
        var email = address("late");
        sign("Late Lou", email, network);
        sign("Late Lou", email, network, "fr");
        assertEquals("quarantined network", state(email));
        assertEquals(1, held());
        release();
        browser().post(mail(email, 1).path("/confirmations/")).then().statusCode(303);
        World.await(() -> own.published() == 1, "the one who confirmed");
    }

    @Test
    void who_comes_after_everybody_was_let_out_is_a_crowd_that_nobody_keeps() {
        sign("Late Lou", address("late"), network);
        db.useTransaction(handle -> handle.execute(
                "UPDATE quarantine SET kept = true, since = since - interval '5 hours' WHERE petition = ?",
                petition.id()));
        sign("Later Lea", address("later"), network);
        assertEquals("kept old", crowd(), "it stays what it is while somebody is in it");
        release();
        sign("Last Lars", address("last"), network);
        assertEquals("going young", crowd());
    }

    private String crowd() {
        return db.read(
                handle -> handle.select("""
                        SELECT CASE WHEN kept THEN 'kept' ELSE 'going' END || ' '
                               || CASE WHEN since < now() - interval '3 hours' THEN 'old' ELSE 'young' END
                          FROM quarantine WHERE petition = ?
                        """, petition.id()).mapTo(String.class).one());
    }

    @Test
    void who_is_never_released_is_deleted_like_those_who_never_confirm() {
        sign("Late Lou", address("late"), network);
        db.useTransaction(handle -> {
            LaterOn.expire(handle, later(3));
            assertFalse(LaterOn.forgotten(handle, later(3)).contains(only(handle)));
            handle.rollback();
        });
        db.useTransaction(handle -> {
            // As the key of the day goes, on the fourth day after it.
            outbox.forgetUnwritten(handle, only(handle));
            LaterOn.expire(handle, later(5));
            assertTrue(LaterOn.forgotten(handle, later(5)).contains(only(handle)));
            handle.rollback();
        });
    }

    @Test
    void a_mail_that_was_held_for_two_days_confirms_for_as_long_as_any() {
        var email = address("late");
        sign("Late Lou", email, network);
        db.useTransaction(handle -> handle.execute(
                "UPDATE confirmation SET expires_at = now() - interval '1 hour' WHERE signature = ?", only(handle)));
        db.useTransaction(handle -> LaterOn.expire(handle, Instant.now()));
        release();
        browser().post(mail(email, 1).path("/confirmations/")).then().statusCode(303);
        World.await(() -> own.published() == 1, "the one who confirmed");
    }

    @Test
    void the_same_form_again_an_hour_later_from_elsewhere_is_mailed() {
        var email = address("late");
        sign("Late Lou", email, network);
        db.useTransaction(handle -> handle.execute(
                "UPDATE confirmation SET expires_at = expires_at - interval '1 hour' WHERE signature = ?",
                only(handle)));
        sign("Late Lou", email, "203.0.113.77");
        mail(email, 1).path("/confirmations/");
        assertEquals("quarantined network", state(email));
    }

    @Test
    void nobody_in_quarantine_is_reminded() {
        var email = address("late");
        sign("Late Lou", email, network);
        db.useTransaction(handle -> handle.execute(
                "UPDATE confirmation SET expires_at = now() + interval '1 hour' WHERE signature = ?", only(handle)));
        LaterOn.remind();
        assertEquals(List.of(), mails(email));
        assertEquals("quarantined network", state(email));
    }

    private static Instant later(int days) {
        return Instant.now().plus(Duration.ofDays(days));
    }

    private UUID only(org.jdbi.v3.core.Handle handle) {
        return handle.select("SELECT id FROM signature WHERE petition = ? AND state = 'quarantined'", petition.id())
                .mapTo(UUID.class)
                .one();
    }

    private SettingAside.Released release() {
        return db.inTransaction(handle -> aside.release(handle, petition.id(), Optional.empty(), 100));
    }

    private Signing.Signed sign(String name, String email, String from) {
        return sign(name, email, from, "en");
    }

    private Signing.Signed sign(String name, String email, String from, String language) {
        return send(name, email, from, language).join();
    }

    private CompletableFuture<Signing.Signed> send(String name, String email, String from, String language) {
        var submission = new Submission(
                name,
                MailAddress.parse(email).orElseThrow(),
                "US",
                "",
                false,
                false,
                List.of(),
                java.util.Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                language,
                Map.of(),
                Optional.empty());
        return signing.sign(petition, submission, from);
    }

    /** State and reason of the newest signature of an address, which the test finds by its mailbox. */
    private String state(String email) {
        var tag = org.undersigned.foundation.keys.Mac.hmac(
                io.quarkus.arc.Arc.container()
                        .instance(org.undersigned.petition.PetitionKeys.class)
                        .get()
                        .of(petition.id()),
                "mailbox/v1\n" + MailAddress.parse(email).orElseThrow().canonical());
        return db.read(handle ->
                handle.select("""
                        SELECT s.state || ' ' || coalesce(q.reason, '-') FROM signature s LEFT JOIN quarantine q ON q.id = s.quarantine
                         WHERE s.petition = ? AND s.mailbox_tag = ?
                        """, petition.id(), tag).mapTo(String.class).one());
    }

    private int held() {
        return db.read(
                handle -> handle.select("""
                        SELECT count(*) FROM outbox o JOIN signature s ON s.id = o.subject_id
                         WHERE s.petition = ? AND s.state = 'quarantined' AND o.state = 'held'
                        """, petition.id()).mapTo(Integer.class).one());
    }

    private int number(String state) {
        return db.read(handle -> handle.select(
                        "SELECT count(*) FROM signature WHERE petition = ? AND state = ?", petition.id(), state)
                .mapTo(Integer.class)
                .one());
    }
}
