package org.undersigned.foundation.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** A mail server on this machine that answers what a test says to some commands (an empty answer hangs up), and takes everything else. */
public final class RefusingMailServer implements AutoCloseable {

    private final ServerSocket place;
    private final Map<String, String> answers;
    private final Thread serving;

    /** {@code answers} by the word that a command begins with; {@code .} is the end of a mail. */
    public RefusingMailServer(Map<String, String> answers) {
        this(0, answers);
    }

    /** The same at a port. */
    public RefusingMailServer(int port, Map<String, String> answers) {
        this.answers = answers;
        try {
            this.place = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.serving = Thread.ofVirtual().start(this::serve);
    }

    public String url() {
        return "smtp://127.0.0.1:" + place.getLocalPort();
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
        try (socket;
                var in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
            say(socket, Optional.ofNullable(answers.get("HELLO")).orElse("220 mail.example.org"));
            var inMail = false;
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                if (inMail && !line.equals(".")) continue;
                var command = line.split("[ :]")[0];
                inMail = command.equals("DATA") && !answers.containsKey("DATA");
                say(socket, answers.getOrDefault(command, inMail ? "354 go on" : "250 ok"));
            }
        } catch (IOException e) {
            // Whoever hangs up has heard enough.
            return;
        }
    }

    /** An answer that is empty hangs up. */
    private static void say(Socket socket, String line) throws IOException {
        if (line.isEmpty()) {
            socket.close();
            return;
        }
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    /** Until the thread that accepts has ended, the port is not free for the next server. */
    @Override
    public void close() {
        try {
            place.close();
            serving.join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
