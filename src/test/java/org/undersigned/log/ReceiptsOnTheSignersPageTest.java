package org.undersigned.log;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.world.World.address;
import static org.undersigned.world.World.await;
import static org.undersigned.world.World.browser;
import static org.undersigned.world.World.confirmed;
import static org.undersigned.world.World.mail;
import static org.undersigned.world.World.sign;
import static org.undersigned.world.World.supporter;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.undersigned.transparency.LogProof;

@QuarkusTest
class ReceiptsOnTheSignersPageTest {

    @Test
    void a_receipt_shows_offline_that_her_signature_is_in_the_count_and_names_nobody() {
        var rita = address("rita");
        var own = published(rita);
        var bytes = bytes(own + "/receipts/receipt.txt");
        var key = PublicLog.key("signatures");
        var valid = assertInstanceOf(Verdict.Valid.class, Receipt.parse(bytes).verify(Optional.of(key)));
        assertFalse(valid.personal());
        var text = new String(bytes, StandardCharsets.UTF_8);
        assertFalse(text.contains("Rita Receipt") || text.contains(rita));
        assertTrue(PublicLog.lines("signatures")
                .get((int) valid.index())
                .equals(text.lines().findFirst().orElseThrow() + "\n"));
    }

    @Test
    void leaf_and_proof_in_files_of_their_own_are_what_other_programs_read() {
        var own = published(address("rolf"));
        var leaf = bytes(own + "/receipts/receipt.leaf");
        var proof = bytes(own + "/receipts/receipt.leaf.tlog-proof");
        LogProof.parse(proof).verify(leaf, PublicLog.key("signatures"));
        var spicy = new String(bytes(own + "/receipts/receipt.leaf.spicy"), StandardCharsets.UTF_8);
        assertEquals(new String(proof, StandardCharsets.UTF_8), "c2sp.org/tlog-proof@v1\n" + spicy);
    }

    @Test
    void the_receipt_that_proves_whose_it_is_stands_behind_a_warning_and_a_button() {
        var own = published(address("paul"));
        given().get(own + "/receipts/personal")
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .header("Content-Disposition", (String) null)
                .body(containsString("you cannot deny it"));
        var bytes = browser()
                .post(own + "/receipts/personal")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        var valid = assertInstanceOf(
                Verdict.Valid.class, Receipt.parse(bytes).verify(Optional.of(PublicLog.key("signatures"))));
        assertTrue(valid.personal());
    }

    @Test
    void no_receipt_is_pushed_by_mail() {
        var email = address("mara");
        published(email);
        var mail = mail(email, 2);
        assertFalse(mail.text().contains("receipt") || mail.html().contains("tlog-proof"));
    }

    @Test
    void who_does_not_count_or_has_no_link_gets_none() {
        var pending = address("pete");
        sign("Pete Pending", pending);
        var token = mail(pending, 1).path("/confirmations/").replace("/confirmations/", "");
        given().get("/signatures/" + token + "/receipts/receipt.txt").then().statusCode(404);
        given().get("/signatures/" + "A".repeat(43) + "/receipts/receipt.txt")
                .then()
                .statusCode(404);
        var own = published(address("wim"));
        browser().post(own + "/withdrawal");
        given().get(own + "/receipts/receipt.txt").then().statusCode(404);
        given().get(own).then().statusCode(200).body(not(containsString("/receipts/")));
    }

    /** Signs, confirms, and waits until the leaf is published; the path of the signer's page comes back. */
    private static String published(String email) {
        var own = supporter("Rita Receipt", email).path("/signatures/");
        confirmed();
        await(() -> given().get(own).asString().contains("/receipts/receipt.txt"), "a published leaf");
        return own;
    }

    private static byte[] bytes(String path) {
        return given().get(path)
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .header("Content-Disposition", containsString("attachment"))
                .extract()
                .asByteArray();
    }
}
