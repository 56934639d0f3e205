package org.undersigned.supporter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Published;
import org.undersigned.foundation.keys.Hpke;
import org.undersigned.foundation.keys.RecipientKeys;
import org.undersigned.foundation.keys.SealingContexts;
import org.undersigned.foundation.token.Token;

/** What is sealed opens for its recipient, in its place, and for nobody else anywhere. */
@QuarkusTest
class SealingTest {

    private static final Map<String, String> FIELDS = Map.of("name", "Suzie Sample", "email", "suzie@example.org");

    @Inject
    Sealing sealing;

    @Inject
    SealingContexts contexts;

    @Inject
    RecipientKeys keys;

    @Inject
    Published.Registry registry;

    @Inject
    Db db;

    private final UUID petition = UUID.randomUUID();

    @Test
    void two_ciphertexts_that_change_places_open_nowhere() {
        var first = steward(UUID.randomUUID());
        var second = steward(UUID.randomUUID());
        // A new context begins every minute, and after some thousand rows.
        if (!first.context().equals(second.context())) first = steward(UUID.randomUUID());
        contexts.store();
        assertEquals(first.context(), second.context(), "one context for both, so only the place tells them apart");
        assertTrue(sealing.openHosted(petition, first).isPresent());
        assertTrue(sealing.openHosted(petition, with(first, second)).isEmpty());
        assertTrue(sealing.openHosted(petition, with(second, first)).isEmpty());
        assertTrue(sealing.openHosted(UUID.randomUUID(), first).isEmpty(), "another petition");
    }

    @Test
    void a_row_for_one_recipient_does_not_open_as_a_row_for_another() {
        var id = UUID.randomUUID();
        var steward = steward(id);
        var nnirr = sealing.seal(petition, id, Sealing.organisation("nnirr"), "signature", Sealing.plain(FIELDS));
        contexts.store();
        var moved =
                new SealedRow(id, nnirr.recipient(), nnirr.purpose(), nnirr.keyId(), nnirr.context(), steward.sealed());
        assertTrue(sealing.openHosted(petition, nnirr).isPresent());
        assertTrue(sealing.openHosted(petition, moved).isEmpty());
        var renamed = new SealedRow(
                id, nnirr.recipient(), nnirr.purpose(), steward.keyId(), steward.context(), steward.sealed());
        assertTrue(sealing.openHosted(petition, renamed).isEmpty());
    }

    @Test
    void a_row_for_an_organisation_opens_by_its_own_name_for_the_signature_and_one_of_before_by_the_id() {
        var id = UUID.randomUUID();
        var row = sealing.sealForOrganisation(petition, id, "nnirr", "suzie@example.org", Sealing.plain(FIELDS));
        var before = sealing.seal(petition, id, Sealing.organisation("nnirr"), "news", Sealing.plain(FIELDS));
        contexts.store();
        assertEquals(FIELDS, sealing.openHosted(petition, row).orElseThrow());
        assertEquals(FIELDS, sealing.openHosted(petition, before).orElseThrow());
        var other = sealing.supporterRef("nnirr", "somebody.else@example.org");
        assertTrue(sealing.openHosted(petition, as(row, other)).isEmpty(), "as somebody else's");
        assertTrue(sealing.openHosted(petition, of(row, before)).isEmpty(), "bound to less than it says");
        assertTrue(sealing.openHosted(UUID.randomUUID(), row).isEmpty(), "another petition");
    }

    @Test
    void a_signers_row_opens_with_their_token_and_with_no_other() {
        var token = Token.of(Token.reference());
        var row = sealing.sealForSigner(petition, UUID.randomUUID(), token, Sealing.plain(FIELDS));
        assertEquals(FIELDS, sealing.openWithToken(petition, row, token).orElseThrow());
        assertTrue(sealing.openWithToken(petition, row, Token.fresh()).isEmpty());
        // Who knows the locator, which is stored, still lacks the other half.
        var forged = token.substring(0, 22) + Token.fresh().substring(22);
        assertTrue(sealing.openWithToken(petition, row, forged).isEmpty());
    }

