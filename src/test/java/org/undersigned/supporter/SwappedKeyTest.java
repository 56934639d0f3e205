package org.undersigned.supporter;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.world.World.address;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.checkup.DoctorCommand;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Published;
import org.undersigned.foundation.keys.Hpke;
import org.undersigned.foundation.keys.RecipientKeys;
import org.undersigned.world.OwnPetition;
import picocli.CommandLine;

/** Somebody who can write to the database puts a key of their own in the place of a partner's. */
@QuarkusTest
class SwappedKeyTest {

    @Inject
    Db db;

    @Inject
    Published.Registry published;

    @Inject
    RecipientKeys keys;

    private final StringWriter told = new StringWriter();

    @Test
    void nothing_is_sealed_to_a_key_that_the_program_did_not_set_and_the_doctor_says_so() {
        var petition = OwnPetition.alone("swapped");
        var theirs = Hpke.newPair();
        set(theirs);
        given().get(petition.path()).then().body(containsString(petition.box()));
        petition.supporter("Ann Sample", address("swapped"), petition.box());
        assertEquals(1, sealedTo(theirs));

        var attackers = Hpke.newPair();
        put(attackers);
        given().get(petition.path()).then().statusCode(200).body(not(containsString(petition.box())));
        petition.sign("Bob Sample", address("swapped"), petition.box()).then().statusCode(303);
        assertEquals(0, sealedTo(attackers));
        assertEquals(1, run(new DoctorCommand()));
        assertTrue(
                told.toString().contains("The key in force for organisation-swapped-river-watch was not set by"),
                told::toString);

        set(theirs);
        given().get(petition.path()).then().body(containsString(petition.box()));
        assertEquals(0, run(new DoctorCommand()), told::toString);
    }

    /** What an attacker does: the mark stays, for they cannot make another. */
    private void put(Hpke.Pair pair) {
        db.useTransaction(handle -> {
            handle.execute(
                    "UPDATE recipient_key SET public_key = ?, key_id = ? WHERE recipient = 'organisation-swapped-river-watch' AND retired_on IS NULL",
                    pair.open(),
                    Hpke.id(pair.open()));
            handle.execute("UPDATE publication SET version = version + 1");
        });
        published.refresh();
    }

    private void set(Hpke.Pair pair) {
        db.useTransaction(handle -> keys.set(handle, "organisation-swapped-river-watch", pair.open()));
        published.refresh();
    }

    private long sealedTo(Hpke.Pair pair) {
        return db.read(handle -> handle.select("SELECT count(*) FROM sealed_row WHERE key_id = ?", Hpke.id(pair.open()))
                .mapTo(Long.class)
                .one());
    }

    private int run(Object command, String... arguments) {
        return new CommandLine(command)
                .setOut(new PrintWriter(told))
                .setErr(new PrintWriter(told))
                .execute(arguments);
    }
}
