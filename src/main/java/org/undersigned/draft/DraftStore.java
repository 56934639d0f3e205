package org.undersigned.draft;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Column;

/** All SQL about drafts. */
final class DraftStore {

    private DraftStore() {}

    /** Adds one; false if there is one for its petition already. */
    static boolean insert(Handle handle, Draft draft) {
        return handle.createUpdate("""
                        INSERT INTO draft (id, organisation, petition, base, languages, content, saved_at, saved_by, left_out)
                        VALUES (:id, :organisation, CAST(:petition AS uuid), CAST(:base AS bytea), :languages, CAST(:content AS json), :at, :by, :left)
                        ON CONFLICT (petition) DO NOTHING
                        """)
                        .bind("id", draft.id())
                        .bind("organisation", draft.organisation())
                        .bind(
                                "petition",
                                draft.petition().map(Draft.Base::petition).orElse(null))
                        .bind("base", draft.petition().map(Draft.Base::digest).orElse(null))
                        .bindArray("languages", String.class, draft.languages())
                        .bind("content", draft.tree().json())
                        .bind("at", draft.savedAt())
                        .bind("by", draft.savedBy())
                        .bindArray(
                                "left",
                                String.class,
                                draft.leftOut().stream().map(LeftOut::stored).toList())
                        .execute()
                == 1;
    }

    static Optional<Draft> find(Handle handle, UUID id) {
        return handle.select("SELECT * FROM draft WHERE id = ?", id)
                .map((row, context) -> draft(row))
                .findOne();
    }

    /** As {@link #find}; its row is held until the transaction ends. */
    static Optional<Draft> locked(Handle handle, UUID id) {
        return handle.select("SELECT * FROM draft WHERE id = ? FOR UPDATE", id)
                .map((row, context) -> draft(row))
                .findOne();
    }

    static Optional<Draft> ofPetition(Handle handle, UUID petition) {
        return handle.select("SELECT * FROM draft WHERE petition = ?", petition)
                .map((row, context) -> draft(row))
                .findOne();
    }

    /** Those of some organisations, the last one saved first. */
    static List<Draft> of(Handle handle, List<UUID> organisations) {
        return handle.createQuery("SELECT * FROM draft WHERE organisation = ANY (:some) ORDER BY saved_at DESC, id")
                .bindArray("some", UUID.class, organisations)
                .map((row, context) -> draft(row))
                .list();
    }

    /** Those that change a petition, held until the transaction ends: in an order that is always the same, so that two never wait in a circle. */
    static List<Draft> based(Handle handle) {
        return handle.select("SELECT * FROM draft WHERE petition IS NOT NULL ORDER BY id FOR UPDATE")
                .map((row, context) -> draft(row))
                .list();
    }

    /** Takes what is stored of its petition now for what a draft was begun from. */
    static void rebase(Handle handle, UUID id, byte[] digest) {
        handle.execute("UPDATE draft SET base = ? WHERE id = ?", digest, id);
    }

    /** Saves what is written, unless somebody saved since {@code revision}; answers the new revision then. */
    static Optional<Integer> save(Handle handle, Draft draft, int revision, UUID by, Instant at) {
        return handle.createQuery("""
                        UPDATE draft SET content = CAST(:content AS json), languages = :languages, revision = revision + 1,
                                         saved_at = :at, saved_by = :by
                         WHERE id = :id AND revision = :revision
                        RETURNING revision
                        """)
                .bind("content", draft.tree().json())
                .bindArray("languages", String.class, draft.languages())
                .bind("at", at)
                .bind("by", by)
                .bind("id", draft.id())
                .bind("revision", revision)
                .mapTo(Integer.class)
                .findOne();
    }

    static void tried(Handle handle, UUID id, int revision) {
        handle.execute("UPDATE draft SET tried = ? WHERE id = ?", revision, id);
    }

    /** Notes the digest of what was stored of a petition after it was signed on trial. */
    static void storeTried(Handle handle, UUID petition, byte[] digest) {
        handle.execute("""
                INSERT INTO petition_tried (petition, digest) VALUES (?, ?)
                ON CONFLICT (petition) DO UPDATE SET digest = excluded.digest
                """, petition, digest);
    }

    /** That digest; empty for a petition that came as a file only. */
    static Optional<byte[]> storedTried(Handle handle, UUID petition) {
        return handle.select("SELECT digest FROM petition_tried WHERE petition = ?", petition)
                .mapTo(byte[].class)
                .findOne();
    }

    static void remove(Handle handle, UUID id) {
        handle.execute("DELETE FROM draft WHERE id = ?", id);
    }

    /** Takes away pictures that nothing refers to and that were put there before {@code then}. */
    static int forgetPictures(Handle handle, Instant then) {
        return handle.execute("""
                DELETE FROM picture p WHERE kept_at < ?
                   AND NOT EXISTS (SELECT 1 FROM petition WHERE picture = p.name)
                   AND NOT EXISTS (SELECT 1 FROM announcement WHERE picture = p.name)
                   AND NOT EXISTS (SELECT 1 FROM brand WHERE logo = p.name)
                   AND NOT EXISTS (SELECT 1 FROM draft WHERE position(p.name IN content::text) > 0)
                """, then);
    }

    private static Draft draft(ResultSet row) throws SQLException {
        var petition = Optional.ofNullable(row.getObject("petition", UUID.class));
        var base = row.getBytes("base");
        return new Draft(
                Column.uuid(row, "id"),
                Column.uuid(row, "organisation"),
                petition.map(one -> new Draft.Base(one, base)),
                Arrays.asList((String[]) row.getArray("languages").getArray()),
                DraftTree.parse(row.getString("content")),
                row.getInt("revision"),
                row.getTimestamp("saved_at").toInstant(),
                Column.uuid(row, "saved_by"),
                Optional.ofNullable(row.getObject("tried", Integer.class)),
                Arrays.stream((String[]) row.getArray("left_out").getArray())
                        .map(LeftOut::of)
                        .toList());
    }
}
