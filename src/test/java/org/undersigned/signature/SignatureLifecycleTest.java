package org.undersigned.signature;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.undersigned.signature.Signature.State;

class SignatureLifecycleTest {

    @Test
    void the_table_says_what_may_follow_what() {
        assertEquals("CONFIRMED WITHDRAWN QUARANTINED", after(State.PENDING));
        assertEquals("WITHDRAWN INVALIDATED", after(State.CONFIRMED));
        assertEquals("", after(State.WITHDRAWN));
        assertEquals("CONFIRMED WITHDRAWN INVALIDATED", after(State.QUARANTINED));
        assertEquals("CONFIRMED", after(State.INVALIDATED));
    }

    private static String after(State from) {
        return Arrays.stream(State.values())
                .filter(to -> SignatureLifecycle.allows(from, to))
                .map(Enum::name)
                .collect(Collectors.joining(" "));
    }
}
