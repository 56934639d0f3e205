package org.undersigned.foundation.db;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * How much of its machine the embedded server may take when a petition becomes large. Both are taken page by page as they are needed: a
 * small installation never sees them.
 *
 * @param memory megabytes that the server keeps of tables and indexes ({@code shared_buffers})
 * @param log megabytes of write-ahead log after which the server writes everything to the tables' files ({@code max_wal_size}); the more,
 *     the fewer whole pages it repeats in the log
 */
record EmbeddedShare(long memory, long log) {

    private static final long MEGABYTE = 1L << 20;
    private static final int PART = 8;

    /** Of the machine, or the container, that this process runs on, for a server in {@code folder}. */
    static EmbeddedShare here(Path folder) throws IOException {
        var machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return of(machine.getTotalMemorySize(), Files.getFileStore(folder).getUsableSpace());
    }

    /** An eighth of memory (512 MB to 4 GB) and of free disk (1 to 16 GB); both in bytes. */
    static EmbeddedShare of(long memory, long free) {
        return new EmbeddedShare(
                Math.clamp(memory / PART / MEGABYTE, 512, 4_096), Math.clamp(free / PART / MEGABYTE, 1_024, 16_384));
    }

    List<String> settings() {
        return List.of("shared_buffers=" + memory + "MB", "max_wal_size=" + log + "MB");
    }
}
