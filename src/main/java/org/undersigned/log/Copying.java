package org.undersigned.log;

import io.quarkus.arc.Unremovable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import org.undersigned.foundation.db.Db;
import org.undersigned.transparency.TilePath;

/**
 * Writes the public logs as the files that they are, for another disk, a partner or an archive: what {@link Recovering} needs after a
 * restored backup. Files that never change are written once.
 */
@Singleton
@Unremovable
public final class Copying {

    private final Db db;

    Copying(Db db) {
        this.db = db;
    }

    /** Brings a folder up to date; answers how many files were written. The checkpoint is written last, over tiles that are there. */
    long copy(Path folder) {
        var heads = db.read(LogStore::heads);
        long written = 0;
        for (var head : heads) {
            var log = folder.resolve(head.petition().toString())
                    .resolve(head.kind().word());
            for (int level = 0; head.tree().size() >> (8 * level) > 0; level++)
                written += tiles(log, head, level, head.tree().size() >> (8 * level));
            write(log.resolve("checkpoint"), head.checkpoint());
            written++;
        }
        for (var count : db.read(LogStore::counts)) write(folder.resolve(count.petition() + "/count"), count.note());
        return written;
    }

    private long tiles(Path log, LogStore.Head head, int level, long hashes) {
        long written = 0;
        for (long index = 0; index * TilePath.FULL < hashes; index++) {
            var width = (int) Math.min(TilePath.FULL, hashes - index * TilePath.FULL);
            written += keep(log, head.petition(), head.kind(), new TilePath.Hashes(level, index, width));
            if (level == 0) written += keep(log, head.petition(), head.kind(), new TilePath.Entries(index, width));
        }
        return written;
    }

    private long keep(Path log, UUID petition, LogKind kind, TilePath path) {
        var file = log.resolve(path.encode());
        if (Files.exists(file)) return 0;
        var bytes = db.read(handle -> switch (path) {
            case TilePath.Hashes hashes ->
                LogStore.published(handle, petition, kind, hashes).map(tile -> tile.bytes());
            case TilePath.Entries entries ->
                LogStore.published(handle, petition, kind, entries).map(bundle -> bundle.bytes());
        });
        write(file, bytes.orElseThrow());
        return 1;
    }

    private static void write(Path file, byte[] bytes) {
        try {
            Files.createDirectories(file.getParent());
            var fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.write(fresh, bytes);
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
