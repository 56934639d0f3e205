package org.undersigned.transparency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.undersigned.transparency.VerificationException.Reason;

class CountStatementTest {

    private static final String PREFIX = "petitions.example.org/log/7d3f";
    private static final NoteSigner SIGNER = Examples.signer(PREFIX + "/count", 1);
    private static final TreeHead ADDED = MemoryLog.of(Examples.entries(700)).head;
    private static final TreeHead REMOVED = MemoryLog.of(Examples.entries(22)).head;
    private static final Instant AT = Instant.parse("2026-11-24T07:00:00Z");
    private static final CountStatement STATEMENT = new CountStatement(PREFIX + "/count", ADDED, REMOVED, AT);

    @Test
    void the_count_is_what_one_log_has_less_what_the_other_takes_back() {
        assertEquals(678, STATEMENT.net());
        assertEquals(
                PREFIX + "/count\nnet 678\nsignatures 700 " + ADDED.root() + "\nwithdrawals 22 " + REMOVED.root()
                        + "\n2026-11-24T07:00:00Z\n",
                STATEMENT.text());
        var note = SignedNote.parse(STATEMENT.sign(SIGNER).encode());
        assertEquals(STATEMENT, CountStatement.open(note, SIGNER.verifier()));
    }

    @Test
    void it_rests_on_the_checkpoints_of_its_own_two_logs() {
        var added = new Checkpoint(PREFIX + "/signatures", ADDED);
        var removed = new Checkpoint(PREFIX + "/withdrawals", REMOVED);
        assertTrue(STATEMENT.restsOn(added, removed));
        assertFalse(STATEMENT.restsOn(removed, added));
        assertFalse(STATEMENT.restsOn(added, new Checkpoint(PREFIX + "/withdrawals", ADDED)));
        assertFalse(STATEMENT.restsOn(new Checkpoint("else.example/signatures", ADDED), removed));
    }

    @Test
    void nobody_can_take_back_more_than_there_was() {
        assertThrows(MalformedException.class, () -> new CountStatement(PREFIX + "/count", REMOVED, ADDED, AT));
        assertEquals(0, new CountStatement(PREFIX + "/count", ADDED, ADDED, AT).net());
        assertEquals(0, new CountStatement(PREFIX + "/count", TreeHead.EMPTY, TreeHead.EMPTY, AT).net());
    }

    @Test
    void a_statement_by_another_key_is_refused() {
        var note = SignedNote.sign(STATEMENT.text(), Examples.signer("else.example/count", 1));
        var key = Examples.signer("else.example/count", 1).verifier();
        assertEquals(
                Reason.WRONG_ORIGIN,
                assertThrows(VerificationException.class, () -> CountStatement.open(note, key))
                        .reason());
        assertEquals(
                Reason.UNKNOWN_KEY,
                assertThrows(VerificationException.class, () -> CountStatement.open(note, SIGNER.verifier()))
                        .reason());
    }

    @Property(tries = 500)
    void a_flipped_bit_anywhere_is_refused(@ForAll @IntRange(max = 100_000) int bit) {
        var bytes = STATEMENT.sign(SIGNER).encode();
        bytes[(bit / 8) % bytes.length] ^= (byte) (1 << (bit % 8));
        Examples.assertRefused(() -> CountStatement.open(SignedNote.parse(bytes), SIGNER.verifier()));
    }

    @Test
    void what_is_no_count_statement_is_refused() {
        var sound = STATEMENT.text();
        for (var text : new String[] {
            sound.replace("net 678", "net 679"),
            sound.replace("net 678", "net 0678"),
            sound.replace("net 678", "net -678"),
            sound.replace("net 678\n", ""),
            sound.replace("/count", "/total"),
            sound.replace("signatures", "Signatures"),
            sound.replace(" 700 ", " 0700 "),
            sound.replace(" 700 ", "  700 "),
            sound.replace(" 22 ", " 0 "),
            sound.replace("withdrawals", "withdrawals "),
            sound.replace("07:00:00Z", "07:00:00+00:00"),
            sound.replace("07:00:00Z", "07:00:00.000Z"),
            sound.replace("07:00:00Z", "07:00Z"),
            sound.replace("07:00:00Z", "24:00:00Z"),
            sound.replace("11-24", "02-30"),
            sound.replace("2026-", "+12026-"),
            sound.replace("T07", "t07"),
            sound + "more\n",
        }) assertThrows(MalformedException.class, () -> CountStatement.parse(SignedNote.sign(text, SIGNER)), text);
    }
}
