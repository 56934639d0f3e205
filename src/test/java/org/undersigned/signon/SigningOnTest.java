package org.undersigned.signon;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.signon.Deciders.approve;
import static org.undersigned.signon.Deciders.state;
import static org.undersigned.world.World.browser;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.world.Asking;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.World;

/** An organisation without an account signs on to one wording, is asked anew when it changes, and takes it back. */
@QuarkusTest
class SigningOnTest {

    @Inject
    Db db;

    @Test
    void an_organisation_asks_confirms_is_approved_and_takes_it_back() {
        var petition = OwnPetition.open("on-a");
        var lena = Desk.invited("lena", "--organisation", "on-a-river-watch", "--role", "campaigner");
        var asking = Asking.from(petition, "Otter Society", "otters-a.example");
        var link = asking.link();
        browser().get(link).then().statusCode(200).body(containsString("Otter Society"), containsString("Chair"));
        assertEquals("unconfirmed", state("Otter Society"));
        Asking.confirm(link).then().statusCode(303);
        assertEquals("waiting", state("Otter Society"));
        browser().get(link).then().body(containsString("It waits for a decision"));
        browser().get(Asking.statement(petition)).then().body(not(containsString("Otter Society")));

        lena.get(Asking.desk(petition)).then().statusCode(200).body(containsString("Otter Society"));
        approve(lena, petition, "Otter Society").then().statusCode(200).body(containsString("1 was approved"));
        browser()
                .get(Asking.statement(petition))
                .then()
                .body(allOf(
                        containsString("/organisations/otter-society"),
                        containsString("Paula Example"),
                        not(containsString(asking.email))));
        browser().get("/organisations/otter-society").then().statusCode(200);

        var standing = World.mail(asking.email, 2).path("/sign-ons/");
        browser().get(standing).then().statusCode(200).body(containsString("It stands by version 1."));
        browser().post(standing + "/withdrawal").then().statusCode(200);
        browser()
                .get(Asking.statement(petition))
                .then()
                .body(
                        containsString("Withdrawn"),
                        containsString("Otter Society"),
                        not(containsString("Paula Example")));
        browser().get(standing).then().statusCode(410);
        assertEquals(
                List.of(),
                db.read(handle -> handle.select(
                                "SELECT name FROM sign_on_request WHERE name = 'Otter Society' AND num_nonnulls(ciphertext, mailbox_tag) > 0")
                        .mapTo(String.class)
                        .list()),
                "the mailbox is forgotten");
        assertEquals(List.of("sign-on.approve", "sign-on.withdraw"), audited("on-a"));
    }

    @Test
    void the_form_says_everything_that_has_to_change_and_keeps_what_was_typed() {
        var petition = OwnPetition.open("on-b");
        Asking.from(petition, "Heron Society", "herons.example")
                .with("kind", "none")
                .with("url", "ftp://herons.example")
                .with("person", "https://spam.example")
                .with("email", "nobody")
                .send()
                .then()
                .statusCode(422)
                .header("Set-Cookie", nullValue())
                .header("Cache-Control", "no-store")
                .body(
                        containsString("value=\"Heron Society\""),
                        containsString("id=\"kind-e\""),
                        containsString("id=\"url-e\""),
                        containsString("id=\"person-e\""),
                        containsString("id=\"email-e\""),
                        not(containsString("id=\"office-e\"")));
        browser().get(Asking.form(petition)).then().statusCode(200).header("Set-Cookie", nullValue());
    }

    @Test
    void who_read_an_earlier_wording_approves_nothing() {
        var petition = OwnPetition.open("on-c");
        var asking = Asking.from(petition, "Beaver Society", "beavers.example");
        var seen = asking.seen();
        petition.load(second(petition));
        asking.send(seen)
                .then()
                .statusCode(409)
                .body(
                        containsString("The text changed while you were reading"),
                        containsString("value=\"Beaver Society\""));
        asking.send().then().statusCode(303);
        World.mail(asking.email, 1);
        assertEquals(1, World.mails(asking.email).size(), "the form that came back owes nobody a mail");
    }

