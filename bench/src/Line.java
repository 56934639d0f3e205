import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** One kept connection with at most one request under way. It borrows its buffers, so that ten thousand of them fit in little memory. */
final class Line {

    private final SocketChannel channel;
    private final Errand errand;
    private Errand.Step step;
    private long sentAt;
    private String begun = "";
    private Answer answer;
    private int missing;
    private int done;

    Line(int port, Selector selector, Errand errand) throws IOException {
        this.errand = errand;
        channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, this);
    }

    /** Sends the next request of its errand; false if there is none. */
    boolean send(ByteBuffer out, boolean begin) throws IOException {
        var next = errand.ask(out.clear(), begin);
        if (next.isEmpty()) return false;
        step = next.get();
        sentAt = System.nanoTime();
        out.flip();
        // A form is smaller than any socket's buffer; on the loopback this loop runs once.
        while (out.hasRemaining()) channel.write(out);
        return true;
    }

    /** Reads on; the answer, once it is complete. */
    Optional<Answer> read(ByteBuffer in) throws IOException {
        if (channel.read(in.clear()) < 0) throw new IOException("closed by the server");
        if (answer == null) {
            var text = begun + new String(in.array(), 0, in.position(), StandardCharsets.ISO_8859_1);
            var end = text.indexOf("\r\n\r\n");
            begun = end < 0 ? text : "";
            if (end < 0) return Optional.empty();
            answer = new Answer(text.substring(0, end + 2));
            missing = end + 4 + answer.contentLength() - text.length();
        } else missing -= in.position();
        if (missing > 0) return Optional.empty();
        var complete = answer;
        answer = null;
        return Optional.of(complete);
    }

    /** Takes a complete answer, and says whether what was asked for is done. */
    boolean took(Answer complete) {
        var good = errand.answered(complete);
        if (good) done++;
        return good;
    }

    boolean isWaiting() {
        return step != null;
    }

    void rest() {
        step = null;
    }

    Errand.Step step() {
        return step;
    }

    int microsSinceSent() {
        return (int) ((System.nanoTime() - sentAt) / 1_000);
    }

    /** How often it got what it asked for. */
    int done() {
        return done;
    }

    void close() throws IOException {
        channel.close();
    }
}
