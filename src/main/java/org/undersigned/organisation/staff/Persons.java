package org.undersigned.organisation.staff;

import com.fasterxml.jackson.core.type.TypeReference;
import io.quarkus.arc.Unremovable;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.keys.Aead;
import org.undersigned.foundation.keys.Mac;
import org.undersigned.foundation.keys.MasterKey;
import org.undersigned.foundation.keys.RandomBytes;
import org.undersigned.foundation.mail.MailAddress;

/** Opens and seals those who work here. What is sealed opens in its own row only. */
@Singleton
@Unremovable
public final class Persons {

    private static final TypeReference<Map<String, String>> CONTENT = new TypeReference<>() {};

    private final MasterKey master;

    Persons(MasterKey master) {
        this.master = master;
    }

    /**
     * What finds an address without telling it. Upper and lower case are one; aliases are not undone, because a link that gives
     * rights has to go to exactly the mailbox that was named.
     */
    public byte[] tag(MailAddress address) {
        var typed = address.typed();
        var local = Normalizer.normalize(typed.substring(0, typed.lastIndexOf('@')), Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT);
        return Mac.hmac(master.derive("staff-address/v1"), local + "@" + address.domain());
    }

    /** Adds a person; nothing if somebody has that address already. */
    public Optional<Person> add(Handle handle, MailAddress address, String name, boolean operator, String language) {
        var person = new Person(RandomBytes.id(), address.typed(), name, operator, language);
        var sealed = seal("staff-person|" + person.id(), Map.of("email", person.email(), "name", name));
        var row = new SealedPerson(person.id(), sealed, operator, language);
        return PersonStore.insert(handle, row, tag(address), master.id()) ? Optional.of(person) : Optional.empty();
    }

    public Optional<Person> byAddress(Handle handle, MailAddress address) {
        return PersonStore.byTag(handle, tag(address)).map(this::open);
    }

    public Optional<Person> byId(Handle handle, UUID id) {
        return PersonStore.byId(handle, id).map(this::open);
    }

    /** Everybody who operates this installation. */
    public List<Person> operators(Handle handle) {
        return PersonStore.operators(handle).stream().map(this::open).toList();
    }

    /** Makes somebody an operator. */
    public void makeOperator(Handle handle, UUID id) {
        PersonStore.setOperator(handle, id);
    }

    /** From now on pages and mails for this person are in {@code language}. */
    public void speak(Handle handle, UUID id, String language) {
        PersonStore.setLanguage(handle, id, language);
    }

    /** Removes a person: memberships, sessions, and what they sign in with. The audit log keeps their id, which then names nobody. */
    public void remove(Handle handle, UUID id) {
        PersonStore.delete(handle, id);
    }

    Person open(SealedPerson row) {
        var content = open("staff-person|" + row.id(), row.sealed());
        return new Person(row.id(), content.get("email"), content.get("name"), row.operator(), row.language());
    }

    /** Seals a few texts so that they open at this {@code place} only. */
    public Aead.Sealed seal(String place, Map<String, String> content) {
        var plain = Db.toJson(content).getBytes(StandardCharsets.UTF_8);
        return Aead.seal(master.derive("staff-person/v1"), place, plain);
    }

    /**
     * Opens what {@link #seal} sealed.
     *
     * @throws IllegalStateException if it was moved or changed
     */
    public Map<String, String> open(String place, Aead.Sealed sealed) {
        var plain = Aead.open(master.derive("staff-person/v1"), place, sealed)
                .orElseThrow(() -> new IllegalStateException("a sealed row about staff does not open"));
        return Db.fromJson(new String(plain, StandardCharsets.UTF_8), CONTENT);
    }
}
