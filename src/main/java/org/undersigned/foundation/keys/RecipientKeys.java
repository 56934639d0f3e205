package org.undersigned.foundation.keys;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Publication;
import org.undersigned.foundation.db.Published;

/**
 * The public keys that rows are sealed to, one in force for each recipient. The private half is somewhere else, or <em>hosted</em>:
 * kept here, wrapped under the master key. A new key takes the place of the old one while the program runs; what was sealed under
 * the old one stays under it.
 */
@Singleton
public final class RecipientKeys {

    private final Db db;
    private final MasterKey master;
    private final InstantSource clock;
    private final Published<Map<String, Key>> newest;

    RecipientKeys(Db db, MasterKey master, InstantSource clock, Published.Registry registry) {
        this.db = db;
        this.master = master;
        this.clock = clock;
        this.newest = registry.publish(RecipientKeyStore::newest);
    }

    /**
     * A recipient's key.
     *
     * @param open the public half
     * @param hosted whether this installation keeps the private half
     */
    public record Key(String recipient, String id, byte[] open, boolean hosted) {}

    /** The key in force, as this process knows it (a second or so behind the database). */
    public Optional<Key> of(String recipient) {
        return Optional.ofNullable(newest.get().get(recipient));
    }

    /** Makes a hosted key for each of those that have none, in the caller's transaction. */
    public void host(Handle handle, List<String> recipients) {
        var there = RecipientKeyStore.having(handle, recipients);
        var made = false;
        for (var recipient : recipients) {
            if (there.contains(recipient)) continue;
            var pair = Hpke.newPair();
            var wrapped = master.wrap("recipient/" + Hpke.id(pair.open()), pair.secret());
            made |= RecipientKeyStore.add(handle, recipient, pair.open(), wrapped, Day.today(clock));
        }
        if (made) Publication.changed(handle);
    }

    /** From now on rows are sealed to {@code open}, whose private half is not here. Does nothing if it is in force already. */
    public boolean set(Handle handle, String recipient, byte[] open) {
        var before = RecipientKeyStore.newest(handle).get(recipient);
        if (before != null && before.id().equals(Hpke.id(open))) return false;
        RecipientKeyStore.retire(handle, recipient, Day.today(clock));
        if (!RecipientKeyStore.add(handle, recipient, open, null, Day.today(clock)))
            throw new IllegalStateException("a key was set twice at once");
        Publication.changed(handle);
        return true;
    }

    /** Removes every key that a recipient ever had, with the contexts: nothing that was sealed for it opens any more. */
    public void remove(Handle handle, String recipient) {
        RecipientKeyStore.remove(handle, recipient);
    }

    /** The key in force, as this transaction sees it. */
    public Optional<Key> inForce(Handle handle, String recipient) {
        return Optional.ofNullable(RecipientKeyStore.newest(handle).get(recipient));
    }

    /** Whether this installation keeps the private half of the key in force. */
    public boolean isHosted(Handle handle, String recipient) {
        return inForce(handle, recipient).map(Key::hosted).orElse(false);
    }

    /** The private half of a hosted key; nothing if it is not here, or no longer. */
    Optional<byte[]> secret(String keyId) {
        return db.read(handle -> RecipientKeyStore.wrapped(handle, keyId))
                .map(wrapped -> master.unwrapBytes("recipient/" + keyId, wrapped));
    }
}
