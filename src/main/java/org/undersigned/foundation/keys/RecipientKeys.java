package org.undersigned.foundation.keys;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
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
 * <p>A key that this program did not set, or did not leave in force (somebody wrote to the table), is as good as none: nothing is sealed to
 * it, its box is not shown, and {@code doctor} and the log say so.
 */
@Singleton
public final class RecipientKeys implements WrappedKeys {

    private static final Logger LOG = Logger.getLogger(RecipientKeys.class);

    private final Db db;
    private final MasterKey master;
    private final KeyMarks marks;
    private final InstantSource clock;
    private final Published<Map<String, Key>> newest;
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    RecipientKeys(Db db, MasterKey master, KeyMarks marks, InstantSource clock, Published.Registry registry) {
        this.db = db;
        this.master = master;
        this.marks = marks;
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

    /**
     * Makes a hosted key for each of those that have none, in the caller's transaction, though nobody chose so: not for those of which this
     * machine knows a later key than the database.
     */
    public void host(Handle handle, List<String> recipients) {
        if (make(handle, recipients, false)) Publication.changed(handle);
    }

    /**
     * Makes one for each of those that have none and for which somebody chose it: the caller calls {@link Publication#changed} afterwards.
     * Takes the place of a hosted key that somebody else put in force, and of none that is elsewhere, whoever put that in or out of force.
     *
     * @return whether any was made
     */
    public boolean make(Handle handle, List<String> recipients) {
        return make(handle, recipients, true);
    }

    private boolean make(Handle handle, List<String> recipients, boolean chosen) {
        var all = RecipientKeyStore.of(handle, recipients);
        var made = false;
        for (var recipient : recipients) {
            var before = all.getOrDefault(recipient, List.of());
            if (marks.inForce(before).isPresent() || isElsewhere(before)) continue;
            if (!chosen && marks.isBehind(before)) continue;
            var number = marks.next(recipient, before);
            retire(handle, before);
            var pair = Hpke.newPair();
            var key = new Key(recipient, Hpke.id(pair.open()), pair.open(), true);
            made |= RecipientKeyStore.add(
                    handle,
                    key,
                    master.wrap(purpose(key.id()), pair.secret()),
                    number,
                    marks.of(key, number, true),
                    Day.today(clock));
        }
        return made;
    }

    /** From now on rows are sealed to {@code open}, whose private half is not here. Does no more than {@link #settle} if it is in force already. */
    public boolean set(Handle handle, String recipient, byte[] open) {
        var key = new Key(recipient, Hpke.id(open), open, false);
        var before = RecipientKeyStore.of(handle, recipient);
        if (marks.inForce(before).map(found -> found.key().id()).equals(Optional.of(key.id()))) {
            settle(handle, recipient);
            return false;
        }
        var number = marks.next(recipient, before);
        var mac = marks.of(key, number, true);
        retire(handle, before);
        if (!RecipientKeyStore.reinstate(handle, key, number, mac)
                && !RecipientKeyStore.add(handle, key, null, number, mac, Day.today(clock)))
            throw new IllegalStateException("a key was set twice at once");
        Publication.changed(handle);
        return true;
    }

    /** Somebody chose the key in force once more: whatever somebody else left in the table beside it is over. */
    public void settle(Handle handle, String recipient) {
        var all = RecipientKeyStore.of(handle, recipient);
        if (marks.inForce(all).isPresent())
            retire(handle, all.stream().filter(found -> !found.inForce()).toList());
    }

    /** Those of others, too: whoever chooses a key has seen to it that they are over. */
    private void retire(Handle handle, List<RecipientKeyStore.Found> before) {
        for (var found : before) {
            if (!found.inForce() && marks.fault(found, before).isEmpty()) continue;
            var number = marks.number(found);
            RecipientKeyStore.retire(
                    handle, found.key(), number, marks.of(found.key(), number, false), Day.today(clock));
        }
    }

    /** Whether a recipient has, or ever had, a key whose private half is not here: a hosted one does not take its place. */
    public boolean isElsewhere(Handle handle, String recipient) {
        return isElsewhere(RecipientKeyStore.of(handle, recipient));
    }

    private static boolean isElsewhere(List<RecipientKeyStore.Found> all) {
        return all.stream().anyMatch(found -> !found.key().hosted());
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
        return marks.inForce(RecipientKeyStore.of(handle, recipient)).map(RecipientKeyStore.Found::key);
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

    /** A row of the table that this program did not leave as it is. */
    record Foreign(Key key, KeyMarks.Fault fault) {}

    /** What somebody else wrote. */
    List<Foreign> foreign(Handle handle) {
        return RecipientKeyStore.all(handle).values().stream()
                .flatMap(ofOne -> ofOne.stream()
                        .flatMap(found ->
                                marks.fault(found, ofOne).map(fault -> new Foreign(found.key(), fault)).stream()))
                .sorted(Comparator.comparing((Foreign one) -> one.key().recipient())
                        .thenComparing(one -> one.key().id()))
                .toList();
    }

    private Map<String, Key> ours(Handle handle) {
        // What is wrapped from now on is wrapped under the key that is in force now.
        master.follow();
        var ours = new HashMap<String, Key>();
        RecipientKeyStore.all(handle).forEach((recipient, all) -> {
            var inForce = marks.inForce(all);
            inForce.ifPresent(found -> {
                ours.put(recipient, found.key());
                marks.saw(found);
            });
            if (inForce.isEmpty()) tell(recipient, all);
        });
        return ours;
    }

    private void tell(String recipient, List<RecipientKeyStore.Found> all) {
        for (var found : all)
            if (marks.fault(found, all).isPresent() && told.add(found.key().id()))
                LOG.errorf(
                        "A key of %s was written by somebody else, and nothing is sealed to it. See ./undersigned doctor.",
                        recipient);
    }

    static String purpose(String keyId) {
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
