package org.undersigned.transparency;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A log as files under the names that the web would give them, for programs that know nothing of ours. */
final class PublishedLog {

    final Path folder;
    final VerifierKey key;
    private final MemoryLog log = new MemoryLog();
    private final List<byte[]> entries = Examples.entries(70_777);

    /** Publishes a checkpoint at each of these sizes, and keeps the older ones under {@code checkpoint.SIZE}. */
    PublishedLog(Path folder, int... sizes) {
        this.folder = folder;
        this.key = Examples.signer(Examples.ORIGIN, 1).verifier();
        int size = 0;
        for (int next : sizes) {
            var appended = log.append(entries.subList(size, next));
            for (var tile : appended.tiles()) write(tile.path().encode(), tile.bytes());
            for (var bundle : appended.bundles()) write(bundle.path().encode(), bundle.bytes());
            write("checkpoint", Examples.checkpoint(log).encode());
            write("checkpoint." + next, Examples.checkpoint(log).encode());
            size = next;
        }
    }

    /** Writes the receipt of an entry as {@code NAME}, {@code NAME.tlog-proof} and {@code NAME.spicy}. */
    Receipt receipt(String name, int index) {
        var proof = Examples.proof(log, index);
        return new Receipt(
                write(name, entries.get(index)),
                write(name + ".tlog-proof", proof.encode()),
                write(name + ".spicy", proof.spicy()));
    }

    record Receipt(Path entry, Path proof, Path spicy) {}

    /** Writes a file of the log. */
    Path write(String name, byte[] bytes) {
        try {
            var file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A copy of a file with one bit of one byte changed. */
    static Path changed(Path file, int position) {
        try {
            var bytes = Files.readAllBytes(file);
            bytes[position] ^= 1;
            return Files.write(file.resolveSibling("changed"), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
