package org.undersigned.signon;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Column;
import org.undersigned.foundation.keys.Aead;
import org.undersigned.organisation.SharedHosts;

/** All SQL about what came by the public form. */
public final class RequestStore {

    /** Everything but the document, which is large. */
    private static final String SELECT = """
            SELECT id, statement, version, sha256, state, language, name, kind, url, postal_address, domain, mailbox, nonce, ciphertext,
                   document_kind, disowned_by, organisation, confirmed, decided, reason
              FROM sign_on_request r
            """;

    /** No petition of the campaign of a statement {@code s} is there any more. */
    private static final String OVER =
            "NOT EXISTS (SELECT 1 FROM action a WHERE a.campaign = s.campaign AND a.kind = 'petition' AND a.state <> 'archived')";

    private RequestStore() {}

    static void insert(Handle handle, SignOnRequest one, byte[] mailboxTag) {
        handle.createUpdate("""
                        INSERT INTO sign_on_request (id, statement, version, sha256, state, language, name, folded, kind, url,
                               postal_address, domain, mailbox, mailbox_tag, nonce, ciphertext)
                        VALUES (:id, :statement, :version, :sha256, 'unconfirmed', :language, :name, :folded, :kind, :url,
                               :address, :domain, :mailbox, :tag, :nonce, :ciphertext)
                        """)
                .bind("id", one.id())
                .bind("statement", one.statement())
                .bind("version", one.version())
                .bind("sha256", one.sha256())
                .bind("language", one.language())
                .bind("name", one.body().name())
                .bind("folded", one.body().foldedName())
                .bind("kind", one.body().kind())
                .bind("url", one.body().url().toString())
                .bind("address", one.body().postalAddress())
                .bind("domain", one.body().domain())
                .bind("mailbox", one.mailbox().word())
                .bind("tag", mailboxTag)
                .bind("nonce", one.sealed().orElseThrow().nonce())
                .bind("ciphertext", one.sealed().orElseThrow().ciphertext())
                .execute();
    }

    /** One, nobody able to change it before this transaction ends. */
    public static Optional<SignOnRequest> held(Handle handle, UUID id) {
        return handle.select(SELECT + "WHERE id = ? FOR UPDATE", id)
                .map((row, context) -> request(row))
                .findOne();
    }

    public static Optional<SignOnRequest> byId(Handle handle, UUID id) {
        return handle.select(SELECT + "WHERE id = ?", id)
                .map((row, context) -> request(row))
                .findOne();
    }

    /** Those of one statement in one state, the longest waiting first. */
    public static List<SignOnRequest> of(Handle handle, UUID statement, SignOnRequest.State state, int most) {
        return handle.select(
                        SELECT + "WHERE statement = ? AND state = ? ORDER BY confirmed, lower(name), id LIMIT ?",
                        statement,
                        state.word(),
                        most)
                .map((row, context) -> request(row))
                .list();
    }

    /** Everything that waits on the whole site. */
    public static List<SignOnRequest> waiting(Handle handle) {
        return handle.select(SELECT + "WHERE state = 'waiting' ORDER BY confirmed, id")
                .map((row, context) -> request(row))
                .list();
    }

    /** A name, folded, that somebody claims a domain under. */
    record Claim(String domain, String name) {}

    /** Who claims which domain, of those who are not refused. */
    static List<Claim> claims(Handle handle) {
        return handle.select(
                        "SELECT DISTINCT domain, folded FROM sign_on_request WHERE state IN ('waiting', 'approved')")
                .map((row, context) -> new Claim(row.getString("domain"), row.getString("folded")))
                .list();
    }

    /**
     * The mailbox answered; what else waits from it for this statement and the same organisation is replaced, and its link is good for as
     * long as it waits.
     */
    static void confirm(
            Handle handle, SignOnRequest one, Optional<Document> document, Aead.Sealed sealed, LocalDate today) {
        handle.execute(
                """
                DELETE FROM sign_on_request
                 WHERE statement = ? AND state = 'waiting' AND id <> ?
                   AND mailbox_tag = (SELECT mailbox_tag FROM sign_on_request WHERE id = ?) AND (folded = ? OR domain = ?)
                """,
                one.statement(),
                one.id(),
                one.id(),
                one.body().foldedName(),
                own(one.body().domain()));
        LinkStore.keep(handle, one.id());
        handle.createUpdate("""
                        UPDATE sign_on_request SET state = 'waiting', confirmed = :today, document_kind = :kind,
                               document_nonce = CAST(:nonce AS bytea), document = CAST(:document AS bytea)
                         WHERE id = :id
                        """)
                .bind("today", today)
                .bind("kind", document.map(Document::kind).orElse(null))
                .bind("nonce", sealed == null ? null : sealed.nonce())
                .bind("document", sealed == null ? null : sealed.ciphertext())
                .bind("id", one.id())
                .execute();
    }

    /** A domain by which an organisation is told; nothing has an empty one. */
    private static String own(String domain) {
        return SharedHosts.hold(domain) ? "" : domain;
    }

    /** It stands; the document is not needed any more. */
    public static void approve(Handle handle, UUID id, UUID organisation, LocalDate today) {
        handle.execute("""
                UPDATE sign_on_request SET state = 'approved', organisation = ?, decided = ?,
                       document_kind = NULL, document_nonce = NULL, document = NULL
                 WHERE id = ?
                """, organisation, today, id);
    }

    /** It will not stand; who asked is forgotten. */
    public static void refuse(Handle handle, UUID id, String reason, LocalDate today) {
        handle.execute(
                "UPDATE sign_on_request SET state = 'refused', reason = ?, decided = ? WHERE id = ?",
                reason,
                today,
                id);
        forget(handle, id);
    }

