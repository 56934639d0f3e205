package org.undersigned.organisation.passkey;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.keys.RandomBytes;
import org.undersigned.organisation.staff.Persons;

/** Writes down what a device has made. */
@Singleton
final class Keeping {

    private final InstantSource clock;
    private final Persons persons;

    Keeping(InstantSource clock, Persons persons) {
        this.clock = clock;
        this.persons = persons;
    }

    /** Gives a person a passkey, in the caller's transaction: its id, or nothing if somebody has it already. */
    Optional<UUID> keep(Handle handle, UUID person, String name, Ceremony.Made made) {
        var id = RandomBytes.id();
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
