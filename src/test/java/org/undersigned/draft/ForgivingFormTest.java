package org.undersigned.draft;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.draft.Writer.begun;
import static org.undersigned.draft.Writer.order;
import static org.undersigned.draft.Writer.save;
import static org.undersigned.draft.Writer.written;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.undersigned.world.Desk;

/** What the steps forgive, fill in and put in order, for somebody who writes a campaign for the first time. */
@QuarkusTest
class ForgivingFormTest {

    @Test
    void what_people_leave_out_of_addresses_and_hashtags_is_added() {
        var olive = Desk.demo("olive");
        var draft = begun(olive);
        order(olive, draft, "look", "add campaign.links");
        var fields = new String[] {
            "campaign.hashtags",
            "SaveTheBaths, #Baths",
            "campaign.links[0].title",
            "Why",
            "campaign.links[0].url",
            "www.baths.example/why"
        };
        save(olive, draft, "look", fields).then().statusCode(303);
        olive.get(draft + "/look")
                .then()
                .body(containsString("#SaveTheBaths\n#Baths"))
                .body(containsString("\"https://www.baths.example/why\""));
    }

    @Test
    void entries_that_were_added_once_too_often_go_when_one_goes_on() {
        var olive = Desk.demo("olive");
        var draft = written(olive, "Light the underpass");
        for (int i = 0; i < 2; i++) {
            order(olive, draft, "targets", "add targets");
            order(olive, draft, "partners", "add organisations");
            order(olive, draft, "after", "add announcements");
        }
        olive.get(draft + "/targets").then().body(containsString("targets[2].name"));
        for (var step : new String[] {"targets", "partners", "after"})
            save(olive, draft, step).then().statusCode(303);
        olive.get(draft + "/targets").then().body(containsString("A. Sample"), not(containsString("targets[1].name")));
        olive.get(draft + "/check").then().body(containsString("Nothing is missing."));
    }

    @Test
    void an_announcement_is_mostly_ones_own_and_asks_to_sign_and_share() {
        var olive = Desk.demo("olive");
        var draft = written(olive, "Mend the pier");
        order(olive, draft, "after", "add announcements");
        var words = new String[] {"announcements[0].title", "Mend it", "announcements[0].body", "It is broken."};
        save(olive, draft, "after", words).then().statusCode(303);
        olive.get(draft + "/after")
                .then()
                .body(containsString("<option value=\"nnirr\" selected>"))
                .body(containsString("announcements[0].calls.share\" value=\"on\" checked"));
        olive.get(draft + "/check").then().body(containsString("Nothing is missing."));
    }

    @Test
    void a_campaign_without_a_name_has_that_of_its_petition_and_what_is_missing_stands_in_the_order_of_the_steps() {
        var olive = Desk.demo("olive");
        var draft = written(olive, "Plant the square");
        save(olive, draft, "look", "campaign.title", "");
        olive.get(draft + "/check").then().body(containsString("Nothing is missing."));
        olive.get(begun(olive) + "/check")
                .then()
                .body(containsString("What you ask: Title"), not(containsString("Name of the campaign")));
        save(olive, draft, "targets", "targets[0].office", "");
        save(olive, draft, "look", "petition.goals", "");
        var page = olive.get(draft + "/check").asString();
        assertTrue(page.contains("Office – A. Sample"), page);
        assertTrue(page.indexOf("Office – A. Sample") < page.indexOf("Goals"), page);
    }
}
