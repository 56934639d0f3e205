package org.undersigned.donation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;

/** What is about no gift is forgotten, and soon done however much there is of it. */
@QuarkusTest
class GiftsForgottenTest {

    private static final LocalDate DAY = LocalDate.of(2020, 1, 10);

    @Inject
    Db db;

    @Test
    void what_no_way_leads_to_a_gift_from_is_what_goes() {
        var till = Till.closed();
        db.useTransaction(handle -> {
            gifts(handle, till, 3);
            // Facts that name a gift of ours, another one, or none, with payments and invoices that some of them share.
            handle.execute("""
                    INSERT INTO gift_fact (organisation, event, kind, gift, intent, invoice, amount, day)
                    SELECT o.id, 'e' || i, CASE WHEN i % 5 = 0 THEN 'link' ELSE 'refunded' END,
                           CASE i % 7 WHEN 0 THEN g.id WHEN 1 THEN gen_random_uuid() END,
                           CASE WHEN i % 3 > 0 THEN 'pi_' || (i * 13) % 41 END, CASE WHEN i % 4 > 1 THEN 'in_' || (i * 17) % 43 END,
                           0, CAST(? AS date) + i % 3
                      FROM organisation o JOIN LATERAL (SELECT id FROM gift WHERE organisation = o.id ORDER BY id LIMIT 1) g ON true,
                           generate_series(1, 120) i WHERE o.slug = ?
                    """, DAY, till.watch);
            var expected = handle.select("""
                            SELECT event FROM gift_fact f JOIN organisation w ON w.id = f.organisation AND w.slug = ?
                             WHERE NOT (f.day < ? AND NOT EXISTS (
                                   SELECT 1 FROM gift_fact o JOIN gift g ON g.id = o.gift AND g.organisation = o.organisation
                                    WHERE o.organisation = f.organisation
                                      AND (o.event = f.event OR o.invoice = f.invoice OR o.intent = f.intent
                                           OR o.invoice IN (SELECT l.invoice FROM gift_fact l
                                                             WHERE l.organisation = f.organisation AND l.kind = 'link' AND l.intent = f.intent))))
                             ORDER BY event
                            """, till.watch, DAY.plusDays(2))
                    .mapTo(String.class)
                    .list();
            GiftStore.forgetStrange(handle, DAY.plusDays(2));
            assertEquals(expected, events(handle, till));
            assertEquals(true, expected.size() > 20 && expected.size() < 110, () -> "tells little: " + expected.size());
            handle.rollback();
        });
    }

    @Test
    void six_thousand_facts_about_other_things_are_gone_in_a_moment() {
        var till = Till.closed();
        db.useTransaction(handle -> {
            gifts(handle, till, 2_000);
            handle.execute("""
                    INSERT INTO gift_fact (organisation, event, kind, gift, intent, invoice, amount, day)
                    SELECT g.organisation, 'g' || g.id, 'paid', g.id, 'pi_' || g.id, 'in_' || g.id, 0, ? FROM gift g
                      JOIN organisation o ON o.id = g.organisation WHERE o.slug = ?
                    """, DAY, till.watch);
            handle.execute("""
                    INSERT INTO gift_fact (organisation, event, kind, intent, invoice, amount, day)
                    SELECT o.id, 's' || i, CASE i % 2 WHEN 0 THEN 'link' ELSE 'refunded' END, 'pi_' || i, 'in_' || i, 0, ?
                      FROM organisation o, generate_series(1, 6000) i WHERE o.slug = ?
                    """, DAY, till.watch);
            assertTimeout(Duration.ofSeconds(5), () -> GiftStore.forgetStrange(handle, DAY.plusDays(2)));
            assertEquals(2_000, events(handle, till).size());
            handle.rollback();
        });
    }

    private static void gifts(Handle handle, Till till, int number) {
        handle.execute("""
                INSERT INTO gift (id, organisation, petition, beneficiary, amount, currency, monthly, live, language, source, token, made)
                SELECT gen_random_uuid(), o.id, p.id, 'watch e.V.', 100, 'EUR', false, false, 'en', '',
                       sha256(CAST(o.slug || i AS bytea)), ?
                  FROM organisation o, (SELECT id FROM petition LIMIT 1) p, generate_series(1, ?) i WHERE o.slug = ?
                """, DAY, number, till.watch);
    }

    private static List<String> events(Handle handle, Till till) {
        return handle.select(
                        "SELECT event FROM gift_fact f JOIN organisation o ON o.id = f.organisation WHERE o.slug = ? ORDER BY event",
                        till.watch)
                .mapTo(String.class)
                .list();
    }
}
