package org.undersigned.signature.confirming;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.SqlArray;
import org.undersigned.foundation.keys.Aead;
import org.undersigned.foundation.keys.RandomBytes;
import org.undersigned.signature.MailKind;
import org.undersigned.supporter.ConsentEvent;

/** What a batch of confirmations changes, gathered column by column and written with one statement, as {@link org.undersigned.signature.signing.SigningRows} does. */
final class ConfirmingRows {

    private static final String WRITE = """
            WITH counted AS (
                UPDATE signature s SET state = CASE WHEN s.state = 'pending' THEN 'confirmed' ELSE s.state END, slot = r.slot
                  FROM unnest(?, ?) AS r (id, slot)
                 WHERE s.id = r.id AND s.state IN ('pending', 'quarantined') AND s.slot IS NULL),
            said AS (
                INSERT INTO consent_event (id, signature, number, organisation, purpose, channel, kind, notice, key_id, nonce, sealed_at)
                SELECT r.id, r.signature, r.number, r.organisation, 'news', 'email', r.kind, r.notice, ?, r.nonce, r.sealed_at
                  FROM unnest(?, ?, ?, ?, ?, ?, ?, ?) AS r (id, signature, number, organisation, kind, notice, nonce, sealed_at)),
            granted AS (
                INSERT INTO grant_state (signature, organisation, purpose, channel, live, held, notice)
                SELECT r.signature, r.organisation, 'news', 'email', NOT r.held, r.held, r.notice
                  FROM unnest(?, ?, ?, ?) AS r (signature, organisation, notice, held)
                ON CONFLICT (signature, organisation, purpose, channel)
                    DO UPDATE SET live = excluded.live, held = excluded.held, notice = excluded.notice),
            linked AS (
                INSERT INTO signer_link (token_hash, signature)
                SELECT c.token_hash, c.signature
                  FROM unnest(?, ?) AS r (locator, signature)
                  JOIN confirmation c ON c.locator = r.locator AND c.signature = r.signature
                ON CONFLICT (token_hash) DO NOTHING),
            useless AS (DELETE FROM confirmation WHERE locator = ANY (?)),
            called_off AS (DELETE FROM outbox WHERE subject_id = ANY (?) AND state IN ('waiting', 'held'))
            INSERT INTO outbox (id, kind, subject_id, due, state)
            SELECT r.id, r.kind, r.subject_id, CAST(? AS timestamptz), 'waiting' FROM unnest(?, ?, ?) AS r (id, kind, subject_id)
            """;

    private record Placed(UUID signature, int slot) {}

    private record Said(UUID id, ConsentEvent asked, ConsentEvent.Kind kind, Aead.Sealed at, boolean aside) {}

    private record Linked(byte[] locator, UUID signature) {}

    private record Owed(String kind, UUID signature) {}

    private final List<Placed> placed = new ArrayList<>();
    private final List<Said> said = new ArrayList<>();
    private final List<Linked> linked = new ArrayList<>();
    private final List<byte[]> useless = new ArrayList<>();
    private final List<Owed> mails = new ArrayList<>();
    private Instant now = Instant.EPOCH;

    /**
     * It counts, or will once it is released; the tokens of these submissions open its page from now on. {@code thanked} if nothing is to be
     * decided any more that the mail of thanks tells.
     */
    void confirmed(UUID signature, int slot, List<byte[]> locators, boolean thanked, Instant at) {
        placed.add(new Placed(signature, slot));
        for (var locator : locators) linked.add(new Linked(locator, signature));
        if (thanked) mails.add(new Owed(MailKind.THANKS, signature));
        now = at;
    }

    /** Nobody else fits behind that mailbox: a mail says so, and its link causes no further one. */
    void mailboxFull(UUID signature, byte[] locator, Instant at) {
        useless.add(locator);
        mails.add(new Owed(MailKind.MAILBOX_FULL, signature));
        now = at;
    }

    /** A box was given or dropped; {@code aside} if the signature is put aside, so that nothing given is live yet. */
    void said(UUID id, ConsentEvent asked, ConsentEvent.Kind kind, Aead.Sealed at, boolean aside) {
        said.add(new Said(id, asked, kind, at, aside));
    }

    void write(Handle handle, String timeKeyId) {
        if (placed.isEmpty() && mails.isEmpty()) return;
        try (var write = handle.getConnection().prepareStatement(WRITE)) {
            write.setArray(1, SqlArray.uuids(handle, placed, Placed::signature));
            write.setArray(2, SqlArray.ints(handle, placed, Placed::slot));
            write.setString(3, timeKeyId);
            write.setArray(4, SqlArray.uuids(handle, said, Said::id));
            write.setArray(5, SqlArray.uuids(handle, said, one -> one.asked.signature()));
            write.setArray(6, SqlArray.ints(handle, said, one -> one.asked.number() + 1));
            write.setArray(7, SqlArray.uuids(handle, said, one -> one.asked.organisation()));
            write.setArray(8, SqlArray.texts(handle, said, one -> one.kind.word()));
            write.setArray(9, SqlArray.uuids(handle, said, one -> one.asked.notice()));
            write.setArray(10, SqlArray.bytes(handle, said, one -> one.at.nonce()));
            write.setArray(11, SqlArray.bytes(handle, said, one -> one.at.ciphertext()));
            var given = said.stream()
                    .filter(one -> one.kind == ConsentEvent.Kind.GIVEN)
                    .toList();
            write.setArray(12, SqlArray.uuids(handle, given, one -> one.asked.signature()));
            write.setArray(13, SqlArray.uuids(handle, given, one -> one.asked.organisation()));
            write.setArray(14, SqlArray.uuids(handle, given, one -> one.asked.notice()));
            write.setArray(15, SqlArray.booleans(handle, given, Said::aside));
            write.setArray(16, SqlArray.bytes(handle, linked, Linked::locator));
            write.setArray(17, SqlArray.uuids(handle, linked, Linked::signature));
            write.setArray(18, SqlArray.bytes(handle, useless, locator -> locator));
            write.setArray(19, SqlArray.uuids(handle, placed, Placed::signature));
            write.setString(20, now.toString());
            write.setArray(21, SqlArray.uuids(handle, mails, one -> RandomBytes.id()));
            write.setArray(22, SqlArray.texts(handle, mails, Owed::kind));
            write.setArray(23, SqlArray.uuids(handle, mails, Owed::signature));
            write.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
