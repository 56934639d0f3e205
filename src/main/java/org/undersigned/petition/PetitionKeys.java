package org.undersigned.petition;

import static java.util.stream.Collectors.toMap;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.SecretKey;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Published;
import org.undersigned.foundation.keys.MasterKey;
import org.undersigned.foundation.keys.WrappedKeys;

/** {@code K_petition}: the key that turns a person into a tag, one for each petition, so that tags of two petitions never meet. */
@Singleton
public final class PetitionKeys implements WrappedKeys {

    private final MasterKey master;
    private final Published<Map<UUID, SecretKey>> keys;

    PetitionKeys(MasterKey master, Published.Registry registry) {
        this.master = master;
        this.keys = registry.publish(handle -> PetitionStore.wrappedKeys(handle).entrySet().stream()
                .collect(toMap(Map.Entry::getKey, entry -> master.unwrap(purpose(entry.getKey()), entry.getValue()))));
    }

    /** A new key for a petition, as it is stored. */
    public Wrapped fresh(UUID petition) {
        return new Wrapped(master.id(), master.wrapFresh(purpose(petition)));
    }

    /** The key of a petition; nothing if it is retired. */
    public Optional<SecretKey> find(UUID petition) {
        return Optional.ofNullable(keys.get().get(petition));
    }

    /** The key of a petition that this process knows of and that is not retired. */
    public SecretKey of(UUID petition) {
        return find(petition).orElseThrow();
    }

    @Override
    public int wrapAgain(Handle handle, Again again) {
        var wrapped = 0;
        for (var one : PetitionStore.wrappedKeys(handle).entrySet())
            wrapped += again.wrapped(purpose(one.getKey()), one.getValue())
                    .map(fresh -> PetitionStore.wrapAgain(handle, one.getKey(), one.getValue(), fresh))
                    .orElse(0);
        return wrapped;
    }

    private static String purpose(UUID petition) {
        return "petition/" + petition;
    }

    /** A key wrapped under the master key; {@code keyId} names the root of the installation. */
    public record Wrapped(String keyId, byte[] wrapped) {}
}
