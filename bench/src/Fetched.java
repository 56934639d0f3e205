import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * One answer as it came over the wire.
 *
 * @param head status line and headers with their line ends
 * @param body the bytes that were sent, compressed or not
 */
record Fetched(String head, byte[] body) {

    private static final int TIMEOUT_MILLIS = 10_000;

    /** Asks 127.0.0.1 for a page on a connection of its own, as a browser that takes gzip. */
    static Fetched get(int port, String path) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            var request = "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return of(socket.getInputStream().readAllBytes());
        }
    }

    private static Fetched of(byte[] answer) throws IOException {
        var text = new String(answer, StandardCharsets.ISO_8859_1);
        var end = text.indexOf("\r\n\r\n");
        if (end < 0) throw new IOException("no complete answer");
        return new Fetched(text.substring(0, end + 4), Arrays.copyOfRange(answer, end + 4, answer.length));
    }

    int status() {
        return Integer.parseInt(head.substring(9, 12));
    }

    Optional<String> header(String name) {
        return head.lines()
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst();
    }

    boolean isZipped() {
        return header("Content-Encoding").filter("gzip"::equals).isPresent();
    }

    int wireBytes() {
        return head.length() + body.length;
    }

    String text() throws IOException {
        if (!isZipped()) return new String(body, StandardCharsets.UTF_8);
        var plain = new ByteArrayOutputStream();
        try (var zipped = new GZIPInputStream(new ByteArrayInputStream(body))) {
            zipped.transferTo(plain);
        }
        return plain.toString(StandardCharsets.UTF_8);
    }
}
