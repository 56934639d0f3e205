package org.undersigned.donation;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.World;

/** Who came by a partner's link is asked for a gift to that partner. */
@QuarkusTest
class OwnDonationLinkTest {

    private static final String LEADS = "https://river-watch.example/give";
    private static final String PARTNERS = "https://anglers.example/give";

    @Test
    void a_partner_that_takes_gifts_is_named_to_whom_its_link_brought_and_the_lead_to_all_others() {
        var petition = OwnPetition.open(
                "gift-a",
                file -> file.replace(
                        "postal_address: 2 Bridge Street, Example Town",
                        "postal_address: 2 Bridge Street, Example Town\n    donate_url: " + PARTNERS));
        var brought = thanks(petition, "gift-a-anglers");
        World.browser().get(brought).then().body(containsString(PARTNERS), not(containsString(LEADS)));
        var others = thanks(petition, "");
        World.browser().get(others).then().body(containsString(LEADS), not(containsString(PARTNERS)));
        World.browser().get(others + "&partner=nobody").then().statusCode(200).body(containsString(LEADS));
    }

    @Test
    void a_partner_that_takes_none_leaves_the_gift_to_the_lead() {
        var petition = OwnPetition.open("gift-b");
        World.browser().get(thanks(petition, "gift-b-anglers")).then().body(containsString(LEADS));
    }

    /** Signs and confirms; answers where that leads. */
    private static String thanks(OwnPetition petition, String partner) {
        var email = World.address("giver");
        World.browser()
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("name", "Giver Sample")
                .formParam("email", email)
                .formParam("country", "US")
                .formParam("partner", partner)
                .post(petition.path() + "/signatures")
                .then()
                .statusCode(303);
        return World.browser()
                .post(World.mail(email, 1).path("/confirmations/"))
                .header("Location")
                .replaceFirst("^https?://[^/]+", "");
    }
}
