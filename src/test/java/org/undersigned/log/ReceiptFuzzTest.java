package org.undersigned.log;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Optional;
import org.undersigned.transparency.MalformedException;

/** A receipt reads as the very bytes that it was written in, or is malformed, and can always be judged. */
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
}