    @Test
    void whoever_signed_is_asked_once_about_another_wording_and_what_stands_never_moves() {
        var petition = OwnPetition.open("on-d");
        var lena = Desk.invited("lena", "--organisation", "on-d-river-watch", "--role", "owner");
        var asking = Asking.from(petition, "Kingfisher Society", "kingfishers.example");
        asking.confirmed();
        approve(lena, petition, "Kingfisher Society").then().statusCode(200);
        World.mail(asking.email, 2);
        assertTrue(petition.load(petition.yaml().replace("a river that is clean", "a river that is wild"), "--force")
                .contains("organisations have signed the text of version 1"));
        assertTrue(petition.load(second(petition), "--force").startsWith("0 "));
        var link = World.mail(asking.email, 3).path("/sign-ons/");
        var page = browser().get(link).then().statusCode(200).extract().asString();
        assertTrue(page.contains("<ins>") && page.contains("<del>"), "what changed");
        assertEquals(List.of(1), versions("kingfisher-society"));
        var seen = page.replaceFirst("(?s).*name=\"seen\" value=\"([0-9a-f.]+)\".*", "$1");
        renew(link, "1." + seen.substring(2)).then().statusCode(409);
        renew(link, seen).then().statusCode(303);
        assertEquals(List.of(1, 2), versions("kingfisher-society"));
        browser().get(link).then().body(containsString("It stands by version 2."));
        browser()
                .get(Asking.statement(petition))
                .then()
                .body(containsString("What changed in version 2"), containsString("kingfisher-society"));
        assertEquals(3, World.mails(asking.email).size());
    }

    @Test
    void a_campaign_file_neither_removes_nor_changes_what_organisations_said_and_the_export_tells_it() {
        var petition = OwnPetition.open("on-e");
        var lena = Desk.invited("lena", "--organisation", "on-e-river-watch", "--role", "campaigner");
        Asking.from(petition, "Dipper Society", "dippers.example").confirmed();
        approve(lena, petition, "Dipper Society").then().statusCode(200);
        petition.load(petition.yaml(), "--force");
        petition.load(petition.yaml().replace("person: Sam Example", "person: Sue Example"), "--force");
        assertEquals(List.of(1), versions("dipper-society"));
        var file =
                lena.get("/staff/campaign-files/petitions/" + petition.slug()).asString();
        assertTrue(file.contains("dipper-society") && file.contains("Paula Example"), file);
        var told = petition.load(file, "--force");
        assertTrue(told.startsWith("0 ") && !told.contains("statement"), told);
    }

    @Test
    void an_owner_signs_in_the_workspace_and_takes_it_back_there() {
        var petition = OwnPetition.open("on-f");
        var lena = Desk.invited("lena", "--organisation", "on-f-river-watch", "--role", "owner");
        var own = "/staff/sign-ons/on-f-clean-river-now/on-f-river-watch";
        lena.get("/staff/sign-ons").then().body(containsString(own), containsString("has signed no version yet"));
        var seen = lena.get(own).asString().replaceFirst("(?s).*name=\"seen\" value=\"([0-9a-f.]+)\".*", "$1");
        lena.send(own + "/signature", "seen", seen, "person", "Lena Lead", "office", "")
                .then()
                .statusCode(422)
                .body(containsString("value=\"Lena Lead\""));
        lena.send(own + "/signature", "seen", "1.00", "person", "Lena Lead", "office", "Director")
                .then()
                .statusCode(409);
        lena.send(own + "/signature", "seen", seen, "person", "Lena Lead", "office", "Director")
                .then()
                .statusCode(303);
        browser().get(Asking.statement(petition)).then().body(containsString("Lena Lead"));
        Desk.invited("nina", "--organisation", "on-f-anglers", "--role", "owner")
                .get(own)
                .then()
                .statusCode(404);
        Desk.invited("vic", "--organisation", "on-f-river-watch", "--role", "viewer")
                .get(own)
                .then()
                .statusCode(404);
        lena.send(own + "/withdrawal").then().statusCode(303);
        browser().get(Asking.statement(petition)).then().body(containsString("withdrawn on"));
        petition.load(petition.yaml(), "--force");
        browser().get(Asking.statement(petition)).then().body(containsString("withdrawn on"));
        assertEquals(List.of("sign-on.sign", "sign-on.withdraw"), audited("on-f"));
    }

