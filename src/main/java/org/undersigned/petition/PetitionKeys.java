package org.undersigned.petition;

import static java.util.stream.Collectors.toMap;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.SecretKey;
import org.undersigned.foundation.db.Published;
import org.undersigned.foundation.keys.MasterKey;

/** {@code K_petition}: the key that turns a person into a tag, one for each petition, so that tags of two petitions never meet. */
@Singleton
public final class PetitionKeys {

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

    private static String purpose(UUID petition) {
        return "petition/" + petition;
    }

    /** A key wrapped under the master key named by {@code keyId}. */
    public record Wrapped(String keyId, byte[] wrapped) {}
}
