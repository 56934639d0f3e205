package org.undersigned.foundation.db;

import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.checkup.Checkup;
import org.undersigned.foundation.checkup.Finding;

/** Whether what the database acknowledges is on disk, and whether its clock is ours. */
@Singleton
final class DatabaseCheckup implements Checkup {

    private static final int OLDEST = 18;
    private static final Duration APART = Duration.ofSeconds(2);

    /** Each with what happens without it. */
    private static final Map<String, String> ON = Map.of(
            "fsync", "a power cut loses acknowledged signatures, or the whole database",
            "full_page_writes", "a power cut in the middle of a write leaves half a page",
            "data_checksums", "a disk that returns other bytes than were written is not noticed");

    /** Settings that write values of statements into the server's own log, and what they have to be. */
    private static final Map<String, String> QUIET = Map.of(
            "log_statement", "none", "log_min_duration_statement", "-1", "log_parameter_max_length_on_error", "0");

    private final Db db;
    private final InstantSource clock;
    private final String address;

    DatabaseCheckup(Db db, InstantSource clock, @ConfigProperty(name = "quarkus.datasource.jdbc.url") String address) {
        this.address = address;
        this.db = db;
        this.clock = clock;
    }

    @Override
    public String about() {
        return "database";
    }

    /** Settings by which the server writes into its own log what people wrote. */
    static List<Finding> noise(Handle handle) {
        var findings = new ArrayList<Finding>();
        QUIET.forEach((setting, quiet) -> {
            var value = handle.select("SHOW " + setting).mapTo(String.class).one();
            if (!value.equals(quiet))
                findings.add(Finding.fault(
                        setting + " is " + value + ": the database server's own log may hold what signers wrote.",
                        "Set " + setting + " = " + quiet + " for this database."));
        });
        return findings;
    }

    /** Whether a query of ours meets the walls between organisations. */
    private static Optional<Finding> walls(Handle handle) {
        var role = handle.select("SELECT current_user").mapTo(String.class).one();
        if (role.equals(Role.WORKER.word())) return Optional.empty();
        return Optional.of(Finding.fault(
                "The program works as the owner of the tables, so that nothing keeps organisations apart in the database.",
                "As an administrator grant the login the role " + Role.WORKER.word()
                        + " WITH INHERIT FALSE, SET TRUE, and start again."));
    }

    /** Whether what goes to and fro is encrypted, and the server the one that is meant. */
    static Optional<Finding> wire(String address) {
        var uri = URI.create(address.replaceFirst("^jdbc:", ""));
        var host = String.valueOf(uri.getHost());
        var query = "&" + uri.getRawQuery() + "&";
        if (host.equals("localhost") || host.equals("[::1]") || host.startsWith("127.")) return Optional.empty();
        if (query.contains("&sslmode=verify-full&")) return Optional.empty();
        return Optional.of(Finding.fault(
                "It is on another machine, and nothing proves that it is the one that is meant: what signers wrote can be read or changed on the way.",
                "Add ?sslmode=verify-full&sslrootcert=FILE to UNDERSIGNED_DATABASE_URL."));
    }

    @Override
    public List<Finding> look() {
        return db.read(handle -> {
            var findings = new ArrayList<Finding>();
            var version = Integer.parseInt(handle.select("SHOW server_version_num")
                            .mapTo(String.class)
                            .one())
                    / 10_000;
            findings.add(
                    version >= OLDEST
                            ? Finding.fine("PostgreSQL " + version)
                            : Finding.look(
                                    "PostgreSQL " + version + " is older than what is tested.",
                                    "Upgrade it to " + OLDEST + " or newer."));
            ON.forEach((setting, without) -> {
                var value = handle.select("SHOW " + setting).mapTo(String.class).one();
                if (!value.equals("on"))
                    findings.add(Finding.fault(
                            setting + " is " + value + ": " + without + ".",
                            setting.equals("data_checksums")
                                    ? "Stop the database and run pg_checksums --enable."
                                    : "Set " + setting + " = on in postgresql.conf and reload."));
            });
            findings.addAll(noise(handle));
            wire(address).ifPresent(findings::add);
            walls(handle).ifPresent(findings::add);
            var commit =
                    handle.select("SHOW synchronous_commit").mapTo(String.class).one();
            if (commit.equals("off") || commit.equals("local"))
                findings.add(
                        commit.equals("off")
                                ? Finding.fault(
                                        "synchronous_commit is off: a crash loses acknowledged signatures.",
                                        "Set synchronous_commit = on for this database.")
                                : Finding.look(
                                        "synchronous_commit is local: a standby may lack acknowledged signatures.",
                                        "Set synchronous_commit = on if a standby is to take over."));
            var there = handle.select("SELECT clock_timestamp()")
                    .map((row, context) -> row.getTimestamp(1).toInstant())
                    .one();
            var apart = Duration.between(there, clock.instant()).abs();
            if (apart.compareTo(APART) > 0)
                findings.add(Finding.fault(
                        "Its clock and ours are " + apart.toSeconds() + " s apart.",
                        "Have both machines keep the time by NTP."));
            if (findings.size() == 1)
                findings.add(Finding.fine("What it acknowledges is on disk, and its log is quiet."));
            return findings;
        });
    }
}
