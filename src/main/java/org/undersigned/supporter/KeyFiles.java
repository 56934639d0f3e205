package org.undersigned.supporter;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.undersigned.foundation.keys.Hpke;
import org.undersigned.foundation.keys.KeyText;
import org.undersigned.foundation.keys.RandomBytes;

/** Private keys in files: whole, or as two shares whose exclusive or is the key, so that both files are needed. */
final class KeyFiles {

    private KeyFiles() {}

    /**
     * Writes the private key for its owner only. No file is ever replaced.
     *
     * @return the files, the one with the public key last
     * @throws FileAlreadyExistsException if one of them is there already; then none is written
     */
    static List<Path> write(Hpke.Pair key, Path name, boolean forTwo) throws IOException {
        var secrets = forTwo ? List.of(beside(name, ".1.key"), beside(name, ".2.key")) : List.of(beside(name, ".key"));
        var open = beside(name, ".pub");
        for (var file : secrets) if (Files.exists(file)) throw new FileAlreadyExistsException(file.toString());
        if (Files.exists(open)) throw new FileAlreadyExistsException(open.toString());
        if (forTwo) {
            var share = RandomBytes.take(Hpke.LENGTH);
            secret(secrets.get(0), "half 1 of 2 of private key ", key, KeyText.ofShare(share));
            secret(secrets.get(1), "half 2 of 2 of private key ", key, KeyText.ofShare(xor(share, key.secret())));
        } else secret(secrets.getFirst(), "private key ", key, KeyText.ofPrivate(key.secret()));
        Files.writeString(
                open,
                "# Undersigned public key " + Hpke.id(key.open()) + "\n" + KeyText.ofPublic(key.open()) + "\n",
                StandardOpenOption.CREATE_NEW);
        return forTwo ? List.of(secrets.get(0), secrets.get(1), open) : List.of(secrets.getFirst(), open);
    }

    /** The keys in files of one each, or the one key in the two files of its shares; none if they are not that. */
    static List<Hpke.Pair> read(List<Path> files) throws IOException {
        var whole = new ArrayList<Hpke.Pair>();
        for (var file : files)
            KeyText.privateIn(Files.readString(file)).map(Hpke::pair).ifPresent(whole::add);
        if (whole.size() == files.size()) return whole;
        return files.size() == 2 ? shared(files).stream().toList() : List.of();
    }

    private static Optional<Hpke.Pair> shared(List<Path> files) throws IOException {
        var first = KeyText.shareIn(Files.readString(files.get(0)));
        var second = KeyText.shareIn(Files.readString(files.get(1)));
        return first.flatMap(one -> second.map(other -> Hpke.pair(xor(one, other))));
    }

    private static void secret(Path file, String what, Hpke.Pair key, String text) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
                file,
                "# Undersigned " + what + Hpke.id(key.open())
                        + ". Keep it off the server, with a copy in a second place.\n" + text + "\n",
                StandardOpenOption.WRITE);
    }

    private static Path beside(Path name, String ending) {
        return name.resolveSibling(name.getFileName() + ending);
    }

    private static byte[] xor(byte[] one, byte[] other) {
        var result = one.clone();
        for (int i = 0; i < result.length; i++) result[i] ^= other[i];
        return result;
    }
}
