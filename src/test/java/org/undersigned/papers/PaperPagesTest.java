package org.undersigned.papers;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.World;

/** Who can read the papers, in which languages, and what reading them leaves behind. */
@QuarkusTest
class PaperPagesTest {

    @Inject
    Db db;

    @Test
    void members_of_leads_and_co_hosts_find_four_papers_in_each_language_of_the_petition() {
        var petition = OwnPetition.open("paper-a", file -> file.replace("role: supporting", "role: co-host"));
        for (var organisation : new String[] {"paper-a-river-watch", "paper-a-anglers"}) {
            var desk = Desk.invited("reader", "--organisation", organisation, "--role", "viewer");
            desk.get("/staff/campaigns/paper-a-clean-river-now")
                    .then()
                    .body(containsString("href=\"" + list("paper-a") + "\""));
            var page = desk.get(list("paper-a"));
            page.then().statusCode(200);
            for (var kind : Paper.Kind.values())
                for (var language : new String[] {"en", "es"})
                    page.then()
                            .body(containsString("href=\"" + paper(petition, "paper-a", kind.word(), language) + "\""));
        }
    }

    @Test
    void for_everybody_else_there_are_none() {
        var petition = OwnPetition.open("paper-b");
        var supporting = Desk.invited("sue", "--organisation", "paper-b-anglers", "--role", "owner");
        var stranger = Desk.invited("sid", "--organisation", "example-legal-aid", "--role", "owner");
        for (var desk : new Desk[] {supporting, stranger})
            for (var path : new String[] {
                list("paper-b"),
                paper(petition, "paper-b", "notice", "en"),
                paper(petition, "paper-b", "notice.html", "en")
            }) desk.get(path).then().statusCode(404);
        var member = Desk.invited("mia", "--organisation", "paper-b-river-watch", "--role", "viewer");
        member.get(paper(petition, "paper-b", "notice", "en")).then().statusCode(200);
        member.get(paper(petition, "paper-b", "other", "en")).then().statusCode(404);
        member.get(paper(petition, "paper-b", "notice", "ar")).then().statusCode(404);
        // A petition of another campaign is not found under this one.
        member.get("/staff/campaigns/paper-b-clean-river-now/end-family-detention/papers/notice?language=en")
                .then()
                .statusCode(404);
    }

    @Test
    void a_paper_is_a_draft_in_one_language_and_its_direction() {
        var petition = OwnPetition.open("paper-c");
        var member = Desk.invited("mia", "--organisation", "paper-c-river-watch", "--role", "viewer");
        member.get(paper(petition, "paper-c", "assessment", "es"))
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body(
                        containsString("<html lang=\"es\" dir=\"ltr\">"),
                        containsString("Borrador para asesoría jurídica."),
                        containsString("No es asesoramiento jurídico"),
                        containsString("<mark>[por completar:"),
                        not(containsString("<script")));
        var olive = Desk.demo("olive");
        olive.get("/staff/campaigns/end-family-detention/end-family-detention/papers/notice?language=ar")
                .then()
                .statusCode(200)
                .body(containsString("<html lang=\"ar\" dir=\"rtl\">"), containsString("مسودة للمستشار القانوني."));
    }

    @Test
    void the_file_carries_everything_in_itself() {
        var petition = OwnPetition.open("paper-d");
        var member = Desk.invited("mia", "--organisation", "paper-d-river-watch", "--role", "viewer");
        member.get(paper(petition, "paper-d", "record.html", "en"))
                .then()
                .statusCode(200)
                .contentType(containsString("text/html"))
                .header(
                        "Content-Disposition",
                        equalTo("attachment; filename=\"" + petition.slug() + "-record-en.html\""))
                .body(
                        containsString("<style>"),
                        containsString("Draft for counsel."),
                        not(containsString("<link")),
                        not(containsString("href=")),
                        not(containsString("src=")),
                        not(containsString("<script")));
    }

    @Test
    void reading_changes_nothing_and_names_nobody() {
        var petition = OwnPetition.open("paper-f");
        petition.supporter("Sunny Signer", World.address("sunny"), petition.box(), "public");
        var member = Desk.invited("Minna", "--organisation", "paper-f-river-watch", "--role", "viewer");
        var before = entries();
        for (var kind : Paper.Kind.values())
            for (var file : new String[] {kind.word(), kind.word() + ".html"})
                member.get(paper(petition, "paper-f", file, "en"))
                        .then()
                        .statusCode(200)
                        .body(
                                not(containsString("Sunny")),
                                not(containsString("Minna")),
                                not(containsString(member.email)));
        assertEquals(before, entries());
    }

    private long entries() {
        return db.read(handle -> handle.select("SELECT count(*) FROM audit_entry WHERE subject LIKE '%paper-f%'")
                .mapTo(Long.class)
                .one());
    }

    private static String list(String prefix) {
        return "/staff/campaigns/" + prefix + "-clean-river-now/papers";
    }

    private static String paper(OwnPetition petition, String prefix, String paper, String language) {
        return "/staff/campaigns/" + prefix + "-clean-river-now/" + petition.slug() + "/papers/" + paper + "?language="
                + language;
    }
}
