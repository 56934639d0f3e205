package org.undersigned.supporter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.organisation.approval.SecondPerson.WAITS;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undersigned.foundation.db.Published;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.Ran;
import org.undersigned.world.World;

/** An organisation goes from one key of its own to another while people sign. */
@QuarkusTest
class AnotherKeyTest {

    @Inject
    Published.Registry published;

    @TempDir
    Path folder;

    private final String prefix = "ak" + UUID.randomUUID().toString().substring(0, 8);
    private final String watch = prefix + "-river-watch";

    @Test
    void what_was_sealed_before_opens_with_the_old_file_and_what_came_after_with_the_new_one() throws IOException {
        var petition = OwnPetition.open(prefix);
        var olga = Desk.invited("Olga", "--organisation", watch);
        var first = set("first", olga);
        petition.supporter("Before Sample", World.address("before"), petition.box());
        var second = set("second", olga);
        petition.supporter("After Sample", World.address("after"), petition.box());
        petition.supporter("Nobody Sample", World.address("nobody"));

        assertEquals(WAITS, Ran.of(new ExportSealedCommand(), watch).status());
        Ran.decided(olga, watch, "approve").then().statusCode(303);
        var exported = Ran.of(new ExportSealedCommand(), watch);
        assertEquals(0, exported.status(), exported.err());
        assertFalse(exported.out().contains("Sample"), "it is sealed");
        var list = Files.writeString(folder.resolve("list.sealed.jsonl"), exported.out());
        assertEquals(2, exported.out().lines().count());

        var old = open(list, first);
        assertEquals(1, old.status());
        assertTrue(old.out().contains("Before Sample") && !old.out().contains("After Sample"), old.out());
        var young = open(list, second);
        assertEquals(1, young.status());
        assertTrue(young.out().contains("After Sample") && !young.out().contains("Before Sample"), young.out());
        assertTrue(young.err().contains("1 rows did not open"), young.err());
        var both = open(list, first, second);
        assertEquals(0, both.status(), both.err());
        assertEquals(2, both.out().lines().count());
    }

    /** Makes a key as the organisation does, and has it set with an owner's approval. */
    private Path set(String name, Desk owner) {
        var made = Ran.of(new KeyCommand(), "new", "--out", folder.resolve(name).toString());
        assertEquals(0, made.status(), made.err());
        var open = made.out().strip();
        assertEquals(WAITS, Ran.of(new KeyCommand(), "set", watch, open).status());
        Ran.decided(owner, watch + "/" + open, "approve").then().statusCode(303);
        assertEquals(0, Ran.of(new KeyCommand(), "set", watch, open).status());
        published.refresh();
        return folder.resolve(name + ".key");
    }

    private static Ran open(Path list, Path... keys) {
        var arguments = new ArrayList<>(List.of(list.toString()));
        for (var key : keys) arguments.addAll(List.of("--key", key.toString()));
        return Ran.of(new OpenCommand(), arguments.toArray(String[]::new));
    }
}
