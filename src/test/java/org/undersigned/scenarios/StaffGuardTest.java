package org.undersigned.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.undersigned.world.Desk;
import org.undersigned.world.World;

/** Every address of the workspace that there is, those of later features included, stands behind the guard. */
@QuarkusTest
class StaffGuardTest {

    /** Those of signing in, which have no session yet. */
    private static final List<String> BEFORE =
            List.of("/staff/sign-in", "/staff/second-factor", "/staff/invitations/{");

    @Test
    void no_address_shows_anything_to_who_is_not_signed_in() {
        for (var path : addresses(GET.class)) {
            var answer = new Desk("").get(sample(path));
            assertEquals(303, answer.statusCode(), path);
            assertTrue(answer.header("Location").contains("/staff/sign-in"), path);
            assertEquals("no-store", answer.header("Cache-Control"), path);
        }
    }

    @Test
    void no_address_changes_anything_for_who_is_not_signed_in() {
        for (var path : addresses(POST.class)) {
            var answer = post(new Desk(""), path);
            if (path.equals("/staff/sign-out")) {
                assertEquals(303, answer.statusCode(), path);
                continue;
            }
            assertEquals(403, answer.statusCode(), path);
            assertTrue(answer.asString().contains("Your session has ended"), path);
            assertEquals("no-store", answer.header("Cache-Control"), path);
        }
    }

    @Test
    void no_address_changes_anything_without_the_form_of_the_session() {
        var olive = Desk.demo("olive");
        var stranger = Desk.demo("otto").form("/staff");
        for (var path : addresses(POST.class)) {
            assertEquals(403, post(olive, path).statusCode(), path);
            assertEquals(403, post(olive, path, "form", stranger).statusCode(), path);
            assertEquals(403, elsewhere(olive, path).statusCode(), path);
        }
        assertTrue(addresses(POST.class).size() > 10);
    }

    @Test
    void no_spelling_of_an_address_goes_round_the_guard() {
        for (var path : List.of(
                "/staff;x/sign-in",
                "/staff/sign-in;x=1",
                "/%73taff/sign-in",
                "/staff/./sign-in",
                "/x/../staff/sign-in",
                "//staff//sign-in",
                "/staff%2Fsign-in")) {
            var answer = new Desk("")
                    .request()
                    .urlEncodingEnabled(false)
                    .formParam("email", "a@example.org")
                    .post(path);
            assertTrue(answer.statusCode() == 403 || answer.statusCode() == 404, path + " " + answer.statusCode());
        }
    }

    /** A form, or one with a file where the address takes those. */
    private static Response post(Desk desk, String path, String... fields) {
        if (!StaffAddresses.takesFile(path)) return desk.post(sample(path), fields);
        var request = uploading(desk).header("Origin", Desk.ORIGIN);
        for (int i = 0; i < fields.length; i += 2) request.multiPart(fields[i], fields[i + 1]);
        return request.post(sample(path));
    }

    /** The right form, that nobody knows the origin of. */
    private static Response elsewhere(Desk desk, String path) {
        var form = desk.form("/staff");
        return StaffAddresses.takesFile(path)
                ? uploading(desk).multiPart("form", form).post(sample(path))
                : desk.request().formParam("form", form).post(sample(path));
    }

    private static RequestSpecification uploading(Desk desk) {
        var request = World.browser().multiPart("photo", "a.jpg", new byte[] {1}, "image/jpeg");
        return desk.cookie.isEmpty() ? request : request.cookie("staff", desk.cookie);
    }

    private static List<String> addresses(Class<? extends Annotation> method) {
        return StaffAddresses.of(method).stream()
                .filter(path -> BEFORE.stream().noneMatch(path::startsWith))
                .toList();
    }

    /** An address that fits the pattern. */
    private static String sample(String path) {
        return path.replaceAll("\\{slug:(?:[^{}]|\\{[^{}]*})*}", "nnirr")
                .replaceAll("\\{what:[^{}]*}", "password")
                .replaceAll("\\{number:(?:[^{}]|\\{[^{}]*})*}", "1000-0000-6")
                .replaceAll("\\{(?:[^{}]|\\{[^{}]*})*}", UUID.randomUUID().toString());
    }
}
