package org.undersigned.integrity;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Published;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.World;

/** A crowd from one network waits for somebody to look, and not for ever. */
@QuarkusTest
class LettingOutTest {

    @Inject
    Db db;

    @Inject
    Quarantining quarantining;

    @Inject
    Published.Registry published;

    private final String prefix = "out" + UUID.randomUUID().toString().substring(0, 8);
    private final OwnPetition own = OwnPetition.open(prefix);

    @Test
    void a_crowd_that_nobody_looked_at_goes_out_by_itself_and_a_young_one_waits() {
        var old = crowd("network", "3 hours");
        var young = crowd("network", "10 minutes");
        quarantining.letOut();
        assertEquals("pending", state(old));
        assertEquals("quarantined", state(young));
    }

    @Test
    void what_somebody_put_there_stays() {
        var chosen = crowd("staff", "3 days");
        quarantining.letOut();
        assertEquals("quarantined", state(chosen));
    }

    @Test
    void a_moderator_keeps_a_crowd_and_then_it_stays() {
        var kept = crowd("network", "3 hours");
        var page = "/staff/campaigns/" + prefix + "-clean-river-now/" + own.slug() + "/quarantine";
        var group = group(kept).toString();
        var viewer = Desk.invited("Vera", "--organisation", prefix + "-river-watch", "--role", "viewer");
        viewer.get(page).then().statusCode(200).body(containsString("goes out by itself"));
        viewer.send(page + "/keeping", "group", group).then().statusCode(403);
        var mo = Desk.invited("Mo", "--organisation", prefix + "-river-watch", "--role", "moderator");
        mo.send(page + "/keeping", "group", group).then().statusCode(303);
        mo.get(page).then().body(not(containsString("goes out by itself")));
        quarantining.letOut();
        assertEquals("quarantined", state(kept));
        mo.get("/staff/campaigns/" + prefix + "-clean-river-now").then().statusCode(200);
    }

    @Test
    void whoever_retires_the_petition_is_told_of_those_who_confirmed_and_wait() {
        var wanda = crowd("staff", "1 day");
        var owner = Desk.invited("Oona", "--organisation", prefix + "-river-watch", "--role", "owner");
        var state = "/staff/campaigns/" + prefix + "-clean-river-now/" + own.slug() + "/state";
        owner.send(state, "step", "open-closed").then().statusCode(303);
        published.refresh();
        var page = state.replace("/state", "/retirement");
        World.await(() -> !owner.get(page).asString().contains("public logs are not open"), "the logs of the petition");
        owner.get(page).then().statusCode(200).body(not(containsString("wait in quarantine")));
        // Whoever has confirmed has a place behind their mailbox.
        db.useTransaction(handle -> handle.execute("UPDATE signature SET slot = 1 WHERE id = ?", wanda));
        owner.get(page).then().body(containsString("wait in quarantine, and would never count: 1"));
    }

    /** One signature in a group of its own. */
    private UUID crowd(String reason, String ago) {
        var email = World.address("crowd");
        own.sign("Crowd " + UUID.randomUUID(), email).then().statusCode(303);
        World.mail(email, 1);
        return db.inTransaction(handle -> {
            var petition = handle.select("SELECT id FROM action WHERE slug = ?", own.slug())
                    .mapTo(UUID.class)
                    .one();
            var group = UUID.randomUUID();
            handle.execute(
                    "INSERT INTO quarantine (id, petition, reason, note, since) VALUES (?, ?, ?, '', now() - CAST(? AS interval))",
                    group,
                    petition,
                    reason,
                    ago);
            return handle.createQuery("""
                            UPDATE signature SET state = 'quarantined', quarantine = :group
                             WHERE petition = :petition AND state = 'pending' RETURNING id
                            """)
                    .bind("group", group)
                    .bind("petition", petition)
                    .mapTo(UUID.class)
                    .one();
        });
    }

    private UUID group(UUID signature) {
        return db.read(handle -> handle.select("SELECT quarantine FROM signature WHERE id = ?", signature)
                .mapTo(UUID.class)
                .one());
    }

    private String state(UUID signature) {
        return db.read(handle -> handle.select("SELECT state FROM signature WHERE id = ?", signature)
                .mapTo(String.class)
                .one());
    }
}
