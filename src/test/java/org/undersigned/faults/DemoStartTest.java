package org.undersigned.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.world.World.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo as somebody has it who tries the program out on more than one day. */
class DemoStartTest {

    private static final String BEFORE = "Pour une Lirenne propre et pour sa plaine inondable";
    private static final String AFTER = "Pour une Lirenne que nous avons changée";

    @TempDir
    Path folder;

    @Test
    void a_second_start_keeps_what_was_made_of_the_samples() throws IOException {
        var changed = folder.resolve("campaign.yaml");
        Files.writeString(
                changed,
                Files.readString(Path.of("samples/river/campaign.yaml")).replace(BEFORE, AFTER));
        try (var program = new Program(folder, List.of(), Map.of())) {
            program.start("demo");
            assertTrue(page(program).contains(BEFORE));
            Program.run(folder, "load", changed.toString());
            await(() -> page(program).contains(AFTER), "the changed title");
            program.kill();
            program.start("demo");
            assertTrue(page(program).contains(AFTER));
        }
    }

    private static String page(Program program) {
        return new String(Public.at(program.site()).bytes("/fr/petitions/lirenne-propre"), UTF_8);
    }
}
