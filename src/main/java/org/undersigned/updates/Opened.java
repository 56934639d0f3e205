package org.undersigned.updates;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.undersigned.foundation.keys.Hpke;
import org.undersigned.foundation.keys.SealingContexts;
import org.undersigned.supporter.SealedRow;

/** The private keys of one petition's list, in memory until they are wiped; nothing opens with them afterwards. */
final class Opened {

    private final Map<String, byte[]> secrets;
    private final Instant since;
    private final Map<UUID, Hpke.Context> contexts = new HashMap<>();
    private boolean closed;

    /** Takes over {@code secrets}: it wipes them. */
    Opened(Map<String, byte[]> secrets, Instant since) {
        this.secrets = Map.copyOf(secrets);
        this.since = since;
    }

    Instant since() {
        return since;
    }

    /** The ids of the keys. */
    Set<String> keys() {
        return secrets.keySet();
    }

    /** What opens a row; nothing if it is sealed to another key, or this was wiped. */
    synchronized Optional<Hpke.Context> context(SealedRow row, SealingContexts from) {
        var secret = secrets.get(row.keyId());
        if (closed || secret == null || row.context() == null) return Optional.empty();
        var known = contexts.get(row.context());
        if (known != null) return Optional.of(known);
        var found = from.open(row.context(), row.keyId(), secret);
        found.ifPresent(context -> contexts.put(row.context(), context));
        return found;
    }

    /** Wipes the keys. */
    synchronized void close() {
        closed = true;
        contexts.clear();
        secrets.values().forEach(secret -> Arrays.fill(secret, (byte) 0));
    }
}