    @Test
    void a_quote_of_somebody_who_is_no_partner_waits_for_their_organisation() {
        var petition = OwnPetition.alone("on-g");
        var quoted = petition.yaml().replaceAll("(?m)^.*\\{organisation: on-g-anglers, role.*\n", "");
        assertTrue(petition.load(quoted, "--force").startsWith("0 "));
        browser().get(Asking.statement(petition)).then().statusCode(200).body(not(containsString("full of trout")));
        var nina = Desk.invited("nina", "--organisation", "on-g-anglers", "--role", "owner");
        var page = nina.get("/staff/sign-ons")
                .then()
                .body(containsString("full of trout"))
                .extract()
                .asString();
        var digest = page.replaceFirst("(?s).*name=\"quote\" value=\"([0-9a-f]{64})\".*", "$1");
        nina.send("/staff/sign-ons/quotes", "quote", digest).then().statusCode(200);
        browser().get(Asking.statement(petition)).then().body(containsString("full of trout"));
        petition.load(quoted.replace("full of trout", "full of eels"), "--force");
        browser().get(Asking.statement(petition)).then().body(not(containsString("full of")));
        petition.load(quoted.replace("full of trout", "full of eels"), "--force", "--launch");
        browser().get(Asking.statement(petition)).then().body(containsString("full of eels"));
    }

    @Test
    void what_nobody_confirmed_in_time_is_deleted() {
        var petition = OwnPetition.open("on-h");
        var link = Asking.from(petition, "Newt Society", "newts.example").link();
        db.useTransaction(
                handle -> RequestStore.forgetOld(handle, Instant.now().plus(Duration.ofDays(6)), LocalDate.EPOCH));
        assertEquals("unconfirmed", state("Newt Society"));
        db.useTransaction(
                handle -> RequestStore.forgetOld(handle, Instant.now().plus(Duration.ofDays(8)), LocalDate.EPOCH));
        browser().get(link).then().statusCode(410);
        assertEquals(
                List.of(),
                db.read(handle -> handle.select("SELECT name FROM sign_on_request WHERE name = 'Newt Society'")
                        .mapTo(String.class)
                        .list()));
    }

    private static String second(OwnPetition petition) {
        return petition.yaml()
                .replace(
                        "      text: We stand together for a river that is clean.\n",
                        "      text: We stand together for a river that is clean.\n    - number: 2\n      date: 2026-05-20\n      text: We stand together for a river that is wild.\n");
    }

    private static io.restassured.response.Response renew(String link, String seen) {
        return browser()
                .contentType("application/x-www-form-urlencoded")
                .formParam("seen", seen)
                .post(link + "/renewal");
    }

    private List<Integer> versions(String organisation) {
        return db.read(
                handle -> handle.select("""
                        SELECT s.version FROM sign_on s JOIN organisation o ON o.id = s.organisation
                         WHERE o.slug = ? AND s.withdrawn IS NULL ORDER BY s.version
                        """, organisation).mapTo(Integer.class).list());
    }

    private List<String> audited(String prefix) {
        return db.read(handle -> handle.select(
                        "SELECT action FROM audit_entry WHERE subject = ? AND action LIKE 'sign-on.%' ORDER BY number",
                        "campaign " + prefix + "-clean-river-now")
                .mapTo(String.class)
                .list());
    }
}
