package org.undersigned.draft;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.html.Messages;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;

/** Two organisations lead a campaign, and one of them changes it. */
@QuarkusTest
class TakenDraftTest {

    private final String prefix = "taken" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void the_other_lead_is_told_who_changes_it_since_when_and_whom_to_ask() {
        var petition =
                OwnPetition.open(prefix, yaml -> yaml.replace("-anglers, role: supporting", "-anglers, role: lead"));
        var lena = Desk.invited("Lena", "--organisation", prefix + "-river-watch");
        var nina = Desk.invited("Nina", "--organisation", prefix + "-anglers", "--role", "campaigner");
        var begins = "/staff/drafts/begin/edit/" + petition.slug();
        var draft = lena.send(begins).then().statusCode(303).extract().header("Location");
        var today = Messages.of("en").date(LocalDate.now(ZoneOffset.UTC));
        nina.send(begins)
                .then()
                .statusCode(409)
                .body(
                        containsString("River Watch has a draft of this campaign open since " + today + "."),
                        containsString("Ask a campaigner or an owner of River Watch"),
                        not(containsString("Your role in this organisation")));
        nina.get(draft).then().statusCode(404);

        lena.send(draft.replaceFirst("/[a-z]+$", "/removal").replaceFirst("^https?://[^/]+", ""))
                .then()
                .statusCode(303);
        nina.send(begins).then().statusCode(303);
    }
}
