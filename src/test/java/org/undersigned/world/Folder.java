package org.undersigned.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A folder in which programs write and delete while somebody looks: what vanishes on the way was temporary, and what may not be read is another
 * user's. Both are passed over.
 */
public final class Folder {

    private Folder() {}

    /** Every file in it and in those of its folders that {@code enters} lets in. */
    public static List<Path> files(Path folder, Predicate<Path> enters) {
        var found = new ArrayList<Path>();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path inside, BasicFileAttributes attributes) {
                    return enters.test(inside) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile()) found.add(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                    return passed(failure);
                }

                @Override
                public FileVisitResult postVisitDirectory(Path inside, IOException failure) throws IOException {
                    return passed(failure);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    /** Whether a file was written since then; not if it is no longer there, or another user's. */
    public static boolean isNewer(Path file, Instant than) {
        try {
            // File systems count more coarsely than clocks.
            return Files.getLastModifiedTime(file).toInstant().isAfter(than.minusSeconds(2));
        } catch (NoSuchFileException | AccessDeniedException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is in a file; nothing if it is no longer there, or another user's. */
    public static Optional<byte[]> read(Path file) {
        try {
            return Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException | AccessDeniedException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether these bytes lie in a file of a table of the suite's database, where rows that were replaced lie, too. */
    public static boolean liesInTables(byte[] bytes) {
        var wanted = new String(bytes, StandardCharsets.ISO_8859_1);
        return files(TestDatabase.FOLDER.resolve("data/base"), inside -> true).stream()
                .flatMap(file -> read(file).stream())
                .anyMatch(file -> new String(file, StandardCharsets.ISO_8859_1).contains(wanted));
    }

    private static FileVisitResult passed(IOException failure) throws IOException {
        if (failure == null || failure instanceof NoSuchFileException || failure instanceof AccessDeniedException)
            return FileVisitResult.CONTINUE;
        throw failure;
    }
}
