package org.undersigned.mailing;

import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Publication;
import org.undersigned.foundation.db.Published;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.World;

/** A mailing to the list of a petition whose campaign its organisation leads no more. */
@QuarkusTest
class LeadingNoMoreTest {

    @Inject
    Db db;

    @Inject
    Published.Registry published;

    private final String prefix = "nomore" + UUID.randomUUID().toString().substring(0, 8);
    private final String lead = prefix + "-river-watch";

    @Test
    void the_program_stops_it_says_so_and_asks_again_for_whom_it_is() {
        var petition = OwnPetition.open(prefix);
        var ada = World.address("ada");
        petition.supporter("Ada Allows", ada, petition.box(), "updates");
        var mailings = new Mailings(Desk.invited("Wren", "--organisation", lead, "--role", "campaigner"), lead);
        var mailing = mailings.tried("audience", petition.slug(), "starts", "2999-01-01T10:00");
        mailings.start(mailing);
        db.useTransaction(handle -> {
            for (var table : new String[] {"partner", "partnership"})
                handle.execute("UPDATE " + table + """
                        \sSET role = CASE role WHEN 'lead' THEN 'supporting' ELSE 'lead' END
                         WHERE campaign = (SELECT campaign FROM action WHERE slug = ?)
                        """, petition.slug());
            Publication.changed(handle);
        });
        // Its time comes when everybody knows who leads, or it begins and is stopped at its first mail.
        published.refresh();
        db.useTransaction(handle -> handle.execute(
                "UPDATE mailing SET starts = now() AT TIME ZONE 'UTC' WHERE id = ?",
                UUID.fromString(mailing.replaceFirst(".*/", ""))));
        World.await(() -> stops() == 1, "the program to say that it stopped it");
        mailings.desk()
                .get(mailing)
                .then()
                .body(containsString("<option value=\"\" selected>Choose whom the mailing is for."));
        assertEquals(2, World.mails(ada).size());
    }

    private int stops() {
        return db.read(handle -> handle.select(
                        "SELECT count(*) FROM audit_entry WHERE action = 'mailing.pause' AND actor = 'site' AND subject = ?",
                        lead)
                .mapTo(Integer.class)
                .one());
    }
}
