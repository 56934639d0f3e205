package org.undersigned.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.world.World.await;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.undersigned.foundation.token.Token;
import org.undersigned.transparency.Checkpoint;

/**
 * What the clients were told, written down after the answer and never before. At the end it is compared, one by one, with what is stored,
 * and with what is published. Each client insists until it is answered, so what was acknowledged and what is stored have to be equal.
 */
final class Ledger {

    private static final List<String> LOGS = List.of("signatures", "withdrawals");

    /** References of "check your mail", one for each person. */
    final Set<String> received = ConcurrentHashMap.newKeySet();

    /** Tokens of those who were told that they count. */
    final Set<String> counted = ConcurrentHashMap.newKeySet();

    /** Tokens of those who were told that they are withdrawn. */
    final Set<String> withdrawn = ConcurrentHashMap.newKeySet();

    /** Requests that were told to come again, and those that nobody answered. */
    final AtomicInteger busy = new AtomicInteger();

    final AtomicInteger unanswered = new AtomicInteger();

    private final ConcurrentMap<String, AtomicInteger> surprises = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Seen> seen = new ConcurrentLinkedQueue<>();

    private record Seen(String log, Checkpoint checkpoint) {}

    /** An answer that nobody should get, whatever fails. */
    void surprise(int status) {
        surprises
                .computeIfAbsent("status " + status, unused -> new AtomicInteger())
                .incrementAndGet();
    }

    /** Keeps the checkpoints that are published now. */
    void look(Public now) {
        LOGS.forEach(log -> seen.add(new Seen(log, now.checkpoint(log))));
    }

    /** Acknowledged is stored, each once; stored is published; and no checkpoint that was ever seen is contradicted. */
    void holds(Public now, Rows rows) {
        assertEquals("{}", surprises.toString(), "answers that nobody should get");
        assertTrue(!received.isEmpty() && !counted.isEmpty(), "nothing was acknowledged: this test shows nothing");
        eachOnce(rows);
        assertEquals(
                received.size(), rows.signatures(), "signatures that were acknowledged, and those that are stored");
        assertEquals(received.size(), rows.people(), "a person stands there twice");
        var counting = counted.size() - withdrawn.size();
        assertEquals(counting, rows.confirmed(), "signatures that were said to count, and those that do");
        await(() -> now.confirmed() == counting, "the published number to tell of all that count");
        assertEquals(
                counting,
                now.checkpoint("signatures").head().size()
                        - now.checkpoint("withdrawals").head().size(),
                "the number is the difference of the two logs");
        LOGS.forEach(now::entries);
        isGoneOnFrom(now);
        System.out.println("    " + this);
    }

    /** No checkpoint that was ever seen is contradicted. */
    void isGoneOnFrom(Public now) {
        seen.forEach(before -> now.goesOnFrom(before.log(), before.checkpoint()));
    }

    /** One by one: a signature that is lost and one that nobody was told of would make the same sum. */
    private void eachOnce(Rows rows) {
        var stored = rows.byReference();
        var whose = new HashMap<String, String>();
        for (var reference : received) {
            var ids = stored.getOrDefault(HexFormat.of().formatHex(Token.locator(reference)), Set.of());
            assertEquals(1, ids.size(), "rows of a signature that was acknowledged");
            var other = whose.put(ids.iterator().next(), reference);
            assertTrue(other == null, "two that were acknowledged are one row");
        }
    }

    @Override
    public String toString() {
        return "received " + received.size() + ", counted " + counted.size() + ", withdrawn " + withdrawn.size()
                + ", told to come again " + busy + ", unanswered " + unanswered + ", lost 0";
    }
}
