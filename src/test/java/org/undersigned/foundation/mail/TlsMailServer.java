package org.undersigned.foundation.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/**
 * A mail server with STARTTLS, or with TLS from the first byte, that keeps every line it reads. GreenMail has no STARTTLS.
 */
final class TlsMailServer implements AutoCloseable {

    static final String SECRET = "not a secret";

    final int port;

    /** What it was told, those before TLS with an exclamation mark. */
    final List<String> heard = new CopyOnWriteArrayList<>();

    private final ServerSocket server;
    private final boolean fromTheStart;
    private final SSLContext context;

    TlsMailServer(Path certificate, boolean fromTheStart) {
        this.fromTheStart = fromTheStart;
        try {
            context = context(certificate);
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            port = server.getLocalPort();
        } catch (IOException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
        Thread.startVirtualThread(() -> {
            while (!server.isClosed())
                try {
                    var caller = server.accept();
                    Thread.startVirtualThread(() -> serve(caller));
                } catch (IOException e) {
                    return;
                }
        });
    }

    /** A certificate that nobody vouches for, made by the JDK's own tool, for one host. */
    static Path certificate(Path folder, String host) {
        var file = folder.resolve(host + ".p12");
        try {
            var made = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "keytool")
                                    .toString(),
                            "-genkeypair",
                            "-alias",
                            "mail",
                            "-keyalg",
                            "EC",
                            "-dname",
                            "CN=" + host,
                            "-ext",
                            "san=" + (host.matches("[0-9.]+") ? "ip:" : "dns:") + host,
                            "-validity",
                            "2",
                            "-storetype",
                            "PKCS12",
                            "-storepass",
                            SECRET,
                            "-keystore",
                            file.toString())
                    .redirectErrorStream(true)
                    .start();
            made.getInputStream().readAllBytes();
            if (made.waitFor() != 0) throw new AssertionError("keytool");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
        return file;
    }

    /** A file that trusts a certificate. */
    static Path trust(Path certificate) {
        var file = certificate.resolveSibling(certificate.getFileName() + ".trust");
        try (var out = Files.newOutputStream(file)) {
            trusted(store(certificate)).store(out, SECRET.toCharArray());
        } catch (IOException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
        return file;
    }

    /** Trusts one certificate, and no other. */
    static SSLSocketFactory trusting(Path certificate) {
        try {
            return context(certificate).getSocketFactory();
        } catch (IOException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static SSLContext context(Path certificate) throws IOException, GeneralSecurityException {
        var store = store(certificate);
        var keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(store, SECRET.toCharArray());
        var trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(trusted(store));
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private static KeyStore store(Path file) throws IOException, GeneralSecurityException {
        return KeyStore.getInstance(file.toFile(), SECRET.toCharArray());
    }

    /** Entries with a private key are not trusted by themselves. */
    private static KeyStore trusted(KeyStore store) throws IOException, GeneralSecurityException {
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("mail", store.getCertificate("mail"));
        return trusted;
    }

    private void serve(Socket caller) {
        try (caller) {
            if (fromTheStart) talk(encrypted(caller), true);
            else if (talk(caller, false)) talk(encrypted(caller), true);
        } catch (IOException e) {
            heard.add("hung up");
        }
    }

    /** Whether TLS is to follow. */
    private boolean talk(Socket socket, boolean encrypted) throws IOException {
        var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
        // After STARTTLS the client speaks first.
        if (!encrypted || fromTheStart) say(socket, "220 ready");
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            heard.add(encrypted ? line : "!" + line);
            var verb = line.split(" ")[0].toUpperCase(java.util.Locale.ROOT);
            switch (verb) {
                case "EHLO" -> say(socket, encrypted ? "250-here\r\n250 AUTH PLAIN" : "250-here\r\n250 STARTTLS");
                case "STARTTLS" -> {
                    say(socket, "220 go");
                    return true;
                }
                case "AUTH" -> say(socket, "235 welcome");
                case "DATA" -> {
                    say(socket, "354 write");
                    for (var text = in.readLine(); !".".equals(text); text = in.readLine())
                        if (text == null) return false;
                    say(socket, "250 taken");
                }
                case "QUIT" -> {
                    say(socket, "221 bye");
                    return false;
                }
                default -> say(socket, "250 well");
            }
        }
        return false;
    }

    private Socket encrypted(Socket caller) throws IOException {
        var socket = (SSLSocket) context.getSocketFactory().createSocket(caller, null, caller.getPort(), true);
        socket.setUseClientMode(false);
        socket.startHandshake();
        return socket;
    }

    private static void say(Socket socket, String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(ISO_8859_1));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
