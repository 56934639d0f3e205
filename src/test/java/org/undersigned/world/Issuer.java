package org.undersigned.world;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A provider of identities on this machine. It believes whoever asks: {@code login} at its authorization endpoint says who signs in, and
 * {@code fault} what is to be wrong with the token.
 */
public final class Issuer implements AutoCloseable {

    /** How the site is known to it. */
    public static final String CLIENT = "undersigned-test";

    private final HttpServer server;
    private final RSAKey key;
    private final RSAKey strange;
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();

    Issuer() {
        try {
            key = new RSAKeyGenerator(2048).keyID("first").generate();
            strange = new RSAKeyGenerator(2048).keyID("first").generate();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (JOSEException | IOException e) {
            throw new AssertionError(e);
        }
        server.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, 200, metadata()));
        server.createContext("/keys", exchange -> answer(exchange, 200, new JWKSet(key.toPublicJWK()).toString()));
        server.createContext("/authorize", this::authorize);
        server.createContext("/token", this::token);
        server.start();
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private String metadata() {
        var at = address();
        return """
                {"issuer":"%s","authorization_endpoint":"%s/authorize","token_endpoint":"%s/token","jwks_uri":"%s/keys",
                 "response_types_supported":["code"],"subject_types_supported":["public"],
                 "id_token_signing_alg_values_supported":["RS256"],"code_challenge_methods_supported":["S256"]}
                """.formatted(at, at, at, at);
    }

    private void authorize(HttpExchange exchange) throws IOException {
        var asked = fields(exchange.getRequestURI().getRawQuery());
        var code = UUID.randomUUID().toString();
        codes.put(code, asked);
        exchange.getResponseHeaders()
                .set("Location", asked.get("redirect_uri") + "?code=" + code + "&state=" + asked.get("state"));
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void token(HttpExchange exchange) throws IOException {
        var sent = fields(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        var asked = codes.remove(String.valueOf(sent.get("code")));
        if (asked == null || !isProven(asked, sent)) {
            answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
            return;
        }
        answer(
                exchange,
                200,
                "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"id_token\":\""
                        + identity(asked).serialize() + "\"}");
    }

    private static boolean isProven(Map<String, String> asked, Map<String, String> sent) {
        var challenge = CodeChallenge.compute(CodeChallengeMethod.S256, new CodeVerifier(sent.get("code_verifier")));
        return challenge.getValue().equals(asked.get("code_challenge"))
                && asked.get("redirect_uri").equals(sent.get("redirect_uri"));
    }

    /** When the person signed in here: in seconds, and only if somebody asked for it. */
    private static Long seen(String fault, Map<String, String> asked, Instant now) {
        if (!asked.containsKey("max_age") || fault.equals("timeless")) return null;
        return now.minusSeconds(fault.equals("stale") ? Long.parseLong(asked.get("max_age")) + 3_600 : 60)
                .getEpochSecond();
    }

    private JWT identity(Map<String, String> asked) {
        var fault = asked.getOrDefault("fault", "");
        var now = Instant.now();
        var ends = fault.equals("expired") ? now.minusSeconds(600) : now.plusSeconds(300);
        // A clock of half a minute off is forgiven, one of ten minutes is not.
        var begins = fault.equals("early") ? now.plusSeconds(600) : now.plusSeconds(30);
        var claims = new JWTClaimsSet.Builder()
                .issuer(fault.equals("issuer") ? "https://elsewhere.example" : address())
                .subject(asked.get("login"))
                .audience(fault.equals("audience") ? "somebody-else" : CLIENT)
                .issueTime(Date.from(ends.minusSeconds(300)))
                .expirationTime(Date.from(ends))
                .notBeforeTime(fault.isEmpty() ? null : Date.from(begins))
                .claim("auth_time", seen(fault, asked, now))
                .claim("nonce", fault.equals("nonce") ? "another" : asked.get("nonce"))
                .build();
        if (fault.equals("none")) return new PlainJWT(claims);
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("first").build(), claims);
            token.sign(new RSASSASigner(fault.equals("key") ? strange : key));
            return token;
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    /** The fields of a query or a form. */
    public static Map<String, String> fields(String encoded) {
        var fields = new HashMap<String, String>();
        for (var pair : encoded.split("&")) {
            var parts = pair.split("=", 2);
            fields.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return fields;
    }

    /** The fields of an address. */
    public static Map<String, String> fields(URI address) {
        return fields(address.getRawQuery());
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
