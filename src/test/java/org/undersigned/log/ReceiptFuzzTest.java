package org.undersigned.log;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.undersigned.transparency.MalformedException;

/** A receipt, or a line of a log, reads as the very bytes that it was written in, or not at all; a receipt can always be judged. */
public class ReceiptFuzzTest {

    @FuzzTest(maxDuration = "60s")
    void receipt(byte[] bytes) {
        Receipt read;
        try {
            read = Receipt.parse(bytes.clone());
        } catch (MalformedException e) {
            return;
        }
        assertArrayEquals(bytes, read.encode());
        read.verify(Optional.empty());
    }

    @FuzzTest(maxDuration = "60s")
    void leaf(byte[] bytes) {
        var line = new String(bytes, StandardCharsets.UTF_8);
        Leaf.OfSignature.parse(line).ifPresent(leaf -> assertEquals(line, leaf.line()));
        Leaf.OfWithdrawal.parse(line).ifPresent(leaf -> assertEquals(line, leaf.line()));
    }
}
