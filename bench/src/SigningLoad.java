import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Sends filled-in forms of people who never signed before, each connection its next one when the last is answered. One thread and
 * forms made ready as bytes, so that the generator takes little of the machine that it measures. At the end it waits for every
 * answer: what was acknowledged and what is on disk must be the same number.
 */
final class SigningLoad {

    private static final int LONGEST_DRAIN_SECONDS = 20;
    private static final int DIGITS = 9;
    private static final String PERSON = "0".repeat(DIGITS);

    private final int port;
    private final Form form;
    private final Form formWithConsents;
    private long persons;

    /**
     * Makes one.
     *
     * @param path where the form goes
     * @param consents names of the boxes that every second person ticks
     */
    SigningLoad(int port, String path, List<String> consents) {
        this.port = port;
        var boxes = new StringBuilder();
        for (var box : consents) boxes.append('&').append(box).append("=on");
        form = Form.of(path, "");
        formWithConsents = Form.of(path, boxes.toString());
    }

    /** A request as bytes, with the two places where the number of the person goes. */
    private record Form(byte[] bytes, int name, int email) {

        private static Form of(String path, String boxes) {
            var body = "name=Bench+Person+" + PERSON + "&email=bench-" + PERSON + "%40example.org&country=US&postcode=10001&public=on&updates=on" + boxes;
            var request = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                    + body.length() + "\r\n\r\n" + body;
            return new Form(request.getBytes(StandardCharsets.US_ASCII), request.indexOf(PERSON), request.lastIndexOf(PERSON));
        }

        /** Writes the form of one person. */
        private void write(ByteBuffer out, long person) {
            out.clear().put(bytes);
            for (int i = DIGITS - 1; i >= 0; i--, person /= 10) {
                var digit = (byte) ('0' + person % 10);
                out.put(name + i, digit).put(email + i, digit);
            }
            out.flip();
        }
    }

    /**
     * What came back.
     *
     * @param acknowledged answers 303 that lead to a page of the petition
     * @param lost forms that were sent and never answered
     * @param others first lines of every other answer, with their number
     * @param micros sorted times to acknowledgement
     * @param seconds until the last answer
     * @param processorSeconds what the generator itself used
     */
    record Outcome(
            long acknowledged, long lost, Map<String, Integer> others, int[] micros, double seconds, double processorSeconds) {

        double perSecond() {
            return acknowledged / seconds;
        }

        /** Milliseconds within which {@code share} of the forms were acknowledged. */
        double millis(double share) {
            return micros.length == 0 ? Double.NaN : micros[(int) Math.min(micros.length - 1L, Math.round(share * micros.length))] / 1e3;
        }
    }

    /** Signs for some seconds on some kept connections. */
    Outcome run(int connections, int seconds) throws IOException {
        try (var run = new Run()) {
            return run.of(connections, seconds);
        }
    }

    /** Connections, and what they saw until the end. */
    private final class Run implements AutoCloseable {
        private final Selector selector = Selector.open();
        private final List<Connection> open = new ArrayList<>();
        private final Map<String, Integer> others = new TreeMap<>();
        private int[] micros = new int[1 << 16];
        private int acknowledged;
        private int waiting;
        private int lost;
        private long deadline;

        private Run() throws IOException {}

        private Outcome of(int connections, int seconds) throws IOException {
            var processor = Machine.processorSeconds(ProcessHandle.current().pid());
            var began = System.nanoTime();
            deadline = began + seconds * 1_000_000_000L;
            for (int i = 0; i < connections; i++) open.add(new Connection(selector));
            for (var connection : open) connection.send();
            var giveUp = deadline + LONGEST_DRAIN_SECONDS * 1_000_000_000L;
            while (waiting > 0 && System.nanoTime() < giveUp) selector.select(this::answer, 1_000);
            var took = (System.nanoTime() - began) / 1e9;
            var used = Machine.processorSeconds(ProcessHandle.current().pid()) - processor;
            var sorted = Arrays.copyOf(micros, acknowledged);
            Arrays.sort(sorted);
            return new Outcome(acknowledged, lost + waiting, others, sorted, took, used);
        }

        private void answer(SelectionKey key) {
            var connection = (Connection) key.attachment();
            try {
                if (!connection.read()) return;
                waiting--;
                count(connection);
                connection.send();
            } catch (IOException e) {
                // The form may have been stored or not: it is nobody's proof.
                waiting--;
                lost++;
                key.cancel();
            }
        }

        private void count(Connection connection) {
            if (connection.isAcknowledged()) {
                if (acknowledged == micros.length) micros = Arrays.copyOf(micros, micros.length * 2);
                micros[acknowledged++] = (int) ((System.nanoTime() - connection.sentAt) / 1_000);
            } else others.merge(connection.statusLine(), 1, Integer::sum);
        }

        @Override
        public void close() throws IOException {
            for (var connection : open) connection.channel.close();
            selector.close();
        }

        /** One kept connection with at most one form under way. */
        private final class Connection {
            private final SocketChannel channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
            private final ByteBuffer out = ByteBuffer.allocateDirect(4_096);
            private final ByteBuffer in = ByteBuffer.allocateDirect(1 << 16);
            private String head = "";
            private int missing;
            private long sentAt;

            private Connection(Selector selector) throws IOException {
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                channel.configureBlocking(false);
                channel.register(selector, SelectionKey.OP_READ, this);
            }

            /** Sends the form of the next person, unless the time is over. */
            private void send() throws IOException {
                sentAt = System.nanoTime();
                if (sentAt >= deadline) return;
                var person = persons++;
                (person % 2 == 0 ? form : formWithConsents).write(out, person);
                head = "";
                waiting++;
                // A form is smaller than any socket's buffer; on the loopback this loop runs once.
                while (out.hasRemaining()) channel.write(out);
            }

            /** Reads on; whether the answer is complete. */
            private boolean read() throws IOException {
                if (channel.read(in) < 0) throw new IOException("closed by the server");
                if (head.isEmpty()) {
                    var text = StandardCharsets.ISO_8859_1.decode(in.duplicate().flip()).toString();
                    var end = text.indexOf("\r\n\r\n");
                    if (end < 0) return false;
                    head = text.substring(0, end + 2);
                    missing = end + 4 + contentLength();
                }
                missing -= in.position();
                in.clear();
                return missing <= 0;
            }

            private int contentLength() throws IOException {
                var length = header("content-length:");
                if (length.isEmpty()) throw new IOException("an answer without a length");
                return Integer.parseInt(length);
            }

            private boolean isAcknowledged() {
                return head.startsWith("HTTP/1.1 303 ") && header("location:").startsWith("/petitions/");
            }

            private String statusLine() {
                return head.substring(0, head.indexOf("\r\n"));
            }

            private String header(String name) {
                for (int at = head.indexOf("\r\n") + 2; at > 1 && at < head.length(); at = head.indexOf("\r\n", at) + 2)
                    if (head.regionMatches(true, at, name, 0, name.length()))
                        return head.substring(at + name.length(), head.indexOf("\r\n", at)).strip();
                return "";
            }
        }
    }
}
