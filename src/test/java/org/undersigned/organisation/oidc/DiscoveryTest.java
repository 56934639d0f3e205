package org.undersigned.organisation.oidc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a provider says of itself is read where the operator said, and nowhere else. */
class DiscoveryTest {

    private final AtomicInteger elsewhere = new AtomicInteger();
    private HttpServer server;
    private String said = "";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/well/.well-known/openid-configuration", exchange -> {
            var body = said.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.createContext("/elsewhere", exchange -> {
            elsewhere.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.createContext("/away", exchange -> {
            exchange.getResponseHeaders().set("Location", address() + "/elsewhere");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void a_description_of_this_provider_is_read() throws GeneralException, IOException {
        said = description(address() + "/well");
        var metadata = Discovery.metadata(new Issuer(address() + "/well"));
        assertEquals(URI.create(address() + "/keys"), metadata.getJWKSetURI());
    }

    @Test
    void a_description_of_another_provider_is_refused() {
        said = description("https://other.example");
        assertThrows(GeneralException.class, () -> Discovery.metadata(new Issuer(address() + "/well")));
    }

    @Test
    void neither_description_nor_keys_are_fetched_from_where_an_answer_leads() {
        assertThrows(IOException.class, () -> Discovery.metadata(new Issuer(address() + "/away")));
        assertThrows(
                IOException.class,
                () -> Discovery.keys()
                        .retrieveResource(URI.create(address() + "/away/keys").toURL()));
        assertEquals(0, elsewhere.get());
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private String description(String issuer) {
        return """
                {"issuer":"%s","authorization_endpoint":"%s/authorize","token_endpoint":"%s/token","jwks_uri":"%s/keys",
                 "response_types_supported":["code"],"subject_types_supported":["public"],
                 "id_token_signing_alg_values_supported":["RS256"]}
                """.formatted(issuer, address(), address(), address());
    }
}
