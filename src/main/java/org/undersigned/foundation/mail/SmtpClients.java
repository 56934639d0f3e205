package org.undersigned.foundation.mail;

import io.vertx.core.Vertx;
import io.vertx.ext.mail.CanonicalizationAlgorithm;
import io.vertx.ext.mail.DKIMSignAlgorithm;
import io.vertx.ext.mail.DKIMSignOptions;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.StartTLSOptions;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.undersigned.foundation.keys.Mac;

/**
 * One client for each server and signing key that mail goes out by, and not more than {@link #MOST}. One that is not needed any more is
 * closed once what it may be sending is sent.
 */
final class SmtpClients {

    /** Well within the time that a mail may take, so that one who was never reached is told from one who fell silent. */
    private static final int CONNECT_MS = 15_000;

    /** How many connections one client has open. */
    static final int AT_ONCE = 8;

    private static final int MOST = 50;

    /** All that a receiver judges or acts by, so that nobody on the way can change it: RFC 8058 asks it of both that unsubscribe. */
    private static final List<String> SIGNED = List.of(
            "From",
            "To",
            "Subject",
            "Date",
            "Message-ID",
            "MIME-Version",
            "Content-Type",
            "Reply-To",
            "Auto-Submitted",
            "List-Id",
            "List-Unsubscribe",
            "List-Unsubscribe-Post");

    private final Vertx vertx;
    private final String ownHost;
    private final Map<Way, MailClient> clients = new LinkedHashMap<>(16, 0.75f, true);

    SmtpClients(Vertx vertx, String ownHost) {
        this.vertx = vertx;
        this.ownHost = ownHost;
    }

    /** A server with a digest of the key that is used for it. */
    private record Way(SmtpAddress server, String key) {}

    /** The client for a server, with or without a signature. */
    synchronized MailClient of(SmtpAddress server, Optional<DkimKey> key) {
        var way = new Way(server, key.map(SmtpClients::digest).orElse(""));
        var client = clients.computeIfAbsent(way, one -> MailClient.create(vertx, config(server, key)));
        if (clients.size() > MOST) {
            var oldest = clients.entrySet().iterator();
            var left = oldest.next().getValue();
            oldest.remove();
            vertx.setTimer(2 * Smtp.LONGEST.toMillis(), done -> left.close());
        }
        return client;
    }

    private MailConfig config(SmtpAddress server, Optional<DkimKey> key) {
        var config = config(server, ownHost);
        key.ifPresent(one -> config.setEnableDKIM(true).addDKIMSignOption(signing(one)));
        return config;
    }

    private static DKIMSignOptions signing(DkimKey key) {
        return new DKIMSignOptions()
                .setSignAlgo(DKIMSignAlgorithm.RSA_SHA256)
                .setHeaderCanonAlgo(CanonicalizationAlgorithm.RELAXED)
                .setBodyCanonAlgo(CanonicalizationAlgorithm.RELAXED)
                .setSdid(key.domain())
                .setSelector(key.selector())
                .setSignedHeaders(SIGNED)
                // Without armour: it takes nothing else.
                .setPrivateKey(Base64.getEncoder().encodeToString(key.pkcs8()));
    }

    private static String digest(DkimKey key) {
        return key.domain() + " " + key.selector() + " " + Base64.getEncoder().encodeToString(Mac.sha256(key.pkcs8()));
    }

    /** How a server is spoken to. Where TLS has to be, chain and name of its certificate have to be right. */
    static MailConfig config(SmtpAddress server, String ownHost) {
        var config = new MailConfig()
                .setHostname(server.host())
                .setPort(server.port())
                .setSsl(server.encryption() == SmtpAddress.Encryption.FROM_THE_START)
                .setStarttls(
                        server.encryption() == SmtpAddress.Encryption.REQUIRED
                                ? StartTLSOptions.REQUIRED
                                : StartTLSOptions.OPTIONAL)
                .setOwnHostname(ownHost)
                .setConnectTimeout(CONNECT_MS)
                .setMaxPoolSize(AT_ONCE)
                // A connection that a server dropped while it lay idle would be waited on for minutes.
                .setKeepAlive(false);
        server.login().ifPresent(login -> config.setUsername(login.user()).setPassword(login.password()));
        return config;
    }
}
