package org.undersigned.organisation.passkey;

import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.keys.RandomBytes;
import org.undersigned.organisation.staff.Person;
import org.undersigned.organisation.staff.Visitor;

/** A device of somebody who is signed in becomes a passkey. */
@Singleton
final class Adding {

    private final Db db;
    private final InstantSource clock;
    private final Site site;
    private final Ceremony ceremony;
    private final Making making;
    private final Changes changes;

    Adding(Db db, InstantSource clock, Site site, Ceremony ceremony, Making making, Changes changes) {
        this.db = db;
        this.clock = clock;
        this.site = site;
        this.ceremony = ceremony;
        this.making = making;
        this.changes = changes;
    }

    /** What comes of it. */
    sealed interface Added {

        record Done() implements Added {}

        /**
         * It is not added.
         *
         * @param field of the form that needs a change
         * @param why key of a message
         */
        record Bad(String field, String why) implements Added {}
    }

    /** Whether somebody signed in just now. */
    boolean isFresh(Visitor visitor) {
        return visitor.session().isFresh(clock.instant());
    }

    /** What the browser is to ask the device for, as JSON of the standard. */
    Map<String, Object> options(Visitor visitor, String challenge) {
        var person = visitor.person();
        var passkeys = db.read(handle -> PasskeyStore.of(handle, person.id()));
        var handle = db.inTransaction(it -> PasskeyStore.handle(it, person.id(), RandomBytes.take(32)));
        return CreationOptions.of(
                ceremony.host(), site.host(), challenge, handle, person.email(), person.name(), passkeys);
    }

    /** Takes a form with a name and what the device said. */
    Added add(Visitor visitor, Map<String, String> form, ContainerRequestContext request) {
        var name = form.getOrDefault("name", "").strip();
        var wrong = PasskeyName.fault(name);
        if (wrong.isPresent()) return new Added.Bad("name", wrong.get());
        var person = visitor.person();
        return switch (making.judge(form.getOrDefault("answer", ""), Optional.of(person.id()), request)) {
            case Answered.Bad bad -> new Added.Bad("add", bad.why());
            case Answered.Good good -> keep(person, name, good);
        };
    }

    private Added keep(Person person, String name, Answered.Good good) {
        return db.inTransaction(handle -> {
            PasskeyStore.lock(handle, person.id());
            if (PasskeyStore.of(handle, person.id()).size() >= Passkeys.MOST)
                return new Added.Bad("add", "passkey.tooMany");
            var kept = making.keep(handle, person.id(), name, good);
            if (kept.isEmpty()) return new Added.Bad("add", "passkey.known");
            changes.added(handle, person, kept.get());
            return new Added.Done();
        });
    }
}
