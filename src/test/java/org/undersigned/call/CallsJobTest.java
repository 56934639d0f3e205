package org.undersigned.call;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.undersigned.world.World.browser;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.World;

/** What people say about their calls is counted beside their requests. */
@QuarkusTest
class CallsJobTest {

    @Inject
    CallsJob job;

    private final String prefix = "count" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void the_number_is_told_from_twenty_on_as_what_people_say() {
        OwnPetition.open(prefix, file -> file.replace("    opens: 2026-06-01\n    closes: 2026-06-30\n", ""));
        var call = "/calls/" + prefix + "-call-the-ministry";
        for (int i = 0; i < 19; i++) report(call, "message");
        job.count();
        browser().get(call).then().statusCode(200).body(not(containsString("People say")));
        report(call, "reached");
        job.count();
        World.await(
                () -> browser().get(call).asString().contains("People say that they made 20 calls"),
                "the page to tell it");
        browser().get(call).then().body(containsString("nobody can check this number"));
    }

    @Test
    void one_network_is_counted_up_to_a_limit_and_gets_the_same_thanks_beyond_it() {
        OwnPetition.open(prefix, file -> file.replace("    opens: 2026-06-01\n    closes: 2026-06-30\n", ""));
        var call = "/calls/" + prefix + "-call-the-ministry";
        for (int i = 0; i < Reporting.A_NETWORK_A_DAY + 3; i++) report(call, "message");
        job.count();
        World.await(
                () -> browser().get(call).asString().contains("made " + Reporting.A_NETWORK_A_DAY + " calls"),
                "no more than the limit");
    }

    @Test
    void a_call_whose_last_day_is_over_is_closed_where_it_is_listed() {
        OwnPetition.open(prefix);
        job.count();
        World.await(
                () -> browser()
                        .get("/coalitions/" + prefix + "-clean-river")
                        .asString()
                        .matches("(?s).*" + prefix + "-call-the-ministry[^<]*</a> <span[^>]*>Closed.*"),
                "the list to say so");
    }

    private void report(String call, String outcome) {
        browser()
                .formParam("submission", UUID.randomUUID())
                .formParam("outcome", outcome)
                .post(call + "/offices/" + prefix + "-ministry")
                .then()
                .statusCode(303);
    }
}
