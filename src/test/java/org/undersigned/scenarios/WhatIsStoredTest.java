package org.undersigned.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.world.World.address;
import static org.undersigned.world.World.browser;
import static org.undersigned.world.World.mail;
import static org.undersigned.world.World.sign;
import static org.undersigned.world.World.supporter;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.outbox.Outbox;
import org.undersigned.foundation.outbox.OutboxStore;
import org.undersigned.supporter.ConsentStore;
import org.undersigned.supporter.Grant;

/** What a stolen database would tell, and what the consent ledger says. */
@QuarkusTest
class WhatIsStoredTest {

    @Inject
    Db db;

    @Test
    void no_column_of_any_table_shows_who_signed() {
        var canary = "Canaria" + UUID.randomUUID().toString().substring(0, 8);
        var email = address(canary);
        supporter(canary + " Zebra", email, "consent.nnirr.email", "public");
        for (var table : tables())
            for (var row : db.read(handle -> handle.select("SELECT t::text FROM " + table + " t")
                    .mapTo(String.class)
                    .list())) {
                assertFalse(row.toLowerCase(Locale.ROOT).contains(canary.toLowerCase(Locale.ROOT)), table);
                assertFalse(row.contains("Zebra"), table);
            }
    }

    @Test
    void an_erased_person_leaves_no_row_behind() {
        var email = address("erna");
        var ownPage =
                supporter("Erna Erased", email, "consent.nnirr.email", "public").path("/signatures/");
        var id = signature(email);
        browser().post(ownPage + "/erasure").then().statusCode(200);
        for (var table : List.of("sealed_row", "consent_event", "grant_state", "signer_link"))
            assertEquals(0, count("SELECT count(*) FROM " + table + " WHERE signature = ?", id), table);
        assertEquals(0, count("SELECT count(*) FROM signature WHERE id = ?", id));
        assertEquals(0, count("SELECT count(*) FROM outbox WHERE subject_id = ?", id));
    }

    @Test
    void a_link_that_an_older_version_mailed_still_confirms() {
        var email = address("olga");
        sign("Olga Older", email);
        var link = mail(email, 1).path("/confirmations/");
        // As migration 10 leaves rows from before it: the token names no place.
        db.useTransaction(handle -> handle.execute(
                "UPDATE confirmation SET token_has_locator = false, locator = substr(sha256(locator), 1, 16) WHERE signature = ?",
                signature(email)));
        browser().post(link).then().statusCode(303);
    }

    @Test
    void only_the_boxes_that_are_still_ticked_at_confirmation_become_grants() {
        var paula = address("paula");
        sign("Paula Picks", paula, "consent.nnirr.email", "consent.example-legal-aid.email");
        var link = mail(paula, 1).path("/confirmations/");
        assertEquals(0, grants(paula).size(), "asking alone gives nothing");
        browser()
                .formParam("boxes", "shown")
                .formParam("consent.nnirr.email", "on")
                .post(link)
                .then()
                .statusCode(303);
        assertEquals(Set.of("nnirr"), live(paula));
    }

    @Test
    void a_grant_taken_back_is_an_event_more_and_never_an_event_less() {
        var paula = address("paula");
        var own = supporter("Paula Picks", paula, "consent.nnirr.email").path("/signatures/");
        assertEquals(Set.of("nnirr"), live(paula));
        browser().post(own + "/grants/nnirr").then().statusCode(303);
        assertEquals(Set.of(), live(paula));
        assertEquals(List.of("asked", "given", "taken-back"), kinds(paula));
    }

    @Test
    void replaying_every_event_gives_exactly_the_grants() {
        supporter("Paula Picks", address("paula"), "consent.nnirr.email", "consent.example-interfaith-table.email");
        var signatures = db.read(handle ->
                handle.select("SELECT id FROM signature").mapTo(UUID.class).list());
        for (var signature : signatures) {
            var replayed = db.read(handle -> Grant.replay(ConsentStore.events(handle, signature)));
            var stored = db.read(handle -> ConsentStore.grants(handle, signature));
            assertEquals(Set.copyOf(stored), Set.copyOf(replayed));
        }
    }

    @Test
    void consent_events_and_notices_refuse_to_be_changed() {
        supporter("Paula Picks", address("paula"), "consent.nnirr.email");
        for (var sql : List.of(
                "UPDATE consent_event SET kind = 'given'",
                "UPDATE notice SET text = ''",
                "DELETE FROM notice",
                "DELETE FROM audit_entry"))
            assertThrows(RuntimeException.class, () -> db.useTransaction(handle -> handle.execute(sql)), sql);
    }

    @Test
    void every_event_names_the_wording_that_was_seen_with_version_language_and_hash() {
        var paula = address("paula");
        supporter("Paula Picks", paula, "consent.nnirr.email");
        var notices = db.read(handle -> handle.select("""
                SELECT DISTINCT n.text FROM notice n JOIN consent_event e ON e.notice = n.id
                 WHERE n.version >= 1 AND n.language = 'en' AND n.sha256 = sha256(convert_to(n.text, 'UTF8'))
                """).mapTo(String.class).list());
        assertTrue(
                notices.stream().anyMatch(text -> text.contains("National Network for Immigrant and Refugee Rights")));
    }

    private List<Grant> grants(String email) {
        return db.read(handle -> ConsentStore.grants(handle, signature(email)));
    }

    private Set<String> live(String email) {
        var live = grants(email).stream()
                .filter(Grant::live)
                .map(Grant::organisation)
                .toList();
        return live.stream()
                .map(id -> db.read(handle -> handle.select("SELECT slug FROM organisation WHERE id = ?", id)
                        .mapTo(String.class)
                        .one()))
                .collect(Collectors.toSet());
    }

    private int count(String query, UUID signature) {
        return db.read(
                handle -> handle.select(query, signature).mapTo(Integer.class).one());
    }

    private List<String> kinds(String email) {
        return db.read(handle -> handle.select(
                        "SELECT kind FROM consent_event WHERE signature = ? ORDER BY number", signature(email))
                .mapTo(String.class)
                .list());
    }

    /** Found through the outbox, which names the signature that a mail is about. */
    private UUID signature(String email) {
        var kept = db.read(handle -> OutboxStore.kept(handle, 100_000));
        return outbox.open(kept).stream()
                .filter(mail -> email.equals(mail.content().get("to")))
                .map(mail -> mail.row().subject())
                .findFirst()
                .orElseThrow();
    }

    @Inject
    Outbox outbox;

    private List<String> tables() {
        return db.read(handle -> handle.select("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
                .mapTo(String.class)
                .list());
    }
}
