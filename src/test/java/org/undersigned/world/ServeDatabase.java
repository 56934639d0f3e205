package org.undersigned.world;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.undersigned.foundation.db.EmbeddedPostgres;

/** A new database for the program as {@code ./undersigned serve} runs it, without what only the demo does. */
public final class ServeDatabase implements QuarkusTestResourceLifecycleManager {

    private static final Path FOLDER = TestDatabase.folder("serve-database");

    private EmbeddedPostgres postgres;

    /** For tests on it. */
    public static final class Profile implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(ServeDatabase.class));
        }

        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }
    }

    @Override
    public Map<String, String> start() {
        postgres = TestDatabase.fresh(FOLDER);
        var settings = new HashMap<>(TestDatabase.settings(postgres, FOLDER));
        settings.put("undersigned.mode", "serve");
        return settings;
    }

    @Override
    public void stop() {
        postgres.close();
    }
}
