package org.undersigned.scenarios;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;
import static org.undersigned.world.World.PETITION;
import static org.undersigned.world.World.address;
import static org.undersigned.world.World.browser;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.undersigned.world.Desk;
import org.undersigned.world.TestDatabase;

/** Whoever mistyped their address goes back to the form by the link that they came by. */
@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class SigningAgainTest {

    @ParameterizedTest
    @CsvSource({
        "src=spring_mail, src=spring-mail",
        "r=abc123, src=friend-abc123",
        "utm_source=news&utm_medium=email, src=news-email",
        "via=example-legal-aid, via=example-legal-aid",
        "partner=example-legal-aid&src=flyer, src=flyer&amp;via=example-legal-aid"
    })
    void the_way_back_to_the_form_keeps_what_brought_somebody(String query, String kept) {
        var check = signed(query).then().statusCode(303).extract().header("Location");
        var link = containsString("href=\"" + PETITION + "?" + kept + "#sign\"");
        browser().get(check).then().statusCode(200).body(link);
        var reference = check.replaceAll(".*[?&]s=([^&]*).*", "$1");
        var from = check.replaceAll(".*[?&]s=[^&]*&", "");
        var resent = browser().formParam("s", reference).formParam("from", from).post(PETITION + "/check-your-mail");
        browser().get(resent.header("Location")).then().body(link, containsString("role=\"status\""));
        browser()
                .formParam("s", reference)
                .formParam("from", from)
                .formParam("code", "222222")
                .post(PETITION + "/confirmations")
                .then()
                .statusCode(422)
                .body(link);
    }

    @Test
    void without_a_code_the_way_back_is_the_bare_address() {
        var check = signed("").header("Location");
        browser().get(check).then().body(containsString("href=\"" + PETITION + "#sign\""));
    }

    @Test
    void an_address_that_somebody_made_up_brings_nothing_but_codes_into_the_page() {
        browser()
                .get(PETITION + "/check-your-mail?src=%22%3E%3Cscript%3E&via=a%20b&utm_source=x%26y&s=no")
                .then()
                .statusCode(200)
                .body(containsString("href=\"" + PETITION + "#sign\""), not(containsString("%22%3E")));
        browser()
                .formParam("from", "src=//elsewhere.example&via=\r\nX: y")
                .post(PETITION + "/check-your-mail")
                .then()
                .statusCode(303)
                .header("Location", endsWith(PETITION + "/check-your-mail?again=1"));
    }

    private static Response signed(String query) {
        return browser()
                .header("Referer", Desk.ORIGIN + PETITION + "?" + query)
                .formParam("name", "Suzie Sample")
                .formParam("email", address("suzie"))
                .formParam("country", "US")
                .post(PETITION + "/signatures");
    }
}
