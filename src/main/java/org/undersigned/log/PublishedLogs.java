package org.undersigned.log;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Published;
import org.undersigned.petition.LogOrigins;
import org.undersigned.transparency.VerifierKey;

/** The newest signed state of every petition's logs, held in memory: a crowd that asks for it costs no query. */
@Singleton
public final class PublishedLogs {

    /**
     * The logs of one petition at one moment.
     *
     * @param origin {@code HOST/log/ID}
     * @param net the published number
     */
    public record State(String origin, LogStore.Head signatures, LogStore.Head withdrawals, LogStore.Count count) {

        LogStore.Head of(LogKind kind) {
            return kind == LogKind.SIGNATURES ? signatures : withdrawals;
        }

        /** The signed checkpoint of the signatures, as bytes of a note. */
        public byte[] signaturesNote() {
            return signatures.checkpoint();
        }

        /** The signed checkpoint of the withdrawals. */
        public byte[] withdrawalsNote() {
            return withdrawals.checkpoint();
        }

        /** The signed count that rests on both. */
        public byte[] countNote() {
            return count.note();
        }

        /** The published number. */
        public long net() {
            return count.net();
        }

        /** How many signatures ever counted, whoever withdrew since. */
        public long everCounted() {
            return signatures.tree().size();
        }

        String origin(LogKind kind) {
            return origin + "/" + kind.word();
        }
    }

    private final LogKeys keys;
    private final LogOrigins origins;
    private final Published<Map<UUID, State>> states;

    PublishedLogs(Published.Registry registry, LogOrigins origins, LogKeys keys) {
        this.keys = keys;
        this.origins = origins;
        this.states = registry.publish(handle -> {
            var heads = LogStore.heads(handle).stream().collect(groupingBy(LogStore.Head::petition));
            return LogStore.counts(handle).stream()
                    .collect(toMap(
                            LogStore.Count::petition,
                            count -> state(origins.of(count.petition()), heads.get(count.petition()), count)));
        });
    }

    private static State state(String origin, List<LogStore.Head> heads, LogStore.Count count) {
        var byKind = heads.stream().collect(toMap(LogStore.Head::kind, head -> head));
        return new State(origin, byKind.get(LogKind.SIGNATURES), byKind.get(LogKind.WITHDRAWALS), count);
    }

    /** The logs of a petition; nothing in the second before they are opened. */
    public Optional<State> of(UUID petition) {
        return Optional.ofNullable(states.get().get(petition));
    }

    /** The logs of a petition as the caller's transaction sees them, with whatever else it reads. */
    public Optional<State> in(Handle handle, UUID petition) {
        var heads = LogStore.heads(handle).stream()
                .filter(head -> head.petition().equals(petition))
                .toList();
        return LogStore.counts(handle).stream()
                .filter(count -> count.petition().equals(petition))
                .findFirst()
                .map(count -> state(origins.of(petition), heads, count));
    }

    /** The key that others check a log, or {@code count}, of a petition with. */
    public VerifierKey verifier(State state, String what) {
        return keys.verifier(state.origin() + "/" + what);
    }
}
