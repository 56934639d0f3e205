package org.undersigned.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.mail.MailAddress;
import org.undersigned.organisation.approval.Approvals;
import org.undersigned.organisation.staff.Persons;
import org.undersigned.world.Behind;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;

/** A second person approves something in the very moment in which somebody asks for it once more. */
@QuarkusTest
class DecidingMeanwhileTest {

    @Inject
    Db db;

    @Inject
    Approvals approvals;

    @Inject
    Persons persons;

    private final String prefix = "twice" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void neither_waits_for_the_other_for_ever() {
        var petition = OwnPetition.open(prefix);
        var owner = owner("Oona");
        var second = owner("Seth");
        Steps.step(owner, Steps.page(petition), "open-closed").then().statusCode(303);
        Steps.step(owner, Steps.page(petition), "closed-archived").then().statusCode(200);
        var id = only("SELECT id FROM staff_approval WHERE subject = ?", petition.slug());
        var organisation = only("SELECT id FROM organisation WHERE slug = ?", prefix + "-river-watch");
        var oona = db.read(handle ->
                        persons.byAddress(handle, MailAddress.parse(owner.email).orElseThrow()))
                .orElseThrow();

        var deciding = db.inTransaction(handle -> {
            var behind = new Behind(db, handle);
            // As whoever takes a step does: first the petition, then the approval.
            handle.select("SELECT id FROM action WHERE slug = ? FOR UPDATE", petition.slug())
                    .mapTo(UUID.class)
                    .one();
            var started = behind.start(() ->
                    second.send("/staff/approvals/" + id, "decision", "approve").statusCode());
            assertFalse(
                    approvals.ask(handle, "petition-archive", Optional.of(organisation), petition.slug(), oona),
                    "it waits already");
            return started;
        });

        assertEquals(303, deciding.join());
        assertEquals(
                "archived",
                db.read(handle -> handle.select("SELECT state FROM action WHERE slug = ?", petition.slug())
                        .mapTo(String.class)
                        .one()));
    }

    private Desk owner(String name) {
        return Desk.invited(name, "--organisation", prefix + "-river-watch");
    }

    private UUID only(String query, String argument) {
        return db.read(
                handle -> handle.select(query, argument).mapTo(UUID.class).one());
    }
}
