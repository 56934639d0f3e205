package org.undersigned.foundation.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Published;

/** Recipients' keys have numbers and marks, those of before get theirs once, and this machine remembers how many there were. */
@QuarkusTest
class KeyMarksTest {

    @Inject
    Db db;

    @Inject
    MasterKey master;

    @Inject
    KeyMarks marks;

    @Inject
    RecipientKeys keys;

    @Inject
    Published.Registry published;

    @TempDir
    Path folder;

    private final String prefix = "marks-" + UUID.randomUUID() + "-";

    @AfterEach
    void they_go() {
        for (var one : List.of("own", "hosted", "moved", "unmarked", "swapped", "late", "restored"))
            db.useTransaction(handle -> keys.remove(handle, prefix + one));
    }

    @Test
    void keys_of_before_get_a_mark_once_and_only_if_they_were_ours() {
        var own = Hpke.newPair();
        set("own", Hpke.newPair());
        set("own", own);
        set("unmarked", Hpke.newPair());
        make("hosted");
        make("moved");
        set("moved", Hpke.newPair());
        write(
                "UPDATE recipient_key SET retired_on = current_date WHERE recipient = ? AND wrapped_private IS NULL",
                prefix + "moved");
        write(
                "UPDATE recipient_key SET retired_on = NULL WHERE recipient = ? AND wrapped_private IS NOT NULL",
                prefix + "moved");
        write("UPDATE recipient_key SET number = 0, mac = NULL WHERE recipient LIKE ? || '%'", prefix);
        write(
                "UPDATE recipient_key SET mac = ? WHERE key_id = ?",
                Mac.hmac(
                        master.derive("recipient-key/v1"),
                        prefix + "own\n" + HexFormat.of().formatHex(own.open())),
                Hpke.id(own.open()));
        assertEquals(Optional.empty(), inForce("own"), "before that, none of them counts");
        assertEquals(Optional.empty(), inForce("hosted"));

        write("UPDATE master_key SET keys_numbered = false WHERE root");
        start();
        assertEquals(Optional.of(Hpke.id(own.open())), inForce("own"));
        assertTrue(inForce("hosted").isPresent());
        assertEquals(Optional.empty(), inForce("unmarked"), "an own key without a mark was never taken");
        assertEquals(Optional.empty(), inForce("moved"), "a hosted key never followed one that is elsewhere");

        make("late");
        write("UPDATE recipient_key SET number = 0, mac = NULL WHERE recipient = ?", prefix + "late");
        start();
        assertEquals(Optional.empty(), inForce("late"), "no start does it again");
    }

    @Test
    void a_hosted_key_that_somebody_swapped_is_made_anew() {
        make("swapped");
        var attackers = Hpke.newPair();
        write(
                "UPDATE recipient_key SET public_key = ?, key_id = ? WHERE recipient = ?",
                attackers.open(),
                Hpke.id(attackers.open()),
                prefix + "swapped");
        assertEquals(Optional.empty(), inForce("swapped"));
        assertTrue(make("swapped"));
        assertFalse(inForce("swapped").equals(Optional.of(Hpke.id(attackers.open()))));
        assertFalse(make("swapped"), "and then it is there");
    }

    @Test
    void where_this_machine_knows_a_later_key_than_the_database_a_hosted_one_is_made_only_if_somebody_chooses_it() {
        make("restored");
        var row = db.read(handle -> RecipientKeyStore.of(handle, prefix + "restored"))
                .getFirst();
        set("restored", Hpke.newPair());
        published.refresh();
        write("DELETE FROM recipient_key WHERE recipient = ? AND wrapped_private IS NULL", prefix + "restored");
        write(
                "UPDATE recipient_key SET retired_on = NULL, number = ?, mac = ? WHERE key_id = ?",
                row.number(),
                row.mac(),
                row.key().id());
        assertEquals(Optional.empty(), inForce("restored"));
        db.useTransaction(handle -> keys.host(handle, List.of(prefix + "restored")));
        assertEquals(Optional.empty(), inForce("restored"));
        assertTrue(make("restored"));
    }

    @Test
    void this_machine_remembers_the_highest_number_whatever_a_torn_line_says() throws IOException {
        var numbers = new KeyNumbers(master, folder.toString());
        numbers.saw("organisation-a", 1);
        numbers.saw("organisation-b", 3);
        numbers.saw("organisation-b", 2);
        var file = folder.resolve("keys-" + master.id());
        assertEquals("organisation-b 3\n", Files.readString(file), "a first key takes nobody's place");
        Files.writeString(file, "organisation-b 1\norganisation-c", StandardOpenOption.APPEND);
        var again = new KeyNumbers(master, folder.toString());
        assertEquals(3, again.of("organisation-b"));
        assertEquals(0, again.of("organisation-c"));
    }

    private void start() {
        new KeysOfBefore(db, master, marks).start(null);
        published.refresh();
    }

    private boolean make(String name) {
        return db.inTransaction(handle -> keys.make(handle, List.of(prefix + name)));
    }

    private void set(String name, Hpke.Pair pair) {
        db.useTransaction(handle -> keys.set(handle, prefix + name, pair.open()));
    }

    private void write(String sql, Object... arguments) {
        db.useTransaction(handle -> handle.execute(sql, arguments));
    }

    private Optional<String> inForce(String name) {
        return db.read(handle -> keys.inForce(handle, prefix + name)).map(RecipientKeys.Key::id);
    }
}
