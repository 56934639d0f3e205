package org.undersigned.staff.supporters;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.ServeDatabase;

/** Where there is one owner, and nobody operates the site in the workspace. */
@QuarkusTest
@TestProfile(ServeDatabase.Profile.class)
class NobodyElseTest {

    @Inject
    Db db;

    @Test
    void one_person_alone_is_told_to_invite_a_second_and_can_ask_for_no_export() {
        var prefix = "alone" + UUID.randomUUID().toString().substring(0, 8);
        OwnPetition.draft(prefix);
        var path = SupportersPageTest.path(prefix + "-river-watch");
        var owner = Desk.invited("Oona", "--organisation", prefix + "-river-watch", "--role", "owner");
        owner.get(path)
                .then()
                .statusCode(200)
                .body(containsString("Nobody else could approve an export"), not(containsString("name=\"reason\"")));
        owner.send(path + "/exports", "reason", "The autumn newsletter").then().statusCode(409);
        long asked = db.read(handle -> handle.select("SELECT count(*) FROM supporter_export")
                .mapTo(Long.class)
                .one());
        assertEquals(0, asked);
        var campaigner = Desk.invited("Cleo", "--organisation", prefix + "-river-watch", "--role", "campaigner");
        campaigner.get(path).then().body(containsString("name=\"reason\""));
    }
}
