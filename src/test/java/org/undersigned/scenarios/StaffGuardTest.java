package org.undersigned.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.undersigned.world.Desk;

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
            var answer = new Desk("").post(sample(path));
            assertEquals(303, answer.statusCode(), path);
            assertTrue(answer.header("Location").contains("/staff/sign-in"), path);
        }
    }

    @Test
    void no_address_changes_anything_without_the_form_of_the_session() {
        var olive = Desk.demo("olive");
        var stranger = Desk.demo("otto").form("/staff");
        for (var path : addresses(POST.class)) {
            assertEquals(403, olive.post(sample(path)).statusCode(), path);
            assertEquals(403, olive.post(sample(path), "form", stranger).statusCode(), path);
            assertEquals(
                    403,
                    olive.request()
                            .formParam("form", olive.form("/staff"))
                            .post(sample(path))
                            .statusCode(),
                    path);
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

    private static List<String> addresses(Class<? extends Annotation> method) {
        var found = new ArrayList<String>();
        var program = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.undersigned");
        for (var type : program) {
            if (!type.isAnnotatedWith(Path.class)) continue;
            var start = type.getAnnotationOfType(Path.class).value();
            for (var endpoint : type.getMethods()) {
                if (!endpoint.isAnnotatedWith(method)) continue;
                var rest = endpoint.isAnnotatedWith(Path.class)
                        ? "/" + endpoint.getAnnotationOfType(Path.class).value()
                        : "";
                var path = (start + rest).replace("//", "/");
                if (path.startsWith("/staff") && BEFORE.stream().noneMatch(path::startsWith)) found.add(path);
            }
        }
        return found;
    }

    /** An address that fits the pattern. */
    private static String sample(String path) {
        return path.replaceAll("\\{slug:(?:[^{}]|\\{[^{}]*})*}", "nnirr")
                .replaceAll("\\{what:[^{}]*}", "password")
                .replaceAll("\\{(?:[^{}]|\\{[^{}]*})*}", UUID.randomUUID().toString());
    }
}
