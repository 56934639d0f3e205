package org.undersigned.foundation.mail;

import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.MailResult;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.undersigned.foundation.http.Site;

/**
 * Hands mail to the SMTP server of {@code UNDERSIGNED_SMTP_URL}, or to that of its {@link Sender}. Without one, mail waits; the demo shows
 * it on a page.
 */
@Singleton
public final class Smtp {

    /** How long a server may take over one mail. */
    public static final Duration LONGEST = Duration.ofSeconds(60);

    private static final Pattern SENDER =
            Pattern.compile("[^<>@\\s]+@[^<>@\\s]+|[^<>\\p{Cntrl}]*<[^<>@\\s]+@[^<>@\\s]+>");

    private final Optional<SmtpAddress> server;
    private final SmtpClients clients;

    /** One for all mail: a connection that is opened in one context and read in another can miss the server's greeting, and hangs. */
    private final Context context;

    private final String host;
    private final String sender;
    private final String domain;

    Smtp(
            Vertx vertx,
            Site site,
            @ConfigProperty(name = "undersigned.smtp-url") Optional<String> url,
            @ConfigProperty(name = "undersigned.mail-from") Optional<String> from) {
        this.context = vertx.getOrCreateContext();
        this.host = URI.create(site.baseUrl()).getHost();
        this.sender = from.orElse("Undersigned <no-reply@" + host + ">");
        this.domain =
                sender.substring(sender.lastIndexOf('@') + 1).replace(">", "").strip();
        this.server = url.flatMap(SmtpAddress::parse);
        this.clients = new SmtpClients(vertx, host);
    }

    /**
     * Looks at what {@code UNDERSIGNED_MAIL_FROM} says; an empty one says nothing.
     *
     * @throws IllegalArgumentException whose message says what to write instead
     */
    public static void checkSender(String setting) {
        if (!setting.isBlank() && !SENDER.matcher(setting.strip()).matches())
            throw new IllegalArgumentException(
                    "It is not whom mail can come from. Write sign@example.org, or Ask together <sign@example.org>.");
    }

    /** Whether there is a server to hand mail to. */
    public boolean isThere() {
        return server.isPresent();
    }

    /** The host of that server. */
    public Optional<String> host() {
        return server.map(SmtpAddress::host);
    }

    /** Whether there is one for the mail of {@code sender}. */
    public boolean isThere(Sender sender) {
        return sender.server().or(() -> server).isPresent();
    }

    /** Whom mail without a sender of its own comes from: a name and an address, or an address. */
    public String sender() {
        return sender;
    }

    /** The domain of that address. */
    public String domain() {
        return domain;
    }

    /**
     * Sends one mail and returns once the server took it. The Message-ID follows from {@code id}, so that a mail sent again after
     * a crash can be told from a second one.
     *
     * @throws MailRefused if the server did not take it
     */
    public void send(UUID id, Mail mail) {
        var own = mail.sender();
        var client = clients.of(server(mail), own.flatMap(Sender::dkim));
        var message = message(id, mail);
        var sent = Promise.<MailResult>promise();
        context.runOnContext(now -> client.sendMail(message).onComplete(sent));
        try {
            sent.future().toCompletionStage().toCompletableFuture().get(LONGEST.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw MailRefused.because(e);
        } catch (ExecutionException e) {
            throw MailRefused.because(e.getCause());
        } catch (TimeoutException e) {
            throw MailRefused.because(e);
        }
    }

    private SmtpAddress server(Mail mail) {
        return mail.sender().flatMap(Sender::server).or(() -> server).orElseThrow();
    }

    private MailMessage message(UUID id, Mail mail) {
        var message = new MailMessage()
                .setFrom(mail.sender().map(Sender::from).orElse(sender))
                .setTo(mail.to())
                .setSubject(mail.subject())
                .setText(mail.text())
                .setHtml(mail.html());
        mail.envelope().ifPresent(message::setBounceAddress);
        var headers = HttpHeaders.headers()
                .set(
                        "Message-ID",
                        "<" + id + "@" + mail.sender().map(Sender::domain).orElse(domain) + ">")
                .set("Auto-Submitted", "auto-generated");
        // Postmark puts an address of its own there, and tells this again when a mail comes back.
        if (server(mail).host().endsWith(".postmarkapp.com"))
            mail.envelope()
                    .ifPresent(address -> headers.set(
                            "X-PM-Metadata-return",
                            address.replaceFirst("^.*\\+", "").replaceFirst("@.*$", "")));
        mail.headers().forEach((name, value) -> headers.set(name, value));
        return message.setHeaders(headers);
    }
}
