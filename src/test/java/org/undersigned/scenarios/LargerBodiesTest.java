package org.undersigned.scenarios;

import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.world.World.browser;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.undersigned.foundation.http.LargerBodies;
import org.undersigned.foundation.token.Token;
import org.undersigned.world.Desk;

/** Who may send more than a few fields, and where. */
@QuarkusTest
class LargerBodiesTest {

    private static final String PHOTO = "/staff/campaigns/a/b/delivery/record/" + UUID.randomUUID() + "/photo";

    @Inject
    @All
    List<LargerBodies> larger;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/staff/campaigns/a/b/delivery/record/c/photo",
                "/staff/drafts/a/text",
                "/staff/drafts/a/languages/es",
                "/staff/campaigns/a/b/correction"
            })
    void a_session_that_trudy_made_up_sends_no_more_than_a_stranger(String path) {
        for (var cookie : List.of("x", Token.fresh()))
            browser()
                    .cookie("staff", cookie)
                    .header("Origin", Desk.ORIGIN)
                    .contentType("application/x-www-form-urlencoded")
                    .body("form=" + "x".repeat(100_000))
                    .post(path)
                    .then()
                    .statusCode(413)
                    .body(containsString("That is too much at once"));
    }

    @Test
    void a_password_without_the_second_step_is_no_session() {
        var hal = Desk.invited("Hal");
        hal.cookie = "";
        hal.password(Desk.PASSWORD).then().statusCode(303);
        assertEquals(413, form(hal, "/staff/drafts/" + UUID.randomUUID() + "/text", 100_000));
    }

    @Test
    void who_is_signed_in_sends_whole_campaigns_and_photos_where_those_are_taken() {
        var olive = Desk.demo("olive");
        var draft = "/staff/drafts/" + UUID.randomUUID() + "/text";
        assertEquals(404, form(olive, draft, 900_000));
        assertEquals(413, form(olive, draft, 1_100_000));
        assertEquals(413, form(olive, "/staff/account/language", 100_000));
        assertEquals(413, form(olive, "/staff/sign-in", 100_000));
        for (var megabytes : List.of(1, 7, 9)) {
            var answer = browser()
                    .cookie("staff", olive.cookie)
                    .header("Origin", Desk.ORIGIN)
                    .multiPart("form", olive.form("/staff"))
                    .multiPart("photo", "a.jpg", new byte[megabytes << 20], "image/jpeg")
                    .post(PHOTO);
            assertEquals(megabytes > 8 ? 413 : 404, answer.statusCode());
        }
    }

    @Test
    void a_body_that_does_not_say_how_long_it_is_is_read_no_further() throws IOException, InterruptedException {
        var olive = Desk.demo("olive");
        var draft = "/staff/drafts/" + UUID.randomUUID() + "/text";
        assertEquals(404, unsaid(draft, olive.cookie, olive.form("/staff")));
        assertEquals(413, unsaid(draft, Token.fresh(), ""));
        assertEquals(413, unsaid("/staff/account/language", olive.cookie, olive.form("/staff")));
    }

    @Test
    void every_address_that_takes_files_is_named() {
        var program = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.undersigned");
        var found = new ArrayList<String>();
        for (var type : program) {
            if (!type.isAnnotatedWith(Path.class)) continue;
            for (var endpoint : type.getMethods()) {
                if (!endpoint.isAnnotatedWith(Consumes.class)) continue;
                var takes = List.of(endpoint.getAnnotationOfType(Consumes.class).value());
                if (!takes.contains(MediaType.MULTIPART_FORM_DATA)) continue;
                var rest = endpoint.isAnnotatedWith(Path.class)
                        ? "/" + endpoint.getAnnotationOfType(Path.class).value()
                        : "";
                found.add((type.getAnnotationOfType(Path.class).value() + rest).replaceAll("\\{[^/]*}", "x"));
            }
        }
        assertFalse(found.isEmpty());
        for (var path : found)
            assertTrue(
                    larger.stream().anyMatch(one -> one.most(path) > 64 * 1024), path + " needs a line in StaffBodies");
    }

    /** The status of a form of {@code bytes}, from a page of this session. */
    private static int form(Desk desk, String path, int bytes) {
        return desk.request()
                .header("Origin", Desk.ORIGIN)
                .formParam(
                        "form", desk.form(desk.get("/staff").statusCode() == 200 ? "/staff" : "/staff/second-factor"))
                .formParam("more", "x".repeat(bytes))
                .post(path)
                .statusCode();
    }

    private static int unsaid(String path, String cookie, String form) throws IOException, InterruptedException {
        var body = ("form=" + form + "&more=" + "x".repeat(300_000)).getBytes(StandardCharsets.UTF_8);
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                .header("Cookie", "staff=" + cookie)
                .header("Origin", Desk.ORIGIN)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                .build();
        try (var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }
}
