package org.undersigned.mailing.sender;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Column;

/** All SQL about senders and their keys. */
final class SenderStore {

    private static final String ASKED = "asked";
    private static final String IN_FORCE = "in-force";

    private SenderStore() {}

    static Optional<SenderSettings> inForce(Handle handle, UUID organisation) {
        return of(handle, organisation, IN_FORCE);
    }

    static Optional<SenderSettings> asked(Handle handle, UUID organisation) {
        return of(handle, organisation, ASKED);
    }

    private static Optional<SenderSettings> of(Handle handle, UUID organisation, String state) {
        return handle.select("SELECT * FROM sender WHERE organisation = ? AND state = ?", organisation, state)
                .map((row, context) -> settings(row))
                .findOne();
    }

    /** Takes note of what is asked for, in the place of what was. */
    static void ask(Handle handle, SenderSettings settings) {
        dropAsked(handle, settings.organisation());
        insert(handle, settings, ASKED);
    }

    static void dropAsked(Handle handle, UUID organisation) {
        handle.execute("DELETE FROM sender WHERE organisation = ? AND state = 'asked'", organisation);
    }

    /** From now on, this is how mail goes out. What showed that the domain is theirs counts on if the domain is the same. */
    static void enforce(Handle handle, SenderSettings settings) {
        handle.execute("DELETE FROM sender WHERE organisation = ?", settings.organisation());
        insert(handle, settings, IN_FORCE);
    }

    private static void insert(Handle handle, SenderSettings settings, String state) {
        handle.createUpdate("""
                        INSERT INTO sender (organisation, state, name, address, domain, reply_to, bounces, per_minute, smtp, proven)
                        VALUES (:organisation, :state, :name, :address, :domain, :replyTo, :bounces, :perMinute, CAST(:smtp AS bytea), :proven)
                        """)
                .bind("organisation", settings.organisation())
                .bind("state", state)
                .bind("name", settings.name())
                .bind("address", settings.address())
                .bind("domain", settings.domain())
                .bind("replyTo", settings.replyTo())
                .bind("bounces", settings.bounces().isEmpty() ? null : settings.bounces())
                .bind("perMinute", settings.perMinute())
                .bind("smtp", settings.smtp())
                .bind("proven", settings.proof().map(SenderStore::word).orElse(null))
                .execute();
    }

    /** Takes note of what showed that the domain is theirs; false if something had already. */
    static boolean prove(Handle handle, UUID organisation, SenderSettings.Proof proof) {
        return handle.execute(
                        "UPDATE sender SET proven = ? WHERE organisation = ? AND state = 'in-force' AND proven IS NULL",
                        word(proof),
                        organisation)
                == 1;
    }

    static void checked(Handle handle, UUID organisation, SenderSettings.Looked looked) {
        handle.execute(
                "UPDATE sender SET checked = CAST(? AS json), checked_on = ? WHERE organisation = ? AND state = 'in-force'",
                looked.json(),
                looked.day(),
                organisation);
    }

    /** Who waits for somebody to say that the domain is theirs: slugs, in order. */
    static List<SenderSettings> unproven(Handle handle) {
        return handle.select("SELECT * FROM sender WHERE state = 'in-force' AND proven IS NULL ORDER BY domain")
                .map((row, context) -> settings(row))
                .list();
    }

    /** Those in whose name mail goes out and whose DNS nobody looked at today. */
    static List<SenderSettings> provenAndNotLookedAt(Handle handle, LocalDate today) {
        return handle.select("""
                        SELECT * FROM sender
                         WHERE state = 'in-force' AND proven IS NOT NULL AND (checked_on IS NULL OR checked_on < ?) ORDER BY domain
                        """, today).map((row, context) -> settings(row)).list();
    }

    /** All keys of a domain, the newest first. */
    static List<SenderKey> keys(Handle handle, UUID organisation, String domain) {
        return handle.select(
                        "SELECT * FROM sender_key WHERE organisation = ? AND domain = ? ORDER BY made_on DESC, selector DESC",
                        organisation,
                        domain)
                .map((row, context) -> key(row))
                .list();
    }

    static Optional<SenderKey> keyInForce(Handle handle, UUID organisation, String domain) {
        return handle.select(
                        "SELECT * FROM sender_key WHERE organisation = ? AND domain = ? AND state = 'in-force'",
                        organisation,
                        domain)
                .map((row, context) -> key(row))
                .findOne();
    }

    /** Adds a new key, in the place of one that was never used. */
    static void add(Handle handle, SenderKey key) {
        handle.execute(
                "DELETE FROM sender_key WHERE organisation = ? AND domain = ? AND state = 'new'",
                key.organisation(),
                key.domain());
        handle.execute(
                """
                INSERT INTO sender_key (organisation, domain, selector, public_key, secret, state, made_on) VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                key.organisation(),
                key.domain(),
                key.selector(),
                key.open(),
                key.sealed(),
                key.state().slug(),
                key.made());
    }

    /** A new key is used from now on, and the one before it no more; false if it is not new any more. */
    static boolean use(Handle handle, SenderKey key) {
        var there = handle.select(
                        "SELECT 1 FROM sender_key WHERE organisation = ? AND domain = ? AND selector = ? AND state = 'new' FOR UPDATE",
                        key.organisation(),
                        key.domain(),
                        key.selector())
                .mapTo(Integer.class)
                .findOne();
        if (there.isEmpty()) return false;
        handle.execute(
                "UPDATE sender_key SET state = 'former' WHERE organisation = ? AND domain = ? AND state = 'in-force'",
                key.organisation(),
                key.domain());
        handle.execute(
                "UPDATE sender_key SET state = 'in-force' WHERE organisation = ? AND domain = ? AND selector = ?",
                key.organisation(),
                key.domain(),
                key.selector());
        return true;
    }

    /** The name and slug of an organisation. */
    record Named(String slug, String name) {}

    static Optional<Named> named(Handle handle, UUID organisation) {
        return handle.select("SELECT slug, name FROM organisation WHERE id = ?", organisation)
                .map((row, context) -> {
                    var name = Column.translated(row, "name");
                    return new Named(
                            row.getString("slug"), name.in(name.mainLanguage()).text());
                })
                .findOne();
    }

    private static String word(SenderSettings.Proof proof) {
        return proof.name().toLowerCase(Locale.ROOT);
    }

    private static SenderSettings settings(ResultSet row) throws SQLException {
        var checked = row.getString("checked");
        var proven = row.getString("proven");
        return new SenderSettings(
                Column.uuid(row, "organisation"),
                row.getString("name"),
                row.getString("address"),
                row.getString("domain"),
                row.getString("reply_to"),
                Optional.ofNullable(row.getString("bounces")).orElse(""),
                row.getInt("per_minute"),
                row.getBytes("smtp"),
                Optional.ofNullable(proven).map(word -> SenderSettings.Proof.valueOf(word.toUpperCase(Locale.ROOT))),
                checked == null
                        ? Optional.empty()
                        : Optional.of(
                                new SenderSettings.Looked(checked, row.getObject("checked_on", LocalDate.class))));
    }

    private static SenderKey key(ResultSet row) throws SQLException {
        return new SenderKey(
                Column.uuid(row, "organisation"),
                row.getString("domain"),
                row.getString("selector"),
                row.getBytes("public_key"),
                row.getBytes("secret"),
                SenderKey.State.of(row.getString("state")),
                row.getObject("made_on", LocalDate.class));
    }
}
