package org.undersigned.organisation.passkey;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.undersigned.foundation.db.Db;
import org.undersigned.organisation.signin.Credentials;
import org.undersigned.organisation.staff.Persons;
import org.undersigned.organisation.staff.Sessions;
import org.undersigned.organisation.staff.Visitor;

/** The passkeys of a person: seeing and removing them. */
@Singleton
final class Passkeys {

    /** As many as one person may have. */
    static final int MOST = 20;

    private final Db db;
    private final Persons persons;
    private final Credentials credentials;
    private final Sessions sessions;
    private final Changes changes;

    Passkeys(Db db, Persons persons, Credentials credentials, Sessions sessions, Changes changes) {
        this.db = db;
        this.persons = persons;
        this.credentials = credentials;
        this.sessions = sessions;
        this.changes = changes;
    }

    /** The passkeys of a person, the oldest first. */
    List<PasskeyView> of(UUID person) {
        var all = db.read(handle -> PasskeyStore.of(handle, person));
        var removable = all.size() > 1 || hasPassword(person);
        return all.stream()
                .map(passkey -> new PasskeyView(
                        passkey.id(),
                        persons.open(PasskeyName.place(passkey.id()), passkey.name())
                                .get("name"),
                        passkey.made(),
                        passkey.used(),
                        passkey.backupEligible(),
                        removable))
                .toList();
    }

    /**
     * Removes one of one's own passkeys, and ends all other sessions: whoever holds the device may be in one. False if there is no such
     * passkey, or nothing to sign in with would be left.
     */
    boolean remove(Visitor visitor, UUID id) {
        var person = visitor.person();
        var otherWay = hasPassword(person.id());
        return db.inTransaction(handle -> {
            PasskeyStore.lock(handle, person.id());
            if (!otherWay && PasskeyStore.of(handle, person.id()).size() < 2) return false;
            if (!PasskeyStore.delete(handle, person.id(), id)) return false;
            sessions.endOthers(handle, person.id(), visitor.session().id());
            changes.removed(handle, person, id);
            return true;
        });
    }

    /** A password opens nothing without its second step. */
    private boolean hasPassword(UUID person) {
        return credentials.hasPassword(person) && credentials.hasTotp(person);
    }
}
