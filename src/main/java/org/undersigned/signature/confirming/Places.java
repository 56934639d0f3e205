package org.undersigned.signature.confirming;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The two places behind each mailbox of a batch. Whoever takes the same place at the same moment in another process is refused by
 * the table's unique key, and tries again.
 */
final class Places {

    private static final int OF_A_MAILBOX = 2;

    private final Map<MailedConfirmation.Mailbox, Set<Integer>> taken = new HashMap<>();
    private final Set<UUID> placed = new HashSet<>();

    /** Somebody has that place behind the mailbox of {@code mailed}. */
    void taken(MailedConfirmation mailed, int place) {
        taken.computeIfAbsent(mailed.mailbox(), one -> new HashSet<>()).add(place);
    }

    /** Whether a signature has its place already, given to it in this batch. */
    boolean has(UUID signature) {
        return placed.contains(signature);
    }

    /** Gives the first free place; nothing if two other people hold both. */
    Optional<Integer> take(MailedConfirmation mailed) {
        for (int place = 1; place <= OF_A_MAILBOX; place++)
            if (taken.computeIfAbsent(mailed.mailbox(), one -> new HashSet<>()).add(place)) {
                placed.add(mailed.id());
                return Optional.of(place);
            }
        return Optional.empty();
    }
}
