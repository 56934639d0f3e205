package org.undersigned;

import io.quarkus.runtime.QuarkusBindException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLDecoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.undersigned.donation.stripe.StripeBase;
import org.undersigned.foundation.backup.Recipients;
import org.undersigned.foundation.db.EmbeddedPostgres;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.mail.Smtp;
import org.undersigned.foundation.mail.SmtpAddress;
import org.undersigned.log.Witness;
import org.undersigned.mailing.returned.MailboxAddress;
import org.undersigned.mailing.sender.Resolver;
import org.undersigned.petition.Retention;

/**
 * The {@code UNDERSIGNED_…} variables of the environment, put in force before the application starts: it finds its database
 * running and its ports chosen. Every variable stands in {@code docs/configuration.md}; a test compares.
 */
final class Settings {

    /** The variables there are. */
    static final List<String> NAMES = List.of(
            "UNDERSIGNED_PORT",
            "UNDERSIGNED_HOST",
            "UNDERSIGNED_MANAGEMENT_PORT",
            "UNDERSIGNED_BASE_URL",
            "UNDERSIGNED_DATA",
            "UNDERSIGNED_DATABASE_URL",
            "UNDERSIGNED_KEY_FILE",
            "UNDERSIGNED_BACKUP_RECIPIENT",
            "UNDERSIGNED_STEWARD_KEY",
            "UNDERSIGNED_SMTP_URL",
            "UNDERSIGNED_MAIL_FROM",
            "UNDERSIGNED_OIDC_ISSUER",
            "UNDERSIGNED_OIDC_CLIENT_ID",
            "UNDERSIGNED_OIDC_CLIENT_SECRET",
            "UNDERSIGNED_OIDC_NAME",
            "UNDERSIGNED_TRUSTED_PROXIES",
            "UNDERSIGNED_LOOPBACK_EXEMPT",
            "UNDERSIGNED_ROLE",
            "UNDERSIGNED_WITNESSES",
            "UNDERSIGNED_DNS",
            "UNDERSIGNED_RETURNS_URL",
            "UNDERSIGNED_RETENTION_MONTHS",
            "UNDERSIGNED_STRIPE_API");

    /** Named in the contract, not built yet: better refused than silently without effect. */
    private static final List<String> NOT_YET = List.of("UNDERSIGNED_KAFKA");

    /** Commands that need a database for themselves. */
    private static final List<String> ALONE = List.of("demo", "serve", "restore");

    private static final AtomicReference<EmbeddedPostgres> DATABASE = new AtomicReference<>();
    private static final CountDownLatch STOPPED = new CountDownLatch(1);
    private final String command;
    private final Map<String, String> environment;
    private final Path folder;

    private Settings(String command, Map<String, String> environment) {
        this.command = command;
        this.environment = environment;
        this.folder = folder();
    }

    /** Something in the environment cannot be used; the message says what to write instead. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }

    /** Puts the settings of one command in force, and starts the embedded database if none is named. */
    static void apply(String command, boolean serves, Map<String, String> environment) {
        var settings = new Settings(command, environment);
        settings.refuseUnknown();
        settings.backup();
        settings.http(serves);
        settings.database();
        settings.rest();
    }

    /** Stops the database that {@link #apply} started, if it did. */
    static void stopDatabase() {
        var database = DATABASE.getAndSet(null);
        if (database != null) database.close();
        STOPPED.countDown();
    }

