package org.undersigned.faults;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.undersigned.world.World.await;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** No room for tables, or for the write-ahead log, each on a small disk of its own that only the program under test sees. */
class FullDiskTest {

    /** Puts what is in a folder on a small disk in its place, and goes on with the command behind it. */
    private static final String SMALL_DISK = """
            set -e
            cp -a "$1" "$1.large"
            mount -t tmpfs -o "size=$2,mode=700" tmpfs "$1"
            cp -a "$1.large/." "$1/"
            shift 2
            exec "$@"
            """;

    private static final String TABLES = "base";
    private static final String LOG = "pg_wal";
    private static Stage stage;

    @BeforeAll
    static void open() throws Exception {
        var mayMount = List.of("unshare", "-m", "mount", "-t", "tmpfs", "tmpfs", "/mnt");
        try {
            var tried = new ProcessBuilder(mayMount)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!tried.waitFor(60, TimeUnit.SECONDS) || tried.exitValue() != 0)
                abort("NOT TESTED: a full disk needs a small one, and only root may mount it");
        } catch (IOException e) {
            abort("NOT TESTED: a full disk needs the program unshare");
        }
        var home = Installation.fresh("full-disk");
        var inside = new ArrayList<>(List.of("unshare", "-m"));
        for (var folder : List.of(TABLES, LOG))
            inside.addAll(List.of(
                    "sh",
                    "-c",
                    SMALL_DISK,
                    "sh",
                    home.served() + "/data/" + folder,
                    folder.equals(LOG) ? "160m" : "64m"));
        stage = Stage.open(home, inside);
    }

    @AfterAll
    static void close() {
        if (stage != null) stage.close();
    }

    @Test
    void no_room_for_tables_signing_is_refused_reading_goes_on_and_nothing_acknowledged_is_lost() throws Exception {
        full(TABLES, Duration.ofMillis(500));
    }

    @Test
    void no_room_for_the_write_ahead_log_signing_is_refused_reading_goes_on_and_nothing_acknowledged_is_lost()
            throws Exception {
        full(LOG, Duration.ofMillis(500));
    }

    @Test
    @Tag("long")
    void full_for_half_a_minute_ten_times_it_recovers_each_time_by_itself() throws Exception {
        for (int i = 0; i < 10; i++) full(i % 2 == 0 ? TABLES : LOG, Duration.ofSeconds(30));
    }

    private static void full(String folder, Duration shortest) throws IOException {
        try (var crowd = stage.crowd()) {
            var filler = seen().resolve("data").resolve(folder).resolve("filler");
            fill(filler);
            var rows = new Rows(seen());
            var busy = stage.ledger.busy.get();
            var end = System.nanoTime() + shortest.toNanos();
            await(
                    () -> {
                        if (folder.equals(LOG)) rows.beginNextLogFile();
                        return stage.ledger.busy.get() > busy && System.nanoTime() > end;
                    },
                    "people to be told to come again");
            assertTrue(stage.site().reads(Public.PETITION), "pages are read while nothing can be written");
            Files.delete(filler);
            crowd.goesOn();
        }
        stage.everythingAcknowledgedIsThere(seen());
    }

    /** The data folder, as the program sees it. */
    private static Path seen() {
        return Path.of("/proc/" + stage.program.pid() + "/root" + stage.home.served());
    }

    private static void fill(Path filler) throws IOException {
        try (var file = FileChannel.open(filler, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            while (file.write(ByteBuffer.allocate(4096)) > 0) {
                // Until there is no room for one more page.
            }
        } catch (IOException full) {
            if (!String.valueOf(full.getMessage()).contains("No space left")) throw full;
        }
    }
}
