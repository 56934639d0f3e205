package org.undersigned.mailing;

import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Published;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.World;

/** A mailing to a list that opens with a passphrase only. */
@QuarkusTest
class LockedMailingTest {

    private static final String PASSPHRASE = "gravel tulip orbit candle";

    @Inject
    Db db;

    @Inject
    Published.Registry published;

    private final String prefix = "shut" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void its_mails_wait_for_the_passphrase_which_an_owner_types_for_this_mailing() {
        var petition = OwnPetition.open(prefix);
        var watch = prefix + "-river-watch";
        var owner = Desk.invited("Oona", "--organisation", watch, "--role", "owner");
        var second = Desk.invited("Seth", "--organisation", watch, "--role", "owner");
        owner.send(
                        "/staff/campaigns/" + prefix + "-clean-river-now/" + petition.slug() + "/updates",
                        "do",
                        "lock",
                        "passphrase",
                        PASSPHRASE,
                        "again",
                        PASSPHRASE)
                .then()
                .statusCode(200);
        second.send("/staff/approvals/" + approval(), "decision", "approve")
                .then()
                .statusCode(303);
        published.refresh();
        var tilda = World.address("tilda");
        petition.supporter("Tilda Told", tilda, "updates");

        var mailings = new Mailings(owner, watch);
        var mailing = mailings.tried("audience", petition.slug());
        mailings.start(mailing);
        World.await(() -> told(second), "the other owner to be told");
        assertEquals(2, World.mails(tilda).size(), "nothing leaves before");
        mailings.act(mailing, "unlock", "opens", "walnut ferry quartz meadow")
                .then()
                .statusCode(422)
                .body(containsString("opens nothing here"));
        mailings.act(mailing, "unlock", "opens", PASSPHRASE).then().statusCode(200);
        assertTrue(World.mail(tilda, 3).subject().contains("Come to the river"));
        World.await(
                () -> owner.get(mailing).asString().contains("<span class=\"tag\">Sent</span>"),
                "the mailing to be over");
    }

    private boolean told(Desk owner) {
        return World.mails(owner.email).stream().anyMatch(mail -> mail.subject().contains("wait for your passphrase"));
    }

    private UUID approval() {
        return db.read(
                handle -> handle.select("""
                        SELECT s.id FROM staff_approval s JOIN updates_lock l ON l.key_id = s.subject
                          JOIN action a ON a.id = l.petition WHERE s.state = 'open' AND a.slug LIKE ?
                        """, prefix + "%").mapTo(UUID.class).one());
    }
}
