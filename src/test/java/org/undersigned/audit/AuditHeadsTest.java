package org.undersigned.audit;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.transparency.SignedNote;
import org.undersigned.transparency.VerifierKey;
import picocli.CommandLine;

/** Where the audit log stood at the end of a day, for everybody to keep. */
@QuarkusTest
class AuditHeadsTest {

    @Inject
    AuditHeads heads;

    @Inject
    AuditLog log;

    @Inject
    Db db;

    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

    @Test
    void the_end_of_a_day_is_signed_once_and_anybody_can_check_it() {
        db.useTransaction(handle -> log.record(handle, "operator", AuditActions.SITE_BANNER, "site", "shown"));
        heads.sign(today.plusDays(1));
        var note = given().get("/audit/heads/" + today)
                .then()
                .statusCode(200)
                .header("Cache-Control", startsWith("public"))
                .extract()
                .asByteArray();
        var key = VerifierKey.parse(given().get("/audit/vkey").asString().strip());
        assertEquals(List.of(key), SignedNote.parse(note).verify(key));
        var lines = SignedNote.parse(note).text().lines().toList();
        assertTrue(lines.getFirst().endsWith("/audit"));
        assertEquals(today.toString(), lines.get(1));
        given().get("/audit/heads").then().body(containsString(today + " " + lines.get(2)));

        db.useTransaction(handle -> log.record(handle, "operator", AuditActions.SITE_BANNER, "site", "none"));
        heads.sign(today.plusDays(1));
        assertEquals(new String(note), given().get("/audit/heads/" + today).asString());
        assertEquals(Optional.empty(), heads.fault());
    }

    @Test
    void a_log_that_is_not_the_signed_one_is_noticed() {
        heads.sign(today.plusDays(1));
        var out = new StringWriter();
        assertEquals(
                0,
                new CommandLine(new AuditCommand()).setOut(new PrintWriter(out)).execute());
        assertTrue(out.toString().contains("The audit log is whole"), out.toString());
        // A head of another log, as if the entries below it had been written anew.
        db.useTransaction(handle -> {
            AuditStore.insert(handle, new AuditHead(LocalDate.of(2000, 1, 1), 1, new byte[32]), new byte[] {1});
            assertEquals(
                    Optional.of("The log is another one than the one that was signed at the end of 2000-01-01."),
                    heads.fault(handle));
            handle.rollback();
        });
    }

    @Test
    void a_day_without_a_head_is_not_found() {
        given().get("/audit/heads/1999-01-01").then().statusCode(404);
        given().get("/audit/heads/yesterday").then().statusCode(404);
    }
}
