package org.undersigned.organisation.passkey;

import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.keys.RandomBytes;
import org.undersigned.organisation.staff.Persons;
import org.undersigned.organisation.staff.Visitor;

/** A device of somebody who is signed in becomes a passkey. */
@Singleton
final class Adding {

    private final Db db;
    private final InstantSource clock;
    private final Site site;
    private final Ceremony ceremony;
    private final Challenges challenges;
    private final Persons persons;
    private final Changes changes;

    Adding(
            Db db,
            InstantSource clock,
            Site site,
            Ceremony ceremony,
            Challenges challenges,
            Persons persons,
            Changes changes) {
        this.db = db;
        this.clock = clock;
        this.site = site;
        this.ceremony = ceremony;
        this.challenges = challenges;
        this.persons = persons;
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

    /** What the browser is to ask the device for, as the standard spells it (PublicKeyCredentialCreationOptionsJSON). */
    Map<String, Object> options(Visitor visitor, String challenge) {
        var person = visitor.person();
        var passkeys = db.read(handle -> PasskeyStore.of(handle, person.id()));
        var handle = db.inTransaction(it -> PasskeyStore.handle(it, person.id(), RandomBytes.take(32)));
        return Map.of(
                "challenge",
                challenge,
                "rp",
                Map.of("id", ceremony.host(), "name", "Undersigned " + site.host()),
                "user",
                Map.of("id", text(handle), "name", person.email(), "displayName", person.name()),
                "pubKeyCredParams",
                Ceremony.ALGORITHMS.stream()
                        .map(kind -> Map.of("type", "public-key", "alg", kind))
                        .toList(),
                "timeout",
                Challenges.WAITS.toMillis(),
                "attestation",
                "none",
                "authenticatorSelection",
                Map.of("residentKey", "required", "requireResidentKey", true, "userVerification", "required"),
                "excludeCredentials",
                passkeys.stream()
                        .map(passkey -> Map.of("type", "public-key", "id", text(passkey.credential())))
                        .toList());
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
        var id = RandomBytes.id();
        var sealed = persons.seal(PasskeyName.place(id), Map.of("name", name));
        var passkey = new Passkey(
                id,
                person.id(),
                made.credential(),
                made.data(),
                made.count(),
                made.backupEligible(),
                made.backedUp(),
                sealed,
                Day.today(clock),
                Optional.empty());
        return db.inTransaction(handle -> {
            PasskeyStore.lock(handle, person.id());
            if (PasskeyStore.of(handle, person.id()).size() >= Passkeys.MOST)
                return new Added.Bad("add", "passkey.tooMany");
            if (!PasskeyStore.insert(handle, passkey)) return new Added.Bad("add", "passkey.known");
            changes.added(handle, person, id);
            return new Added.Done();
        });
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
