package org.undersigned.supporter;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** All SQL about tests of organisations' keys. */
final class KeyTestStore {

    private KeyTestStore() {}

    static void begin(Handle handle, UUID id, UUID organisation, byte[] open, byte[] digest, Instant now) {
        handle.createUpdate("""
                        INSERT INTO organisation_key_test (id, organisation, public_key, digest, begun_at)
                        VALUES (:id, :organisation, :open, :digest, :now)
                        """)
                .bind("id", id)
                .bind("organisation", organisation)
                .bind("open", open)
                .bind("digest", digest)
                .bind("now", now)
                .execute();
    }

    /** How many an organisation has begun since then. */
    static int begun(Handle handle, UUID organisation, Instant since) {
        return handle.select(
                        "SELECT count(*) FROM organisation_key_test WHERE organisation = ? AND begun_at > ?",
                        organisation,
                        since)
                .mapTo(Integer.class)
                .one();
    }

    /** The key of a test that was begun since then and whose code has this digest; the test is passed with it. */
    static Optional<byte[]> pass(
            Handle handle, UUID id, UUID organisation, byte[] digest, Instant since, LocalDate day) {
        return handle.createQuery("""
                        UPDATE organisation_key_test SET passed_on = :day
                         WHERE id = :id AND organisation = :organisation AND digest = :digest AND begun_at > :since
                        RETURNING public_key
                        """)
                .bind("day", day)
                .bind("id", id)
                .bind("organisation", organisation)
                .bind("digest", digest)
                .bind("since", since)
                .mapTo(byte[].class)
                .findOne();
    }

    /** The day on which a key last passed. */
    static Optional<LocalDate> passed(Handle handle, UUID organisation, byte[] open) {
        return handle.select(
                        "SELECT max(passed_on) FROM organisation_key_test WHERE organisation = ? AND public_key = ?",
                        organisation,
                        open)
                .mapTo(LocalDate.class)
                .findOne();
    }

    /** Forgets those that nobody passed in time. */
    static void forget(Handle handle, Instant before) {
        handle.execute("DELETE FROM organisation_key_test WHERE passed_on IS NULL AND begun_at <= ?", before);
    }
}
