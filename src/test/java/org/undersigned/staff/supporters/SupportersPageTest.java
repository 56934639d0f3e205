package org.undersigned.staff.supporters;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.keys.Hpke;
import org.undersigned.foundation.keys.RecipientKeys;
import org.undersigned.statistics.Figuring;
import org.undersigned.supporter.Sealing;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.World;

/** A partner sees its own link and numbers, and nothing of another's. */
@QuarkusTest
class SupportersPageTest {

    @Inject
    Db db;

    @Inject
    Figuring figuring;

    @Inject
    CountingSupporters counting;

    @Inject
    RecipientKeys keys;

    private final String prefix = "sup" + UUID.randomUUID().toString().substring(0, 8);
    private final String anglers = prefix + "-anglers";
    private final String watch = prefix + "-river-watch";

    @Test
    void every_member_finds_link_and_numbers_and_few_people_are_not_told_exactly() {
        var petition = OwnPetition.open(prefix);
        for (int i = 0; i < 5; i++)
            petition.supporter("Sample Five", World.address("five"), "consent." + anglers + ".email");
        petition.supporter("Sample One", World.address("one"), petition.box());
        count();
        var viewer = Desk.invited("Vera", "--organisation", anglers, "--role", "viewer");
        viewer.get("/staff").then().body(containsString(path(anglers)));
        viewer.get("/staff/partnerships").then().body(containsString(path(anglers)));
        viewer.get(path(anglers))
                .then()
                .statusCode(200)
                .body(containsString(petition.path() + "?partner=" + anglers))
                .body(not(containsString("?partner=" + watch)), not(containsString(path(watch))))
                .body(containsString("Kept by this site"), containsString("Owners and campaigners ask for exports"));
        assertEquals(
                lines(
                        "petition,figure,number",
                        petition.slug() + ",published,6",
                        petition.slug() + ",by-own-link,0",
                        petition.slug() + ",supporters,5",
                        ",people,5",
                        ",taken-back,0"),
                statistics(viewer, anglers, petition, 6));
        var other = Desk.invited("Lena", "--organisation", watch, "--role", "moderator");
        other.get(path(watch)).then().statusCode(200).body(containsString("fewer than 5"));
        assertEquals(
                lines(
                        "petition,figure,number",
                        petition.slug() + ",published,6",
                        petition.slug() + ",by-own-link,0",
                        petition.slug() + ",supporters,<5",
                        ",people,>=1",
                        ",taken-back,0"),
                statistics(other, watch, petition, 6));
    }

    @Test
    void who_came_by_the_link_counts_for_it_and_who_takes_back_is_a_number_only() {
        var petition = OwnPetition.open(prefix);
        var own = new String[5];
        for (int i = 0; i < 5; i++) own[i] = byLink(petition, World.address("came"));
        count();
        var owner = owner("Nina");
        assertEquals(
                lines(
                        "petition,figure,number",
                        petition.slug() + ",published,5",
                        petition.slug() + ",by-own-link,5",
                        petition.slug() + ",supporters,5",
                        ",people,5",
                        ",taken-back,0"),
                statistics(owner, anglers, petition, 5));
        World.browser().post(own[0] + "/grants/" + anglers).then().statusCode(303);
        counting.count();
        owner.get(path(anglers) + "/statistics.csv")
                .then()
                .body(
                        containsString(",supporters,<5"),
                        containsString(",taken-back,<5"),
                        containsString(",people,>=1"));
    }

