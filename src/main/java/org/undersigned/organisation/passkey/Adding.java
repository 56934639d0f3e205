package org.undersigned.organisation.passkey;

import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.keys.RandomBytes;
import org.undersigned.organisation.staff.Visitor;

/** A device of somebody who is signed in becomes a passkey. */
@Singleton
final class Adding {

    private final Db db;
    private final InstantSource clock;
    private final Site site;
    private final Ceremony ceremony;
    private final Challenges challenges;
    private final Keeping keeping;
    private final Changes changes;

    Adding(
            Db db,
            InstantSource clock,
            Site site,
            Ceremony ceremony,
            Challenges challenges,
            Keeping keeping,
            Changes changes) {
        this.db = db;
        this.clock = clock;
        this.site = site;
        this.ceremony = ceremony;
        this.challenges = challenges;
        this.keeping = keeping;
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
        var data = ceremony.made(form.getOrDefault("answer", ""));
        if (data.isEmpty()) return new Added.Bad("add", "passkey.notTaken");
        var challenge = Ceremony.challenge(data.get().getCollectedClientData());
        if (!challenges.take(request, challenge, Optional.of(person.id())))
            return new Added.Bad("add", "passkey.stale");
        return ceremony.judge(data.get())
                .map(made -> keep(visitor, name, made))
                .orElseGet(() -> new Added.Bad("add", "passkey.notTaken"));
    }

    private Added keep(Visitor visitor, String name, Ceremony.Made made) {
        var person = visitor.person();
        return db.inTransaction(handle -> {
            PasskeyStore.lock(handle, person.id());
            if (PasskeyStore.of(handle, person.id()).size() >= Passkeys.MOST)
                return new Added.Bad("add", "passkey.tooMany");
            var kept = keeping.keep(handle, person.id(), name, made);
            if (kept.isEmpty()) return new Added.Bad("add", "passkey.known");
            changes.added(handle, person, kept.get());
            return new Added.Done();
        });
    }
}
