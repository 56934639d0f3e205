package org.undersigned.foundation.mail;

import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.vertx.core.Vertx;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** However many organisations send, as many clients are kept as are needed, and no more than fit. */
class SmtpClientsTest {

    private static final Vertx VERTX = Vertx.vertx();

    private final SmtpClients clients = new SmtpClients(VERTX, "localhost");

    @AfterAll
    static void end() throws Exception {
        VERTX.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    @Test
    void one_server_with_one_key_has_one_client() throws NoSuchAlgorithmException {
        var key = pkcs8();
        var first = clients.of(server(1), Optional.of(new DkimKey("example.org", "u1", key)));
        assertSame(first, clients.of(server(1), Optional.of(new DkimKey("example.org", "u1", key.clone()))));
        assertNotSame(first, clients.of(server(1), Optional.empty()));
        assertNotSame(first, clients.of(server(1), Optional.of(new DkimKey("example.org", "u2", key))));
        assertNotSame(first, clients.of(server(1), Optional.of(new DkimKey("example.org", "u1", pkcs8()))));
        assertNotSame(first, clients.of(server(2), Optional.of(new DkimKey("example.org", "u1", key))));
    }

    @Test
    void the_one_that_was_needed_longest_ago_makes_room() {
        var first = clients.of(server(1), Optional.empty());
        var second = clients.of(server(2), Optional.empty());
        for (int port = 3; port <= 50; port++) clients.of(server(port), Optional.empty());
        assertSame(first, clients.of(server(1), Optional.empty()));
        clients.of(server(51), Optional.empty());
        assertSame(first, clients.of(server(1), Optional.empty()));
        assertNotSame(second, clients.of(server(2), Optional.empty()));
    }

    private static SmtpAddress server(int port) {
        return SmtpAddress.parse("smtp://127.0.0.1:" + port).orElseThrow();
    }

    private static byte[] pkcs8() throws NoSuchAlgorithmException {
        var keys = KeyPairGenerator.getInstance("RSA");
        keys.initialize(2048);
        return keys.generateKeyPair().getPrivate().getEncoded();
    }
}
