package org.undersigned.mailing.returned;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.undersigned.foundation.db.Db;

/** Amazon SNS, as far as we talk to it, on this machine: it signs with a certificate that it hands out, and hears confirmations. */
final class Topic implements AutoCloseable {

    private static final String SECRET = "changeit";

    private final HttpServer server;
    private final PrivateKey key;
    private final List<String> confirmed = Collections.synchronizedList(new ArrayList<>());

    Topic(int port) {
        try {
            var folder = Files.createTempDirectory("sns");
            var store = folder.resolve("sns.p12");
            keytool(store);
            var keys = KeyStore.getInstance(store.toFile(), SECRET.toCharArray());
            this.key = (PrivateKey) keys.getKey("sns", SECRET.toCharArray());
            var pem = "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder()
                            .encodeToString(keys.getCertificate("sns").getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            server.createContext("/", exchange -> {
                var query = String.valueOf(exchange.getRequestURI().getQuery());
                if (query.contains("ConfirmSubscription")) confirmed.add(query.replaceFirst(".*Token=", ""));
                var body = (query.contains("Confirm") ? "<ok/>" : pem).getBytes(StandardCharsets.US_ASCII);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static void keytool(Path store) throws IOException {
        var tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var made = new ProcessBuilder(
                        tool,
                        "-genkeypair",
                        "-alias",
                        "sns",
                        "-keyalg",
                        "RSA",
                        "-keysize",
                        "2048",
                        "-dname",
                        "CN=sns.amazonaws.com",
                        "-validity",
                        "3650",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        SECRET)
                .redirectErrorStream(true)
                .start();
        try {
            made.getInputStream().readAllBytes();
            if (made.waitFor() != 0) throw new AssertionError("keytool failed");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    String notification(String version, String topic, String text) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("Message", text);
        fields.put("MessageId", "22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324");
        fields.put("Subject", "Amazon SES Email Event Notification");
        fields.put("Timestamp", "2026-03-02T10:00:00.000Z");
        fields.put("TopicArn", topic);
        fields.put("Type", "Notification");
        return signed(fields, version);
    }

    String confirmation(String topic, String token) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("Message", "You have chosen to subscribe to the topic.");
        fields.put("MessageId", "165545c9-2a5c-472c-8df2-7ff2be2b3b1b");
        fields.put(
                "SubscribeURL",
                "https://sns.eu-central-1.amazonaws.com/?Action=ConfirmSubscription&TopicArn=" + topic + "&Token="
                        + token);
        fields.put("Timestamp", "2026-03-02T10:00:00.000Z");
        fields.put("Token", token);
        fields.put("TopicArn", topic);
        fields.put("Type", "SubscriptionConfirmation");
        return signed(fields, "2");
    }

    /** Confirmations of a token that arrived. */
    List<String> confirmed(String token) {
        return confirmed.stream().filter(token::equals).toList();
    }

    private String signed(Map<String, String> fields, String version) {
        try {
            var text = new StringBuilder();
            fields.forEach((name, value) ->
                    text.append(name).append('\n').append(value).append('\n'));
            var signature = Signature.getInstance(version.equals("1") ? "SHA1withRSA" : "SHA256withRSA");
            signature.initSign(key);
            signature.update(text.toString().getBytes(StandardCharsets.UTF_8));
            var message = new LinkedHashMap<>(fields);
            message.put("SignatureVersion", version);
            message.put("Signature", Base64.getEncoder().encodeToString(signature.sign()));
            message.put(
                    "SigningCertURL",
                    "https://sns.eu-central-1.amazonaws.com/SimpleNotificationService-0123456789abcdef.pem");
            return Db.toJson(message);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
