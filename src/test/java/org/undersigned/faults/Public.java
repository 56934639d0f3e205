package org.undersigned.faults;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Set;
import org.undersigned.transparency.Checkpoint;
import org.undersigned.transparency.EntryBundle;
import org.undersigned.transparency.Hash;
import org.undersigned.transparency.SignedNote;
import org.undersigned.transparency.TilePath;
import org.undersigned.transparency.TiledTree;
import org.undersigned.transparency.VerifierKey;

/** What anybody sees of the petition and its logs, fetched and checked as an outsider would. */
record Public(URI site) {

    static final String PETITION = "/petitions/end-family-detention";

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(30)).build();

    static Public at(URI site) {
        return new Public(site);
    }

    /** Whether the site answers and the logs of the petition are open. */
    boolean isOpen() {
        try {
            return new String(bytes(PETITION + "/count.json"), UTF_8).contains("vkeys");
        } catch (UncheckedIOException | AssertionError notYet) {
            return false;
        }
    }

    /** The published number. */
    long confirmed() {
        return about().get("confirmed").asLong();
    }

    /** The newest checkpoint of a log, its signature checked. */
    Checkpoint checkpoint(String log) {
        var about = about();
        return Checkpoint.open(
                SignedNote.parse(bytes(about.get("log").asText() + log + "/checkpoint")),
                VerifierKey.parse(about.get("vkeys").get(log).asText()));
    }

    /** That a log begins with all that it said before. */
    void goesOnFrom(String log, Checkpoint older) {
        var newer = checkpoint(log);
        var tree = tree(log, newer);
        assertTrue(newer.head().size() >= older.head().size(), "a log became shorter");
        assertEquals(older.head(), tree.at(older.head().size()), "a log has two histories");
    }

    /** Every entry of a log, each proven against its checkpoint, no two alike. */
    Set<String> entries(String log) {
        var checkpoint = checkpoint(log);
        var size = checkpoint.head().size();
        var tree = tree(log, checkpoint);
        var folder = about().get("log").asText() + log + "/";
        var entries = new HashSet<String>();
        for (long from = 0; from < size; from += TilePath.FULL) {
            var path = new TilePath.Entries(from / TilePath.FULL, (int) Math.min(TilePath.FULL, size - from));
            var index = from;
            for (var entry :
                    EntryBundle.first(path, bytes(folder + path.encode())).entries()) {
                assertTrue(
                        tree.inclusion(index++)
                                .proves(Hash.leaf(entry), checkpoint.head().root()),
                        "an entry is not under the root");
                assertTrue(entries.add(new String(entry, US_ASCII)), "an entry stands in the log twice");
            }
        }
        return entries;
    }

    /** Whether a page is there to be read. */
    boolean reads(String path) {
        return bytes(path).length > 0;
    }

    private TiledTree tree(String log, Checkpoint checkpoint) {
        var folder = about().get("log").asText() + log + "/";
        var read = new HashMap<String, byte[]>();
        return new TiledTree(checkpoint.head(), path -> read.computeIfAbsent(folder + path.encode(), this::bytes));
    }

    private JsonNode about() {
        try {
            return new ObjectMapper().readTree(bytes(PETITION + "/count.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] bytes(String path) {
        try {
            var answer = HTTP.send(
                    HttpRequest.newBuilder(site.resolve(path))
                            .timeout(Duration.ofSeconds(60))
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            assertEquals(200, answer.statusCode(), path);
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
