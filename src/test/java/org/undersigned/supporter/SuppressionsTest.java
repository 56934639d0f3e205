package org.undersigned.supporter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.mail.MailAddress;
import org.undersigned.supporter.Suppressions.Reason;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.World;

/** Whom an organisation does not write to is in none of its files, and stays in the count. */
@QuarkusTest
class SuppressionsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    @Inject
    Db db;

    @Inject
    Sealing sealing;

    private final String prefix = "sup" + UUID.randomUUID().toString().substring(0, 8);
    private final String watch = prefix + "-river-watch";
    private final String anglers = prefix + "-anglers";

    @Test
    void one_organisations_exports_leave_her_out_and_nothing_else_changes() {
        var petition = OwnPetition.open(prefix);
        var suzie = World.address("suzie");
        petition.supporter("Suzie Gone", suzie, petition.box(), "consent." + anglers + ".email");
        petition.supporter("Sam Stays", World.address("sam"), petition.box(), "consent." + anglers + ".email");
        add(watch, suzie, Reason.HARD_BOUNCE);
        assertEquals(1, lines(watch).size());
        assertEquals(2, lines(anglers).size());
        World.await(() -> petition.published() == 2, "both signatures to count");
        assertTrue(remove(watch, suzie));
        assertEquals(2, lines(watch).size());
        assertFalse(remove(watch, suzie));
    }

    @Test
    void whole_tables_are_read_for_many_supporters_and_not_for_few() {
        OwnPetition.draft(prefix);
        assertEquals("on", looksUpWith(GrantedRows.MANY - 1));
        assertEquals("off", looksUpWith(GrantedRows.MANY));
    }

    /** Whether the list of an organisation with so many supporters may be looked up row by row, as the server says it. */
    private String looksUpWith(long people) {
        var organisation = id(watch);
        return db.inTransaction(handle -> {
            handle.execute(
                    "INSERT INTO supporter_figure (organisation, kind, number, counted_at) VALUES (?, 'people', ?, now())"
                            + " ON CONFLICT (organisation, petition, kind) DO UPDATE SET number = excluded.number",
                    organisation,
                    people);
            handle.execute("SET LOCAL ROLE undersigned_tenant");
            handle.select("SELECT set_config('app.organisation', ?, true)", organisation.toString())
                    .mapTo(String.class)
                    .one();
            SealedRowStore.eachGranted(handle, line -> {});
            return handle.select("SHOW enable_nestloop").mapTo(String.class).one();
        });
    }

    @Test
    void what_she_asked_for_stays_the_reason_when_her_mailbox_goes() {
        OwnPetition.draft(prefix);
        add(watch, "suzie@example.org", Reason.HARD_BOUNCE);
        assertEquals(Map.of(Reason.HARD_BOUNCE, 1L), counts());
        add(watch, "suzie@example.org", Reason.COMPLAINT);
        add(watch, "Suzie@example.org", Reason.HARD_BOUNCE);
        assertEquals(Map.of(Reason.COMPLAINT, 1L), counts());
        assertTrue(db.<Boolean>read(
                handle -> Suppressions.isSuppressed(handle, id(watch), ref(watch, "suzie@example.org"))));
        assertFalse(db.<Boolean>read(
                handle -> Suppressions.isSuppressed(handle, id(anglers), ref(anglers, "suzie@example.org"))));
    }

    @Test
    void a_mailbox_that_was_gone_is_forgotten_after_a_while_and_a_complaint_is_not() {
        OwnPetition.draft(prefix);
        add(watch, "gone@example.org", Reason.HARD_BOUNCE);
        add(watch, "angry@example.org", Reason.COMPLAINT);
        db.useTransaction(handle -> SuppressionStore.forgetBounces(handle, DAY));
        assertEquals(2, counts().size());
        db.useTransaction(handle -> SuppressionStore.forgetBounces(handle, DAY.plusDays(1)));
        assertEquals(Map.of(Reason.COMPLAINT, 1L), counts());
    }

    @Test
    void another_organisation_cannot_see_whom_one_does_not_write_to() {
        OwnPetition.draft(prefix);
        add(watch, "suzie@example.org", Reason.ASKED);
        var seen = "SELECT count(*) FROM suppression";
        assertEquals(1, db.<Long>asTenant(id(watch), tenant -> number(tenant.select(seen))));
        assertEquals(0, db.<Long>asTenant(id(anglers), tenant -> number(tenant.select(seen))));
    }

    private static Long number(org.jdbi.v3.core.statement.Query query) {
        return query.mapTo(Long.class).one();
    }

    private void add(String slug, String address, Reason reason) {
        db.useTransaction(handle -> Suppressions.add(handle, id(slug), ref(slug, address), reason, DAY));
    }

    private boolean remove(String slug, String address) {
        return db.inTransaction(handle -> Suppressions.remove(handle, id(slug), ref(slug, address)));
    }

    private Map<Reason, Long> counts() {
        return db.read(handle -> Suppressions.counts(handle, id(watch)));
    }

    private byte[] ref(String slug, String address) {
        return sealing.supporterRef(
                slug, MailAddress.parse(address).orElseThrow().canonical());
    }

    private UUID id(String slug) {
        return db.read(handle -> SealedRowStore.organisation(handle, slug)).orElseThrow();
    }

    private List<SealedLine> lines(String slug) {
        var lines = new ArrayList<SealedLine>();
        db.asTenant(id(slug), tenant -> {
            SealedRowStore.eachGranted(tenant, lines::add);
            return lines;
        });
        return lines;
    }
}