    @Test
    void what_is_sealed_to_a_key_that_is_not_here_does_not_open_here() {
        var recipient =
                Sealing.organisation("example-" + UUID.randomUUID().toString().substring(0, 8));
        db.useTransaction(handle -> keys.host(handle, List.of(recipient)));
        registry.refresh();
        var hosted = sealing.seal(petition, UUID.randomUUID(), recipient, "news", Sealing.plain(FIELDS));
        var own = Hpke.newPair();
        db.useTransaction(handle -> keys.set(handle, recipient, own.open()));
        registry.refresh();
        var mine = sealing.seal(petition, UUID.randomUUID(), recipient, "news", Sealing.plain(FIELDS));
        contexts.store();
        assertNotEquals(hosted.keyId(), mine.keyId(), "the newer key is in force without a restart");
        assertTrue(sealing.openHosted(petition, hosted).isPresent(), "the older row stays under the older key");
        assertTrue(sealing.openHosted(petition, mine).isEmpty());
        var enc = enc(mine.context());
        var holder = Hpke.from(own.secret(), enc, SealingContexts.info(recipient, mine.keyId()))
                .orElseThrow();
        var place = mine.place(petition);
        assertTrue(org.undersigned.foundation.keys.Aead.open(holder.rowKey(place), place, mine.sealed())
                .isPresent());
    }

    @Test
    void many_threads_seal_at_once_and_no_context_serves_more_than_ten_thousand_rows() throws Exception {
        var recipient =
                Sealing.organisation("busy-" + UUID.randomUUID().toString().substring(0, 8));
        db.useTransaction(handle -> keys.host(handle, List.of(recipient)));
        registry.refresh();
        var rows = new ArrayList<SealedRow>();
        try (var threads = Executors.newFixedThreadPool(4)) {
            Callable<List<SealedRow>> some = () -> {
                var mine = new ArrayList<SealedRow>();
                for (int i = 0; i < 6_000; i++)
                    mine.add(sealing.seal(petition, UUID.randomUUID(), recipient, "news", Sealing.plain(FIELDS)));
                return mine;
            };
            for (var part : threads.invokeAll(List.of(some, some, some, some))) rows.addAll(part.get());
        }
        contexts.store();
        var used = new HashSet<UUID>();
        rows.forEach(row -> used.add(row.context()));
        assertTrue(used.size() >= 3, "24,000 rows in " + used.size() + " contexts");
        for (int i = 0; i < rows.size(); i += 97)
            assertEquals(FIELDS, sealing.openHosted(petition, rows.get(i)).orElseThrow());
    }

    @Test
    void sealing_a_row_takes_microseconds() {
        for (int i = 0; i < 5_000; i++) steward(UUID.randomUUID());
        var start = System.nanoTime();
        for (int i = 0; i < 5_000; i++) steward(UUID.randomUUID());
        var each = (System.nanoTime() - start) / 5_000;
        System.out.println("a sealed row takes " + each + " ns");
        assertTrue(each < Duration.ofMillis(1).toNanos(), each + " ns: as slow as an elliptic-curve operation each");
    }

    @Test
    void the_key_of_today_and_that_of_tomorrow_are_there() {
        assertFalse(keys.of("confirm-2017-02-01").isPresent());
        assertTrue(keys.of("steward").orElseThrow().hosted(), "in the demo every key is hosted");
    }

    private SealedRow steward(UUID signature) {
        return sealing.seal(petition, signature, Sealing.STEWARD, "signature", Sealing.plain(FIELDS));
    }

    private static SealedRow with(SealedRow place, SealedRow content) {
        return new SealedRow(
                place.signature(),
                place.recipient(),
                place.purpose(),
                place.keyId(),
                place.context(),
                content.sealed());
    }

    private static SealedRow as(SealedRow row, byte[] ref) {
        return new SealedRow(
                row.signature(),
                row.recipient(),
                row.purpose(),
                row.keyId(),
                row.algorithm(),
                row.context(),
                row.sealed(),
                ref);
    }

    private static SealedRow of(SealedRow place, SealedRow content) {
        return new SealedRow(
                place.signature(),
                place.recipient(),
                place.purpose(),
                content.keyId(),
                place.algorithm(),
                content.context(),
                content.sealed(),
                place.ref());
    }

    private byte[] enc(UUID context) {
        return db.read(handle -> handle.select("SELECT enc FROM sealing_context WHERE id = ?", context)
                .mapTo(byte[].class)
                .one());
    }
}
