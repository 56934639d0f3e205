import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A mail server on this machine that takes everything (RFC 5321) and counts what can be unsubscribed from. */
final class MailSink implements AutoCloseable {

    private final ServerSocket place;
    private final AtomicLong mails = new AtomicLong();
    private final AtomicLong signed = new AtomicLong();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final Set<String> people = ConcurrentHashMap.newKeySet();

    MailSink() throws IOException {
        place = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    String url() {
        return "smtp://127.0.0.1:" + place.getLocalPort();
    }

    /** Mails of mailings so far. */
    long mails() {
        return mails.get();
    }

    /** How many of them are signed. */
    long signed() {
        return signed.get();
    }

    /** To how many different people. */
    long people() {
        return people.size();
    }

    /** Most mails at once, each on a connection of its own. */
    int atOnce() {
        return most.get();
    }

    /** Forgets what came. */
    void again() {
        mails.set(0);
        signed.set(0);
        people.clear();
    }

    private void serve() {
        while (!place.isClosed())
            try {
                var socket = place.accept();
                Thread.ofVirtual().start(() -> talk(socket));
            } catch (IOException e) {
                return;
            }
    }

    private void talk(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            var in = new BufferedInputStream(socket.getInputStream());
            var out = socket.getOutputStream();
            say(out, "220 bench");
            var to = "";
            for (var line = line(in); line != null; line = line(in)) {
                var command = line.toUpperCase(Locale.ROOT);
                if (command.startsWith("RCPT")) {
                    to = line;
                    most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
                }
                if (command.startsWith("DATA")) {
                    say(out, "354 go on");
                    take(in, to);
                    underWay.decrementAndGet();
                }
                say(out, command.startsWith("QUIT") ? "221 bye" : "250 ok");
                if (command.startsWith("QUIT")) return;
            }
        } catch (IOException e) {
            // Whoever hangs up has said enough.
            return;
        }
    }

    private void take(InputStream in, String to) throws IOException {
        var head = true;
        var listed = false;
        var sealed = false;
        for (var line = line(in); line != null && !line.equals("."); line = line(in)) {
            head &= !line.isEmpty();
            listed |= head && line.startsWith("List-Unsubscribe:");
            sealed |= head && line.startsWith("DKIM-Signature:");
        }
        if (!listed) return;
        people.add(to);
        if (sealed) signed.incrementAndGet();
        mails.incrementAndGet();
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next == '\n') return line.toString();
            if (next != '\r') line.append((char) next);
        }
        return null;
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() throws IOException {
        place.close();
    }
}
