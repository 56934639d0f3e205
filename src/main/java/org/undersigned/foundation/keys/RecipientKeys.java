package org.undersigned.foundation.keys;

import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Publication;
import org.undersigned.foundation.db.Published;

/**
 * The public keys that rows are sealed to, one in force for each recipient. The private half is somewhere else, or <em>hosted</em>:
 * kept here, wrapped under the master key. A new key takes the place of the old one while the program runs; what was sealed under
 * the old one stays under it.
 *
 * <p>A key that this program did not set (somebody wrote to the table) is as good as none: nothing is sealed to it, its box is not shown,
 * and {@code doctor} and the log say so.
 */
@Singleton
public final class RecipientKeys implements WrappedKeys {

    private static final Logger LOG = Logger.getLogger(RecipientKeys.class);

    private final Db db;
    private final MasterKey master;
    private final InstantSource clock;
    private final Published<Map<String, Key>> newest;
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    RecipientKeys(Db db, MasterKey master, InstantSource clock, Published.Registry registry) {
        this.db = db;
        this.master = master;
        this.clock = clock;
        this.newest = registry.publish(this::ours);
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
        if (make(handle, recipients)) Publication.changed(handle);
    }

    /**
     * As {@link #host}, for who has to write to the audit log what was made: the caller calls {@link Publication#changed} afterwards.
     *
     * @return whether any was made
     */
    public boolean make(Handle handle, List<String> recipients) {
        var there = RecipientKeyStore.having(handle, recipients);
        var made = false;
        for (var recipient : recipients) {
            if (there.contains(recipient)) continue;
            var pair = Hpke.newPair();
            var wrapped = master.wrap(purpose(Hpke.id(pair.open())), pair.secret());
            made |= RecipientKeyStore.add(
                    handle, recipient, pair.open(), wrapped, mac(recipient, pair.open()), Day.today(clock));
        }
        return made;
    }

    /** From now on rows are sealed to {@code open}, whose private half is not here. Does nothing if it is in force already. */
    public boolean set(Handle handle, String recipient, byte[] open) {
        var before = inForce(handle, recipient);
        if (before.map(key -> key.id().equals(Hpke.id(open))).orElse(false)) return false;
        var mac = mac(recipient, open);
        RecipientKeyStore.retire(handle, recipient, Day.today(clock));
        if (!RecipientKeyStore.reinstate(handle, recipient, open, mac)
                && !RecipientKeyStore.add(handle, recipient, open, null, mac, Day.today(clock)))
            throw new IllegalStateException("a key was set twice at once");
        Publication.changed(handle);
        return true;
    }

    /** Removes every key that a recipient ever had, with the contexts: nothing that was sealed for it opens any more. */
    public void remove(Handle handle, String recipient) {
        RecipientKeyStore.remove(handle, recipient);
    }

    /** Removes the private halves of earlier keys that this installation kept, with their contexts: what is sealed to them opens no more. */
    public void removeOlderHosted(Handle handle, String recipient) {
        RecipientKeyStore.removeOlderHosted(handle, recipient);
    }

    /** The key in force, as this transaction sees it. */
    public Optional<Key> inForce(Handle handle, String recipient) {
        return RecipientKeyStore.inForce(handle, recipient).filter(this::isOurs).map(RecipientKeyStore.Found::key);
    }

    /** On which day the key in force was made or first set; nothing if there is none. */
    public Optional<LocalDate> since(Handle handle, String recipient) {
        return RecipientKeyStore.since(handle, recipient);
    }

    /** Whether this installation keeps the private half of the key in force. */
    public boolean isHosted(Handle handle, String recipient) {
        return inForce(handle, recipient).map(Key::hosted).orElse(false);
    }

    /** Whether this installation can open some of what is sealed for a recipient: now, or from before it had another key. */
    public boolean opensSome(Handle handle, String recipient) {
        return isHosted(handle, recipient) || RecipientKeyStore.isOlderHosted(handle, recipient);
    }

    /** Recipients whose key in force was not set by this program, or was changed since. */
    List<String> foreign(Handle handle) {
        return RecipientKeyStore.inForce(handle).stream()
                .filter(found -> !isOurs(found))
                .map(found -> found.key().recipient())
                .sorted()
                .toList();
    }

    private Map<String, Key> ours(Handle handle) {
        // What is wrapped from now on is wrapped under the key that is in force now.
        master.follow();
        var ours = new HashMap<String, Key>();
        for (var found : RecipientKeyStore.inForce(handle)) {
            if (isOurs(found)) ours.put(found.key().recipient(), found.key());
            else if (told.add(found.key().id()))
                LOG.errorf(
                        "The key in force for %s was not set by this program, and nothing is sealed to it. See ./undersigned doctor.",
                        found.key().recipient());
        }
        return ours;
    }

    private boolean isOurs(RecipientKeyStore.Found found) {
        var key = found.key();
        if (found.mac() != null) return MessageDigest.isEqual(found.mac(), mac(key.recipient(), key.open()));
        return key.hosted()
                && Hpke.id(key.open()).equals(key.id())
                && master.opened(purpose(key.id()), found.wrapped()).isPresent();
    }

    private byte[] mac(String recipient, byte[] open) {
        return Mac.hmac(
                master.derive("recipient-key/v1"),
                recipient + "\n" + HexFormat.of().formatHex(open));
    }

    private static String purpose(String keyId) {
        return "recipient/" + keyId;
    }

    @Override
    public int wrapAgain(Handle handle, Again again) {
        var wrapped = 0;
        for (var one : RecipientKeyStore.allWrapped(handle).entrySet())
            wrapped += again.wrapped(purpose(one.getKey()), one.getValue())
                    .map(fresh -> RecipientKeyStore.wrapAgain(handle, one.getKey(), one.getValue(), fresh))
                    .orElse(0);
        return wrapped;
    }

    /** The private half of a hosted key; nothing if it is not here, or no longer. */
    Optional<byte[]> secret(String keyId) {
        return db.read(handle -> RecipientKeyStore.wrapped(handle, keyId))
                .map(wrapped -> master.unwrapBytes(purpose(keyId), wrapped));
    }
}