    /** On a signal the application ends first; this keeps the machine from halting before its database has ended too. */
    private static void awaitStop() {
        try {
            if (!STOPPED.await(20, TimeUnit.SECONDS)) stopDatabase();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void refuseUnknown() {
        for (var name : NOT_YET) if (has(name)) throw new Refused(name + " has no effect in this version. Remove it.");
        put("UNDERSIGNED_WITNESSES", "undersigned.witnesses", Witness::parse);
        put("UNDERSIGNED_RETENTION_MONTHS", "undersigned.retention-months", Retention::parse);
        put("UNDERSIGNED_DNS", "undersigned.dns", Resolver::parse);
        put("UNDERSIGNED_RETURNS_URL", "undersigned.returns-url", MailboxAddress::parse);
        put("UNDERSIGNED_STRIPE_API", "undersigned.stripe-api", StripeBase::parse);
        put("UNDERSIGNED_SMTP_URL", "undersigned.smtp-url", SmtpAddress::parse);
        put("UNDERSIGNED_MAIL_FROM", "undersigned.mail-from", Smtp::checkSender);
        put("UNDERSIGNED_BASE_URL", "undersigned.base-url", Site::check);
        IdentitySettings.read(this::value).forEach(Settings::set);
        var role = value("UNDERSIGNED_ROLE", "all");
        if (!role.equals("all"))
            throw new Refused("UNDERSIGNED_ROLE is \"" + role
                    + "\". This version runs all roles in one process: write all, or leave it out.");
    }

    /** Puts a value in force that {@code reader} can use. */
    private void put(String name, String property, Consumer<String> reader) {
        try {
            reader.accept(value(name, ""));
        } catch (IllegalArgumentException e) {
            throw new Refused(name + " cannot be used. " + e.getMessage());
        }
        set(property, value(name, ""));
    }

    private void http(boolean serves) {
        if (!serves) {
            set("quarkus.http.host-enabled", "false");
            set("quarkus.management.host-enabled", "false");
            set("quarkus.scheduler.enabled", "false");
            // A command may read from a slow copy or write to a slow disk in the middle of its transaction.
            set("quarkus.datasource.jdbc.new-connection-sql", "SET idle_in_transaction_session_timeout = 0");
            set("quarkus.log.level", "WARN");
            // A campaign that is loaded into the demo is treated like those that the demo loads.
            set("undersigned.mode", folder.endsWith("demo") ? "demo" : "serve");
            set("undersigned.base-url", value("UNDERSIGNED_BASE_URL", "http://localhost:8080"));
            return;
        }
        var port = port("UNDERSIGNED_PORT", "8080");
        var host = value("UNDERSIGNED_HOST", isDemo() ? "127.0.0.1" : "0.0.0.0");
        if (isDemo() && !isLoopback(host))
            throw new Refused("The demo shows everybody's mail, so it serves this machine only. UNDERSIGNED_HOST is \""
                    + host + "\"; write 127.0.0.1, or use ./undersigned serve.");
        if (!QuarkusBindException.isKnownHost(host))
            throw new Refused("UNDERSIGNED_HOST is \"" + host
                    + "\", which is no address of this machine. Write 127.0.0.1, or 0.0.0.0 for all that it has.");
        set("quarkus.http.host", host);
        set("quarkus.http.port", port);
        set(
                "quarkus.management.port",
                isDemo() && !has("UNDERSIGNED_MANAGEMENT_PORT")
                        ? freePort()
                        : port("UNDERSIGNED_MANAGEMENT_PORT", "9000"));
        set("undersigned.base-url", value("UNDERSIGNED_BASE_URL", "http://localhost:" + port));
        set("undersigned.mode", command);
        if (has("UNDERSIGNED_TRUSTED_PROXIES")) {
            set("quarkus.http.proxy.proxy-address-forwarding", "true");
            set("quarkus.http.proxy.allow-x-forwarded", "true");
            set("quarkus.http.proxy.trusted-proxies", value("UNDERSIGNED_TRUSTED_PROXIES", ""));
        }
    }

    /** Before the database: who has no key to encrypt for need not wait for it. */
    private void backup() {
        var recipient = value("UNDERSIGNED_BACKUP_RECIPIENT", "");
        if (recipient.isEmpty() && !command.equals("backup")) return;
        switch (Recipients.read(recipient)) {
            case Recipients.Good good -> set("undersigned.backup-recipient", recipient);
            case Recipients.Bad bad -> throw new Refused(bad.advice());
        }
    }

    private void database() {
        if (has("UNDERSIGNED_DATABASE_URL")) {
            external(value("UNDERSIGNED_DATABASE_URL", ""));
            return;
        }
        var running = ALONE.contains(command) ? java.util.Optional.<String>empty() : EmbeddedPostgres.running(folder);
        try {
            if (running.isEmpty()) {
                DATABASE.set(EmbeddedPostgres.start(folder));
                Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(Settings::awaitStop));
            }
        } catch (EmbeddedPostgres.InUse e) {
            throw new Refused(e.getMessage());
        }
        set(
                "quarkus.datasource.jdbc.url",
                running.orElseGet(() -> DATABASE.get().url()));
        set("quarkus.datasource.username", EmbeddedPostgres.user());
        set("quarkus.datasource.password", EmbeddedPostgres.password(folder));
    }

    /** {@code postgresql://user:password@host:port/database}, or the same as a JDBC address. */
    private void external(String text) {
        URI url;
        try {
            url = URI.create(text.replaceFirst("^jdbc:", "").replaceFirst("^postgres:", "postgresql:"));
        } catch (IllegalArgumentException e) {
            throw new Refused(
                    "UNDERSIGNED_DATABASE_URL cannot be read. Write postgresql://user:password@host:5432/database.");
        }
        if (!"postgresql".equals(url.getScheme())
                || url.getHost() == null
                || url.getPath().length() < 2)
            throw new Refused(
                    "UNDERSIGNED_DATABASE_URL is not the address of a PostgreSQL database. Write postgresql://user:password@host:5432/database.");
        set(
                "quarkus.datasource.jdbc.url",
                "jdbc:postgresql://" + url.getHost() + (url.getPort() > 0 ? ":" + url.getPort() : "") + url.getRawPath()
                        + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery()));
        if (url.getRawUserInfo() == null) return;
        var login = url.getRawUserInfo().split(":", 2);
        set("quarkus.datasource.username", decode(login[0]));
        if (login.length == 2) set("quarkus.datasource.password", decode(login[1]));
    }

