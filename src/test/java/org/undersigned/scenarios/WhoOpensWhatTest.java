package org.undersigned.scenarios;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.world.World.PETITION;
import static org.undersigned.world.World.address;
import static org.undersigned.world.World.await;
import static org.undersigned.world.World.browser;
import static org.undersigned.world.World.mail;
import static org.undersigned.world.World.mails;
import static org.undersigned.world.World.sign;
import static org.undersigned.world.World.supporter;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.outbox.Outbox;
import org.undersigned.foundation.outbox.OutboxStore;
import org.undersigned.supporter.SealedRow;
import org.undersigned.supporter.SealedRowStore;
import org.undersigned.supporter.Sealing;

/** Each recipient has a row of its own, holding its part, for as long as it may. */
@QuarkusTest
class WhoOpensWhatTest {

    @Inject
    Db db;

    @Inject
    Outbox outbox;

    @Inject
    Sealing sealing;

    @Test
    void there_is_a_row_for_each_recipient_that_was_chosen_and_none_for_others() {
        var plain = address("plain");
        sign("Plain Person", plain);
        mail(plain, 1);
        assertEquals(Set.of("confirm", "signer", "steward"), recipients(plain));
        var paula = address("paula");
        sign("Paula Picks", paula, "public", "updates", "consent.nnirr.email");
        mail(paula, 1);
        assertEquals(
                Set.of("confirm", "signer", "steward", "publication", "updates", "organisation-nnirr"),
                recipients(paula));
        assertEquals(
                Set.of("country", "email", "name", "unsubscribe"),
                opened(paula, "organisation-nnirr").keySet());
    }

    @Test
    void the_token_that_confirmed_opens_her_page_with_what_she_typed() {
        var suzie = address("suzie");
        sign("Suzie Sample", suzie);
        var token = token(mail(suzie, 1).path("/confirmations/"));
        browser().get("/signatures/" + token).then().statusCode(410);
        browser().post("/confirmations/" + token).then().statusCode(303);
        given().get("/signatures/" + token).then().statusCode(200).body(containsString(suzie));
        given().get("/signatures/" + token + "/data.json").then().body("typed.email", equalTo(suzie));
        assertEquals(token, token(mail(suzie, 2).path("/signatures/")), "the thanks bring the same token");
    }

    @Test
    void a_mail_that_is_sent_again_has_the_same_link_and_code() {
        var suzie = address("suzie");
        var reference = sign("Suzie Sample", suzie).header("Location").replaceFirst(".*s=", "");
        var first = mail(suzie, 1);
        browser()
                .formParam("s", reference)
                .post(PETITION + "/check-your-mail")
                .then()
                .statusCode(303);
        var second = mail(suzie, 2);
        assertEquals(first.path("/confirmations/"), second.path("/confirmations/"));
        assertEquals(first.code(), second.code());
    }

    @Test
    void an_older_token_still_confirms_and_says_why_it_does_not_show_what_was_typed() {
        var suzie = address("suzie");
        sign("Suzie Sample", suzie, "consent.nnirr.email");
        var older = token(mail(suzie, 1).path("/confirmations/"));
        sign("Suzie Sample", suzie, "consent.example-legal-aid.email");
        var newer = token(mail(suzie, 2).path("/confirmations/"));
        assertFalse(recipients(suzie).contains("organisation-nnirr"), "sealed anew for those of the newer form");
        browser().post("/confirmations/" + older).then().statusCode(303);
        given().get("/signatures/" + older)
                .then()
                .statusCode(200)
                .body(containsString("does not open it"), not(containsString(suzie)));
        given().get("/signatures/" + older + "/data.json")
                .then()
                .body("typed", nullValue(), "typed_note", containsString("does not open it"));
        given().get("/signatures/" + newer).then().statusCode(200).body(containsString(suzie));
    }

