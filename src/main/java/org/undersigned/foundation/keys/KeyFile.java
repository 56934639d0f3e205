package org.undersigned.foundation.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.undersigned.foundation.keys.MasterKey.UnusableKey;

/**
 * The key file: 32 bytes in Base64 on one line, mode 0600. Beside it lies, while the key is changed, the next one ({@code .new}), and
 * afterwards the one of before ({@code .old-ID}), which older backups need.
 */
final class KeyFile {

    private KeyFile() {}

    /**
     * The key that the database wants, from its file or from the one that a change left beside it; a new one in a new file if the database
     * wants none and there is no file.
     */
    static byte[] load(Path file, Optional<String> wanted) {
        try {
            if (wanted.isPresent()) settle(file, wanted.get());
            if (!Files.exists(file)) {
                if (wanted.isPresent())
                    throw new UnusableKey("The key file " + file
                            + " is missing, and this database was written with key " + wanted.get()
                            + ". Put that key file back: without it nothing sealed can be opened.");
                Files.createDirectories(file.toAbsolutePath().getParent());
                return create(file);
            }
            var key = parse(file, wanted);
            if (wanted.isPresent() && !wanted.get().equals(id(key)))
                throw new UnusableKey("The key file " + file + " holds key " + id(key)
                        + ", but this database was written with key " + wanted.get()
                        + ". Put that key file back, or name it in UNDERSIGNED_KEY_FILE."
                        + (Files.exists(old(file, wanted.get()))
                                ? " It lies in " + old(file, wanted.get()) + "."
                                : ""));
            return key;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new key beside the present one, on disk. One that an earlier attempt left there, and that no database wants, is thrown away. */
    static byte[] next(Path file) throws IOException {
        Files.deleteIfExists(beside(file, ".new"));
        return create(beside(file, ".new"));
    }

    /** Puts the next key file in its place if it is the one that the database wants. The one of before stays beside it. */
    static void settle(Path file, String wanted) throws IOException {
        var next = beside(file, ".new");
        try {
            if (!Files.exists(next) || !id(parse(next, Optional.of(wanted))).equals(wanted)) return;
        } catch (UnusableKey | NoSuchFileException tornOrTaken) {
            return;
        }
        if (Files.exists(file)) {
            var present = id(parse(file, Optional.of(wanted)));
            if (present.equals(wanted)) return;
            keep(file, old(file, present));
        }
        try {
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException somebodyElse) {
            // Another process came first.
        }
        sync(file);
    }

    /** Whoever puts the next one in its place has done this before, so it is never the next one that is kept here. */
    private static void keep(Path file, Path old) throws IOException {
        try {
            Files.createLink(old, file);
        } catch (FileAlreadyExistsException again) {
            // An attempt that was broken off had made it.
        } catch (UnsupportedOperationException | FileSystemException noLinks) {
            if (!Files.exists(old)) Files.copy(file, old, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    /** Where the key file of before is kept. */
    static Path old(Path file, String id) {
        return beside(file, ".old-" + id);
    }

    /** The key files of before that are still there. */
    static List<Path> olds(Path file) throws IOException {
        try (var beside = Files.list(file.toAbsolutePath().getParent())) {
            return beside.filter(one -> one.getFileName().toString().startsWith(file.getFileName() + ".old-"))
                    .sorted()
                    .toList();
        }
    }

    static byte[] parse(Path file, Optional<String> wanted) throws IOException {
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

    static String id(byte[] key) {
        var named = new byte[key.length + 6];
        System.arraycopy("key/id".getBytes(StandardCharsets.US_ASCII), 0, named, 0, 6);
        System.arraycopy(key, 0, named, 6, key.length);
        return HexFormat.of().formatHex(Mac.sha256(named), 0, 8);
    }

    private static byte[] create(Path file) throws IOException {
        var key = new byte[32];
        new SecureRandom().nextBytes(key);
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var options = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var out = FileChannel.open(file, options, owner)) {
            var line = ByteBuffer.wrap(
                    (Base64.getEncoder().encodeToString(key) + "\n").getBytes(StandardCharsets.US_ASCII));
            while (line.hasRemaining()) out.write(line);
            out.force(true);
        }
        sync(file);
        return key;
    }

    /** The name of a file is on disk once its folder is. */
    private static void sync(Path file) throws IOException {
        try (var folder = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    private static Path beside(Path file, String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }
}