    private void rest() {
        set(
                "undersigned.key-file",
                value(
                        "UNDERSIGNED_KEY_FILE",
                        folder.resolve("keys").resolve("master.key").toString()));
        set("undersigned.log-folder", folder.resolve("log").toString());
        set("undersigned.steward-key", value("UNDERSIGNED_STEWARD_KEY", ""));
        set("undersigned.loopback-exempt", value("UNDERSIGNED_LOOPBACK_EXEMPT", isDemo() ? "true" : "false"));
        if (command.equals("serve") && !has("UNDERSIGNED_SMTP_URL"))
            System.err.println("UNDERSIGNED_SMTP_URL is not set: mail waits in the database until it is.");
    }

    /** A command beside a running demo works on the demo; otherwise everything but the demo works on what {@code serve} serves. */
    private Path folder() {
        var data = Path.of(value("UNDERSIGNED_DATA", "./data")).toAbsolutePath().normalize();
        var demoRuns = !ALONE.contains(command)
                && EmbeddedPostgres.running(data.resolve("demo")).isPresent()
                && EmbeddedPostgres.running(data.resolve("serve")).isEmpty();
        return data.resolve(isDemo() || demoRuns ? "demo" : "serve");
    }

    private boolean isDemo() {
        return command.equals("demo");
    }

    private boolean has(String name) {
        return !environment.getOrDefault(name, "").isBlank();
    }

    private String value(String name, String otherwise) {
        return has(name) ? environment.get(name).strip() : otherwise;
    }

    private String port(String name, String otherwise) {
        var text = value(name, otherwise);
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 65535)
            throw new Refused(name + " is \"" + text + "\". Write a port number up to 65535.");
        return text;
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static String freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return String.valueOf(socket.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String decode(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static void set(String name, String value) {
        if (!value.isEmpty()) System.setProperty(name, value);
    }
}
