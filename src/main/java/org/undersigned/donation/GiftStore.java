package org.undersigned.donation;

import static java.util.stream.Collectors.groupingBy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Column;

/** All SQL about gifts and what Stripe told of them. */
public final class GiftStore {

    /**
     * The facts of some gifts. What names no gift belongs to the one whose payment it names: directly, or by the invoice that was paid with it.
     */
    private static final String FACTS = """
            WITH own AS (SELECT f.organisation, f.event, f.kind, f.gift, f.intent, f.invoice, f.amount, f.day, f.refund
                           FROM gift_fact f JOIN gift g ON g.id = f.gift AND g.organisation = f.organisation
                          WHERE g.id = ANY (:gifts)),
                 known AS (SELECT * FROM own
                            UNION
                           SELECT f.organisation, f.event, f.kind, own.gift, f.intent, f.invoice, f.amount, f.day, f.refund
                             FROM gift_fact f JOIN own ON own.organisation = f.organisation AND own.invoice = f.invoice
                            WHERE f.kind = 'link')
            SELECT * FROM known
             UNION
            SELECT f.organisation, f.event, f.kind, known.gift, f.intent, f.invoice, f.amount, f.day, f.refund
              FROM gift_fact f JOIN known ON known.organisation = f.organisation AND known.intent = f.intent
             WHERE f.gift IS NULL AND f.kind IN ('refunded', 'refund', 'refund-failed', 'disputed', 'dispute-won')
            """;

    private GiftStore() {}

    /** Takes note of a gift that is begun; false if it is there already. */
    static boolean begin(Handle handle, Gift gift) {
        return handle.createUpdate("""
                        INSERT INTO gift (id, organisation, petition, beneficiary, amount, currency, monthly, live, language, source, token, plan, made)
                        VALUES (:id, :organisation, :petition, :beneficiary, :amount, :currency, :monthly, :live, :language, :source, :token,
                                CAST(:plan AS bytea), :made)
                        ON CONFLICT DO NOTHING
                        """)
                        .bind("id", gift.id())
                        .bind("organisation", gift.organisation())
                        .bind("petition", gift.petition())
                        .bind("beneficiary", gift.beneficiary())
                        .bind("amount", gift.amount().minor())
                        .bind("currency", gift.amount().currency())
                        .bind("monthly", gift.monthly())
                        .bind("live", gift.live())
                        .bind("language", gift.language())
                        .bind("source", gift.source())
                        .bind("token", gift.token())
                        .bind("plan", gift.plan().orElse(null))
                        .bind("made", gift.made())
                        .execute()
                == 1;
    }

    static void session(Handle handle, UUID gift, String session) {
        handle.execute("UPDATE gift SET session = ? WHERE id = ?", session, gift);
    }

    static Optional<Gift> find(Handle handle, UUID id) {
        return handle.select("SELECT * FROM gift WHERE id = ?", id)
                .map((row, context) -> gift(row))
                .findOne();
    }

    static Optional<Gift> byToken(Handle handle, byte[] token) {
        return handle.select("SELECT * FROM gift WHERE token = ?", token)
                .map((row, context) -> gift(row))
                .findOne();
    }

    static List<Gift> ofPlan(Handle handle, byte[] plan) {
        return handle.select("SELECT * FROM gift WHERE plan = ? ORDER BY made, id", plan)
                .map((row, context) -> gift(row))
                .list();
    }

    /**
     * Those to an organisation of which Stripe told something, the newest first.
     *
     * @param after the last one that was seen: what comes behind it
     */
    public static List<Gift> told(Handle handle, UUID organisation, Optional<Gift> after, int most) {
        return handle.createQuery("""
                        SELECT g.* FROM gift g
                         WHERE g.organisation = :organisation
                           AND EXISTS (SELECT 1 FROM gift_fact f WHERE f.gift = g.id AND f.kind <> 'expired')
                           AND (CAST(:made AS date) IS NULL OR g.made < :made OR g.made = :made AND g.id > CAST(:id AS uuid))
                         ORDER BY g.made DESC, g.id LIMIT :most
                        """)
                .bind("organisation", organisation)
                .bind("made", after.map(Gift::made).orElse(null))
                .bind("id", after.map(Gift::id).orElse(null))
                .bind("most", most)
                .map((row, context) -> gift(row))
                .list();
    }

    /** The same gifts with how they stand. */
    public static Map<UUID, Ledger> ledgers(Handle handle, List<Gift> gifts) {
        var facts = handle
                .createQuery(FACTS)
                .bindArray("gifts", UUID.class, gifts.stream().map(Gift::id).toList())
                .map((row, context) -> fact(row))
                .list()
                .stream()
                .collect(groupingBy(fact -> fact.gift().orElseThrow()));
        var ledgers = new java.util.HashMap<UUID, Ledger>();
        for (var gift : gifts) ledgers.put(gift.id(), Ledger.of(gift, facts.getOrDefault(gift.id(), List.of())));
        return ledgers;
    }

    static Ledger ledger(Handle handle, Gift gift) {
        return ledgers(handle, List.of(gift)).get(gift.id());
    }

