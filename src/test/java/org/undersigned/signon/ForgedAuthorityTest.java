package org.undersigned.signon;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.signon.Deciders.PDF;
import static org.undersigned.signon.Deciders.document;
import static org.undersigned.signon.Deciders.id;
import static org.undersigned.signon.Deciders.state;
import static org.undersigned.world.World.browser;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.token.Token;
import org.undersigned.world.Asking;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.Photo;
import org.undersigned.world.World;

/** People who claim to speak for organisations that they do not speak for, and what each of them achieves. */
@QuarkusTest
class ForgedAuthorityTest {

    @Inject
    Db db;

    @Test
    void a_mailbox_that_anybody_can_have_proves_nothing() {
        var petition = OwnPetition.open("forge-a");
        var lena = lead("forge-a");
        var asking = Asking.at(petition, "Mole Society", "moles.example", "gmail.com");
        var link = asking.link();
        Asking.confirm(link).then().statusCode(422).body(containsString("so a document has to show"));
        assertEquals("unconfirmed", state("Mole Society"));
        document(link, "board.pdf", PDF).then().statusCode(303);
        approveMany(lena, petition, "Mole Society").then().statusCode(200).body(containsString("Nothing was approved"));
        assertEquals("waiting", state("Mole Society"));
        approveOne(lena, petition, "Mole Society", "new", false).then().statusCode(422);
        assertEquals("waiting", state("Mole Society"));
        approveOne(lena, petition, "Mole Society", "new", true).then().statusCode(303);
        assertEquals("approved", state("Mole Society"));
        assertEquals(
                List.of(),
                db.read(handle -> handle.select(
                                "SELECT name FROM sign_on_request WHERE name = 'Mole Society' AND document IS NOT NULL")
                        .mapTo(String.class)
                        .list()),
                "a document is deleted with the decision");
    }

    @Test
    void a_provider_s_own_site_does_not_make_its_mailboxes_proof() {
        var petition = OwnPetition.open("forge-b");
        var link = Asking.from(petition, "Shrew Society", "gmail.com").link();
        Asking.confirm(link).then().statusCode(422);
    }

    @Test
    void two_organisations_that_claim_one_domain_are_both_held() {
        var petition = OwnPetition.open("forge-c");
        var lena = lead("forge-c");
        Asking.from(petition, "Marsh Trust", "marsh.example").confirmed();
        Asking.at(petition, "Marsh Friends", "www.marsh.example", "marsh.example")
                .confirmed();
        lena.get(Asking.desk(petition) + "?show=held")
                .then()
                .body(
                        containsString("Marsh Trust"),
                        containsString("Marsh Friends"),
                        containsString("another organisation claims this domain"));
        approveMany(lena, petition, "Marsh Trust").then().body(containsString("Nothing was approved"));
        approveMany(lena, petition, "Marsh Friends").then().body(containsString("Nothing was approved"));
        approveOne(lena, petition, "Marsh Trust", "new", true).then().statusCode(303);
        lena.get(Asking.desk(petition) + "/" + id("Marsh Friends"))
                .then()
                .body(containsString("The organisation that is known here: Marsh Trust"));
        lena.send(Asking.desk(petition) + "/" + id("Marsh Friends") + "/refusal", "reason", "")
                .then()
                .statusCode(422);
        lena.send(Asking.desk(petition) + "/" + id("Marsh Friends") + "/refusal", "reason", "We know the other one.")
                .then()
                .statusCode(303);
        assertEquals("refused", state("Marsh Friends"));
    }

    @Test
    void who_is_refused_gets_the_reason_and_is_forgotten() {
        var petition = OwnPetition.open("forge-d");
        var lena = lead("forge-d");
        var asking = Asking.from(petition, "Vole Society", "voles.example");
        var link = asking.confirmed();
        lena.send(
                        Asking.desk(petition),
                        "show",
                        "clear",
                        "do",
                        "refuse",
                        "pick." + id("Vole Society"),
                        "on",
                        "reason",
                        "")
                .then()
                .statusCode(422);
        lena.send(
                        Asking.desk(petition),
                        "show",
                        "clear",
                        "do",
                        "refuse",
                        "pick." + id("Vole Society"),
                        "on",
                        "reason",
                        "You wrote that you are a test.")
                .then()
                .body(containsString("1 was refused"));
        assertTrue(World.mail(asking.email, 2).text().contains("You wrote that you are a test."));
        browser().get(link).then().statusCode(410);
        assertEquals(
                List.of(),
                db.read(handle -> handle.select(
                                "SELECT name FROM sign_on_request WHERE name = 'Vole Society' AND ciphertext IS NOT NULL")
                        .mapTo(String.class)
                        .list()));
        browser().get(Asking.statement(petition)).then().body(not(containsString("Vole Society")));
    }

    @Test
    void nobody_but_its_owner_signs_for_an_organisation_that_has_one_here() {
        var petition = OwnPetition.open(
                "forge-e", yaml -> yaml.replace("https://anglers.example", "https://forge-e-anglers.example"));
        var lena = lead("forge-e");
        var nina = Desk.invited("nina", "--organisation", "forge-e-anglers", "--role", "owner");
        Asking.from(petition, "Angling Club", "forge-e-anglers.example").confirmed();
        World.mail(nina.email, 2).path("/staff/sign-ons");
        approveMany(lena, petition, "Angling Club").then().body(containsString("Nothing was approved"));
        approveOne(lena, petition, "Angling Club", "known", true).then().statusCode(409);
        approveOne(lena, petition, "Angling Club", "new", true).then().statusCode(409);
        nina.get("/staff/sign-ons").then().body(containsString("Angling Club"), containsString("It is not us"));
        lena.send("/staff/sign-ons/requests/" + id("Angling Club"), "do", "confirm")
                .then()
                .statusCode(409);
        nina.send("/staff/sign-ons/requests/" + id("Angling Club"), "do", "disown")
                .then()
                .statusCode(200);
        lena.get(Asking.desk(petition) + "?show=held")
                .then()
                .body(containsString("its owners say that it is not them"));
        approveOne(lena, petition, "Angling Club", "known", true).then().statusCode(409);
        assertEquals("waiting", state("Angling Club"));

        Asking.from(petition, "Anglers of the River", "forge-e-anglers.example").confirmed();
        nina.send("/staff/sign-ons/requests/" + id("Anglers of the River"), "do", "confirm", "checked", "on")
                .then()
                .statusCode(200);
        browser()
                .get(Asking.statement(petition))
                .then()
                .body(containsString("/organisations/forge-e-anglers"), containsString("Paula Example"));
        browser().get("/organisations/anglers-of-the-river").then().statusCode(404);
    }

