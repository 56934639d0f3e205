package org.undersigned.supporter;

import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Column;
import org.undersigned.foundation.keys.Aead;

/** The consent events of one signature with their sealed times and the words that the person saw: for that person only. */
public final class ConsentHistoryStore {

    private ConsentHistoryStore() {}

    /**
     * One step.
     *
     * @param at exact time, or null if its seal does not open
     * @param wording the notice beside the box
     * @param language of the wording
     * @param version of the wording in its language
     * @param sha256 of the wording
     */
    public record Step(ConsentEvent event, String at, String wording, String language, int version, byte[] sha256) {}

    /** Every step, oldest first for each organisation. */
    public static List<Step> of(Handle handle, Sealing sealing, UUID petition, UUID signature) {
        return handle.select("""
                        SELECT e.*, n.text AS wording, n.language AS wording_language, n.version AS wording_version, n.sha256
                          FROM consent_event e JOIN notice n ON n.id = e.notice
                         WHERE e.signature = ? ORDER BY e.organisation, e.number
                        """, signature)
                .map((row, context) -> {
                    var sealed = new Aead.Sealed(row.getBytes("nonce"), row.getBytes("sealed_at"));
                    var at = sealing.openTime(
                            petition, signature, Column.uuid(row, "id"), row.getString("key_id"), sealed);
                    return new Step(
                            ConsentStore.event(row),
                            at.orElse(null),
                            row.getString("wording"),
                            row.getString("wording_language"),
                            row.getInt("wording_version"),
                            row.getBytes("sha256"));
                })
                .list();
    }
}
