package org.undersigned.supporter;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.world.World.PETITION;
import static org.undersigned.world.World.address;
import static org.undersigned.world.World.sign;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.undersigned.exchange.LoadCommand;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Published;
import org.undersigned.foundation.keys.Hpke;
import org.undersigned.foundation.keys.KeyText;
import org.undersigned.foundation.keys.RecipientKeys;
import org.undersigned.world.ServeDatabase;
import picocli.CommandLine;

/** In production nobody's key is kept here unless somebody chose so. */
@QuarkusTest
@TestProfile(ServeDatabase.Profile.class)
class OrganisationsChooseTest {

    @Inject
    Db db;

    @Inject
    RecipientKeys keys;

    @Inject
    SupporterKeys supporterKeys;

    @Inject
    Published.Registry published;

    private final StringWriter told = new StringWriter();

    @Test
    void before_a_choice_there_is_no_box_and_nothing_is_sealed_and_load_says_what_to_do() {
        var box = "consent.nnirr.email";
        given().get(PETITION).then().statusCode(200).body(not(containsString(box)));
        given().get("/privacy").then().body(containsString("have not chosen a key yet"));
        assertEquals(0, run(new LoadCommand(), "samples"));
        assertTrue(
                told.toString().contains("organisation nnirr: has no key")
                        && told.toString().contains("./undersigned key set nnirr PUBLICKEY")
                        && told.toString().contains("./undersigned key host nnirr\n"),
                told::toString);
        sign("Suzie Early", address("suzie"), box).then().statusCode(303);
        assertEquals(0, asked("nnirr"));

        assertEquals(0, run(new KeyCommand(), "host", "nnirr"));
        assertTrue(told.toString().contains("which this machine keeps"), told::toString);
        published.refresh();
        given().get(PETITION).then().body(containsString(box));
        sign("Sam Later", address("sam"), box).then().statusCode(303);
        assertEquals(1, asked("nnirr"));
        assertEquals(1, number("SELECT count(*) FROM sealed_row WHERE recipient = 'organisation-nnirr'"));
        run(new LoadCommand(), "samples");
        assertFalse(told.toString().contains("organisation nnirr:"), told::toString);

        assertEquals(0, run(new KeyCommand(), "host", "nnirr"));
        assertEquals(
                1,
                number("SELECT count(*) FROM audit_entry WHERE action = 'organisation.key' AND subject LIKE '% nnirr'"),
                "one choice is one entry");
    }

    @Test
    void an_own_key_is_the_other_choice_and_is_not_replaced_by_a_hosted_one() {
        var key = Hpke.newPair();
        assertEquals(0, run(new KeyCommand(), "set", "example-legal-aid", KeyText.ofPublic(key.open())));
        published.refresh();
        given().get(PETITION).then().body(containsString("consent.example-legal-aid.email"));
        assertEquals(1, run(new KeyCommand(), "host", "example-civil-rights-union", "example-legal-aid"));
        assertTrue(told.toString().contains("example-legal-aid has a key of its own"), told::toString);
        assertEquals(1, run(new KeyCommand(), "host", "nobody"));
        assertTrue(keyOf("example-civil-rights-union").isEmpty(), "all or nothing");
        assertEquals(
                Hpke.id(key.open()), keyOf("example-legal-aid").orElseThrow().id());
    }

    @Test
    void an_organisation_whose_box_people_ticked_when_every_key_was_hosted_keeps_getting_what_they_gave() {
        db.useTransaction(handle -> {
            handle.execute("""
                    INSERT INTO consent_event (id, signature, number, organisation, purpose, channel, kind, notice, key_id, nonce, sealed_at)
                    SELECT gen_random_uuid(), gen_random_uuid(), 1, id, 'news', 'email', 'asked', gen_random_uuid(), '', '123456789012', ''
                      FROM organisation WHERE slug = 'example-interfaith-table'
                    """);
            supporterKeys.complete(handle);
        });
        assertTrue(keyOf("example-interfaith-table").orElseThrow().hosted());
        assertTrue(keyOf("paysans-lirenne").isEmpty());
    }

    private java.util.Optional<RecipientKeys.Key> keyOf(String slug) {
        return db.read(handle -> keys.inForce(handle, Sealing.organisation(slug)));
    }

    private long asked(String slug) {
        return number(
                "SELECT count(*) FROM consent_event e JOIN organisation o ON o.id = e.organisation WHERE o.slug = '"
                        + slug + "'");
    }

    private long number(String query) {
        return db.read(handle -> handle.select(query).mapTo(Long.class).one());
    }

    private int run(Object command, String... arguments) {
        told.getBuffer().setLength(0);
        var writer = new PrintWriter(told, true);
        return new CommandLine(command).setOut(writer).setErr(writer).execute(arguments);
    }
}
