package org.undersigned.scenarios;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.world.World.await;
import static org.undersigned.world.World.browser;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.undersigned.audit.AuditLog;
import org.undersigned.foundation.db.Db;
import org.undersigned.log.RecountCommand;
import org.undersigned.supporter.KeyCommand;
import org.undersigned.supporter.SealedRowStore;
import org.undersigned.supporter.Sealing;
import org.undersigned.world.FirstRelease;
import org.undersigned.world.Ran;
import org.undersigned.world.World;
import picocli.CommandLine;

/** This version starts on what the first release left: its rows, its key file, its mailbox. */
@QuarkusTest
@TestProfile(UpgradeTest.OnTheFirstRelease.class)
class UpgradeTest {

    private static final long COUNTED = 5;

    public static final class OnTheFirstRelease implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            // The samples are in it, as they were then.
            return Map.of("quarkus.arc.exclude-types", "org.undersigned.world.LoadSamples");
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(FirstRelease.class));
        }

        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }
    }

    @Inject
    Db db;

    @Inject
    Sealing sealing;

    @Inject
    AuditLog audit;

    /** One story, because there is one first start. */
    @Test
    void everybody_is_in_the_log_and_sealed_anew_and_the_number_moves_only_when_somebody_confirms() {
        await(
                () -> {
                    assertEquals(COUNTED, published(), "at every look");
                    return number("SELECT count(*) FROM log_leaf") == COUNTED
                            && number("SELECT count(*) FROM sealed_row WHERE recipient = 'installation'") == 0;
                },
                "the logs and the seals");
        assertEquals(COUNTED, published());
        assertEquals(COUNTED, number("SELECT max(size) FROM log_head WHERE log = 'signatures'"));
        assertEquals(0, number("SELECT max(size) FROM log_head WHERE log = 'withdrawals'"));
        assertEquals(COUNTED, number("""
                SELECT count(DISTINCT l.leaf_index) FROM log_leaf l JOIN signature s ON s.id = l.signature
                 WHERE s.state = 'confirmed' AND l.leaf_index BETWEEN 0 AND 4
                """), "one leaf for each confirmed signature");
        assertEquals(COUNTED, entries().lines().distinct().count());
        assertEquals(0, number("SELECT count(*) FROM sealed_row WHERE recipient = 'unreadable'"));
        for (var id : people("confirmed")) {
            assertTrue(
                    recipients(id).containsAll(Set.of("steward", "publication")),
                    () -> recipients(id).toString());
            assertTrue(opened(id).get("email").endsWith("@example.org"), "to the same words");
        }
        assertEquals(number("SELECT count(*) FROM grant_state WHERE live"), number("""
                        SELECT count(*) FROM sealed_row r JOIN signature s ON s.id = r.signature
                         WHERE r.recipient LIKE 'organisation-%' AND s.state = 'confirmed'
                        """), "a row for each grant");
        var counted = people("confirmed").getFirst();
        given().get(link(opened(counted).get("email"), "/signatures/"))
                .then()
                .statusCode(200)
                .body(containsString("sealed for the two people"));

        var pending = people("pending").getFirst();
        assertTrue(
                recipients(pending).containsAll(Set.of("confirm", "signer", "steward")),
                () -> recipients(pending).toString());
        var address = opened(pending).get("email");
        var old = link(address, "/confirmations/");
        given().get(old).then().statusCode(200);
        assertEquals(COUNTED, published());
        browser().post(old).then().statusCode(303);
        await(() -> published() == COUNTED + 1, "the one who confirmed by the old link");
        await(() -> World.mails(address).size() == 2, "the thanks");
        given().get(link(address, "/signatures/")).then().statusCode(200).body(containsString(address));

        var told = new StringWriter();
        assertEquals(
                0,
                new CommandLine(new RecountCommand())
                        .setOut(new PrintWriter(told))
                        .execute(),
                told::toString);
        assertTrue(db.read(audit::holds));
        itsKeyFileCanBeChanged(address);
    }

    /** Then its first key is the root that stays, and is no more than that. */
    private void itsKeyFileCanBeChanged(String address) {
        var changed = Ran.of(new KeyCommand(), "change");
        assertEquals(0, changed.status(), changed.err());
        assertTrue(changed.out().contains("This installation is older than its root"), changed.out());
        for (var id : people("confirmed")) assertTrue(opened(id).get("email").endsWith("@example.org"));
        given().get(link(address, "/signatures/")).then().statusCode(200).body(containsString(address));
        assertEquals(
                "root filed wrapped",
                db.read(handle -> handle.select("""
                                SELECT concat_ws(' ', CASE WHEN root THEN 'root' END, CASE WHEN filed THEN 'filed' END,
                                                 CASE WHEN wrapped IS NOT NULL THEN 'wrapped' END)
                                  FROM master_key WHERE NOT current
                                """).mapTo(String.class).one()));
    }

    private long published() {
        return given().get(World.PETITION + "/count.json").jsonPath().getLong("confirmed");
    }

    private static String entries() {
        var log = given().get(World.PETITION + "/count.json").jsonPath().getString("log");
        var bundle =
                given().get(log + "signatures/tile/entries/000.p/" + COUNTED).asByteArray();
        return new String(bundle, StandardCharsets.ISO_8859_1).replaceAll("[^ -~\n]", "");
    }

    /** The path of a link in the newest mail that the mailbox of the demo still has. */
    private static String link(String address, String start) {
        return World.mails(address).getFirst().path(start);
    }

    private Set<String> recipients(UUID id) {
        var recipients = new TreeSet<String>();
        db.read(handle -> SealedRowStore.all(handle, id))
                .forEach(row -> recipients.add(row.recipient().replaceFirst("^(confirm|organisation)-.*", "$1")));
        return recipients;
    }

    /** What the steward reads. */
    private Map<String, String> opened(UUID id) {
        var petition = db.read(handle -> handle.select("SELECT petition FROM signature WHERE id = ?", id)
                .mapTo(UUID.class)
                .one());
        return db.read(handle -> SealedRowStore.all(handle, id)).stream()
                .filter(row ->
                        row.recipient().equals(Sealing.STEWARD) && row.purpose().equals("signature"))
                .findFirst()
                .flatMap(row -> sealing.openHosted(petition, row))
                .orElseThrow();
    }

    private List<UUID> people(String state) {
        return db.read(handle -> handle.select("SELECT id FROM signature WHERE state = ? ORDER BY id", state)
                .mapTo(UUID.class)
                .list());
    }

    private long number(String query) {
        return db.read(
                handle -> handle.select(query).mapTo(Long.class).findOne().orElse(-1L));
    }
}
