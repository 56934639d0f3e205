package org.undersigned.mailing.sender;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.world.Desk;
import org.undersigned.world.NameServer;
import org.undersigned.world.OwnPetition;

/** Records that say what they have to in another way than the page proposes. */
@QuarkusTest
@TestProfile(SenderPageTest.WithResolver.class)
class SenderRecordsTest {

    @Inject
    Db db;

    @Inject
    Senders senders;

    private final String prefix = "rec" + UUID.randomUUID().toString().substring(0, 8);
    private final String watch = prefix + "-river-watch";
    private final String domain = prefix + ".example.org";
    private final String path = "/staff/organisations/" + watch + "/sender";
    private NameServer names;
    private Desk owner;

    @BeforeEach
    void start() {
        names = new NameServer(SenderPageTest.PORT);
        OwnPetition.draft(prefix);
        owner = Desk.invited("Nina", "--organisation", watch, "--role", "owner");
        owner.send(path, "name", "River Watch", "address", "news@" + domain, "bounces", "returns@bounces." + domain)
                .then()
                .statusCode(200);
        owner.send(path + "/key").then().statusCode(200);
    }

    @AfterEach
    void stop() {
        names.close();
    }

    @Test
    void the_server_may_be_let_send_by_others_and_the_organisation_may_speak_for_all_its_domains() {
        assertEquals(Optional.of(Senders.Lacking.SENDER), senders.lacking(id()));
        var key = db.read(handle -> SenderStore.keys(handle, id(), domain)).getFirst();
        names.put("TXT", key.name(), key.record());
        names.put("A", "localhost", "192.0.2.7");
        names.put("TXT", "bounces." + domain, "v=spf1 include:spf." + domain + " -all");
        names.put("TXT", "spf." + domain, "v=spf1 mx:" + domain + " -all");
        names.put("MX", domain, "10 mx." + domain);
        names.put("A", "mx." + domain, "192.0.2.7");
        names.put("MX", "bounces." + domain, "10 mx." + domain);
        names.put("TXT", "_dmarc.example.org", "v=DMARC1; p=none");
        owner.send(path + "/check")
                .then()
                .statusCode(200)
                .body(not(containsString("It is not there")), not(containsString("Something else is there")))
                .body(containsString("yours passes"));
        assertEquals(Optional.empty(), senders.lacking(id()));
        names.put("A", "localhost");
        owner.send(path + "/check").then().body(containsString("cannot be told from here"));
    }

    private UUID id() {
        return db.read(handle -> handle.select("SELECT id FROM organisation WHERE slug = ?", watch)
                .mapTo(UUID.class)
                .one());
    }
}
