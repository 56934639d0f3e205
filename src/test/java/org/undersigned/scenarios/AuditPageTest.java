package org.undersigned.scenarios;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;

/** Who may read what in the audit log, and how they find it. */
@QuarkusTest
class AuditPageTest {

    private final String prefix = "audit" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void owners_find_what_was_done_in_their_campaigns_and_nothing_of_others() {
        var petition = OwnPetition.open(prefix);
        var owner = Desk.invited("Oona", "--organisation", prefix + "-river-watch", "--role", "owner");
        Steps.step(owner, Steps.page(petition), "open-closed").then().statusCode(303);
        owner.get("/staff/audit?q=open-closed")
                .then()
                .statusCode(200)
                .body(containsString("petition " + petition.slug()), containsString("Oona"));
        owner.get("/staff/audit").then().body(not(containsString("end-family-detention")));
        owner.get("/staff/audit?area=approval").then().body(containsString("No entry fits"));
        owner.get("/staff/audit?from=2001-01-01&to=2001-01-02").then().body(containsString("No entry fits"));
        Desk.invited("Stan", "--organisation", "nnirr", "--role", "owner")
                .get("/staff/audit?q=" + petition.slug())
                .then()
                .body(containsString("No entry fits"));
    }

    @Test
    void only_owners_and_operators_read_it() {
        for (var role : new String[] {"viewer", "moderator", "campaigner"})
            Desk.invited("Vera", "--organisation", "nnirr", "--role", role)
                    .get("/staff/audit")
                    .then()
                    .statusCode(403);
        Desk.invited("Opal")
                .get("/staff/audit?q=petition.launch")
                .then()
                .statusCode(200)
                .body(containsString("<code dir=\"ltr\">petition.launch"));
    }

    @Test
    void it_is_read_page_by_page_and_as_a_file_without_names() {
        var operator = Desk.invited("Ottokar");
        operator.get("/staff/audit/entries.csv")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/csv"))
                .body(startsWith("number,at,actor,action,subject,detail"), not(containsString("Ottokar")));
        operator.get("/staff/audit?q=%3Cscript%3E&below=x&from=y")
                .then()
                .statusCode(200)
                .body(not(containsString("<script>")));
        operator.get("/staff/audit?below=2").then().body(containsString("No. 1"));
    }
}
