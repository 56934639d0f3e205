package org.undersigned.donation;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.undersigned.world.World.browser;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.undersigned.world.StripePlace;

/** Gifts for a petition that may harm who supports it. */
@QuarkusTest
class QuietTest {

    @Test
    void neither_stripe_nor_who_receives_a_gift_learns_from_here_what_it_was_given_for() {
        try (var stripe = StripePlace.open()) {
            var till = Till.closed(file -> file.replace("profile: standard", "profile: high-risk")
                    .replace("/give\n", "/give?l={lang}&a={amount}&c={campaign}&s={source}&p={partner}\n"));
            var own = "https://river-watch.example/give?l=en";
            browser()
                    .get(till.page() + "?src=spring&partner=" + till.watch)
                    .then()
                    .body(containsString(own + "\""), not(containsString("c=" + till.prefix)));
            var owner = till.takes(till.watch);
            browser()
                    .get(till.page())
                    .then()
                    .body(
                            not(containsString("are told from which petition")),
                            containsString("<h1>Give to watch e.V."));
            till.gives("src", "spring", "partner", till.watch).then().statusCode(303);
            var asked = stripe.last().toString();
            for (var word : new String[] {till.prefix, "spring", "outfall"}) assertFalse(asked.contains(word), word);
            var page = Till.own(stripe);
            var gift = stripe.last().get("client_reference_id");
            browser().get(page + "/back").then().statusCode(303).header("Location", endsWith(page));
            browser()
                    .get(page)
                    .then()
                    .body(
                            containsString("return to the page where you began"),
                            not(containsString(till.prefix)),
                            not(containsString("outfall")));
            Till.heard(Till.tells(
                    till.watch,
                    Till.event("q", "checkout.session.completed", Till.session(gift, "complete", "paid", ""))));
            browser()
                    .get(page)
                    .then()
                    .body(
                            containsString("<h1>Receipt</h1>"),
                            not(containsString(till.prefix)),
                            not(containsString("outfall")));
            var list = owner.get(Till.desk(till.watch)).asString();
            var section = list.substring(list.indexOf("id=\"gifts\""));
            section = section.substring(0, section.indexOf("</section>"));
            assertFalse(section.toLowerCase(java.util.Locale.ROOT).contains("outfall"), section);
            owner.get(Till.desk(till.watch) + "/gifts.csv")
                    .then()
                    .body(containsString("paid,0,no,,,no," + gift), not(containsString("outfall")));
            stripe.answersWith(500);
            till.gives().then().statusCode(503).body(containsString(own + "&amp;a=25\""));
        }
    }
}