    /** Takes note of what Stripe told; false if it told so before. */
    static boolean note(Handle handle, Fact fact) {
        return handle.createUpdate("""
                        INSERT INTO gift_fact (organisation, event, kind, gift, intent, invoice, amount, day, refund)
                        VALUES (:organisation, :event, :kind, CAST(:gift AS uuid), :intent, :invoice, :amount, :day, :refund)
                        ON CONFLICT (organisation, event) DO NOTHING
                        """)
                        .bind("organisation", fact.organisation())
                        .bind("event", fact.event())
                        .bind("kind", fact.kind().word())
                        .bind("gift", fact.gift().orElse(null))
                        .bind("intent", fact.intent().isEmpty() ? null : fact.intent())
                        .bind("invoice", fact.invoice().isEmpty() ? null : fact.invoice())
                        .bind("amount", fact.amount())
                        .bind("day", fact.day())
                        .bind("refund", fact.refund().isEmpty() ? null : fact.refund())
                        .execute()
                == 1;
    }

    /**
     * Sessions of which Stripe told no end, and was not asked today: begun on {@code until} or before, and on {@code from} or later. Organisations
     * take turns, so that one whose account does not answer holds up nobody.
     */
    static List<Gift> silent(Handle handle, LocalDate from, LocalDate until, LocalDate today, int most) {
        return handle.select("""
                        SELECT g.* FROM gift g
                         WHERE g.session IS NOT NULL AND g.made BETWEEN ? AND ? AND (g.asked IS NULL OR g.asked < ?)
                           AND NOT EXISTS (SELECT 1 FROM gift_fact f
                                            WHERE f.gift = g.id AND f.organisation = g.organisation AND f.kind IN ('paid', 'failed', 'expired'))
                         ORDER BY row_number() OVER (PARTITION BY g.organisation ORDER BY g.made, g.id), g.made, g.id LIMIT ?
                        """, from, until, today, most)
                .map((row, context) -> gift(row))
                .list();
    }

    static void asked(Handle handle, UUID gift, LocalDate today) {
        handle.execute("UPDATE gift SET asked = ? WHERE id = ?", today, gift);
    }

    /** Deletes gifts that came to nothing, begun before a day. */
    static void forgetUnpaid(Handle handle, LocalDate before) {
        handle.execute("""
                DELETE FROM gift g WHERE g.made < ? AND NOT EXISTS (
                       SELECT 1 FROM gift_fact f WHERE f.gift = g.id AND f.kind IN ('paid', 'waiting', 'invoice-paid', 'refunded', 'refund', 'refund-failed', 'disputed'))
                """, before);
    }

    /** Deletes gifts of which nothing happened since a day. */
    static void forgetOld(Handle handle, LocalDate before) {
        handle.execute("""
                DELETE FROM gift g WHERE g.made < ? AND NOT EXISTS (SELECT 1 FROM gift_fact f WHERE f.gift = g.id AND f.day >= ?)
                """, before, before);
    }

    /**
     * Deletes what is about no gift of this site: an account is used elsewhere as well. Each way to a gift is looked
     * for by itself, so that an index or a hash finds it; together with OR, all rows would be compared with all.
     */
    static void forgetStrange(Handle handle, LocalDate before) {
        handle.execute("""
                DELETE FROM gift_fact f WHERE f.day < ?
                   AND NOT EXISTS (SELECT 1 FROM gift g WHERE g.id = f.gift AND g.organisation = f.organisation)
                   AND NOT EXISTS (SELECT 1 FROM gift_fact o JOIN gift g ON g.id = o.gift AND g.organisation = o.organisation
                                    WHERE o.organisation = f.organisation AND o.invoice = f.invoice)
                   AND NOT EXISTS (SELECT 1 FROM gift_fact o JOIN gift g ON g.id = o.gift AND g.organisation = o.organisation
                                    WHERE o.organisation = f.organisation AND o.intent = f.intent)
                   AND NOT EXISTS (SELECT 1 FROM gift_fact l
                                     JOIN gift_fact o ON o.organisation = l.organisation AND o.invoice = l.invoice
                                     JOIN gift g ON g.id = o.gift AND g.organisation = o.organisation
                                    WHERE l.organisation = f.organisation AND l.kind = 'link' AND l.intent = f.intent)
                """, before);
    }

    private static Gift gift(ResultSet row) throws SQLException {
        return new Gift(
                Column.uuid(row, "id"),
                Column.uuid(row, "organisation"),
                Column.uuid(row, "petition"),
                row.getString("beneficiary"),
                new Money(row.getLong("amount"), row.getString("currency")),
                row.getBoolean("monthly"),
                row.getBoolean("live"),
                row.getString("language"),
                row.getString("source"),
                row.getBytes("token"),
                Optional.ofNullable(row.getBytes("plan")),
                Optional.ofNullable(row.getString("session")),
                row.getObject("made", LocalDate.class));
    }

    private static Fact fact(ResultSet row) throws SQLException {
        return new Fact(
                Column.uuid(row, "organisation"),
                row.getString("event"),
                Fact.Kind.of(row.getString("kind")),
                Optional.ofNullable(Column.uuid(row, "gift")),
                Optional.ofNullable(row.getString("intent")).orElse(""),
                Optional.ofNullable(row.getString("invoice")).orElse(""),
                row.getLong("amount"),
                row.getObject("day", LocalDate.class),
                Optional.ofNullable(row.getString("refund")).orElse(""));
    }
}
