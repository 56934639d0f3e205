package org.undersigned.foundation.keys;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.undersigned.foundation.db.Db;

/**
 * The installation's key, from the key file: 32 bytes in Base64 on one line, mode 0600. Every other key of the installation is
 * derived from it (HKDF-SHA-256, RFC 5869) or wrapped under it. It is made once, when the database is empty, and never in the database.
 */
@Singleton
public final class MasterKey {

    private final String id;
    private final byte[] key;
    private final ConcurrentMap<String, SecretKey> derived = new ConcurrentHashMap<>();

    MasterKey(Db db, @ConfigProperty(name = "undersigned.key-file") String file) {
        var wanted = db.read(handle -> handle.select("SELECT id FROM master_key WHERE current")
                .mapTo(String.class)
                .findOne());
        var bytes = load(Path.of(file), wanted);
        this.key = bytes;
        this.id = id(bytes);
        if (wanted.isPresent() && !wanted.get().equals(id))
            throw new UnusableKey(
                    "The key file " + file + " holds key " + id + ", but this database was written with key "
                            + wanted.get() + ". Put that key file back, or name it in UNDERSIGNED_KEY_FILE.");
        if (wanted.isEmpty())
            db.useTransaction(handle -> handle.createUpdate("INSERT INTO master_key (id, current) VALUES (:id, true)")
                    .bind("id", id)
                    .execute());
    }

    /**
     * Names the key in a file without a database; nothing if there is no such file.
     *
     * @throws UnusableKey if the file is there and holds no key
     */
    public static Optional<String> idOf(Path file) {
        if (!Files.exists(file)) return Optional.empty();
        try {
            return Optional.of(id(parse(file, Optional.empty())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names the key without telling it; stored beside everything that was sealed or wrapped. */
    public String id() {
        return id;
    }

    /** A 256-bit AES key for one purpose, always the same one. */
    public SecretKey derive(String purpose) {
        return derived.computeIfAbsent(purpose, one -> Hkdf.key(key, one));
    }

    /** A new random key, wrapped under this one; opens only for the same {@code purpose}. */
    public byte[] wrapFresh(String purpose) {
        return wrap(purpose, RandomBytes.take(32));
    }

    /** A key of 32 bytes, wrapped under this one; opens only for the same {@code purpose}. */
    byte[] wrap(String purpose, byte[] secret) {
        return Aead.seal(derive("wrap/v1"), purpose, secret).packed();
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
        return Aead.Sealed.unpacked(wrapped).flatMap(one -> Aead.open(derive("wrap/v1"), purpose, one));
    }

    private static byte[] load(Path file, Optional<String> wanted) {
        try {
            if (!Files.exists(file)) {
                if (wanted.isPresent())
                    throw new UnusableKey("The key file " + file
                            + " is missing, and this database was written with key " + wanted.get()
                            + ". Put that key file back: without it nothing sealed can be opened.");
                return create(file);
            }
            return parse(file, wanted);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] parse(Path file, Optional<String> wanted) throws IOException {
        var hint = wanted.map(id -> " Wanted: key " + id + ".").orElse(" Remove the file to have a new key made.");
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(Files.readString(file).strip());
        } catch (IllegalArgumentException e) {
            throw new UnusableKey("The key file " + file + " is not Base64." + hint);
        }
        if (bytes.length != 32)
            throw new UnusableKey("The key file " + file + " holds " + bytes.length + " bytes instead of 32." + hint);
        var zero = true;
        for (var b : bytes) zero &= b == 0;
        if (zero) throw new UnusableKey("The key file " + file + " holds only zeros." + hint);
        return bytes;
    }

    private static byte[] create(Path file) throws IOException {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        Files.createDirectories(file.toAbsolutePath().getParent());
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Files.createFile(file, owner);
        Files.writeString(file, Base64.getEncoder().encodeToString(bytes) + "\n", StandardOpenOption.WRITE);
        return bytes;
    }

    private static String id(byte[] bytes) {
        var named = new byte[bytes.length + 6];
        System.arraycopy("key/id".getBytes(StandardCharsets.US_ASCII), 0, named, 0, 6);
        System.arraycopy(bytes, 0, named, 6, bytes.length);
        return HexFormat.of().formatHex(Mac.sha256(named), 0, 8);
    }

    /** The key file cannot be used; the message says what to do. The program must not start. */
    public static final class UnusableKey extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnusableKey(String message) {
            super(message);
        }
    }
}
