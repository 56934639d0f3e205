package org.undersigned.foundation.backup;

import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.undersigned.foundation.db.Login;

/** Brings a database to a version of its tables; the same migrations as at the start of the application. */
final class Migrations {

    private final Login login;

    Migrations(Login login) {
        this.login = login;
    }

    /** Whether this program has the migration. */
    boolean knows(String version) {
        return Arrays.stream(configuration().load().info().all())
                .anyMatch(one ->
                        one.isVersioned() && one.getVersion().getVersion().equals(version));
    }

    void to(String version) {
        configuration().target(version).load().migrate();
    }

    void toNewest() {
        configuration().load().migrate();
    }

    /** Drops every table. Only for a database that was found to hold nobody's rows. */
    void clear() {
        configuration().cleanDisabled(false).load().clean();
    }

    private FluentConfiguration configuration() {
        return Flyway.configure(Thread.currentThread().getContextClassLoader())
                .dataSource(login.source())
                .locations("classpath:db/migration");
    }
}
