import java.io.IOException;
import java.io.InputStream;

/** How many lines somebody wrote, and of how many bytes; none of them is kept. */
record Lines(long number, long bytes) {

    /** Reads to the end. */
    static Lines in(InputStream written) throws IOException {
        long lines = 0;
        long bytes = 0;
        var some = new byte[1 << 16];
        for (int read = written.read(some); read >= 0; read = written.read(some)) {
            bytes += read;
            for (int i = 0; i < read; i++) if (some[i] == '\n') lines++;
        }
        return new Lines(lines, bytes);
    }
}
