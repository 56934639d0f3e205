package org.undersigned.delivery;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.world.World.browser;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.World;

/** What was handed over is put right as well: the pack, the number, and the language of what is written about it. */
@QuarkusTest
class CorrectedPackTest {

    private static final String FOR_ANOTHER = "The pack was made for another target:</b> <span>Minister for Water";

    @Inject
    Db db;

    private final String prefix = "packed" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void a_pack_that_went_to_another_target_stays_what_it_was_and_the_page_says_whom_it_was_made_for() {
        var petition = withTwoTargets();
        var packs = new Packs(db, petition);
        var desk = campaigner();
        var pack = pack(desk, packs, "0");
        Handing.close(desk, packs);
        var path = Handing.path(Handing.record(desk, packs, "pack", pack), desk, packs);
        browser().get(petition.path()).then().body(not(containsString("made for another target")));

        Handing.correct(desk, path, "pack", pack, "target", "1")
                .then()
                .statusCode(422)
                .body(containsString("tick that it was this one"), containsString("href=\"#pack\""));
        Handing.correct(desk, path, "pack", pack, "target", "1", "pack-other", "on")
                .then()
                .statusCode(200)
                .body(containsString(FOR_ANOTHER));

        Handing.refresh();
        var page = browser().get(petition.path()).asString();
        assertTrue(page.contains("Handed over: Mayor of Example Town. Corrected on "), page);
        assertTrue(page.contains(FOR_ANOTHER), page);
        assertEquals(pack, manifest(petition, path, "manifest.json"));
        Handing.correct(desk, path, "pack", pack, "target", "1", "place", "Side door")
                .then()
                .statusCode(200);
    }

    @Test
    void the_pack_is_chosen_anew_and_the_manifest_of_the_one_before_stays_readable() {
        var petition = withTwoTargets();
        var packs = new Packs(db, petition);
        var desk = campaigner();
        var wrong = pack(desk, packs, "0");
        petition.supporter("Sam Signer", World.address("sam"));
        World.await(() -> petition.published() == 1, "the signature");
        var right = pack(desk, packs, "1");
        Handing.close(desk, packs);
        var path = Handing.path(Handing.record(desk, packs, "pack", wrong), desk, packs);
        browser().get(petition.path()).then().body(containsString(": 0 signatures."));
        Handing.correct(desk, path, "pack", UUID.randomUUID().toString())
                .then()
                .statusCode(422)
                .body(containsString("Choose a pack"));
        var seen = Handing.standing(desk, path, "handed-seen");
        for (int press = 0; press < 2; press++)
            Handing.correct(desk, path, "pack", right, "target", "1", "handed-seen", seen, "signatures", "0")
                    .then()
                    .statusCode(200);

        Handing.refresh();
        var page = browser().get(petition.path()).asString();
        assertTrue(page.contains(": 1 signature."), page);
        assertTrue(page.substring(page.indexOf("Before, it said:")).contains("/packs/" + wrong + ".json"), page);
        assertTrue(!page.contains("made for another target"), page);
        assertEquals(right, manifest(petition, path, "manifest.json"));
        assertEquals(wrong, manifest(petition, path, "packs/" + wrong + ".json"));
        browser()
                .get(petition.path() + "/deliveries/" + id(path) + "/packs/" + right + ".json")
                .then()
                .statusCode(404);
    }

    @Test
    void a_pack_that_was_removed_since_can_stay_or_be_taken_out_of_the_record() {
        var petition = withTwoTargets();
        var packs = new Packs(db, petition);
        var desk = campaigner();
        var pack = pack(desk, packs, "0");
        Handing.close(desk, packs);
        var path = Handing.path(Handing.record(desk, packs, "pack", pack), desk, packs);
        desk.send(packs.page() + "/" + pack, "do", "remove").then().statusCode(303);
        desk.get(path).then().body(containsString("<option value=\"" + pack + "\" selected>"));

        Handing.correct(desk, path, "pack", pack, "place", "Side door").then().statusCode(200);
        Handing.refresh();
        assertEquals(pack, manifest(petition, path, "manifest.json"));
        Handing.correct(desk, path, "pack", "", "place", "Side door").then().statusCode(200);
        Handing.refresh();
        browser()
                .get(petition.path() + "/deliveries/" + id(path) + "/manifest.json")
                .then()
                .statusCode(404);
        assertEquals(pack, manifest(petition, path, "packs/" + pack + ".json"));
        Handing.correct(desk, path, "pack", pack, "place", "Side door")
                .then()
                .statusCode(422)
                .body(containsString("Choose a pack"));
    }

