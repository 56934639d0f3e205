package org.undersigned.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.undersigned.world.World.address;
import static org.undersigned.world.World.browser;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.world.Behind;
import org.undersigned.world.OwnPetition;

/** Two who count at once, such as two programs on one database. */
@QuarkusTest
class FiguringTest {

    @Inject
    Db db;

    @Inject
    Figuring figuring;

    @Test
    void who_counts_last_sees_what_who_counted_before_did_not() {
        var petition = OwnPetition.open("figures" + UUID.randomUUID().toString().substring(0, 8));
        var own = petition.supporter("Cora Counts", address("cora"));
        figuring.count();
        assertEquals(1, confirmed(petition));
        var later = db.inTransaction(handle -> {
            var behind = new Behind(db, handle);
            FigureStore.alone(handle);
            FigureStore.count(handle, LocalDate.now(ZoneOffset.UTC).minusDays(1));
            browser().post(own + "/withdrawal").then().statusCode(303);
            return behind.start(() -> {
                figuring.count();
                return true;
            });
        });
        later.join();
        assertEquals(0, confirmed(petition));
    }

    @Test
    void a_postcode_is_counted_by_the_region_that_it_lies_in() {
        var petition = OwnPetition.open("regions" + UUID.randomUUID().toString().substring(0, 8));
        signed(petition, "US", "94612");
        signed(petition, "US", "09012");
        signed(petition, "FR", "75011");
        assertEquals(List.of("", "FR-IDF", "US-CA"), regions(petition));
    }

    @Test
    void who_signs_again_before_confirming_lies_where_they_say_now() {
        var petition = OwnPetition.open("moved" + UUID.randomUUID().toString().substring(0, 8));
        var email = address("mo");
        signed(petition, email, "US", "94612");
        signed(petition, email, "FR", "");
        assertEquals(List.of(""), regions(petition));
    }

    @Test
    void under_high_risk_no_region_is_kept() {
        var petition = OwnPetition.open(
                "hushed" + UUID.randomUUID().toString().substring(0, 8),
                file -> file.replace("profile: standard", "profile: high-risk"));
        signed(petition, "US", "94612");
        assertEquals(List.of(""), regions(petition));
    }

    private static void signed(OwnPetition petition, String country, String postcode) {
        signed(petition, address("rita"), country, postcode);
    }

    private static void signed(OwnPetition petition, String email, String country, String postcode) {
        browser()
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("name", "Rita Region")
                .formParam("email", email)
                .formParam("country", country)
                .formParam("postcode", postcode)
                .post(petition.path() + "/signatures")
                .then()
                .statusCode(303);
    }

    private List<String> regions(OwnPetition petition) {
        return db.read(handle -> handle.select(
                        "SELECT coalesce(s.region, '') FROM signature s JOIN action a ON a.id = s.petition WHERE a.slug = ? ORDER BY 1",
                        petition.slug())
                .mapTo(String.class)
                .list());
    }

    private long confirmed(OwnPetition petition) {
        return db.read(handle -> handle.select(
                        "SELECT coalesce(sum(number), 0) FROM figure f JOIN action a ON a.id = f.petition"
                                + " WHERE f.kind = 'confirmed' AND a.slug = ?",
                        petition.slug())
                .mapTo(Long.class)
                .one());
    }
}
