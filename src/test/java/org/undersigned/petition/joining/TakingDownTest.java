package org.undersigned.petition.joining;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.world.World.browser;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.undersigned.exchange.ExportCampaignCommand;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Published;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.Ran;

/** An announcement is taken down: its page says so, nothing leads there, and it can be put back. */
@QuarkusTest
class TakingDownTest {

    @Inject
    Db db;

    @Inject
    Published.Registry published;

    private final String prefix = "down" + UUID.randomUUID().toString().substring(0, 8);
    private final String slug = prefix + "-anglers-join";
    private final String address = "/announcements/" + slug;
    private final String campaign = prefix + "-clean-river-now";

    @Test
    void nothing_leads_to_it_until_those_who_speak_in_it_put_it_back() {
        var petition =
                OwnPetition.open(prefix, file -> file.replace("The anglers join in", "The anglers join in " + prefix));
        var places = List.of(
                petition.path(),
                "/coalitions/" + prefix + "-clean-river",
                "/organisations/" + prefix + "-anglers",
                "/search?q=" + prefix,
                "/sitemap.xml");
        browser().get(address).then().statusCode(200);
        for (var place : places) assertTrue(leads(place), place);
        var ada = member("Ada", "anglers", "owner");
        var cleo = member("Cleo", "river-watch", "campaigner");

        change(cleo, "down")
                .then()
                .statusCode(200)
                .body(containsString("It is taken down"), containsString("Its organisation can put it back"));
        browser()
                .get(address)
                .then()
                .statusCode(410)
                .body(containsString("This announcement was taken down"), not(containsString("a clean river too")));
        browser().get("/es" + address).then().statusCode(410).body(containsString("Este anuncio se retiró"));
        for (var place : places) assertTrue(!leads(place), place);
        change(cleo, "back").then().statusCode(403);
        change(ada, "down").then().statusCode(200);
        assertEquals(List.of("announcement.take-down"), audited(), "it was down already");

        change(ada, "back").then().statusCode(200).body(containsString("It is back"));
        browser().get(address).then().statusCode(200).body(containsString("a clean river too"));
        for (var place : places) assertTrue(leads(place), place);
        assertEquals(List.of("announcement.take-down", "announcement.put-back"), audited());
    }

    @Test
    void a_lead_puts_back_what_an_organisation_without_an_owner_cannot() {
        OwnPetition.open(prefix);
        var cleo = member("Cleo", "river-watch", "campaigner");
        change(cleo, "down").then().statusCode(200);
        change(cleo, "back").then().statusCode(200);
        browser().get(address).then().statusCode(200);
    }

    @Test
    void others_neither_see_the_list_nor_change_it() {
        OwnPetition.open(prefix);
        var vera = member("Vera", "river-watch", "viewer");
        vera.get(page())
                .then()
                .statusCode(200)
                .body(containsString("The anglers join in"), not(containsString("Take down")));
        change(vera, "down").then().statusCode(403);
        var stranger = Desk.invited("Stan", "--organisation", "example-legal-aid");
        stranger.get(page()).then().statusCode(404);
        change(stranger, "down").then().statusCode(404);
        var olga = member("Olga", "anglers", "owner");
        olga.send(page(), "announcement", slug, "do", "burn").then().statusCode(400);
        olga.send(page(), "announcement", "no-such-page", "do", "down").then().statusCode(404);
        browser().get(address).then().statusCode(200);
    }

    @Test
    void the_campaign_file_says_it_and_a_draft_from_before_puts_nothing_back() {
        var petition = OwnPetition.open(prefix);
        var olga = member("Olga", "river-watch", "owner");
        var draft = olga.send("/staff/drafts/begin/edit/" + petition.slug())
                .header("Location")
                .replaceFirst("/[a-z]+$", "");
        change(olga, "down").then().statusCode(200);
        assertTrue(petition.load(petition.yaml()).startsWith("1 "), "staff changed it since");
        var file = Ran.of(new ExportCampaignCommand(), petition.slug());
        assertTrue(file.out().contains("taken_down: "), file::out);
        assertTrue(petition.load(file.out()).contains("nothing changed"));
        olga.send(draft + "/check", "revision", revision(olga, draft)).then().statusCode(200);
        published.refresh();
        browser().get(address).then().statusCode(410);

        assertTrue(petition.load(petition.yaml(), "--force").contains("announcement " + slug + ": taken_down changed"));
        browser().get(address).then().statusCode(200);
    }

    private boolean leads(String place) {
        return browser().get(place).asString().contains(address);
    }

    private static String revision(Desk desk, String draft) {
        return desk.get(draft + "/check").asString().replaceFirst("(?s).*name=\"revision\" value=\"(\\d+)\".*", "$1");
    }

    private Response change(Desk desk, String what) {
        var answer = desk.send(page(), "announcement", slug, "do", what);
        published.refresh();
        return answer;
    }

    private String page() {
        return "/staff/campaigns/" + campaign + "/announcements";
    }

    private Desk member(String name, String organisation, String role) {
        return Desk.invited(name, "--organisation", prefix + "-" + organisation, "--role", role);
    }

    private List<String> audited() {
        return db.read(handle -> handle.select(
                        "SELECT action FROM audit_entry WHERE subject = ? AND detail = ? ORDER BY number",
                        "campaign " + campaign,
                        slug)
                .mapTo(String.class)
                .list());
    }
}
