package org.undersigned.signature.confirming;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.world.World.PETITION;
import static org.undersigned.world.World.address;
import static org.undersigned.world.World.browser;
import static org.undersigned.world.World.mail;
import static org.undersigned.world.World.sign;
import static org.undersigned.world.World.supporter;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.keys.Aead;
import org.undersigned.foundation.keys.MasterKey;
import org.undersigned.foundation.outbox.Outbox;
import org.undersigned.foundation.outbox.OutboxStore;
import org.undersigned.signature.SignatureStore;
import org.undersigned.supporter.SealedRow;
import org.undersigned.supporter.SealedRowStore;

/** People of an earlier version, whose rows were sealed for the installation, are sealed anew and keep all they had. */
@QuarkusTest
class ResealingTest {

    @Inject
    Db db;

    @Inject
    MasterKey master;

    @Inject
    Outbox outbox;

    @Inject
    Resealing resealing;

    @Test
    void a_confirmed_row_of_before_goes_to_steward_pages_mail_and_live_grants_and_the_count_stays() {
        var paula = address("paula");
        var own = supporter(
                        "Paula Picks",
                        paula,
                        "public",
                        "updates",
                        "consent.nnirr.email",
                        "consent.example-legal-aid.email")
                .path("/signatures/");
        browser().post(own + "/grants/example-legal-aid").then().statusCode(303);
        var id = signature(paula);
        var counted = counted();
        asBefore(id, paula, "Paula Picks");
        assertEquals(Set.of("installation"), recipients(id));
        resealAll();
        assertEquals(counted, counted());
        assertEquals(Set.of("steward", "publication", "updates", "organisation-nnirr"), recipients(id));
        given().get(own)
                .then()
                .statusCode(200)
                .body(containsString("sealed for the two people"), not(containsString(paula)));
        given().get(own + "/data.json").then().body("typed_note", containsString("sealed for the two people"));
        assertEquals(0, resealing.batch(false), "nothing is done twice");
    }

    @Test
    void a_pending_row_of_before_still_confirms_by_its_old_link_and_its_mails_bring_one_that_opens() {
        var suzie = address("suzie");
        var reference = sign("Suzie Sample", suzie, "consent.nnirr.email")
                .header("Location")
                .replaceFirst(".*s=", "");
        var older = mail(suzie, 1).path("/confirmations/");
        var id = signature(suzie);
        asBefore(id, suzie, "Suzie Sample");
        while (resealing.batch(true) > 0) {}
        assertEquals(Set.of("confirm", "signer", "steward", "organisation-nnirr"), recipients(id));
        browser()
                .formParam("s", reference)
                .post(PETITION + "/check-your-mail")
                .then()
                .statusCode(303);
        assertTrue(!mail(suzie, 2).path("/confirmations/").equals(older));
        browser().post(older).then().statusCode(303);
        var own = mail(suzie, 3).path("/signatures/");
        given().get(own + "/data.json").then().statusCode(200).body("typed.email", equalTo(suzie));
    }

    @Test
    void a_row_that_does_not_open_is_left_and_stops_nobody() {
        var suzie = address("suzie");
        supporter("Suzie Sample", suzie);
        var id = signature(suzie);
        asBefore(UUID.randomUUID(), id, suzie, "Suzie Sample");
        resealAll();
        assertFalse(recipients(id).contains("installation"));
        assertEquals(1, db.read(handle -> SealedRowStore.all(handle, id)).size());
    }

    private void resealAll() {
        while (resealing.batch(false) > 0) {}
    }

    private void asBefore(UUID id, String email, String name) {
        asBefore(id, id, email, name);
    }

    /** The signature's rows as the first version wrote them; bound to {@code place}, which is {@code id} unless damaged. */
    private void asBefore(UUID place, UUID id, String email, String name) {
        db.useTransaction(handle -> {
            var petition = SignatureStore.byId(handle, id).orElseThrow().petition();
            var fields = Map.of("name", name, "email", email, "at", "2026-01-01T00:00:00Z");
            var bound = "seal/v1|" + petition + "|" + place + "|installation|signature|" + master.id();
            var plain = Db.toJson(fields).getBytes(StandardCharsets.UTF_8);
            var old = Aead.seal(master.derive("seal/installation/v1"), bound, plain);
            SealedRowStore.erase(handle, id);
            SealedRowStore.add(
                    handle, java.util.List.of(new SealedRow(id, "installation", "signature", master.id(), null, old)));
        });
    }

    private Set<String> recipients(UUID id) {
        return db.read(handle -> SealedRowStore.all(handle, id)).stream()
                .map(row -> row.recipient().replaceFirst("^(confirm|updates)-.*", "$1"))
                .collect(Collectors.toSet());
    }

    private long counted() {
        return db.read(handle -> handle.select("SELECT count(*) FROM signature WHERE state = 'confirmed'")
                .mapTo(Long.class)
                .one());
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
