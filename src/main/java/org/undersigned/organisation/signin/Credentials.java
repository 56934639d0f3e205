package org.undersigned.organisation.signin;

import jakarta.inject.Singleton;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.keys.Mac;
import org.undersigned.foundation.keys.MasterKey;
import org.undersigned.organisation.staff.IdentityProvider;
import org.undersigned.organisation.staff.Persons;

/** Password, authenticator app and recovery codes of a person: setting them and asking about them. */
@Singleton
public final class Credentials {

    private final Db db;
    private final MasterKey master;
    private final Persons persons;
    private final Totp totp;
    private final IdentityProvider provider;

    Credentials(Db db, MasterKey master, Persons persons, Totp totp, IdentityProvider provider) {
        this.provider = provider;
        this.db = db;
        this.master = master;
        this.persons = persons;
        this.totp = totp;
    }

    /** A password made ready outside of a transaction: it takes a while. */
    public static String hash(String password) {
        return PasswordHash.of(password);
    }

    /** Sets a password that {@link #hash} made ready. */
    public void setPassword(Handle handle, UUID person, String hash) {
        CredentialStore.putPassword(handle, person, hash);
    }

    /** Sets an authenticator app whose code of {@code step} was just shown, and so used up. */
    public void setTotp(Handle handle, UUID person, byte[] secret, long step) {
        var text = Base64.getEncoder().encodeToString(secret);
        CredentialStore.putTotp(handle, person, persons.seal(place(person), Map.of("secret", text)), step);
    }

    /** Ten new recovery codes in place of those there were. This is the only time that anybody sees them. */
    public List<String> newRecoveryCodes(Handle handle, UUID person) {
        var codes = RecoveryCode.fresh();
        CredentialStore.putRecoveryCodes(
                handle, person, codes.stream().map(code -> digest(person, code)).toList());
        return codes;
    }

    /** Takes app and recovery codes away. */
    public void removeSecondFactor(Handle handle, UUID person) {
        CredentialStore.removeSecondFactor(handle, person);
    }

    /** What people call the provider of identities; empty if there is none. */
    String provider() {
        return provider.name();
    }

    /** Whether somebody has a password. */
    public boolean hasPassword(UUID person) {
        return db.read(handle -> CredentialStore.password(handle, person)).isPresent();
    }

    /** Whether somebody has set up an app. */
    public boolean hasTotp(UUID person) {
        return db.read(handle -> CredentialStore.totp(handle, person)).isPresent();
    }

    /** The newest step of the app that was used; 0 without an app. */
    long lastStep(UUID person) {
        return db.read(handle -> CredentialStore.totp(handle, person))
                .map(CredentialStore.Totp::last)
                .orElse(0L);
    }

    public int recoveryCodesLeft(UUID person) {
        return db.read(handle -> CredentialStore.recoveryCodes(handle, person));
    }

    /** Whether a password is this person's. Takes the same time for nobody, and for somebody without a password. */
    public boolean matches(Optional<UUID> person, String password) {
        var phc = person.flatMap(id -> db.read(handle -> CredentialStore.password(handle, id)));
        return phc.isPresent() ? PasswordHash.matches(password, phc.get()) : PasswordHash.matchesNobody(password);
    }

    /** Uses up what somebody typed as second factor: how it was made, as {@code SignIn} wants it; nothing if it is wrong or used. */
    public Optional<String> useSecondFactor(Handle handle, UUID person, String typed) {
        if (RecoveryCode.looksLike(typed))
            return CredentialStore.useRecoveryCode(handle, person, digest(person, typed))
                    ? Optional.of("recovery")
                    : Optional.empty();
        return CredentialStore.totp(handle, person)
                .filter(row -> {
                    var step = totp.step(secret(person, row), typed, row.last());
                    return step.isPresent() && CredentialStore.useStep(handle, person, step.getAsLong());
                })
                .map(row -> "password");
    }

    private byte[] secret(UUID person, CredentialStore.Totp row) {
        return Base64.getDecoder()
                .decode(persons.open(place(person), row.sealed()).get("secret"));
    }

    private byte[] digest(UUID person, String code) {
        return Mac.hmac(master.derive("staff-recovery/v1"), person + "\n" + RecoveryCode.plain(code));
    }

    private static String place(UUID person) {
        return "staff-totp|" + person;
    }
}