    @Test
    void what_is_counted_for_all_is_what_each_organisation_counts_behind_the_wall() {
        var petition = OwnPetition.open(prefix);
        var email = World.address("twin");
        petition.supporter("Twin One", email, petition.box());
        petition.supporter("Twin Two", email.replace("@", "+two@"), petition.box(), "consent." + anglers + ".email");
        counting.count();
        var id = organisation(watch);
        var figures = counting.of(id);
        assertEquals(
                2,
                figures.byPetition().values().stream()
                        .mapToLong(Long::longValue)
                        .sum());
        assertEquals(1, figures.people(), "two people behind one mailbox are one in the lists of an organisation");
        assertEquals(
                figures.people(),
                db.<Long>asTenant(
                        id,
                        handle -> handle.select("SELECT count(DISTINCT supporter_ref) FROM sealed_row")
                                .mapTo(Long.class)
                                .one()));
        assertEquals(
                List.of(id),
                db.asTenant(
                        id,
                        handle -> handle.select("SELECT DISTINCT organisation FROM supporter_figure")
                                .mapTo(UUID.class)
                                .list()));
    }

    @Test
    void somebody_of_another_organisation_finds_nothing_and_changes_nothing() {
        OwnPetition.open(prefix);
        var stranger = Desk.invited("Sid", "--organisation", watch, "--role", "owner");
        for (var address : List.of(path(anglers), path(anglers) + "/statistics.csv"))
            stranger.get(address).then().statusCode(404).body(not(containsString(anglers)));
        for (var address : List.of(path(anglers) + "/exports", path(anglers) + "/exports/" + UUID.randomUUID()))
            stranger.send(address, "reason", "For the spring newsletter", "as", "sealed")
                    .then()
                    .statusCode(404)
                    .body(not(containsString(anglers)));
        var operator = Desk.invited("Opal");
        operator.get(path(anglers)).then().statusCode(404);
        Desk.command("remove", operator.email, "--yes");
    }

    @Test
    void a_page_says_whose_key_it_is_and_what_to_do_without_one() {
        OwnPetition.open(prefix);
        var owner = owner("Nina");
        var key = Hpke.newPair();
        db.useTransaction(handle -> keys.set(handle, Sealing.organisation(anglers), key.open()));
        owner.get(path(anglers)).then().body(containsString("Your own"), containsString(Hpke.id(key.open())));
        db.useTransaction(handle -> keys.remove(handle, Sealing.organisation(anglers)));
        owner.get(path(anglers)).then().body(containsString("None yet"), containsString("/key\""));
    }

    @Test
    void an_organisation_without_a_petition_is_told_where_the_question_will_stand() {
        OwnPetition.asking(prefix, "supporting");
        owner("Nina").get(path(anglers)).then().statusCode(200).body(containsString("partner of no petition yet"));
    }

    private String byLink(OwnPetition petition, String email) {
        World.browser()
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("name", "Link Sample")
                .formParam("email", email)
                .formParam("country", "US")
                .formParam("partner", anglers)
                .formParam("consent." + anglers + ".email", "on")
                .post(petition.path() + "/signatures")
                .then()
                .statusCode(303);
        World.browser()
                .post(World.mail(email, 1).path("/confirmations/"))
                .then()
                .statusCode(303);
        return World.mail(email, 2).path("/signatures/");
    }

    /** The numbers, once pages show how many signed. */
    private String statistics(Desk desk, String slug, OwnPetition petition, long signed) {
        World.await(() -> petition.published() == signed, "the published number");
        World.await(
                () -> desk.get(path(slug) + "/statistics.csv").asString().contains(",published," + signed), "pages");
        var answer = desk.get(path(slug) + "/statistics.csv");
        answer.then().header("Content-Type", equalTo("text/csv;charset=UTF-8"));
        return answer.asString();
    }

    private void count() {
        figuring.count();
        counting.count();
    }

    private Desk owner(String name) {
        return Desk.invited(name, "--organisation", anglers, "--role", "owner");
    }

    private UUID organisation(String slug) {
        return db.read(handle -> handle.select("SELECT id FROM organisation WHERE slug = ?", slug)
                .mapTo(UUID.class)
                .one());
    }

    private static String lines(String... lines) {
        return String.join("\r\n", lines) + "\r\n";
    }

    static String path(String slug) {
        return "/staff/organisations/" + slug + "/supporters";
    }
}
