package org.undersigned.foundation.keys;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.SecretKey;

/** The keys of the installation as one process knows them: the one in the key file, those that were there before, and the root. */
final class Keyring {

    private final String current;
    private final String root;
    private final Map<String, byte[]> secrets;
    private final Map<String, SecretKey> wrapping;

    private Keyring(String current, String root, Map<String, byte[]> secrets) {
        this.current = current;
        this.root = root;
        this.secrets = secrets;
        this.wrapping = new LinkedHashMap<>();
        // The one in force first: it opens nearly everything.
        wrapping.put(current, derive("wrap/v1", secrets.get(current)));
        secrets.forEach((id, secret) -> wrapping.putIfAbsent(id, derive("wrap/v1", secret)));
    }

    /** What the database keeps, opened with the key from the file. */
    static Keyring of(List<MasterKeyStore.Kept> kept, byte[] filed) {
        var current = KeyFile.id(filed);
        var under = derive("wrap/v1", filed);
        var secrets = new LinkedHashMap<String, byte[]>();
        secrets.put(current, filed);
        for (var one : kept)
            if (!one.current())
                secrets.put(
                        one.id(),
                        Aead.Sealed.unpacked(one.wrapped())
                                .flatMap(packed -> Aead.open(under, purpose(one.id()), packed))
                                .orElseThrow(() -> new MasterKey.UnusableKey("Key " + one.id()
                                        + " in the table master_key does not open with key " + current
                                        + ": somebody changed the table. Restore a backup.")));
        var root = kept.stream()
                .filter(MasterKeyStore.Kept::root)
                .map(MasterKeyStore.Kept::id)
                .findFirst()
                .orElse(current);
        return new Keyring(current, root, secrets);
    }

    /** The keys after a change: {@code next} is in the file. */
    Keyring with(byte[] next) {
        var all = new LinkedHashMap<>(secrets);
        all.put(KeyFile.id(next), next);
        return new Keyring(KeyFile.id(next), root, all);
    }

    /** The id of the key in the key file. */
    String current() {
        return current;
    }

    /** The id of the key that others are derived from. */
    String root() {
        return root;
    }

    byte[] rootSecret() {
        return secrets.get(root);
    }

    /** Every key but the current one, as the database keeps it. */
    Map<String, byte[]> kept() {
        var kept = new LinkedHashMap<String, byte[]>();
        secrets.forEach((id, secret) -> {
            if (!id.equals(current)) kept.put(id, wrap(purpose(id), secret));
        });
        return kept;
    }

    /** Another key as the database keeps it. */
    byte[] keep(byte[] secret) {
        return wrap(purpose(KeyFile.id(secret)), secret);
    }

    byte[] wrap(String purpose, byte[] secret) {
        return Aead.seal(wrapping.get(current), purpose, secret).packed();
    }

    /** What was wrapped, under the key in force or one of before. */
    Optional<byte[]> opened(String purpose, byte[] wrapped) {
        var packed = Aead.Sealed.unpacked(wrapped);
        return packed.flatMap(one -> wrapping.values().stream()
                .flatMap(key -> Aead.open(key, purpose, one).stream())
                .findFirst());
    }

    /** Whether the key in force alone opens it. */
    boolean isCurrent(String purpose, byte[] wrapped) {
        return Aead.Sealed.unpacked(wrapped)
                .flatMap(one -> Aead.open(wrapping.get(current), purpose, one))
                .isPresent();
    }

    private static SecretKey derive(String purpose, byte[] secret) {
        return Hkdf.key(secret, purpose);
    }

    private static String purpose(String id) {
        return "master/" + id;
    }

    /** Hides the keys from logs. */
    @Override
    public String toString() {
        return "Keyring[" + current + "]";
    }
}
