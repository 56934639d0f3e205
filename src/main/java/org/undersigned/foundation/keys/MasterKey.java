package org.undersigned.foundation.keys;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BooleanSupplier;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Db;

/**
 * The installation's key. What is in the key file, and never in the database, wraps other keys; among them the <em>root</em>, a key that
 * never changes, from which every further key is derived (HKDF-SHA-256, RFC 5869). Both are made once, when the database is empty. In an
 * installation of before there was a root, its first key file is the root.
 *
 * <p>{@link MasterKeyChange} puts another key into the file while the program runs; this one notices, and takes it.
 */
@Singleton
public final class MasterKey {

    private final Db db;
    private final Path file;
    private final byte[] root;
    private final String id;
    private final ConcurrentMap<String, SecretKey> derived = new ConcurrentHashMap<>();
    private volatile Keyring ring;

    MasterKey(Db db, @ConfigProperty(name = "undersigned.key-file") String file) {
        this.db = db;
        this.file = Path.of(file);
        this.ring = read();
        this.root = ring.rootSecret();
        this.id = ring.root();
    }

    /**
     * Names the key in a file without a database; nothing if there is no such file.
     *
     * @throws UnusableKey if the file is there and holds no key
     */
    public static Optional<String> idOf(Path file) {
        if (!Files.exists(file)) return Optional.empty();
        try {
            return Optional.of(KeyFile.id(KeyFile.parse(file, Optional.empty())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names the installation's root without telling it; stored beside everything that was sealed or wrapped, and the same for ever. */
    public String id() {
        return id;
    }

    /** Names the key in the key file. */
    public String fileId() {
        return ring.current();
    }

    /** A 256-bit AES key for one purpose, always the same one. */
    public SecretKey derive(String purpose) {
        return derived.computeIfAbsent(purpose, one -> Hkdf.key(root, one));
    }

    /** A new random key, wrapped under this one; opens only for the same {@code purpose}. */
    public byte[] wrapFresh(String purpose) {
        return wrap(purpose, RandomBytes.take(32));
    }

    /** A key of 32 bytes, wrapped under this one; opens only for the same {@code purpose}. */
    byte[] wrap(String purpose, byte[] secret) {
        return ring.wrap(purpose, secret);
    }

    /** The key that {@link #wrapFresh} made for this purpose, for use with HMAC. */
    public SecretKey unwrap(String purpose, byte[] wrapped) {
        return new SecretKeySpec(unwrapBytes(purpose, wrapped), "HmacSHA256");
    }

    /** What {@link #wrap} wrapped for this purpose. */
    byte[] unwrapBytes(String purpose, byte[] wrapped) {
        return opened(purpose, wrapped)
                .orElseThrow(() -> new IllegalStateException("a wrapped key does not open for " + purpose));
    }

    /** As above; nothing if it is not what {@link #wrap} made for this purpose. */
    Optional<byte[]> opened(String purpose, byte[] wrapped) {
        var before = ring;
        var found = before.opened(purpose, wrapped);
        return found.isPresent() || follow() == before ? found : ring.opened(purpose, wrapped);
    }

    Path file() {
        return file;
    }

    /** The keys in force; if another process changed the key, those of now. */
    synchronized Keyring follow() {
        var wanted = db.read(MasterKeyStore::current);
        if (!wanted.equals(Optional.of(ring.current()))) ring = read();
        return ring;
    }

    /**
     * Removes wrapped keys in the caller's transaction. If any went, their old rows leave the database's files soon, as after a change of the
     * key file. What such a change holds first is held first here, too, so that the two never wait for each other in a circle: nothing else
     * may have touched a table with keys before in this transaction.
     *
     * @param removal answers whether any went
     */
    public static void removing(Handle handle, BooleanSupplier removal) {
        MasterKeyStore.hold(handle);
        if (removal.getAsBoolean()) MasterKeyStore.keysAreInFiles(handle);
    }

    private Keyring read() {
        var kept = db.read(MasterKeyStore::all);
        var wanted = kept.stream()
                .filter(MasterKeyStore.Kept::current)
                .map(MasterKeyStore.Kept::id)
                .findFirst();
        var filed = KeyFile.load(file, wanted);
        if (wanted.isPresent()) return Keyring.of(kept, filed);
        var fresh = RandomBytes.take(32);
        db.useTransaction(handle -> {
            MasterKeyStore.add(handle, new MasterKeyStore.Kept(KeyFile.id(filed), true, false, true, null));
            MasterKeyStore.add(
                    handle,
                    new MasterKeyStore.Kept(
                            KeyFile.id(fresh),
                            false,
                            true,
                            false,
                            Keyring.of(kept, filed).keep(fresh)));
        });
        return Keyring.of(db.read(MasterKeyStore::all), filed);
    }

    /** The key file cannot be used; the message says what to do. The program must not start. */
    public static final class UnusableKey extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnusableKey(String message) {
            super(message);
        }
    }
}
