package org.undersigned.foundation.mail;

import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.MailResult;
import io.vertx.ext.mail.StartTLSOptions;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.undersigned.foundation.http.Site;

/** Hands mail to the SMTP server of {@code UNDERSIGNED_SMTP_URL}. Without one, mail waits; the demo shows it on a page. */
@Singleton
public final class Smtp {

    /** How long a server may take over one mail. */
    public static final Duration LONGEST = Duration.ofSeconds(60);

    private final Optional<MailClient> client;

    /** One for all mail: a connection that is opened in one context and read in another can miss the server's greeting, and hangs. */
    private final Context context;

    private final String host;
    private final String sender;

    Smtp(
            Vertx vertx,
            Site site,
            @ConfigProperty(name = "undersigned.smtp-url") Optional<String> url,
            @ConfigProperty(name = "undersigned.mail-from") Optional<String> from) {
        this.context = vertx.getOrCreateContext();
        this.host = URI.create(site.baseUrl()).getHost();
        this.sender = from.orElse("Undersigned <no-reply@" + host + ">");
        this.client = url.flatMap(SmtpAddress::parse).map(server -> MailClient.create(vertx, config(server, host)));
    }

    /** Whether there is a server to hand mail to. */
    public boolean isThere() {
        return client.isPresent();
    }

    /** Whom all mail comes from: a name and an address, or an address. */
    public String sender() {
        return sender;
    }

    /**
     * Sends one mail and returns once the server took it. The Message-ID follows from {@code id}, so that a mail sent again after
     * a crash can be told from a second one.
     *
     * @throws CompletionException if the server did not take it
     */
    public void send(UUID id, Mail mail) {
        var message = new MailMessage()
                .setFrom(sender)
                .setTo(mail.to())
                .setSubject(mail.subject())
                .setText(mail.text())
                .setHtml(mail.html());
        var headers = HttpHeaders.headers()
                .add("Message-ID", "<" + id + "@" + host + ">")
                .add("Auto-Submitted", "auto-generated");
        mail.headers().forEach(headers::add);
        message.setHeaders(headers);
        var sent = Promise.<MailResult>promise();
        context.runOnContext(now -> client.orElseThrow().sendMail(message).onComplete(sent));
        try {
            sent.future().toCompletionStage().toCompletableFuture().get(LONGEST.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new CompletionException(e);
        }
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
                .setMaxPoolSize(8)
                // A connection that a server dropped while it lay idle would be waited on for minutes.
                .setKeepAlive(false);
        server.login().ifPresent(login -> config.setUsername(login.user()).setPassword(login.password()));
        return config;
    }
}
