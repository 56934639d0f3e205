package org.undersigned.scenarios;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.world.World.PETITION;
import static org.undersigned.world.World.await;
import static org.undersigned.world.World.browser;
import static org.undersigned.world.World.mail;
import static org.undersigned.world.World.supporter;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.undersigned.donation.Till;
import org.undersigned.petition.Petitions;
import org.undersigned.sharing.paper.Sheets;
import org.undersigned.world.Asking;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.StripePlace;

/**
 * What a person does beside signing, under names that nobody else has.
 *
 * @param word that every name of theirs holds
 */
record CanaryActions(Petitions petitions, Sheets sheets, String word) {

    /** Stands on a sheet of paper that somebody types in, and on another one that comes in a file and is thrown away. */
    void onPaper(String address) {
        var petition = petitions
                .visible(PETITION.substring(PETITION.lastIndexOf('/') + 1))
                .orElseThrow();
        var id = sheets.number(petition, "en", java.util.Optional.empty(), 1, "staff:test");
        var sheet = sheets.of(petition).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow()
                .first();
        var carla = Desk.invited("Carla", "--organisation", "nnirr", "--role", "campaigner");
        var path = "/staff/campaigns/" + petition.campaign().slug() + "/" + petition.slug() + "/paper";
        browser()
                .cookie("staff", carla.cookie)
                .header("Origin", Desk.ORIGIN)
                .multiPart("form", carla.form("/staff"))
                .multiPart(
                        "file",
                        "rows.csv",
                        ("sheet,row,name,country\n" + sheet + ",1," + word + ",US\n").getBytes(StandardCharsets.UTF_8))
                .post(path + "/import")
                .then()
                .statusCode(303);
        carla.send(
                        path + "/sheet",
                        "sheet",
                        sheet,
                        "count",
                        "1",
                        "name.1",
                        "Pam " + word,
                        "email.1",
                        address,
                        "country.1",
                        "US",
                        "box.1.1",
                        "on",
                        "box.1.A",
                        "on")
                .then()
                .statusCode(303);
    }

    /** Says to come to an event, sends the form again, and confirms. */
    void comes(String address) {
        var event = "/pledges/journee-de-la-lirenne";
        for (int i = 0; i < 2; i++)
            browser()
                    .formParam("name", "Prue " + word)
                    .formParam("email", address)
                    .formParam("people", "2")
                    .post(event)
                    .then()
                    .statusCode(303);
        var link = mail(address, 2).path("/promises/");
        browser().get(link).then().statusCode(200);
        browser().post(link).then().statusCode(303);
        mail(address, 3);
    }

    /** Looks at a letter, sends it, and writes another one that waits for its link. */
    void writesALetter(String address) {
        var prefix = "letter" + UUID.randomUUID().toString().substring(0, 8);
        OwnPetition.open(
                prefix, yaml -> yaml.substring(0, yaml.indexOf("\nletters:")) + """

                letters:
                  - slug: %s-letter
                    title: {en: Write to the office, es: Escriba a la oficina}
                    text: A letter of your own counts for more.
                    rule: all
                    hourly: 60
                    test: false
                    test_address: test-%s@example.org
                    suggestions:
                      - {subject: The outfall, text: "Dear office, [your reason], please stop the outfall at the old mill before the summer."}
                      - {subject: The old mill, text: "Dear office, I ask you to publish what you measure at the old mill every single week."}
                    representatives:
                      - {name: Robin Example, office: Minister, email: target-%s@example.org}
                """.formatted(prefix, prefix, prefix));
        var path = "/letters/" + prefix + "-letter";
        letter(path + "/preview", address, 200);
        letter(path + "/letters", address, 303);
        var link = mail(address, 1).path("/my-letters/");
        browser().get(link).then().statusCode(200);
        browser().post(link).then().statusCode(303);
        mail("target-" + prefix + "@example.org", 1);
        letter(path + "/letters", "waits." + address, 303);
        letter(path + "/letters", "no address " + word, 422);
    }

    private void letter(String path, String address, int answer) {
        browser()
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("name", "Lena " + word)
                .formParam("email", address)
                .formParam("subject", "Please act, says " + word)
                .formParam(
                        "text",
                        "I, " + word + ", have lived beside this river for thirty years. Act before the summer.")
                .post(path)
                .then()
                .statusCode(answer);
    }

    /** Asks for an organisation to be among those who sign a statement; nobody has approved it, so nothing of it is public. */
    void signsOn(String address) {
        var mailbox = address.replaceFirst("@.*", "@canaries.example");
        var petition = OwnPetition.open("so" + UUID.randomUUID().toString().substring(0, 8));
        Asking.from(petition, "Canary Society", "canaries.example")
                .with("person", "Otto " + word)
                .with("email", mailbox)
                .send()
                .then()
                .statusCode(303);
        Asking.confirm(mail(mailbox, 1).path("/sign-ons/")).then().statusCode(303);
    }

    /** Gives to an organisation. What Stripe tells about the giver is not kept. */
    void gives(String address) {
        var till = Till.open();
        try (var stripe = StripePlace.open()) {
            var own = till.begun(stripe, "once");
            var gift = stripe.last().get("client_reference_id");
            var told = Till.session(gift, "complete", "paid", "")
                    .replace("canary-giver@example.org", address)
                    .replace("Kanarie Zebra", "Gina " + word);
            assertTrue(told.contains(word) && told.contains(address));
            Till.heard(Till.tells(till.watch, Till.event("canary", "checkout.session.completed", told)));
            browser().get(own).then().statusCode(200);
            browser()
                    .contentType("application/json")
                    .body(told)
                    .post("/hooks/stripe/" + till.watch)
                    .then()
                    .statusCode(400);
        }
    }

    /** Downloads every receipt, the one that proves whose it is as well. */
    void takesReceipts(String address) {
        var own = supporter("Rita " + word, address).path("/signatures/");
        await(() -> given().get(own).asString().contains("/receipts/receipt.txt"), "a published leaf");
        browser().post(own + "/receipts/personal").then().statusCode(200);
        var anonymous = given().get(own + "/receipts/receipt.txt").asString();
        assertFalse(anonymous.contains(word), "it says nothing of who");
    }
}