    @Test
    void what_is_not_wanted_any_more_is_not_kept_for_anybody() {
        var paula = address("paula");
        var own = supporter("Paula Picks", paula, "public", "updates", "consent.nnirr.email")
                .path("/signatures/");
        browser().formParam("box", "").post(own + "/name").then().statusCode(303);
        browser().post(own + "/grants/nnirr").then().statusCode(303);
        assertEquals(Set.of("confirm", "signer", "steward", "updates"), recipients(paula));
        browser().formParam("show", "on").post(own + "/name").then().statusCode(303);
        browser().formParam("box", "").post(own + "/updates").then().statusCode(303);
        assertEquals(Set.of("confirm", "signer", "steward", "publication"), recipients(paula));
        browser().formParam("updates", "on").post(own + "/updates").then().statusCode(303);
        assertEquals(paula, opened(paula, "updates").get("to"));
        browser().post(own + "/withdrawal").then().statusCode(303);
        assertEquals(Set.of("confirm", "signer", "steward"), recipients(paula));
    }

    @Test
    void a_box_that_was_unticked_on_the_way_leaves_no_row() {
        var paula = address("paula");
        sign("Paula Picks", paula, "public", "updates", "consent.nnirr.email", "consent.example-legal-aid.email");
        browser()
                .formParam("boxes", "shown")
                .formParam("consent.nnirr.email", "on")
                .post(mail(paula, 1).path("/confirmations/"))
                .then()
                .statusCode(303);
        assertEquals(Set.of("confirm", "signer", "steward", "organisation-nnirr"), recipients(paula));
    }

    @Test
    void a_link_that_was_mailed_later_can_hide_the_name_but_has_nothing_to_show_it_from() {
        var suzie = address("suzie");
        supporter("Suzie Sample", suzie, "public");
        browser().formParam("email", suzie).post("/my-signatures").then().statusCode(200);
        await(() -> mails(suzie).size() == 3, "the mail with the links");
        var later = mails(suzie).getFirst().path("/signatures/");
        browser().formParam("box", "").post(later + "/name").then().statusCode(303);
        assertFalse(recipients(suzie).contains("publication"));
        browser().formParam("show", "on").post(later + "/name").then().statusCode(303);
        assertFalse(recipients(suzie).contains("publication"));
        given().get(later).then().body(containsString("Your name is not shown."), not(containsString("Show my name")));
    }

    @Test
    void mail_about_a_signature_has_no_second_copy_of_anything() {
        var suzie = address("suzie");
        supporter("Suzie Sample", suzie);
        var id = signature(suzie);
        assertEquals(0L, (long) db.read(handle -> handle.select(
                        "SELECT count(*) FROM outbox WHERE subject_id = ? AND ciphertext IS NOT NULL", id)
                .mapTo(Long.class)
                .one()));
        assertTrue(db.read(handle -> OutboxStore.about(handle, id)).stream()
                .allMatch(row -> outbox.compose(row).orElseThrow().to().equals(suzie)));
    }

    private static String token(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Without days and petitions, which are parts of names. */
    private Set<String> recipients(String email) {
        return rows(email).stream()
                .map(row -> row.recipient().replaceFirst("^(confirm|updates)-.*", "$1"))
                .collect(Collectors.toSet());
    }

    private java.util.Map<String, String> opened(String email, String recipient) {
        var row = rows(email).stream()
                .filter(one -> one.recipient().startsWith(recipient))
                .findFirst()
                .orElseThrow();
        var petition = db.read(handle -> handle.select("SELECT petition FROM signature WHERE id = ?", row.signature())
                .mapTo(UUID.class)
                .one());
        return sealing.openHosted(petition, row).orElseThrow();
    }

    private List<SealedRow> rows(String email) {
        var id = signature(email);
        return db.read(handle -> SealedRowStore.all(handle, id));
    }

    private UUID signature(String email) {
        var kept = db.read(handle -> OutboxStore.kept(handle, 100_000));
        return outbox.open(kept).stream()
                .filter(mail -> email.equals(mail.content().get("to")))
                .map(mail -> mail.row().subject())
                .findFirst()
                .orElseThrow();
    }
}
