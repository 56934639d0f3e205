package org.undersigned.staff.supporters;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.organisation.Organisation;
import org.undersigned.organisation.OrganisationStore;
import org.undersigned.world.Asking;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.World;

/** Owners say what their organisation is, and nobody else says it over them. */
@QuarkusTest
class ProfileTest {

    private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"([0-9a-f]{64})\"");

    @Inject
    Db db;

    private final String prefix = "prof" + UUID.randomUUID().toString().substring(0, 8);
    private final String anglers = prefix + "-anglers";
    private final String path = ProfilePage.path(anglers);

    @Test
    void what_an_owner_of_a_supporting_partner_writes_stands_on_every_page_and_in_the_audit_log() {
        var petition = OwnPetition.open(prefix);
        var owner = owner();
        owner.get(SupportersPageTest.path(anglers)).then().body(containsString(path));
        owner.get(path).then().statusCode(200).body(containsString("Anglers of the Upper Valley"));
        save(
                        owner,
                        "name.en",
                        "Anglers of the Whole Valley",
                        "name.ar",
                        "صيادو الوادي",
                        "legal_name",
                        "Whole Valley Angling Association Inc.",
                        "privacy_url",
                        "https://" + prefix + ".example/data",
                        "postal_address",
                        "2 Bridge Street\r\nUpper Valley",
                        "donate_url",
                        "https://" + prefix + ".example/give?amount={amount}",
                        "social.0.name",
                        "@anglers",
                        "social.0.url",
                        "https://social.example/anglers")
                .then()
                .statusCode(200)
                .body(containsString("Saved."), containsString("give?amount={amount}"));
        World.browser()
                .get("/organisations/" + anglers)
                .then()
                .body(
                        containsString("Anglers of the Whole Valley"),
                        containsString("Whole Valley Angling Association Inc.\n2 Bridge Street\nUpper Valley"),
                        containsString("https://" + prefix + ".example/data"),
                        containsString("@anglers"));
        World.browser().get("/ar/organisations/" + anglers).then().body(containsString("صيادو الوادي"));
        World.browser().get(petition.path()).then().body(containsString("Whole Valley Angling Association Inc."));
        assertEquals(
                List.of("name legal_name privacy_url postal_address donate_url social"),
                db.read(handle -> handle.select(
                                "SELECT detail FROM audit_entry WHERE action = 'organisation.profile' AND subject = ?",
                                "organisation " + anglers)
                        .mapTo(String.class)
                        .list()));
    }

    @Test
    void what_cannot_stand_is_refused_as_a_whole_field_by_field_and_the_form_comes_back() {
        OwnPetition.open(prefix);
        var before = stored();
        save(
                        owner(),
                        "name.en",
                        "",
                        "legal_name",
                        "x".repeat(201),
                        "url",
                        "ftp://anglers.example",
                        "donate_url",
                        "https://anglers.example/give?mail={email}",
                        "postal_address",
                        "3 Other Street",
                        "social.1.name",
                        "@halfway")
                .then()
                .statusCode(422)
                .body(
                        containsString("id=\"name.en-e\""),
                        containsString("id=\"legal_name-e\""),
                        containsString("id=\"url-e\""),
                        containsString("id=\"donate_url-e\""),
                        containsString("id=\"social.1.url-e\""),
                        not(containsString("id=\"postal_address-e\"")),
                        containsString("ftp://anglers.example"),
                        containsString("3 Other Street"));
        assertEquals(before, stored());
    }

    @Test
    void a_form_that_was_overtaken_changes_nothing_and_says_so() {
        OwnPetition.open(prefix);
        var owner = owner();
        var seen = seen(owner);
        save(owner, "postal_address", "3 Ferry Road").then().statusCode(200);
        save(owner, "seen", seen, "postal_address", "9 Late Street")
                .then()
                .statusCode(409)
                .body(
                        containsString("Somebody changed this since your page was drawn"),
                        containsString("9 Late Street"),
                        containsString("3 Ferry Road"));
        assertEquals("3 Ferry Road", stored().postalAddress());
        // Nor does one that was wrong besides, once that is mended.
        assertEquals(seen, seenIn(save(owner, "seen", seen, "url", "nowhere")));
    }

    @Test
    void only_owners_describe_their_organisation() {
        OwnPetition.open(prefix);
        var seen = seen(owner());
        var campaigner = Desk.invited("Carl", "--organisation", anglers, "--role", "campaigner");
        campaigner.get(path).then().statusCode(403);
        campaigner.send(path, "seen", seen).then().statusCode(403);
        var lead = Desk.invited("Lena", "--organisation", prefix + "-river-watch", "--role", "owner");
        lead.get(path).then().statusCode(404);
        lead.send(path, "seen", seen).then().statusCode(404);
    }

    @Test
    void nobody_describes_their_organisation_as_another_one_that_is_here() {
        OwnPetition.open(
                prefix, yaml -> yaml.replace("https://river-watch.example", "https://" + prefix + "-watch.example"));
        var owner = owner();
        var before = stored();
        save(owner, "url", "https://www." + prefix + "-watch.example/about")
                .then()
                .statusCode(422)
                .body(containsString("id=\"url-e\""), containsString("Another organisation here has this already"));
        save(owner, "legal_name", prefix + " RIVER-WATCH").then().statusCode(422);
        assertEquals(before, stored());
    }

    @Test
    void who_asks_to_sign_on_by_the_domain_of_the_new_website_is_taken_for_the_organisation_as_by_that_of_a_file() {
        var petition = OwnPetition.open(prefix);
        var owner = owner();
        save(owner, "url", "https://" + prefix + "-new.example").then().statusCode(200);
        Asking.from(petition, "Angling Office " + prefix, prefix + "-new.example")
                .confirmed();
        owner.get("/staff/sign-ons").then().body(containsString("Angling Office " + prefix));
    }

    @Test
    void a_file_undoes_what_owners_wrote_only_if_the_operator_insists() {
        var petition = OwnPetition.open(prefix);
        save(owner(), "postal_address", "3 Ferry Road").then().statusCode(200);
        var told = petition.load(petition.yaml());
        assertTrue(told.startsWith("1 ") && told.contains("owners of " + anglers + " wrote in the workspace"), told);
        assertTrue(told.contains("--force"), told);
        assertEquals("3 Ferry Road", stored().postalAddress());
        // A file that says of this one what stands here is loaded.
        var agreed = petition.yaml()
                .replace("2 Bridge Street, Example Town", "3 Ferry Road")
                .replace("Clean river now", "Clean river soon");
        assertTrue(petition.load(agreed).contains("campaign " + prefix + "-clean-river-now: title changed"));
        assertTrue(stored().described());
        assertTrue(petition.load(petition.yaml(), "--force").contains("postal_address changed"));
        assertEquals("2 Bridge Street, Example Town", stored().postalAddress());
        // What stands now is the operator's word again.
        assertTrue(petition.load(petition.yaml()).contains("nothing changed"));
        assertFalse(stored().described());
    }

    @Test
    void who_saves_what_stands_there_vouches_for_it() {
        OwnPetition.open(prefix);
        var owner = owner();
        owner.get(path).then().body(containsString("If all of this is right"));
        save(owner).then().statusCode(200).body(not(containsString("If all of this is right")));
        save(owner).then().statusCode(200);
        assertTrue(stored().described());
        assertEquals(
                List.of(""),
                db.read(handle -> handle.select(
                                "SELECT detail FROM audit_entry WHERE action = 'organisation.profile' AND subject = ?",
                                "organisation " + anglers)
                        .mapTo(String.class)
                        .list()));
    }

    private Desk owner() {
        return Desk.invited("Nina", "--organisation", anglers, "--role", "owner");
    }

    private Organisation stored() {
        return db.read(OrganisationStore::all).stream()
                .filter(one -> one.slug().equals(anglers))
                .findFirst()
                .orElseThrow();
    }

    private String seen(Desk by) {
        return seenIn(by.get(path));
    }

    private static String seenIn(Response page) {
        var found = SEEN.matcher(page.asString());
        if (!found.find()) throw new AssertionError(page.asString());
        return found.group(1);
    }

    private Response save(Desk by, String... changes) {
        return by.describes(anglers, changes);
    }
}
