package org.undersigned.signon;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.signon.Deciders.approve;
import static org.undersigned.signon.Deciders.document;
import static org.undersigned.signon.Deciders.id;
import static org.undersigned.signon.Deciders.states;
import static org.undersigned.world.World.browser;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.undersigned.campaign.CampaignWriting;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Publication;
import org.undersigned.foundation.db.Published;
import org.undersigned.organisation.SharedHosts;
import org.undersigned.world.Asking;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.World;

/** What of a request stays, what is forgotten, and what a later one does to it. */
@QuarkusTest
class KeptAndForgottenTest {

    @Inject
    Db db;

    @Inject
    Published.Registry published;

    @Test
    void a_missing_reason_brings_back_what_was_ticked_and_what_was_looked_for() {
        var petition = OwnPetition.open("kept-a");
        var lena = lead("kept-a");
        Asking.from(petition, "Grouse Society", "grouse.example").confirmed();
        Asking.from(petition, "Grouse Friends", "grouse-friends.example").confirmed();
        Asking.from(petition, "Snake Society", "snakes.example").confirmed();
        var ticked = "name=\"pick.%s\" checked";
        lena.send(
                        Asking.desk(petition),
                        "show",
                        "clear",
                        "do",
                        "refuse",
                        "q",
                        "Grouse",
                        "pick." + id("Grouse Society"),
                        "on",
                        "reason",
                        "")
                .then()
                .statusCode(422)
                .body(
                        containsString(ticked.formatted(id("Grouse Society"))),
                        containsString("Grouse Friends"),
                        not(containsString(ticked.formatted(id("Grouse Friends")))),
                        not(containsString("Snake Society")),
                        containsString("id=\"q\" name=\"q\" value=\"Grouse\""));
    }

    @Test
    void the_audit_log_keeps_the_reason_of_a_refusal_and_no_name() {
        var petition = OwnPetition.open("kept-b");
        var lena = lead("kept-b");
        Asking.from(petition, "Private Society", "private-b.example").confirmed();
        var id = id("Private Society");
        lena.send(Asking.desk(petition) + "/" + id + "/refusal", "reason", "No such body.")
                .then()
                .statusCode(303);
        assertEquals(
                List.of(id + ": No such body."),
                db.read(handle -> handle.select(
                                "SELECT detail FROM audit_entry WHERE action = 'sign-on.refuse' AND subject = 'campaign kept-b-clean-river-now'")
                        .mapTo(String.class)
                        .list()));
    }

    @Test
    void what_was_typed_in_another_language_is_in_a_file_that_can_be_loaded() {
        var petition = OwnPetition.open("kept-c");
        var lena = lead("kept-c");
        Asking.from(petition, "جمعية النهر", "kept-c-nahr.example")
                .with("office", "رئيسة")
                .in("ar")
                .confirmed();
        approve(lena, petition, "جمعية النهر").then().body(containsString("1 was approved"));
        var file =
                lena.get("/staff/campaign-files/petitions/" + petition.slug()).asString();
        assertTrue(file.contains("جمعية النهر") && file.contains("رئيسة"), file);
        var told = petition.load(file, "--force");
        assertTrue(told.startsWith("0 "), told);
        browser().get("/ar" + Asking.statement(petition)).then().body(containsString("رئيسة"));
    }

    @Test
    void a_written_sign_on_is_for_one_wording_that_stays_once_it_is_public() {
        var petition = OwnPetition.alone("kept-d");
        var quoted = petition.yaml().replaceAll("(?m)^.*\\{organisation: kept-d-anglers, role.*\n", "");
        assertTrue(petition.load(quoted, "--force", "--launch").startsWith("0 "));
        assertEquals(1, signOns("kept-d"));
        assertTrue(petition.load(quoted.replace("a river that is clean", "a river that is wild"), "--force", "--launch")
                .contains("organisations have signed the text of version 1"));
        db.useTransaction(handle -> handle.execute("""
                UPDATE statement_version v SET text = '{"en": "We stand together against the river."}' FROM statement s
                 WHERE s.id = v.statement AND s.slug = 'kept-d-clean-river-statement'
                """));
        assertEquals(0, signOns("kept-d"));
    }

