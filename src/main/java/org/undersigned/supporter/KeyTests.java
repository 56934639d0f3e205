package org.undersigned.supporter;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.keys.Aead;
import org.undersigned.foundation.keys.Hpke;
import org.undersigned.foundation.keys.Mac;
import org.undersigned.foundation.keys.RandomBytes;
import org.undersigned.foundation.keys.RecipientKeys;
import org.undersigned.foundation.keys.SealingContexts;

/**
 * Whether an organisation can open what is sealed to a key. It gets a row as an export has them, sealed to that key, with a code in it, and
 * sends the code back. Nobody but the holder of the private half can, and nobody learns that half by it.
 */
@Singleton
public final class KeyTests {

    /** How long a test can be passed. */
    static final Duration LASTS = Duration.ofHours(1);

    /** How many an organisation can begin in that time. */
    static final int MOST = 60;

    private static final String PURPOSE = "test";
    private static final UUID NOTHING = new UUID(0, 0);

    private final Db db;
    private final RecipientKeys keys;
    private final InstantSource clock;

    KeyTests(Db db, RecipientKeys keys, InstantSource clock) {
        this.db = db;
        this.keys = keys;
        this.clock = clock;
    }

    /** What can be said of an organisation's key before people are sealed to it. */
    public enum State {
        /** There is none, so its box is not on the form. */
        NONE,
        /** This installation keeps it. */
        HOSTED,
        /** Its own, and somebody showed that it opens something. */
        TRIED,
        /** Its own, and nobody has. */
        UNTRIED
    }

    /** How it is with the organisations of these slugs; {@link State#NONE} also where there is no such organisation. */
    public Map<String, State> states(Collection<String> slugs) {
        return db.read(handle ->
                slugs.stream().distinct().collect(Collectors.toMap(Function.identity(), slug -> state(handle, slug))));
    }

    private State state(Handle handle, String slug) {
        var key = keys.inForce(handle, Sealing.organisation(slug));
        if (key.isEmpty()) return State.NONE;
        if (key.get().hosted()) return State.HOSTED;
        return SealedRowStore.organisation(handle, slug)
                .map(organisation -> passed(handle, organisation, key.get().open())
                        .map(day -> State.TRIED)
                        .orElse(State.UNTRIED))
                .orElse(State.NONE);
    }

    /**
     * A test that was begun.
     *
     * @param line a sealed row, as a line of an export; what it holds has a field {@code code}
     */
    public record Sample(UUID id, String line) {}

    /** Begins one; nothing if the organisation began too many within an hour. */
    public Optional<Sample> begin(UUID organisation, String slug, byte[] open) {
        var now = clock.instant();
        var id = RandomBytes.id();
        var code = Base64.getUrlEncoder().withoutPadding().encodeToString(RandomBytes.take(Hpke.LENGTH));
        return db.inTransaction(handle -> {
            KeyTestStore.forget(handle, now.minus(LASTS));
            if (KeyTestStore.begun(handle, organisation, now.minus(LASTS)) >= MOST) return Optional.empty();
            KeyTestStore.begin(handle, id, organisation, open, Mac.sha256(code), now);
            return Optional.of(new Sample(id, line(slug, open, code)));
        });
    }

    private static String line(String slug, byte[] open, String code) {
        var recipient = Sealing.organisation(slug);
        var keyId = Hpke.id(open);
        var sending = Hpke.to(open, SealingContexts.info(recipient, keyId));
        var place = SealedRow.place(NOTHING, NOTHING, recipient, PURPOSE, keyId);
        var sealed = Aead.seal(sending.context().rowKey(place), place, Sealing.plain(Map.of("code", code)));
        var row = new SealedRow(NOTHING, recipient, PURPOSE, keyId, NOTHING, sealed);
        return new SealedLine(NOTHING, row, sending.enc()).text();
    }

    /** The public key that somebody can open for, because they send back what was in the sample; nothing if it is wrong or too late. */
    public Optional<byte[]> pass(Handle handle, UUID organisation, UUID test, String code) {
        return KeyTestStore.pass(
                handle, test, organisation, Mac.sha256(code), clock.instant().minus(LASTS), Day.today(clock));
    }

    /** The day on which somebody last showed that they can open what is sealed to a key; nothing if nobody has. */
    public Optional<LocalDate> passed(Handle handle, UUID organisation, byte[] open) {
        return KeyTestStore.passed(handle, organisation, open);
    }
}