    @Test
    void the_number_of_a_pack_is_the_one_of_its_manifest() {
        var petition = OwnPetition.open(prefix);
        var packs = new Packs(db, petition);
        var desk = campaigner();
        var pack = pack(desk, packs, "0");
        petition.supporter("Sam Signer", World.address("sam"));
        World.await(() -> petition.published() == 1, "the signature");
        Handing.close(desk, packs);
        var path = Handing.path(Handing.record(desk, packs, "pack", pack), desk, packs);
        browser().get(petition.path()).then().body(containsString(": 0 signatures."));
        Handing.correct(desk, path, "pack", pack, "signatures", "1")
                .then()
                .statusCode(422)
                .body(containsString("The number is the one of the pack"));
    }

    @Test
    void a_number_without_a_pack_is_corrected_up_to_what_ever_counted() {
        var petition = OwnPetition.open(prefix);
        var packs = new Packs(db, petition);
        var desk = campaigner();
        petition.supporter("Sam Signer", World.address("sam"));
        var wanda = petition.supporter("Wanda Withdraws", World.address("wanda"));
        World.await(() -> petition.published() == 2, "both signatures");
        browser().post(wanda + "/withdrawal").then().statusCode(303);
        World.await(() -> petition.published() == 1, "the withdrawal");
        Handing.close(desk, packs);
        var path = Handing.path(Handing.record(desk, packs), desk, packs);
        for (var wrong : new String[] {"3", "-1", "many", ""})
            Handing.correct(desk, path, "signatures", wrong)
                    .then()
                    .statusCode(422)
                    .body(
                            containsString("no higher than what ever counted"),
                            containsString("value=\"" + wrong + "\""));
        Handing.correct(desk, path, "signatures", "2").then().statusCode(200);

        Handing.refresh();
        var page = browser().get(petition.path()).asString();
        assertTrue(page.contains(": 2 signatures."), page);
        assertTrue(page.substring(page.indexOf("Before, it said:")).contains(": 1 signature."), page);
    }

    @Test
    void the_language_is_corrected_for_all_that_is_written_and_what_stood_keeps_its_own() {
        var petition = OwnPetition.open(prefix);
        var packs = new Packs(db, petition);
        var desk = campaigner();
        Handing.close(desk, packs);
        var path = Handing.path(Handing.record(desk, packs, "place", "Alcaldía"), desk, packs);
        Handing.correct(desk, path, "place", "Alcaldía", "language", "xx")
                .then()
                .statusCode(422)
                .body(containsString("Choose a language"));
        Handing.correct(desk, path, "place", "Alcaldía", "language", "es", "handed-reason", "Es español.")
                .then()
                .statusCode(200)
                .body(containsString("lang=\"es\" dir=\"ltr\" aria-describedby=\"answer-text-h\""));

        Handing.refresh();
        var page = browser().get(petition.path()).asString();
        assertTrue(page.contains("In person, <bdi lang=\"es\">Alcaldía</bdi>"), page);
        assertTrue(page.contains("<bdi lang=\"es\">Es español.</bdi>"), page);
        assertTrue(page.substring(page.indexOf("Before, it said:")).contains("<bdi lang=\"en\">Alcaldía</bdi>"), page);
    }

    private Desk campaigner() {
        return Desk.invited("Cleo", "--organisation", prefix + "-river-watch", "--role", "campaigner");
    }

    /** Makes one for a target, once there is a log that it can rest on; answers its id. */
    private String pack(Desk desk, Packs packs, String target) {
        World.await(
                () -> db.read(handle -> handle.select(
                                        "SELECT 1 FROM log_count c JOIN action a ON a.id = c.petition WHERE a.slug LIKE ?",
                                        prefix + "-%")
                                .mapTo(Integer.class)
                                .findFirst())
                        .isPresent(),
                "the log");
        var page = packs.ask(desk, "target", target);
        packs.ready(desk, page);
        return id(page);
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The pack that a manifest of a hand-over is about. */
    private static String manifest(OwnPetition petition, String path, String file) {
        return browser()
                .get(petition.path() + "/deliveries/" + id(path) + "/" + file)
                .then()
                .statusCode(200)
                .extract()
                .path("pack");
    }

    private OwnPetition withTwoTargets() {
        return OwnPetition.open(prefix, yaml -> yaml.replace("\npetition:", """
                  - name: Pat Example
                    office: {en: Mayor of Example Town}
                    institution: Town hall

                petition:"""));
    }
}
