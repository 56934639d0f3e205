package org.undersigned.transparency;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.undersigned.transparency.VerificationException.Reason;

class SignedNoteTest {

    private static final NoteSigner LOG = Examples.signer("log.example/signatures", 1);
    private static final NoteSigner WITNESS = Examples.signer("witness.example", 2);
    private static final NoteSigner TRUDY = Examples.signer("witness.example", 3);

    @Test
    void a_note_may_have_several_signatures_and_unknown_ones_are_ignored() {
        var note = SignedNote.sign("a\n\nb\n", LOG, TRUDY, WITNESS);
        assertEquals(List.of(LOG.verifier(), WITNESS.verifier()), note.verify(WITNESS.verifier(), LOG.verifier()));
        assertEquals(List.of(WITNESS.verifier()), note.verify(WITNESS.verifier()));
        var read = SignedNote.parse(note.encode());
        assertEquals(note, read);
        assertEquals("a\n\nb\n", read.text());
    }

    @Test
    void a_signature_of_an_unknown_kind_is_ignored_whatever_its_length() {
        var signed = SignedNote.sign("a\n", LOG);
        var note = signed.plus(new NoteSignature("later.example", 7, new byte[2420]));
        assertEquals(List.of(LOG.verifier()), SignedNote.parse(note.encode()).verify(LOG.verifier()));
    }

    @Test
    void a_note_that_nobody_known_signed_is_refused() {
        var note = SignedNote.sign("a\n", TRUDY);
        assertEquals(Reason.UNKNOWN_KEY, refusal(note, WITNESS.verifier()));
        assertEquals(Reason.UNKNOWN_KEY, refusal(note));
    }

    @Test
    void a_signature_that_only_pretends_to_be_by_a_known_key_spoils_the_note() {
        var forged = new NoteSignature("witness.example", WITNESS.verifier().id(), new byte[64]);
        var note = SignedNote.sign("a\n", LOG).plus(forged);
        assertEquals(Reason.BAD_SIGNATURE, refusal(note, LOG.verifier(), WITNESS.verifier()));
        assertEquals(List.of(LOG.verifier()), note.verify(LOG.verifier()));
    }

    @Test
    void the_same_key_has_another_id_under_another_name() {
        assertEquals(
                LOG.verifier().publicKey().length,
                Examples.signer("log.example/withdrawals", 1).verifier().publicKey().length);
        var other = Examples.signer("log.example/withdrawals", 1).verifier();
        assertArrayEquals(LOG.verifier().publicKey(), other.publicKey());
        assertEquals(Reason.UNKNOWN_KEY, refusal(SignedNote.sign("a\n", LOG), other));
    }

    @Property(tries = 500)
    void a_flipped_bit_anywhere_is_refused(@ForAll @IntRange(max = 100_000) int bit) {
        var bytes = SignedNote.sign("a text\nof two lines\n", LOG).encode();
        bytes[(bit / 8) % bytes.length] ^= (byte) (1 << (bit % 8));
        Examples.assertRefused(() -> SignedNote.parse(bytes).verify(LOG.verifier()));
    }

    @Test
    void what_is_no_note_is_refused() {
        var line = new String(SignedNote.sign("a\n", LOG).encode(), StandardCharsets.UTF_8).substring(3);
        for (var text : new String[] {
            "",
            "\n",
            "a\n",
            "a\n\n",
            "a\n\n\n",
            "a" + line,
            "a\n" + line,
            "a\n\n" + line.strip(),
            "a\n\n" + line + "\n",
            "a\r\n\n" + line,
            "a\tb\n\n" + line,
            "a\u0000\n\n" + line,
            "a\n\n" + line.replace("—", "-"),
            "a\n\n" + line.replace("— ", "—"),
            "a\n\n" + line.replace("— ", "—  "),
            "a\n\n" + line.replace("log", "l+g"),
            "a\n\n" + line.replace("log", "l\u00a0g"),
            "a\n\n" + line.replace("log", "l\u2003g"),
            "a\n\n" + line.replace("=\n", "\n"),
            "a\n\n" + line.replace("=\n", "= \n"),
            "a\n\n— log AAAAAA==\n",
            "a\n\n— log AAAAAB==\n",
            "a\n\n—  AAAAAAA=\n",
        }) assertThrows(MalformedException.class, () -> SignedNote.parse(text.getBytes(StandardCharsets.UTF_8)), text);
        var notUtf8 = ("a\u00ff\n\n" + line).getBytes(StandardCharsets.ISO_8859_1);
        assertThrows(MalformedException.class, () -> SignedNote.parse(notUtf8));
        assertThrows(MalformedException.class, () -> SignedNote.sign("\ud800\n", LOG));
        assertThrows(MalformedException.class, () -> SignedNote.parse(new byte[SignedNote.LONGEST + 1]));
    }

    @Test
    void a_hundred_signatures_are_read_and_one_more_is_not() {
        var one = SignedNote.sign("a\n", LOG).signatures();
        var most = new SignedNote("a\n", Collections.nCopies(100, one.getFirst()));
        assertEquals(most, SignedNote.parse(most.encode()));
        assertEquals(List.of(LOG.verifier()), most.verify(LOG.verifier()));
        var line = Arrays.copyOfRange(most.encode(), 3, 3 + (most.encode().length - 3) / 100);
        var over = Arrays.copyOf(most.encode(), most.encode().length + line.length);
        System.arraycopy(line, 0, over, over.length - line.length, line.length);
        assertThrows(MalformedException.class, () -> SignedNote.parse(over));
    }

    @Test
    void a_key_has_one_way_to_be_written() {
        var text = WITNESS.verifier().encode();
        assertEquals(WITNESS.verifier(), VerifierKey.parse(text));
        var id = text.split("\\+")[1];
        for (var bad : new String[] {
            "",
            "a",
            "a+b",
            "a+b+c",
            "+" + text,
            text + "=",
            text + "\n",
            text.replace(id, id.toUpperCase()),
            text.replace("witness", "w tness"),
            text.replace("+" + id + "+", "+00000000+"),
            text.replace("+AQ", "+BA"),
            "x" + text,
        }) if (!bad.equals(text)) assertThrows(MalformedException.class, () -> VerifierKey.parse(bad), bad);
        var noPoint = new byte[32];
        noPoint[0] = 2;
        assertThrows(MalformedException.class, () -> new VerifierKey("a", noPoint));
    }

    private static Reason refusal(SignedNote note, VerifierKey... known) {
        return assertThrows(VerificationException.class, () -> note.verify(known))
                .reason();
    }
}
