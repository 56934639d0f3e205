package org.undersigned.pledge;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Column;
import org.undersigned.foundation.keys.Aead;
import org.undersigned.foundation.token.Token;

/** All SQL about what people promised, and about the links in their mails. */
public final class PromiseStore {

    private static final String SELECT = "SELECT id, action, state, language, people, nonce, ciphertext FROM pledge g ";

    private PromiseStore() {}

    /** Writes a new one, unless the same person promised before; answers whether it is new. */
    static boolean insert(
            Handle handle, Promise promise, byte[] mailboxTag, byte[] tag, int sequence, LocalDate today) {
        return handle.createUpdate("""
                        INSERT INTO pledge (id, action, state, language, people, made, mailbox_tag, tag, nonce, ciphertext, told)
                        VALUES (:id, :action, 'unconfirmed', :language, :people, :made, :mailbox, :tag, :nonce, :ciphertext, :told)
                        ON CONFLICT (action, tag) DO NOTHING
                        """)
                        .bind("id", promise.id())
                        .bind("action", promise.action())
                        .bind("language", promise.language())
                        .bind("people", promise.people())
                        .bind("made", today)
                        .bind("mailbox", mailboxTag)
                        .bind("tag", tag)
                        .bind("nonce", promise.sealed().nonce())
                        .bind("ciphertext", promise.sealed().ciphertext())
                        .bind("told", sequence)
                        .execute()
                > 0;
    }

    /** The one with this tag, held until the transaction ends. */
    static Optional<Promise> byTag(Handle handle, UUID action, byte[] tag) {
        return handle.select(SELECT + "WHERE action = ? AND tag = ? FOR UPDATE", action, tag)
                .map((row, context) -> promise(row))
                .findOne();
    }

    /** As long as it is not confirmed, what was sent last counts. */
    static void change(Handle handle, UUID promise, int people, LocalDate today) {
        handle.execute("UPDATE pledge SET people = ?, made = ? WHERE id = ?", people, today, promise);
    }

    static void link(Handle handle, String token, UUID promise) {
        handle.execute("INSERT INTO pledge_link (token_sha256, pledge) VALUES (?, ?)", Token.hash(token), promise);
    }

    /** What a link leads to. */
    static Optional<Promise> behind(Handle handle, String token) {
        return handle.select(
                        SELECT + "WHERE id = (SELECT pledge FROM pledge_link WHERE token_sha256 = ?)",
                        Token.hash(token))
                .map((row, context) -> promise(row))
                .findOne();
    }

    /** The same, held until the transaction ends. */
    static Optional<Promise> held(Handle handle, UUID promise) {
        return handle.select(SELECT + "WHERE id = ? FOR UPDATE", promise)
                .map((row, context) -> promise(row))
                .findOne();
    }

    /**
     * From now on it counts.
     *
     * @param told the last change, which they read on the page that they confirm on
     * @param reminded whether there is no day left before the event
     */
    static void confirm(Handle handle, UUID promise, int told, boolean reminded) {
        handle.execute(
                "UPDATE pledge SET state = 'confirmed', told = ?, reminded = ? WHERE id = ?", told, reminded, promise);
    }

    /** How many others behind the same mailbox are confirmed. */
    static long others(Handle handle, UUID promise) {
        return handle.createQuery("""
                        SELECT count(*) FROM pledge g JOIN pledge o ON o.action = g.action AND o.mailbox_tag = g.mailbox_tag AND o.id <> g.id
                         WHERE g.id = :id AND o.state = 'confirmed'
                        """).bind("id", promise).mapTo(Long.class).one();
    }

    static void delete(Handle handle, UUID promise) {
        handle.execute("DELETE FROM pledge WHERE id = ?", promise);
    }

    /** Everybody behind a mailbox. */
    static List<Promise> ofMailbox(Handle handle, UUID action, byte[] mailboxTag) {
        return handle.select(SELECT + "WHERE action = ? AND mailbox_tag = ? ORDER BY id", action, mailboxTag)
                .map((row, context) -> promise(row))
                .list();
    }

    /** Everybody who comes. */
    static List<Promise> coming(Handle handle, UUID action) {
        return handle.select(SELECT + "WHERE action = ? AND state = 'confirmed' ORDER BY id", action)
                .map((row, context) -> promise(row))
                .list();
    }

    /** How many promises are confirmed, with how many people, and how many are not. */
    public record Numbers(long confirmed, long people, long unconfirmed) {}

    static Numbers numbers(Handle handle, UUID action) {
        return handle.select("""
                        SELECT count(*) FILTER (WHERE state = 'confirmed') AS confirmed,
                               coalesce(sum(people) FILTER (WHERE state = 'confirmed'), 0) AS people,
                               count(*) FILTER (WHERE state = 'unconfirmed') AS unconfirmed
                          FROM pledge WHERE action = ?
                        """, action)
                .map((row, context) ->
                        new Numbers(row.getLong("confirmed"), row.getLong("people"), row.getLong("unconfirmed")))
                .one();
    }

    static Promise promise(ResultSet row) throws SQLException {
        return new Promise(
                Column.uuid(row, "id"),
                Column.uuid(row, "action"),
                row.getString("state").equals("confirmed"),
                row.getString("language"),
                row.getInt("people"),
                new Aead.Sealed(row.getBytes("nonce"), row.getBytes("ciphertext")));
    }
}
