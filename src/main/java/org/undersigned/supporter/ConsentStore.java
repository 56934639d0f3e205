package org.undersigned.supporter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Column;

/** All SQL about consent events, grants and notices. */
public final class ConsentStore {

    private ConsentStore() {}

    /** Keeps a wording; does nothing if it is kept already. */
    public static void keep(Handle handle, Notice notice) {
        handle.createUpdate("""
                        INSERT INTO notice (id, organisation, purpose, channel, language, version, text, sha256)
                        SELECT :id, :organisation, :purpose, :channel, :language, coalesce(max(version), 0) + 1, :text, :sha256
                          FROM notice
                         WHERE organisation = :organisation AND purpose = :purpose AND channel = :channel AND language = :language
                        ON CONFLICT (id) DO NOTHING
                        """)
                .bind("id", notice.id())
                .bind("organisation", notice.organisation())
                .bind("purpose", notice.purpose())
                .bind("channel", notice.channel())
                .bind("language", notice.language())
                .bind("text", notice.text())
                .bind("sha256", notice.sha256())
                .execute();
    }

    /** Appends an event and brings the grant in step, in the caller's transaction. The exact time goes under the seal. */
    public static void append(
            Handle handle,
            Sealing sealing,
            UUID petition,
            UUID signature,
            UUID organisation,
            UUID notice,
            ConsentEvent.Kind kind,
            Instant at) {
        var id = UUID.randomUUID();
        var sealed = sealing.sealTime(petition, signature, id, at.toString());
        handle.createUpdate("""
                        INSERT INTO consent_event (id, signature, number, organisation, purpose, channel, kind, notice, key_id, nonce, sealed_at)
                        SELECT :id, :signature, coalesce(max(number), 0) + 1, :organisation, 'news', 'email', :kind, :notice, :keyId, :nonce, :sealed
                          FROM consent_event
                         WHERE signature = :signature AND organisation = :organisation AND purpose = 'news' AND channel = 'email'
                        """)
                .bind("id", id)
                .bind("signature", signature)
                .bind("organisation", organisation)
                .bind("kind", kind.word())
                .bind("notice", notice)
                .bind("keyId", sealing.timeKeyId())
                .bind("nonce", sealed.nonce())
                .bind("sealed", sealed.ciphertext())
                .execute();
        switch (kind) {
            case ASKED, DROPPED -> {}
            case GIVEN -> give(handle, signature, organisation, notice);
            case TAKEN_BACK, ENDED -> takeBack(handle, signature, organisation);
        }
    }

    /** Every event of a signature, oldest first for each organisation. */
    public static List<ConsentEvent> events(Handle handle, UUID signature) {
        return handle.select("SELECT * FROM consent_event WHERE signature = ? ORDER BY organisation, number", signature)
                .map((row, context) -> event(row))
                .list();
    }

    /** The boxes that an unconfirmed person ticked and did not untick since. */
    public static List<ConsentEvent> asked(Handle handle, UUID signature) {
        return asked(handle, List.of(signature)).getOrDefault(signature, List.of());
    }

    /** As {@link #asked(Handle, UUID)}, for many at once. */
    public static Map<UUID, List<ConsentEvent>> asked(Handle handle, Collection<UUID> signatures) {
        if (signatures.isEmpty()) return Map.of();
        var asked = new HashMap<UUID, List<ConsentEvent>>();
        handle.createQuery("""
                        SELECT DISTINCT ON (signature, organisation) * FROM consent_event
                         WHERE signature = ANY (:signatures) AND purpose = 'news' AND channel = 'email'
                         ORDER BY signature, organisation, number DESC
                        """)
                .bindArray("signatures", UUID.class, signatures)
                .map((row, context) -> event(row))
                .filter(event -> event.kind() == ConsentEvent.Kind.ASKED)
                .forEach(event -> asked.computeIfAbsent(event.signature(), one -> new ArrayList<>())
                        .add(event));
        return asked;
    }

    /** The current grants of a signature, as its person gave them: those that are held while it is put aside included. */
    public static List<Grant> grants(Handle handle, UUID signature) {
        return handle.select("SELECT * FROM grant_state WHERE signature = ? ORDER BY organisation", signature)
                .map((row, context) -> new Grant(
                        Column.uuid(row, "signature"),
                        Column.uuid(row, "organisation"),
                        row.getString("purpose"),
                        row.getString("channel"),
                        row.getBoolean("live") || row.getBoolean("held"),
                        Column.uuid(row, "notice")))
                .list();
    }

    /** Forgets the events and grants of a signature: part of erasing a person. */
    public static void erase(Handle handle, UUID signature) {
        handle.execute("DELETE FROM consent_event WHERE signature = ?", signature);
        handle.execute("DELETE FROM grant_state WHERE signature = ?", signature);
    }

    /** Forgets what one organisation was told and allowed: it was as if its box had never been ticked. */
    public static void erase(Handle handle, UUID signature, UUID organisation) {
        handle.execute("DELETE FROM consent_event WHERE signature = ? AND organisation = ?", signature, organisation);
        handle.execute("DELETE FROM grant_state WHERE signature = ? AND organisation = ?", signature, organisation);
    }

    /** What is given while its signature is put aside is held until that is released. */
    private static void give(Handle handle, UUID signature, UUID organisation, UUID notice) {
        handle.createUpdate("""
                        INSERT INTO grant_state (signature, organisation, purpose, channel, live, held, notice)
                        SELECT :signature, :organisation, 'news', 'email', s.state NOT IN ('quarantined', 'invalidated'),
                               s.state IN ('quarantined', 'invalidated'), :notice
                          FROM signature s WHERE s.id = :signature
                        ON CONFLICT (signature, organisation, purpose, channel)
                            DO UPDATE SET live = excluded.live, held = excluded.held, notice = excluded.notice
                        """)
                .bind("signature", signature)
                .bind("organisation", organisation)
                .bind("notice", notice)
                .execute();
    }

    private static void takeBack(Handle handle, UUID signature, UUID organisation) {
        handle.createUpdate("""
                        UPDATE grant_state SET live = false, held = false
                         WHERE signature = :signature AND organisation = :organisation AND purpose = 'news' AND channel = 'email'
                        """)
                .bind("signature", signature)
                .bind("organisation", organisation)
                .execute();
    }

    static ConsentEvent event(ResultSet row) throws SQLException {
        return new ConsentEvent(
                Column.uuid(row, "signature"),
                Column.uuid(row, "organisation"),
                row.getString("purpose"),
                row.getString("channel"),
                row.getInt("number"),
                ConsentEvent.Kind.of(row.getString("kind")),
                Column.uuid(row, "notice"));
    }
}
