package org.undersigned.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/** A mail server of our own that does what a test wants it to do: take mail, be slow about it, or die when it has it. */
final class SmtpSink implements AutoCloseable {

    private static final Pattern LINK = Pattern.compile("/confirmations/([A-Za-z0-9_-]+)");

    /** How it behaves. */
    enum Manner {
        GOOD,
        /** Says nothing until it behaves otherwise. */
        MUTE,
        /** Each answer takes half a second. */
        SLOW,
        /** Takes each mail, and the first time hangs up instead of saying so. */
        DYING_AFTER_DATA
    }

    /** A mail it has, whether it said so or not. */
    record Taken(String to, String id, String text) {
        @Override
        public String toString() {
            return "Taken[hidden]";
        }
    }

    final int port;
    final List<Taken> taken = new CopyOnWriteArrayList<>();
    volatile Manner manner = Manner.GOOD;

    /** Callers who were greeted and never said a word, as if they had heard nothing. */
    final AtomicInteger waitedInVain = new AtomicInteger();

    private final BlockingQueue<String> links = new LinkedBlockingQueue<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private ServerSocket server;
    private Thread listener;

    /** Listens on a port that it keeps. */
    SmtpSink() {
        port = Program.freePort();
        begin();
    }

    /** Listens again. */
    void begin() {
        try {
            server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var listening = server;
        listener = Thread.startVirtualThread(() -> {
            while (!listening.isClosed())
                try {
                    var caller = listening.accept();
                    Thread.startVirtualThread(() -> serve(caller));
                } catch (IOException e) {
                    return;
                }
        });
    }

    /** Nothing listens any more, so that another can, and who was being served hears nothing. */
    @Override
    public void close() {
        try {
            server.close();
            for (var caller : open) caller.close();
            listener.join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    String url() {
        return "smtp://127.0.0.1:" + port;
    }

    /** The token of a confirmation that nobody has used yet. */
    Optional<String> link(Duration longest) {
        try {
            return Optional.ofNullable(links.poll(longest.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    List<Taken> to(String address) {
        return taken.stream().filter(mail -> mail.to().equals(address)).toList();
    }

    private void serve(Socket caller) {
        open.add(caller);
        try (caller) {
            var in = new BufferedReader(new InputStreamReader(caller.getInputStream(), ISO_8859_1));
            say(caller, "220 sink");
            var said = in.readLine();
            if (said == null) waitedInVain.incrementAndGet();
            for (var line = said; line != null; line = in.readLine()) {
                var word = line.toUpperCase(java.util.Locale.ROOT);
                if (word.startsWith("DATA")) {
                    say(caller, "354 go on");
                    if (take(data(in)) && manner == Manner.DYING_AFTER_DATA) return;
                }
                say(caller, word.startsWith("QUIT") ? "221 bye" : "250 ok");
                if (word.startsWith("QUIT")) return;
            }
        } catch (IOException e) {
            // It is how a caller hangs up.
        } finally {
            open.remove(caller);
        }
    }

    private void say(Socket caller, String line) throws IOException {
        while (manner == Manner.MUTE && !caller.isClosed())
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        if (manner == Manner.SLOW) LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
        caller.getOutputStream().write((line + "\r\n").getBytes(ISO_8859_1));
        caller.getOutputStream().flush();
    }

    private static String data(BufferedReader in) throws IOException {
        var data = new StringBuilder();
        for (var line = in.readLine(); !".".equals(line); line = in.readLine()) {
            if (line == null) throw new IOException("the caller hung up");
            data.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
        }
        return data.toString();
    }

    /** Whether it had that mail for the first time. */
    private boolean take(String data) {
        try {
            var mail = new MimeMessage(null, new ByteArrayInputStream(data.getBytes(ISO_8859_1)));
            var text =
                    (String) ((MimeMultipart) mail.getContent()).getBodyPart(0).getContent();
            var id = mail.getMessageID();
            var first = taken.stream().noneMatch(before -> before.id().equals(id));
            taken.add(new Taken(mail.getAllRecipients()[0].toString(), id, text));
            var link = LINK.matcher(text);
            if (first && link.find()) links.add(link.group(1));
            return first;
        } catch (MessagingException | IOException e) {
            throw new AssertionError(e);
        }
    }
}
