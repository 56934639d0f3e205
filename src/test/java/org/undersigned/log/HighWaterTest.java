package org.undersigned.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undersigned.transparency.RightEdge;
import org.undersigned.transparency.TilePath;

class HighWaterTest {

    @TempDir
    Path folder;

    private final UUID petition = UUID.randomUUID();

    @Test
    void a_log_that_this_machine_never_signed_is_believed() {
        assertTrue(allows(log("a", 3)));
    }

    @Test
    void a_log_that_grew_from_what_was_signed_is_believed() {
        water().signed(log("a", 3).head);
        assertTrue(allows(log("a", 3)));
        assertTrue(allows(log("a", 900)));
    }

    @Test
    void a_database_that_knows_less_than_was_signed_is_not() {
        water().signed(log("a", 300).head);
        assertFalse(allows(log("a", 299)));
        assertFalse(allows(log("a", 0)));
    }

    @Test
    void a_database_that_knows_another_history_is_not() {
        water().signed(log("a", 300).head);
        assertFalse(allows(log("b", 300)));
        assertFalse(allows(log("b", 500)));
    }

    @Test
    void a_batch_under_way_when_the_program_ended_may_have_been_published_or_not() {
        water().signed(log("a", 300).head);
        water().signing(log("a", 300).head, log("a", 320).head.tree());
        assertTrue(allows(log("a", 300)));
        assertTrue(allows(log("a", 320)));
        water().signed(log("a", 320).head);
        assertFalse(allows(log("a", 300)), "once it is known to be published, the older state is too old");
    }

    @Test
    void a_program_that_was_killed_before_it_noted_a_batch_notes_it_at_its_next_look() {
        water().signed(log("a", 300).head);
        water().signing(log("a", 300).head, log("a", 320).head.tree());
        water().keepUp(log("a", 320).head);
        assertFalse(allows(log("a", 300)), "a backup from before that batch is too old");
        water().keepUp(log("a", 310).head);
        assertFalse(allows(log("a", 310)), "less than it remembers is never noted");
        assertTrue(allows(log("a", 320)));
    }

    @Test
    void a_log_that_another_machine_signed_is_remembered_once_it_is_seen() {
        water().keepUp(log("a", 3).head);
        assertFalse(allows(log("a", 2)));
    }

    @Test
    void an_unreadable_memory_is_no_leave_to_sign() throws IOException {
        Files.writeString(folder.resolve(petition + "-signatures"), "signed many\n");
        assertThrows(IllegalStateException.class, () -> allows(log("a", 3)));
    }

    @Test
    void what_was_signed_outlives_the_program() {
        water().signed(log("a", 300).head);
        assertEquals(1, folder.toFile().list().length, "nothing half written lies about");
        assertFalse(new HighWater(folder.toString()).allows(log("a", 3).head, path -> null));
    }

    private record Log(LogStore.Head head, Map<TilePath, byte[]> tiles) {}

    private boolean allows(Log log) {
        return water().allows(log.head, path -> log.tiles.get(new TilePath.Hashes(path.level(), path.index(), 1)));
    }

    private HighWater water() {
        return new HighWater(folder.toString());
    }

    private Log log(String history, int size) {
        var tiles = new HashMap<TilePath, byte[]>();
        var appended = RightEdge.EMPTY.append(List.copyOf(
                IntStream.range(0, size).mapToObj(i -> (history + i).getBytes()).toList()));
        appended.tiles().forEach(tile -> tiles.put(new TilePath.Hashes(tile.level(), tile.index(), 1), tile.bytes()));
        return new Log(new LogStore.Head(petition, LogKind.SIGNATURES, appended.head(), new byte[0]), tiles);
    }
}
