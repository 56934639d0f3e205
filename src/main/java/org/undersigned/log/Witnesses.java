package org.undersigned.log;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongFunction;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.undersigned.log.WitnessAnswer.Contradicted;
import org.undersigned.log.WitnessAnswer.Cosigned;
import org.undersigned.log.WitnessAnswer.Knows;
import org.undersigned.log.WitnessAnswer.Later;
import org.undersigned.transparency.Checkpoint;
import org.undersigned.transparency.ConsistencyProof;
import org.undersigned.transparency.SignedNote;

/**
 * The witnesses of this installation: shows them checkpoints, collects what they cosign, and remembers how far each has seen each log. None
 * unless {@code UNDERSIGNED_WITNESSES} names some.
 *
 * <p>The memory is that of one process and begins empty. Whoever wants to know before signing whether the database is behind, shows the
 * newest checkpoint that the database has first: a witness that knows more says so.
 */
@Singleton
public final class Witnesses {

    /** Once with what is remembered, once more with the size that the witness names, and once for a race with another process. */
    private static final int TRIES = 3;

    /** A witness that kept us waiting is left alone for so long, then for twice as long, and so on. */
    private static final Duration REST = Duration.ofSeconds(30);

    private static final Duration LONGEST_REST = Duration.ofMinutes(10);

    private final List<Witness> witnesses;
    private final WitnessClient client;
    private final InstantSource clock;
    private final Map<Witness, Rest> resting = new ConcurrentHashMap<>();
    private final Map<Seen, Long> sizes = new ConcurrentHashMap<>();
    private final Map<String, Long> largest = new ConcurrentHashMap<>();

    private record Seen(Witness witness, String origin) {}

    private record Rest(Instant until, Duration length) {}

    @Inject
    Witnesses(@ConfigProperty(name = "undersigned.witnesses") Optional<String> setting, InstantSource clock) {
        this(
                setting.map(Witness::parse).orElse(List.of()),
                new WitnessClient(HttpClient.newBuilder()
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(WitnessClient.LONGEST)
                        .build()),
                clock);
    }

    Witnesses(List<Witness> witnesses, WitnessClient client, InstantSource clock) {
        this.clock = clock;
        this.witnesses = List.copyOf(witnesses);
        this.client = client;
    }

    /**
     * What all witnesses said of one checkpoint.
     *
     * @param checkpoint with all cosignatures under it
     * @param answers by witness, in the order of the setting
     */
    public record Collected(SignedNote checkpoint, Map<Witness, WitnessAnswer> answers) {

        /** How many cosigned. */
        public long cosignatures() {
            return answers.values().stream().filter(Cosigned.class::isInstance).count();
        }

        /** The witnesses that say that the log has two histories. One is enough for an alarm. */
        public List<Witness> contradicted() {
            return answers.keySet().stream()
                    .filter(witness -> answers.get(witness) instanceof Contradicted)
                    .toList();
        }
    }

    /** The witnesses there are. */
    public List<Witness> all() {
        return witnesses;
    }

    /**
     * Shows a checkpoint to all witnesses at once, on virtual threads, and waits for the slowest: at most three calls of ten seconds. One
     * that did not answer in time is not asked again for half a minute, and for longer the more often it happens, at most ten minutes.
     *
     * @param checkpoint signed by the log, without cosignatures
     * @param proof makes the proof from an older size, 0 to the checkpoint's; it is asked by one thread at a time
     */
    public Collected collect(SignedNote checkpoint, LongFunction<ConsistencyProof> proof) {
        var asked = new LinkedHashMap<Witness, Future<WitnessAnswer>>();
        var answers = new LinkedHashMap<Witness, WitnessAnswer>();
        var read = Checkpoint.parse(checkpoint);
        var oneAtATime = new OneAtATime(proof);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var witness : witnesses)
                asked.put(witness, threads.submit(() -> ask(witness, read, checkpoint, oneAtATime)));
        }
        var signatures = new ArrayList<>(checkpoint.signatures());
        asked.forEach((witness, future) -> {
            var answer = answer(future);
            answers.put(witness, answer);
            if (answer instanceof Cosigned cosigned)
                signatures.add(cosigned.cosignature().line());
        });
        return new Collected(new SignedNote(checkpoint.text(), signatures), answers);
    }

    /**
     * The largest size of a log that any witness has named since this process began; nothing if none has. A database that has less is an
     * old one, and its log must sign nothing.
     */
    public OptionalLong largest(String origin) {
        var size = largest.get(origin);
        return size == null ? OptionalLong.empty() : OptionalLong.of(size);
    }

    private WitnessAnswer ask(
            Witness witness, Checkpoint checkpoint, SignedNote note, LongFunction<ConsistencyProof> proof) {
        long size = checkpoint.head().size();
        var seen = new Seen(witness, checkpoint.origin());
        if (isResting(witness)) return new Later("did not answer a moment ago");
        WitnessAnswer answer = new Later("was not asked");
        for (int tries = 0; tries < TRIES; tries++) {
            long older = sizes.getOrDefault(seen, 0L);
            // It knows more than is shown to it. Asking again would only say so again.
            if (older > size) return new Knows(older);
            answer = client.add(
                    witness, older == 0 ? new ConsistencyProof(0, size, List.of()) : proof.apply(older), note);
            rest(witness, answer instanceof Later later && later.kept());
            switch (answer) {
                case Cosigned cosigned -> remember(seen, size);
                case Knows knows -> remember(seen, knows.size());
                case Contradicted contradicted -> {}
                case Later later -> {}
            }
            if (!(answer instanceof Knows)) return answer;
        }
        return answer;
    }

    private boolean isResting(Witness witness) {
        var rest = resting.get(witness);
        return rest != null && clock.instant().isBefore(rest.until);
    }

    /** Whoever answers at all has no rest before it. */
    private void rest(Witness witness, boolean needed) {
        resting.compute(witness, (key, before) -> {
            if (!needed) return null;
            // Several logs may have been shown to it at once; that they all waited is one time.
            if (before != null && clock.instant().isBefore(before.until)) return before;
            var length = before == null ? REST : before.length.multipliedBy(2);
            if (length.compareTo(LONGEST_REST) > 0) length = LONGEST_REST;
            return new Rest(clock.instant().plus(length), length);
        });
    }

    /** What a witness says it has seen replaces what it said before: it may have lost its memory, and the proof has to fit. */
    private void remember(Seen seen, long size) {
        sizes.put(seen, size);
        largest.merge(seen.origin, size, Math::max);
    }

    private static WitnessAnswer answer(Future<WitnessAnswer> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException problem) throw problem;
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Later("interrupted");
        }
    }

    /** Proofs may come out of the database, where a thread for each witness would take a connection for each. */
    private record OneAtATime(LongFunction<ConsistencyProof> proof) implements LongFunction<ConsistencyProof> {
        @Override
        public synchronized ConsistencyProof apply(long older) {
            return proof.apply(older);
        }
    }
}
