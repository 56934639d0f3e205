package org.undersigned.updates;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.keys.Hpke;
import org.undersigned.foundation.keys.PassphraseLock;
import org.undersigned.foundation.keys.RecipientKeys;
import org.undersigned.organisation.approval.Approvals;
import org.undersigned.organisation.signin.PasswordRules;
import org.undersigned.organisation.staff.Membership;
import org.undersigned.organisation.staff.Person;
import org.undersigned.petition.Petition;
import org.undersigned.supporter.Sealing;

/** Chooses the passphrase of a list. A second person approves the first one, as of every key; who knows it may choose another. */
@Singleton
class Locking {

    private final Db db;
    private final Approvals approvals;
    private final Unlocking unlocking;
    private final RecipientKeys keys;
    private final AuditLog audit;

    Locking(Db db, Approvals approvals, Unlocking unlocking, RecipientKeys keys, AuditLog audit) {
        this.db = db;
        this.approvals = approvals;
        this.unlocking = unlocking;
        this.keys = keys;
        this.audit = audit;
    }

    /** What is wrong with a passphrase and its repetition, by field; empty if nothing is. */
    static Map<String, String> faults(Map<String, String> form, Person person) {
        var faults = new LinkedHashMap<String, String>();
        var passphrase = form.getOrDefault("passphrase", "");
        PasswordRules.fault(passphrase, List.of(person.name(), person.email()))
                .ifPresent(fault -> faults.put("passphrase", "staff.password." + fault));
        if (faults.isEmpty() && !passphrase.equals(form.get("again"))) faults.put("again", "updates.wrong.again");
        return faults;
    }

    /** Asks a second person to approve a lock; false if one waits already. */
    boolean ask(Petition petition, String passphrase, Person person, Membership member) {
        if (isAsked(petition)) return false;
        var pair = Hpke.newPair();
        var keyId = Hpke.id(pair.open());
        var secret = PassphraseLock.lock(passphrase, UpdatesLock.place(petition.id(), keyId), pair.secret());
        return db.inTransaction(handle -> {
            var lock = new UpdatesLock(
                    keyId, petition.id(), pair.open(), secret, UpdatesLock.State.ASKED, Optional.empty());
            return UpdatesLockStore.ask(handle, lock)
                    && approvals.ask(handle, LockApproved.KIND, Optional.of(member.organisation()), keyId, person);
        });
    }

    private boolean isAsked(Petition petition) {
        return db.read(handle -> isAsked(handle, UpdatesLockStore.of(handle, petition.id())));
    }

    private boolean isAsked(Handle handle, List<UpdatesLock> locks) {
        return locks.stream()
                .anyMatch(lock -> lock.state() == UpdatesLock.State.ASKED
                        && approvals.isOpen(handle, LockApproved.KIND, lock.keyId()));
    }

    /** Puts what one passphrase opens under another; false if the one of before opens nothing. */
    boolean change(Petition petition, String before, String passphrase, Person person) {
        var secrets = unlocking.secrets(petition.id(), before);
        if (secrets.isEmpty()) return false;
        var relocked = new LinkedHashMap<String, byte[]>();
        secrets.forEach((keyId, secret) ->
                relocked.put(keyId, PassphraseLock.lock(passphrase, UpdatesLock.place(petition.id(), keyId), secret)));
        secrets.values().forEach(secret -> Arrays.fill(secret, (byte) 0));
        db.useTransaction(handle -> {
            relocked.forEach((keyId, locked) -> UpdatesLockStore.relock(handle, keyId, locked));
            audit.record(handle, person.actor(), AuditActions.UPDATES_PASSPHRASE, "petition " + petition.slug(), "");
        });
        return true;
    }

    /** How the list of a petition stands. */
    Standing standing(UUID petition) {
        return db.read(handle -> {
            var locks = UpdatesLockStore.of(handle, petition);
            return new Standing(
                    UpdatesLockStore.people(handle, petition),
                    locks.stream()
                            .filter(lock -> lock.state() == UpdatesLock.State.IN_FORCE)
                            .findFirst()
                            .flatMap(UpdatesLock::lockedOn),
                    isAsked(handle, locks),
                    keys.opensSome(handle, Sealing.updates(petition)),
                    UpdatesLockStore.locked(handle, petition),
                    unlocking.isOpen(petition));
        });
    }

    /**
     * How a list stands.
     *
     * @param people how many are on it
     * @param lockedOn since when it is locked
     * @param asked whether a lock waits for a second person
     * @param hosted whether some of them are sealed to a key that this installation keeps
     * @param mails how many mails wait for the passphrase
     * @param open whether it is unlocked in this process
     */
    record Standing(
            long people, Optional<LocalDate> lockedOn, boolean asked, boolean hosted, long mails, boolean open) {}
}
