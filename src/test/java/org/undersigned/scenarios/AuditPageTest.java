package org.undersigned.scenarios;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.html.Messages;
import org.undersigned.organisation.approval.Approved;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;

/** Who may read what in the audit log, and how they find it. */
@QuarkusTest
class AuditPageTest {

    @Inject
    @All
    List<Approved> kinds;

    private final String prefix = "audit" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void owners_find_what_was_done_in_their_campaigns_and_nothing_of_others() {
        var petition = OwnPetition.open(prefix);
        var owner = Desk.invited("Oona", "--organisation", prefix + "-river-watch", "--role", "owner");
        Steps.step(owner, Steps.page(petition), "open-closed").then().statusCode(303);
        owner.get("/staff/audit?q=open-closed")
                .then()
                .statusCode(200)
                .body(
                        containsString("petition " + petition.slug()),
                        containsString("<p>Oona took the petition “"),
                        containsString("” from “Open” to “Closed”.</p>"));
        owner.get("/staff/audit").then().body(not(containsString("end-family-detention")));
        owner.get("/staff/audit?from=2001-01-01&to=2001-01-02").then().body(containsString("No entry fits"));
        Desk.invited("Stan", "--organisation", "nnirr", "--role", "owner")
                .get("/staff/audit?q=" + petition.slug())
                .then()
                .body(containsString("No entry fits"));
    }

    @Test
    void they_look_for_one_thing_that_was_done_and_for_who_did_it() {
        var petition = OwnPetition.open(prefix);
        var owner = Desk.invited("Oona", "--organisation", prefix + "-river-watch", "--role", "owner");
        Steps.step(owner, Steps.page(petition), "open-closed").then().statusCode(303);
        var page = owner.get("/staff/audit?action=petition.step");
        page.then()
                .body(
                        containsString("<option value=\"petition.step\" selected>New state of a petition</option>"),
                        containsString("<code dir=\"ltr\">petition.step</code>"),
                        not(containsString("<code dir=\"ltr\">campaign.load</code>")));
        owner.get("/staff/audit?action=approval.ask")
                .then()
                .body(containsString("No entry fits"), containsString("Take fewer words"));
        owner.get("/staff/audit?action=no.such").then().body(containsString("campaign.load</code>"));

        var oona = page.asString().replaceFirst("(?s).*<option value=\"(staff:[0-9a-f-]{36})\">Oona</option>.*", "$1");
        owner.get("/staff/audit?who=" + oona)
                .then()
                .body(
                        containsString("<p>Oona accepted an invitation to "),
                        containsString(" with the role “Owner”.</p>"),
                        not(containsString("campaign.load</code>")));
        owner.get("/staff/audit?who=operator")
                .then()
                .body(
                        containsString("<p>The operator at the command line invited somebody to "),
                        containsString("petition.launch</code>"),
                        not(containsString("petition.step</code>")));
        owner.get("/staff/audit/entries.csv?action=petition.step&who=" + oona)
                .then()
                .body(containsString(",petition.step,"), not(containsString(",campaign.load,")));
    }

    @Test
    void sentences_are_in_the_language_of_who_reads_them_with_codes_beside_them() {
        var petition = OwnPetition.open(prefix);
        var owner = Desk.invited("Oona", "--organisation", prefix + "-river-watch", "--role", "owner");
        Steps.step(owner, Steps.page(petition), "open-closed").then().statusCode(303);
        owner.send("/staff/account/language", "lang", "de").then().statusCode(303);
        owner.get("/staff/audit?action=petition.step")
                .then()
                .body(
                        containsString("<p>Oona hat die Petition „"),
                        containsString("“ von „Offen“ auf „Geschlossen“ gesetzt.</p>"),
                        containsString("petition " + petition.slug() + "\nopen-closed</code>"));
    }

    @Test
    void a_draft_has_its_title_for_its_owners_and_for_nobody_else() {
        var petition = OwnPetition.open(prefix);
        var owner = Desk.invited("Oona", "--organisation", prefix + "-river-watch", "--role", "owner");
        owner.send("/staff/drafts/begin/edit/" + petition.slug()).then().statusCode(303);
        owner.get("/staff/audit?action=draft.begin").then().body(containsString("<p>Oona began the draft “"));
        Desk.invited("Opal")
                .get("/staff/audit?action=draft.begin")
                .then()
                .body(containsString("<p>Oona began a draft.</p>"), not(containsString("Oona began the draft")));
    }

    /** Also for entries of tests that ran before in the same process. */
    @Test
    void no_entry_of_this_log_is_told_by_its_code_alone() {
        OwnPetition.open(prefix);
        var operator = Desk.invited("Ottokar");
        var path = "/staff/audit";
        for (var older = path; !older.isEmpty(); ) {
            var page = operator.get(older).then().statusCode(200).extract().asString();
            assertFalse(page.contains("has only a code"), () -> page);
            var link = Pattern.compile("below=(\\d+)").matcher(page);
            older = link.find() ? path + "?below=" + link.group(1) : "";
        }
    }

    @Test
    void every_kind_of_approval_has_words() {
        for (var kind : kinds)
            for (var language : Languages.all())
                assertTrue(Messages.of(language).has("audit.kind." + kind.kind()), kind.kind());
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
                .body(containsString("<code dir=\"ltr\">petition.launch</code>"));
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
