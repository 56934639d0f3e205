package org.undersigned.pledge;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.keys.Aead;
import org.undersigned.foundation.keys.Mac;
import org.undersigned.foundation.keys.MasterKey;
import org.undersigned.foundation.mail.MailAddress;
import org.undersigned.supporter.PersonName;

/**
 * Seals and opens who promises, under a key of each action's own. What is sealed opens in its own row only; a mailbox and a person are found by tags
 * that tell nothing without the installation's key, and nothing about another action.
 */
@Singleton
final class Promisers {

    private static final TypeReference<Map<String, String>> CONTENT = new TypeReference<>() {};

    private final MasterKey master;

    Promisers(MasterKey master) {
        this.master = master;
    }

    Aead.Sealed seal(UUID action, UUID promise, Promiser who) {
        var content = Map.of("name", who.name(), "email", who.email());
        return Aead.seal(
                master.derive("pledge/v1/" + action),
                place(promise),
                Db.toJson(content).getBytes(StandardCharsets.UTF_8));
    }

    Promiser open(Promise promise) {
        return opened(promise)
                .orElseThrow(() -> new IllegalStateException("a sealed row about a promise does not open"));
    }

    /** As {@link #open}; nothing if the row was changed, or sealed under another key. */
    Optional<Promiser> opened(Promise promise) {
        return Aead.open(master.derive("pledge/v1/" + promise.action()), place(promise.id()), promise.sealed())
                .map(plain -> Db.fromJson(new String(plain, StandardCharsets.UTF_8), CONTENT))
                .map(content -> new Promiser(content.get("name"), content.get("email")));
    }

    /** Finds everybody behind a mailbox. */
    byte[] mailboxTag(UUID action, MailAddress address) {
        return Mac.hmac(master.derive("pledge-tag/v1/" + action), "mailbox/v1\n" + address.canonical());
    }

    /** Finds one person behind a mailbox. */
    byte[] tag(UUID action, MailAddress address, String name) {
        return Mac.hmac(
                master.derive("pledge-tag/v1/" + action),
                "person/v1\n" + address.canonical() + "\n" + PersonName.key(name));
    }

    private static String place(UUID promise) {
        return "pledge|" + promise;
    }
}
