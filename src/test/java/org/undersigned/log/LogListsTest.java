package org.undersigned.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class LogListsTest {

    private static final List<Witness> WITNESSES =
            Witness.parse("remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2 https://remora.n621.de,"
                    + WitnessesTest.KEY + " https://w.example/prefix");

    private final String one =
            MadeUpLogs.signer("a.example/log/1/signatures", 1).verifier().encode();
    private final String same =
            MadeUpLogs.signer("a.example/log/1/withdrawals", 1).verifier().encode();
    private final String other =
            MadeUpLogs.signer("a.example/log/2/signatures", 2).verifier().encode();

    private static List<org.undersigned.transparency.VerifierKey> keys(String... keys) {
        return List.of(keys).stream()
                .map(org.undersigned.transparency.VerifierKey::parse)
                .toList();
    }

    @Test
    void the_list_of_logs_has_its_header_and_a_key_for_each() {
        assertEquals("logs/v0\n", LogLists.logs(List.of()));
        assertEquals("logs/v0\n\nvkey " + one + "\n\nvkey " + other + "\n", LogLists.logs(keys(one, other)));
    }

    @Test
    void a_policy_names_logs_witnesses_and_how_many_are_needed() {
        assertEquals(
                "log " + one + "\nlog " + other + "\n"
                        + "witness w1 " + WITNESSES.get(0).key().encode() + " https://remora.n621.de\n"
                        + "witness w2 " + WITNESSES.get(1).key().encode() + " https://w.example/prefix\n"
                        + "group witnesses 1 w1 w2\nquorum witnesses\n",
                LogLists.policy(keys(one, other), WITNESSES, 1));
        assertEquals("log " + one + "\nquorum none\n", LogLists.policy(keys(one), List.of(), 0));
        assertThrows(IllegalArgumentException.class, () -> LogLists.policy(keys(one), WITNESSES, 3));
    }

    /** C2SP tlog-policy: keys are duplicates if they wrap the same public key, also under different names, and duplicates are not allowed. */
    @Test
    void logs_that_share_a_key_are_comments() {
        var policy = LogLists.policy(keys(one, same, other), List.of(), 0);
        assertEquals(
                List.of("log " + other, "quorum none"),
                policy.lines().filter(line -> !line.startsWith("#")).toList());
        assertEquals(
                List.of("# log " + one, "# log " + same),
                policy.lines().filter(line -> line.startsWith("# log ")).toList());
    }
}