    @Test
    void a_look_alike_of_a_known_name_is_held() {
        var petition = OwnPetition.open("forge-f");
        var lena = lead("forge-f");
        Asking.from(petition, "Ocelot Society", "ocelots.example").confirmed();
        approveMany(lena, petition, "Ocelot Society").then().body(containsString("1 was approved"));
        var cyrillic = "Ocelоt Sоciety";
        assertFalse(cyrillic.equals("Ocelot Society"));
        Asking.from(petition, cyrillic, "ocelots-two.example").confirmed();
        approveMany(lena, petition, cyrillic).then().body(containsString("Nothing was approved"));
    }

    @Test
    void a_document_is_what_its_bytes_say_and_goes_out_as_a_download_only() {
        var petition = OwnPetition.open("forge-g");
        var lena = lead("forge-g");
        var link = Asking.at(petition, "Stoat Society", "stoats.example", "other.example")
                .link();
        document(link, "board.pdf", "<html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8))
                .then()
                .statusCode(422)
                .body(containsString("Choose a PDF, JPEG or PNG"));
        document(link, "board.html", Photo.taken(900, 600)).then().statusCode(303);
        var path = Asking.desk(petition) + "/" + id("Stoat Society") + "/document";
        var answer = lena.send(path);
        answer.then()
                .statusCode(200)
                .contentType("image/jpeg")
                .header("Content-Disposition", "attachment; filename=\"authority.jpg\"")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", containsString("sandbox"));
        // A mere link hands nothing out, not to who may have it either; and a stranger's button does nothing.
        lena.get(path).then().statusCode(405);
        new Desk("stranger@example.org").post(path).then().statusCode(403).body(containsString("/staff/sign-in"));
        Desk.invited("nina", "--organisation", "forge-g-anglers", "--role", "owner")
                .send(path)
                .then()
                .statusCode(404);
        var second = Asking.at(petition, "Weasel Society", "weasels.example", "other.example")
                .link();
        document(second, "board.pdf", PDF).then().statusCode(303);
        assertArrayEquals(
                PDF,
                lena.send(Asking.desk(petition) + "/" + id("Weasel Society") + "/document")
                        .asByteArray());
    }

    @Test
    void a_document_that_was_changed_in_the_database_is_not_handed_out_and_no_download_is_told_of() {
        var petition = OwnPetition.open("forge-i");
        var lena = lead("forge-i");
        document(Asking.at(petition, "Ermine Society", "ermines.example", "other.example")
                        .link())
                .then()
                .statusCode(303);
        db.useTransaction(
                handle -> handle.execute(
                        "UPDATE sign_on_request SET document = set_byte(document, 0, get_byte(document, 0) # 1) WHERE name = 'Ermine Society'"));
        var request = id("Ermine Society");
        lena.send(Asking.desk(petition) + "/" + request + "/document").then().statusCode(500);
        assertEquals(
                List.of(),
                db.read(handle -> handle.select(
                                "SELECT subject FROM audit_entry WHERE action = 'export.document' AND detail = ?",
                                "request " + request)
                        .mapTo(String.class)
                        .list()));
    }

    @Test
    void a_stranger_sends_no_large_body_and_a_made_up_token_leads_nowhere() {
        var large = new byte[200_000];
        document("/sign-ons/" + Token.fresh(), "board.pdf", large).then().statusCode(413);
        browser().get("/sign-ons/" + Token.fresh()).then().statusCode(410);
        browser().post("/sign-ons/" + Token.fresh() + "/withdrawal").then().statusCode(410);
    }

    @Test
    void only_the_leads_people_see_who_asks() {
        var petition = OwnPetition.open("forge-h");
        Asking.from(petition, "Lynx Society", "lynxes.example").confirmed();
        var nina = Desk.invited("nina", "--organisation", "forge-h-anglers", "--role", "owner");
        nina.get(Asking.desk(petition)).then().statusCode(404);
        approveMany(nina, petition, "Lynx Society").then().statusCode(404);
        var vic = Desk.invited("vic", "--organisation", "forge-h-river-watch", "--role", "viewer");
        vic.get(Asking.desk(petition) + "/" + id("Lynx Society")).then().statusCode(404);
        assertEquals("waiting", state("Lynx Society"));
    }

    private static Desk lead(String prefix) {
        return Desk.invited("lena", "--organisation", prefix + "-river-watch", "--role", "campaigner");
    }

    private Response approveMany(Desk by, OwnPetition petition, String name) {
        return by.send(Asking.desk(petition), "show", "clear", "do", "approve", "pick." + id(name), "on");
    }

    private Response approveOne(Desk by, OwnPetition petition, String name, String as, boolean checked) {
        var path = Asking.desk(petition) + "/" + id(name) + "/approval";
        return checked ? by.send(path, "as", as, "checked", "on") : by.send(path, "as", as);
    }
}
