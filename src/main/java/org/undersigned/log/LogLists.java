package org.undersigned.log;

import java.util.Arrays;
import java.util.List;
import org.undersigned.transparency.VerifierKey;

/** The two lists by which others find our logs and judge their checkpoints, as text. */
final class LogLists {

    private LogLists() {}

    /**
     * {@code /log/logs.v0}: the logs that a witness may follow, in the form that the witness network's lists have. The name of each key
     * is the log's origin, so no line has to give it.
     */
    static String logs(List<VerifierKey> logs) {
        var text = new StringBuilder("logs/v0\n");
        for (var log : logs) text.append("\nvkey ").append(log.encode()).append('\n');
        return text.toString();
    }

    /**
     * {@code /log/policy} (C2SP tlog-policy): which logs and witnesses there are, and how many witnesses are needed.
     *
     * <p>A policy must not list one public key twice, under whatever names. Where several logs sign with one key, their lines are comments:
     * who checks one of them takes out the mark before it.
     *
     * @param quorum how many of the witnesses have to have cosigned, 0 for none
     * @throws IllegalArgumentException if there are fewer witnesses than that
     */
    static String policy(List<VerifierKey> logs, List<Witness> witnesses, int quorum) {
        if (quorum < 0 || quorum > witnesses.size())
            throw new IllegalArgumentException("a quorum of " + quorum + " among " + witnesses.size() + " witnesses");
        var text = new StringBuilder();
        var shared = logs.stream().anyMatch(log -> sharesItsKey(log, logs));
        if (shared)
            text.append(
                    "# Logs that sign with one key, under a name each. A policy may name a key once:\n# choose one.\n");
        for (var log : logs)
            text.append(sharesItsKey(log, logs) ? "# log " : "log ")
                    .append(log.encode())
                    .append('\n');
        var names = new StringBuilder();
        for (int i = 0; i < witnesses.size(); i++) {
            var witness = witnesses.get(i);
            text.append("witness w%d %s %s\n".formatted(i + 1, witness.key().encode(), witness.prefix()));
            names.append(" w").append(i + 1);
        }
        if (quorum > 0)
            text.append("group witnesses ").append(quorum).append(names).append('\n');
        return text.append(quorum > 0 ? "quorum witnesses\n" : "quorum none\n").toString();
    }

    private static boolean sharesItsKey(VerifierKey log, List<VerifierKey> logs) {
        return logs.stream()
                        .filter(other -> Arrays.equals(other.publicKey(), log.publicKey()))
                        .count()
                > 1;
    }
}
