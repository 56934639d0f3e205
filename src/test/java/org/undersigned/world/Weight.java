package org.undersigned.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * What a page and its sheets weigh on the wire.
 *
 * @param parts each address with its bytes
 */
public record Weight(int bytes, List<String> parts) {

    private static final Pattern SHEET = Pattern.compile("<link rel=\"stylesheet\" href=\"([^\"]+)\"");

    /** Of the page at {@code path}, as everybody gets it but the first visitor after a change. */
    public static Weight of(String path) throws IOException, InterruptedException {
        send(path);
        var page = send(path);
        var parts = new ArrayList<String>(List.of(path + " " + page.length));
        var sum = page.length;
        var sheets = SHEET.matcher(plain(page))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertFalse(sheets.isEmpty(), "no sheet");
        for (var sheet : sheets) {
            send(sheet);
            var bytes = send(sheet).length;
            parts.add(sheet + " " + bytes);
            sum += bytes;
        }
        return new Weight(sum, parts);
    }

    private static byte[] send(String path) throws IOException, InterruptedException {
        var address = URI.create(ConfigProvider.getConfig().getValue("test.url", String.class))
                .resolve(path);
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(address)
                    .header("Accept-Encoding", "gzip")
                    .build();
            var answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            assertEquals(200, answer.statusCode(), path);
            return answer.body();
        }
    }

    private static String plain(byte[] zipped) throws IOException {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
