package org.undersigned.signature.division;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.SqlArray;
import org.undersigned.foundation.keys.Aead;

/**
 * What a batch writes about the division of new supporters, with one statement; with none where nobody ticked that box, so that no other
 * petition waits for it.
 */
public final class DivisionRows {

    private static final String WRITE = """
            WITH said AS (
                INSERT INTO division_event (id, signature, number, kind, notice, key_id, nonce, sealed_at)
                SELECT r.id, r.signature, r.number, r.kind, r.notice, ?, r.nonce, r.sealed_at
                  FROM unnest(?, ?, ?, ?, ?, ?, ?) AS r (id, signature, number, kind, notice, nonce, sealed_at))
            """;

    private static final String AND_TURNS = WRITE + """
            , useless AS (DELETE FROM sealed_row WHERE signature = ANY (?) AND purpose = 'division')
            INSERT INTO division_turn (signature, petition) SELECT * FROM unnest(?, ?)
            """;

    /**
     * A step that is to be written.
     *
     * @param number its place in what this person said; steps of one signature have numbers of their own
     */
    public record Step(UUID id, UUID signature, int number, DivisionEvent.Kind kind, UUID notice, Aead.Sealed at) {}

    private record Turn(UUID signature, UUID petition) {}

    private final List<Step> steps = new ArrayList<>();
    private final List<UUID> useless = new ArrayList<>();
    private final List<Turn> turns = new ArrayList<>();

    /** One more step to write. */
    public void add(Step step) {
        steps.add(step);
    }

    /** What was sealed for whoever the rule picks is of no use any more. */
    public void useless(UUID signature) {
        useless.add(signature);
    }

    /** The rule is to come to this one. */
    public void turn(UUID signature, UUID petition) {
        turns.add(new Turn(signature, petition));
    }

    /** Writes what people ticked who sign: that is all their role may. */
    public void writeAsked(Handle handle, String timeKeyId) {
        write(handle, timeKeyId, WRITE + "SELECT 1", false);
    }

    /** Writes what people said who confirm. */
    public void write(Handle handle, String timeKeyId) {
        write(handle, timeKeyId, AND_TURNS, true);
    }

    private void write(Handle handle, String timeKeyId, String sql, boolean turning) {
        if (steps.isEmpty()) return;
        try (var write = handle.getConnection().prepareStatement(sql)) {
            write.setString(1, timeKeyId);
            write.setArray(2, SqlArray.uuids(handle, steps, Step::id));
            write.setArray(3, SqlArray.uuids(handle, steps, Step::signature));
            write.setArray(4, SqlArray.ints(handle, steps, Step::number));
            write.setArray(5, SqlArray.texts(handle, steps, step -> step.kind.word()));
            write.setArray(6, SqlArray.uuids(handle, steps, Step::notice));
            write.setArray(7, SqlArray.bytes(handle, steps, step -> step.at.nonce()));
            write.setArray(8, SqlArray.bytes(handle, steps, step -> step.at.ciphertext()));
            if (turning) {
                write.setArray(9, SqlArray.uuids(handle, useless, one -> one));
                write.setArray(10, SqlArray.uuids(handle, turns, Turn::signature));
                write.setArray(11, SqlArray.uuids(handle, turns, Turn::petition));
            }
            write.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