    /** The organisation took back what stood; who asked is forgotten. */
    static void withdraw(Handle handle, UUID statement, UUID organisation, LocalDate today) {
        var gone = handle.createQuery("""
                        UPDATE sign_on_request SET state = 'withdrawn', decided = :today
                         WHERE statement = :statement AND organisation = :organisation AND state = 'approved' RETURNING id
                        """)
                .bind("today", today)
                .bind("statement", statement)
                .bind("organisation", organisation)
                .mapTo(UUID.class)
                .list();
        gone.forEach(id -> forget(handle, id));
    }

    /** An organisation here says that it is another one. */
    public static void disown(Handle handle, UUID id, UUID by) {
        handle.execute("UPDATE sign_on_request SET disowned_by = array_append(disowned_by, ?) WHERE id = ?", by, id);
    }

    static void delete(Handle handle, UUID id) {
        handle.execute("DELETE FROM sign_on_request WHERE id = ?", id);
    }

    private static void forget(Handle handle, UUID id) {
        handle.execute("""
                UPDATE sign_on_request SET mailbox_tag = NULL, nonce = NULL, ciphertext = NULL,
                       document_kind = NULL, document_nonce = NULL, document = NULL
                 WHERE id = ?
                """, id);
        LinkStore.delete(handle, id);
    }

    /** Everything about a statement that came from one mailbox, confirmed or not. */
    static List<SignOnRequest> ofMailbox(Handle handle, UUID statement, byte[] mailboxTag) {
        return handle.select(SELECT + "WHERE statement = ? AND mailbox_tag = ? ORDER BY id", statement, mailboxTag)
                .map((row, context) -> request(row))
                .list();
    }

    /** It stands no more, and who asked is forgotten. */
    static void forgetWithdrawn(Handle handle, UUID id, LocalDate today) {
        handle.execute(
                "UPDATE sign_on_request SET state = 'withdrawn', decided = ? WHERE id = ? AND state = 'approved'",
                today,
                id);
        forget(handle, id);
    }

    /** What waits or stands for a statement from one mailbox and can still be taken back, the newest first. */
    static List<SignOnRequest> from(Handle handle, UUID statement, byte[] mailboxTag, int most) {
        return handle.select(SELECT + """
                        WHERE statement = ? AND mailbox_tag = ? AND state IN ('waiting', 'approved') AND ciphertext IS NOT NULL
                        ORDER BY confirmed DESC, id LIMIT ?
                        """, statement, mailboxTag, most)
                .map((row, context) -> request(row))
                .list();
    }

    /** The request by which an organisation signed on to a statement and can still be written to. */
    static Optional<SignOnRequest> reachable(Handle handle, UUID statement, UUID organisation) {
        return handle.select(SELECT + """
                        WHERE statement = ? AND organisation = ? AND state = 'approved' AND ciphertext IS NOT NULL
                        ORDER BY decided DESC, version DESC, id LIMIT 1
                        """, statement, organisation)
                .map((row, context) -> request(row))
                .findOne();
    }

    /** The bytes of a document, sealed. */
    public static Optional<Aead.Sealed> document(Handle handle, UUID id) {
        return handle.select(
                        "SELECT document_nonce, document FROM sign_on_request WHERE id = ? AND document IS NOT NULL",
                        id)
                .map((row, context) -> new Aead.Sealed(row.getBytes("document_nonce"), row.getBytes("document")))
                .findOne();
    }

    /**
     * Deletes what nobody confirmed in time, what was refused long ago, what nobody decided about while the campaign ran, and mailboxes of
     * campaigns that are over.
     */
    static void forgetOld(Handle handle, Instant now, LocalDate refusedBefore) {
        handle.execute("""
                DELETE FROM sign_on_request r WHERE state = 'unconfirmed'
                   AND NOT EXISTS (SELECT 1 FROM sign_on_link l WHERE l.request = r.id AND l.expires > ?)
                """, now);
        handle.execute("DELETE FROM sign_on_request WHERE state = 'refused' AND decided < ?", refusedBefore);
        handle.execute(
                "DELETE FROM sign_on_request r USING statement s WHERE s.id = r.statement AND r.state = 'waiting' AND "
                        + OVER);
        handle.select("""
                        SELECT r.id FROM sign_on_request r JOIN statement s ON s.id = r.statement
                         WHERE r.ciphertext IS NOT NULL AND r.state = 'approved' AND
                        """ + OVER).mapTo(UUID.class).list().forEach(id -> forget(handle, id));
    }

    private static SignOnRequest request(ResultSet row) throws SQLException {
        var nonce = row.getBytes("nonce");
        var ciphertext = row.getBytes("ciphertext");
        return new SignOnRequest(
                Column.uuid(row, "id"),
                Column.uuid(row, "statement"),
                row.getInt("version"),
                row.getBytes("sha256"),
                SignOnRequest.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("language"),
                new SignOnRequest.Body(
                        row.getString("name"),
                        row.getString("kind"),
                        URI.create(row.getString("url")),
                        row.getString("postal_address"),
                        row.getString("domain")),
                SignOnRequest.Mailbox.valueOf(row.getString("mailbox").toUpperCase(Locale.ROOT)),
                Optional.ofNullable(ciphertext).map(some -> new Aead.Sealed(nonce, some)),
                Optional.ofNullable(row.getString("document_kind")),
                List.of((UUID[]) row.getArray("disowned_by").getArray()),
                Optional.ofNullable(row.getObject("organisation", UUID.class)),
                Optional.ofNullable(row.getObject("confirmed", LocalDate.class)),
                Optional.ofNullable(row.getObject("decided", LocalDate.class)),
                Optional.ofNullable(row.getString("reason")));
    }
}
