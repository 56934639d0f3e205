package org.undersigned.organisation.passkey;

import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.keys.RandomBytes;
import org.undersigned.organisation.staff.Persons;

/** What a device has made becomes a passkey: judged first, then written down. */
@Singleton
final class Making {

    private final Ceremony ceremony;
    private final Challenges challenges;
    private final Persons persons;
    private final InstantSource clock;

    Making(Ceremony ceremony, Challenges challenges, Persons persons, InstantSource clock) {
        this.ceremony = ceremony;
        this.challenges = challenges;
        this.persons = persons;
        this.clock = clock;
    }

    /**
     * Judges what the browser sent, as JSON of the standard. The challenge is used up, whatever comes of it.
     *
     * @param person whom the challenge was made for; nobody, if they are no person here yet
     */
    Answered judge(String answer, Optional<UUID> person, ContainerRequestContext request) {
        var data = ceremony.made(answer);
        if (data.isEmpty()) return new Answered.Bad("passkey.notTaken");
        var challenge = Ceremony.challenge(data.get().getCollectedClientData());
        if (!challenges.take(request, challenge, person)) return new Answered.Bad("passkey.stale");
        return ceremony.judge(data.get())
                .<Answered>map(Answered.Good::new)
                .orElseGet(() -> new Answered.Bad("passkey.notTaken"));
    }

    /** Gives a person a passkey, in the caller's transaction: its id, or nothing if somebody has it already. */
    Optional<UUID> keep(Handle handle, UUID person, String name, Answered.Good good) {
        var id = RandomBytes.id();
        var made = good.made();
        var passkey = new Passkey(
                id,
                person,
                made.credential(),
                made.data(),
                made.count(),
                made.backupEligible(),
                made.backedUp(),
                persons.seal(PasskeyName.place(id), Map.of("name", name)),
                Day.today(clock),
                Optional.empty());
        return PasskeyStore.insert(handle, passkey) ? Optional.of(id) : Optional.empty();
    }
}