    @Test
    void a_request_from_before_a_withdrawal_goes_with_it_and_a_later_one_is_marked() {
        var petition = OwnPetition.open("kept-e");
        var lena = lead("kept-e");
        var asking = Asking.from(petition, "Plover Society", "plovers.example");
        asking.confirmed();
        approve(lena, petition, "Plover Society").then().body(containsString("1 was approved"));
        var standing = World.mail(asking.email, 2).path("/sign-ons/");
        Asking.from(petition, "Plover Society", "plovers.example").confirmed();
        assertEquals(List.of("approved", "waiting"), states("Plover Society"));
        browser().post(standing + "/withdrawal").then().statusCode(200);
        assertEquals(List.of("withdrawn"), states("Plover Society"));
        Asking.from(petition, "Plover Society", "plovers.example").confirmed();
        lena.get(Asking.desk(petition) + "?show=held")
                .then()
                .body(containsString("that organisation signed before and took it back"));
    }

    @Test
    void one_mailbox_may_ask_for_two_organisations_and_replaces_only_what_it_asked_for_the_same() {
        var petition = OwnPetition.open("kept-f");
        var asking = Asking.from(petition, "Snipe Society", "snipes.example");
        asking.confirmed();
        Asking.at(petition, "Curlew Society", "curlews.example", "snipes.example")
                .with("email", asking.email)
                .send();
        document(World.mail(asking.email, 2).path("/sign-ons/")).then().statusCode(303);
        assertEquals(List.of("waiting"), states("Snipe Society"));
        Asking.from(petition, "Snipe Society", "snipes.example")
                .with("email", asking.email)
                .send();
        Asking.confirm(World.mail(asking.email, 3).path("/sign-ons/")).then().statusCode(303);
        assertEquals(List.of("waiting"), states("Snipe Society"));
        assertEquals(List.of("waiting"), states("Curlew Society"));
    }

    @Test
    void a_page_at_a_host_that_many_share_proves_nothing_and_is_nobody_s_rival() {
        var petition = OwnPetition.open("kept-g");
        var lena = lead("kept-g");
        var badger = Asking.at(petition, "Badger Page", "www.facebook.com", "facebook.com");
        var link = badger.with("url", "https://www.facebook.com/badgers").link();
        Asking.confirm(link).then().statusCode(422);
        document(link).then().statusCode(303);
        document(Asking.at(petition, "Ferret Page", "facebook.com", "ferrets-g.example")
                        .link())
                .then()
                .statusCode(303);
        lena.get(Asking.desk(petition) + "?show=held")
                .then()
                .body(
                        containsString("Badger Page"),
                        containsString("Ferret Page"),
                        not(containsString("another organisation claims this domain")));
        assertFalse(SharedHosts.hold("notfacebook.com"));
    }

    @Test
    void a_waiting_request_can_be_taken_back_until_the_campaign_is_archived_and_goes_with_it() {
        var petition = OwnPetition.open("kept-h");
        var link = Asking.at(petition, "Umlaut Society", "xn--mnchen-3ya.example", "xn--mnchen-3ya.example")
                .with("url", "https://münchen.example/verein")
                .confirmed();
        var late = Asking.from(petition, "Late Society", "late-h.example").link();
        db.useTransaction(
                handle -> RequestStore.forgetOld(handle, Instant.now().plus(Duration.ofDays(300)), LocalDate.EPOCH));
        assertEquals(List.of("waiting"), states("Umlaut Society"));
        assertEquals(
                List.of(true),
                db.read(handle -> handle.select(
                                "SELECT l.expires IS NULL FROM sign_on_link l JOIN sign_on_request r ON r.id = l.request WHERE r.name = 'Umlaut Society'")
                        .mapTo(Boolean.class)
                        .list()));
        browser().get(late).then().statusCode(410);
        var last = Asking.from(petition, "Last Society", "last-h.example").link();
        state(petition, "closed");
        Asking.confirm(last).then().statusCode(409).body(containsString("This statement takes no more sign-ons."));
        state(petition, "archived");
        db.useTransaction(handle -> RequestStore.forgetOld(handle, Instant.now(), LocalDate.EPOCH));
        assertEquals(List.of(), states("Umlaut Society"));
        browser().get(link).then().statusCode(410);
    }

    private void state(OwnPetition petition, String state) {
        db.useTransaction(handle -> {
            handle.execute("UPDATE action SET state = ? WHERE slug = ?", state, petition.slug());
            Publication.changed(handle);
        });
        published.refresh();
    }

    private long signOns(String prefix) {
        return db.read(handle -> CampaignWriting.agreed(handle).campaigns().stream()
                .filter(one -> one.slug().equals(prefix + "-clean-river-now"))
                .flatMap(one -> one.statement().stream())
                .mapToLong(one -> one.signOns().size())
                .sum());
    }

    private static Desk lead(String prefix) {
        return Desk.invited("lena", "--organisation", prefix + "-river-watch", "--role", "campaigner");
    }
}
