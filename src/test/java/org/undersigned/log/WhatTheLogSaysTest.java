package org.undersigned.log;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.world.World.PETITION;
import static org.undersigned.world.World.address;
import static org.undersigned.world.World.await;
import static org.undersigned.world.World.browser;
import static org.undersigned.world.World.confirmed;
import static org.undersigned.world.World.mail;
import static org.undersigned.world.World.sign;
import static org.undersigned.world.World.supporter;

import io.quarkus.test.junit.QuarkusTest;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

@QuarkusTest
class WhatTheLogSaysTest {

    @Test
    void the_published_count_is_the_difference_of_two_sizes_that_anybody_can_read() {
        var before = confirmed();
        for (var name : new String[] {"ada", "ben", "cleo"}) supporter("Log " + name, address(name));
        await(() -> confirmed() == before + 3, "three more");
        assertEquals(
                before + 3,
                PublicLog.lines("signatures").size()
                        - PublicLog.lines("withdrawals").size());
        var count = PublicLog.count();
        assertEquals(before + 3, count.net());
        assertTrue(count.restsOn(PublicLog.checkpoint("signatures"), PublicLog.checkpoint("withdrawals")));
    }

    @Test
    void a_leaf_carries_a_commitment_and_nothing_else() {
        supporter("Leaf Person", address("leaf"));
        confirmed();
        var lines = PublicLog.lines("signatures");
        for (var line : lines) assertTrue(Leaf.OfSignature.parse(line).isPresent(), line);
        assertEquals(lines.size(), new HashSet<>(lines).size(), "no leaf twice");
    }

    @Test
    void a_log_only_grows() {
        supporter("Grow One", address("grow"));
        confirmed();
        var older = PublicLog.checkpoint("signatures");
        supporter("Grow Two", address("grow"));
        confirmed();
        await(
                () -> PublicLog.checkpoint("signatures").head().size()
                        > older.head().size(),
                "a longer log");
        assertTrue(PublicLog.isContinued("signatures", older));
    }

    @Test
    void taking_a_counted_signature_back_is_one_line_that_names_nobody() {
        var own = supporter("Wanda Withdraws", address("wanda")).path("/signatures/");
        var before = confirmed();
        var signatures = PublicLog.lines("signatures").size();
        var withdrawals = PublicLog.lines("withdrawals").size();
        browser().post(own + "/withdrawal").then().statusCode(303);
        browser().post(own + "/withdrawal");
        browser().post(own + "/erasure");
        await(() -> confirmed() == before - 1, "one less");
        assertEquals(signatures, PublicLog.lines("signatures").size());
        var lines = PublicLog.lines("withdrawals");
        assertEquals(withdrawals + 1, lines.size());
        var last = Leaf.OfWithdrawal.parse(lines.getLast()).orElseThrow();
        assertTrue(last.index() < signatures);
        assertEquals(Leaf.OfWithdrawal.Reason.SIGNER, last.reason());
    }

    @Test
    void erasing_a_counted_person_is_one_withdrawal_and_a_pending_one_none() {
        var own = supporter("Erik Erased", address("erik")).path("/signatures/");
        var before = confirmed();
        var withdrawals = PublicLog.lines("withdrawals").size();
        browser().post(own + "/erasure").then().statusCode(200);
        var nobody = address("nobody");
        sign("Nobody Here", nobody);
        browser()
                .post(mail(nobody, 1).path("/confirmations/") + "/not-me")
                .then()
                .statusCode(200);
        await(() -> confirmed() == before - 1, "one less");
        assertEquals(withdrawals + 1, PublicLog.lines("withdrawals").size());
    }

    @Test
    void programs_of_any_site_may_read_checkpoints_and_keep_tiles_for_ever() {
        supporter("Tile Person", address("tile"));
        confirmed();
        var log = PublicLog.address();
        given().get(log + "signatures/checkpoint")
                .then()
                .statusCode(200)
                .header("Content-Type", equalTo("text/plain;charset=utf-8"))
                .header("Access-Control-Allow-Origin", "*")
                .header("Cache-Control", containsString("max-age=5"));
        given().get(log + "signatures/tile/0/000.p/1")
                .then()
                .statusCode(200)
                .header("Cache-Control", containsString("immutable"));
    }

    @Test
    void what_is_no_part_of_a_log_is_not_found() {
        confirmed();
        var log = PublicLog.address();
        for (var path : new String[] {
            "signatures/tile/0/x999/999",
            "signatures/tile/9/000",
            "signatures/tile/0/0",
            "signatures/tile/entries/x001/000.p/3",
            "signatures/tile/0/000.p/256",
            "others/checkpoint",
            "signatures"
        }) given().get(log + path).then().statusCode(404);
        given().get("/log/00000000-0000-4000-8000-000000000000/signatures/checkpoint")
                .then()
                .statusCode(404);
        given().get("/log/..%2f..%2fetc/signatures/checkpoint").then().statusCode(404);
    }

    @Test
    void count_json_names_the_log_and_its_keys() {
        confirmed();
        var json = given().get(PETITION + "/count.json").jsonPath();
        assertTrue(json.getString("log").matches("/log/[0-9a-f-]{36}/"));
        for (var what : new String[] {"signatures", "withdrawals", "count"}) {
            var key = PublicLog.key(what);
            assertTrue(key.name().endsWith("/" + what), key.name());
            assertFalse(key.name().startsWith("http"), key.name());
        }
    }
}
