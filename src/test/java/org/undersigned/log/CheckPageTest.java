package org.undersigned.log;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.undersigned.world.World.PETITION;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CheckPageTest {

    @Test
    void a_journalist_finds_both_numbers_the_files_the_keys_and_the_commands() {
        PublicLog.address();
        given().get(PETITION + "/check")
                .then()
                .statusCode(200)
                .header("Cache-Control", containsString("public"))
                .body(
                        containsString(PublicLog.address() + "signatures/checkpoint"),
                        containsString(PublicLog.key("signatures").encode()),
                        containsString("./undersigned verify receipt.txt"),
                        containsString("What it does not prove"));
        given().get("/ar" + PETITION + "/check").then().statusCode(200).body(containsString("dir=\"rtl\""));
    }

    @Test
    void the_petition_leads_to_it() {
        given().get(PETITION).then().statusCode(200).body(containsString(PETITION + "/check\""));
    }
}
