package org.undersigned.signature;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.undersigned.signature.Signature.State;

class SignatureLifecycleTest {

    @Test
    void the_table_says_what_may_follow_what() {
        assertEquals("CONFIRMED WITHDRAWN QUARANTINED", after(State.PENDING));
        assertEquals("WITHDRAWN QUARANTINED INVALIDATED", after(State.CONFIRMED));
        assertEquals("", after(State.WITHDRAWN));
        assertEquals("PENDING CONFIRMED WITHDRAWN INVALIDATED", after(State.QUARANTINED));
        assertEquals("CONFIRMED WITHDRAWN", after(State.INVALIDATED));
    }

    @Test
    void the_docs_draw_the_table_but_for_what_a_case_would_do() throws IOException {
        var drawn = Files.readAllLines(Path.of("docs/life-cycle.md")).stream()
                .map(String::strip)
                .dropWhile(line -> !line.equals("## Quarantine"))
                .filter(line -> line.matches("[a-z]+ --> [a-z]+: .*"))
                .map(line -> line.substring(0, line.indexOf(':')))
                .collect(Collectors.toCollection(TreeSet::new));
        var table = new TreeSet<String>();
        for (var from : State.values())
            for (var to : State.values())
                if (SignatureLifecycle.allows(from, to) && !(from == State.CONFIRMED && to == State.INVALIDATED))
                    table.add(from.word() + " --> " + to.word());
        assertEquals(table, drawn);
    }

    private static String after(State from) {
        return Arrays.stream(State.values())
                .filter(to -> SignatureLifecycle.allows(from, to))
                .map(Enum::name)
                .collect(Collectors.joining(" "));
    }
}
