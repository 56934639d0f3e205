package org.undersigned.signature;

import static org.undersigned.signature.Signature.State.CONFIRMED;
import static org.undersigned.signature.Signature.State.INVALIDATED;
import static org.undersigned.signature.Signature.State.PENDING;
import static org.undersigned.signature.Signature.State.QUARANTINED;
import static org.undersigned.signature.Signature.State.WITHDRAWN;

import java.util.Map;
import java.util.Set;
import org.undersigned.signature.Signature.State;

/**
 * The one table of what may follow what. Erasure is no state: the row is gone. Nothing that has a line in the
 * log goes into quarantine, and what leaves it is what it was: pending, or confirmed by its person.
 */
public final class SignatureLifecycle {

    private static final Map<State, Set<State>> FOLLOWS = Map.of(
            PENDING, Set.of(CONFIRMED, WITHDRAWN, QUARANTINED),
            CONFIRMED, Set.of(WITHDRAWN, QUARANTINED, INVALIDATED),
            QUARANTINED, Set.of(PENDING, CONFIRMED, WITHDRAWN, INVALIDATED),
            WITHDRAWN, Set.of(),
            INVALIDATED, Set.of(CONFIRMED, WITHDRAWN));

    private SignatureLifecycle() {}

    /** Whether a signature may go from one state to another; never to the one it is in. */
    public static boolean allows(State from, State to) {
        return FOLLOWS.get(from).contains(to);
    }
}
