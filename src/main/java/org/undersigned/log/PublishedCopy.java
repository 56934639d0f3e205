package org.undersigned.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.undersigned.transparency.EntryBundle;
import org.undersigned.transparency.EntryReader;
import org.undersigned.transparency.SignedNote;
import org.undersigned.transparency.TileReader;

/**
 * The published files of a log, as somebody kept them: a folder or a site with the addresses of ours below it
 * ({@code ID/signatures/checkpoint}, {@code ID/signatures/tile/…}). Nothing in it is believed before it is checked.
 */
@FunctionalInterface
interface PublishedCopy {

    /** The bytes of a file below {@code log/}, or nothing. */
    Optional<byte[]> file(String path);

    /** A copy in a folder, such as {@code ./undersigned log copy} writes. */
    static PublishedCopy in(Path folder) {
        return path -> {
            var file = folder.resolve(path);
            try {
                return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    /** A copy behind a web address that ends with {@code /log/}. */
    static PublishedCopy at(URI log) {
        var client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
        return path -> {
            var request = HttpRequest.newBuilder(log.resolve(path))
                    .timeout(Duration.ofSeconds(30))
                    .build();
            try {
                var answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
                return answer.statusCode() == 200 ? Optional.of(answer.body()) : Optional.empty();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        };
    }

    /** The newest checkpoint of a log in this copy. */
    default Optional<SignedNote> checkpoint(UUID petition, LogKind kind) {
        return file(petition + "/" + kind.word() + "/checkpoint").map(SignedNote::parse);
    }

    /** Tiles of a log in this copy. */
    default TileReader tiles(UUID petition, LogKind kind) {
        return path -> file(petition + "/" + kind.word() + "/" + path.encode()).orElse(null);
    }

    /** Entries of a log in this copy. */
    default EntryReader entries(UUID petition, LogKind kind) {
        return path -> file(petition + "/" + kind.word() + "/" + path.encode())
                .map(bytes -> EntryBundle.first(path, bytes).bytes())
                .orElse(null);
    }
}
