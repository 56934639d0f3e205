package org.undersigned.world;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.undersigned.foundation.db.EmbeddedPostgres;

/** The real database for tests, new for each half of the suite, and a provider of identities beside it. */
public final class TestDatabase implements QuarkusTestResourceLifecycleManager {

    /** Its data, keys and marks. */
    public static final Path FOLDER = folder("test-database");

    private EmbeddedPostgres postgres;
    private Issuer issuer;

    @Override
    public Map<String, String> start() {
        postgres = fresh(FOLDER);
        issuer = new Issuer();
        var settings = new HashMap<>(settings(postgres, FOLDER));
        settings.put("undersigned.oidc-issuer", issuer.address());
        settings.put("undersigned.oidc-client-id", Issuer.CLIENT);
        settings.put("undersigned.oidc-name", "Example Identity");
        settings.put("undersigned.stripe-api", StripePlace.address());
        return settings;
    }

    /** Where a database of tests lies. Both halves of the suite run at once, so the launcher sends the second one elsewhere. */
    static Path folder(String name) {
        return Path.of(System.getProperty("undersigned.tests", "target"), name).toAbsolutePath();
    }

    /** An empty database, and no keys and marks of an earlier one. */
    static EmbeddedPostgres fresh(Path folder) {
        for (var part : new String[] {"data", "keys", "log"}) clear(folder.resolve(part));
        return EmbeddedPostgres.start(folder);
    }

    /** What makes the application run on a database in {@code folder}. */
    static Map<String, String> settings(EmbeddedPostgres postgres, Path folder) {
        return Map.of(
                "quarkus.datasource.jdbc.url", postgres.url(),
                "quarkus.datasource.username", EmbeddedPostgres.user(),
                "quarkus.datasource.password", EmbeddedPostgres.password(folder),
                "undersigned.key-file", folder.resolve("keys/master.key").toString(),
                "undersigned.log-folder", folder.resolve("log").toString(),
                "undersigned.mode", "demo",
                "undersigned.home", Path.of("").toAbsolutePath().toString(),
                "undersigned.loopback-exempt", "true",
                "undersigned.log-pace", "1s");
    }

    @Override
    public void stop() {
        postgres.close();
        issuer.close();
    }

    static void clear(Path folder) {
        if (!Files.exists(folder)) return;
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
