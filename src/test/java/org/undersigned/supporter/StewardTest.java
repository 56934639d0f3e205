package org.undersigned.supporter;

import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.joining;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.organisation.approval.SecondPerson.WAITS;
import static org.undersigned.world.World.address;
import static org.undersigned.world.World.browser;
import static org.undersigned.world.World.sign;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Published;
import org.undersigned.foundation.keys.Hpke;
import org.undersigned.foundation.keys.KeyText;
import org.undersigned.foundation.keys.RecipientKeys;
import org.undersigned.foundation.outbox.Outbox;
import org.undersigned.foundation.outbox.OutboxStore;
import org.undersigned.supporter.SupporterKeys.Steward;
import org.undersigned.world.Desk;
import org.undersigned.world.Ran;
import org.undersigned.world.ServeDatabase;

/** Who can open what everybody typed is somebody's choice, and of two people both are needed. */
@QuarkusTest
@TestProfile(ServeDatabase.Profile.class)
class StewardTest {

    private static final Pattern LINK = Pattern.compile("/confirmations/[A-Za-z0-9_-]+");

    @Inject
    Db db;

    @Inject
    Outbox outbox;

    @Inject
    RecipientKeys keys;

    @Inject
    SupporterKeys started;

    @Inject
    Published.Registry published;

    @TempDir
    Path folder;

    /** One story, because there is no way back from a key that is elsewhere. */
    @Test
    void before_a_choice_it_is_here_and_said_and_afterwards_two_people_open_what_one_cannot() throws IOException {
        assertEquals(Steward.HERE, started.steward());
        assertTrue(look().contains("Nobody has chosen"), look());
        assertTrue(look().contains("write hosted there"), look());
        given().get("/privacy").then().body(containsString("lies on this machine"));

        var left = setTo("hosted");
        left.start(new StartupEvent());
        assertEquals(Steward.HERE_BY_CHOICE, left.steward());
        assertThrows(SupporterKeys.UnusableSteward.class, () -> setTo("hostd").start(new StartupEvent()));

        var name = folder.resolve("steward");
        assertEquals(
                0,
                Ran.of(new KeyCommand(), "new", "--two", "--out", name.toString())
                        .status());
        var two = setTo(name + ".pub");
        two.start(new StartupEvent());
        published.refresh();
        assertEquals(Steward.ELSEWHERE, two.steward());
        assertTrue(look().contains("not on this machine"), look());
        given().get("/privacy").then().body(containsString("two people only"));
        var told = assertThrows(SupporterKeys.UnusableSteward.class, () -> left.start(new StartupEvent()))
                .getMessage();
        assertTrue(told.contains("none that is takes its place"), told);

        var suzie = address("suzie");
        sign("Suzie Sealed", suzie).then().statusCode(303);
        var id = Hpke.id(KeyText.publicIn(Files.readString(folder.resolve("steward.pub")))
                .orElseThrow());
        confirms(id);
        var list = exported(id);
        var one = name + ".1.key";
        var other = name + ".2.key";
        var opened = open(list, one, other);
        assertEquals(0, opened.status(), opened.err());
        assertTrue(opened.out().contains("Suzie Sealed") && opened.out().contains(suzie), opened.out());
        for (var alone : List.of(List.of(one), List.of(other), List.of(one, one))) {
            var refused = open(list, alone.toArray(String[]::new));
            assertTrue(refused.status() != 0, "one of two opens nothing");
            assertFalse(refused.out().contains("Suzie") || refused.err().contains("Suzie"));
        }
    }

    private SupporterKeys setTo(String setting) {
        return new SupporterKeys(db, keys, Optional.of(setting), "serve");
    }

    private String look() {
        return new StewardCheckup(started).look().toString();
    }

    /** Whose row is sealed to this key presses the button behind the link in her mail, which waits here: there is no mail server. */
    private void confirms(String id) {
        List<OutboxStore.Waiting> waiting = db.read(handle -> {
            var signature = handle.select(
                            "SELECT signature FROM sealed_row WHERE recipient = 'steward' AND key_id = ?", id)
                    .mapTo(UUID.class)
                    .one();
            return OutboxStore.about(handle, signature);
        });
        var link = LINK.matcher(outbox.compose(waiting.getFirst()).orElseThrow().text());
        assertTrue(link.find());
        browser().post(link.group()).then().statusCode(303);
    }

    /** The list as the command writes it, without the rows of before that are sealed to the key that lay here. */
    private Path exported(String id) throws IOException {
        var ran = Ran.of(new ExportSealedCommand(), Sealing.STEWARD);
        if (ran.status() == WAITS) {
            var opal = Desk.invited("Opal");
            Ran.decided(opal, Sealing.STEWARD, "approve").then().statusCode(303);
            ran = Ran.of(new ExportSealedCommand(), Sealing.STEWARD);
            Desk.command("remove", opal.email, "--yes");
        }
        assertEquals(0, ran.status(), ran.err());
        var rows = ran.out()
                .lines()
                .filter(line -> line.contains("\"key_id\":\"" + id + "\""))
                .collect(joining("\n"));
        assertFalse(rows.isEmpty(), "there are rows for the two");
        return Files.writeString(folder.resolve("steward.sealed.jsonl"), rows + "\n");
    }

    private static Ran open(Path list, String... files) {
        var arguments = new java.util.ArrayList<>(List.of(list.toString()));
        for (var file : files) arguments.addAll(List.of("--key", file));
        return Ran.of(new OpenCommand(), arguments.toArray(String[]::new));
    }
}
