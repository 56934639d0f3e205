package org.undersigned.foundation.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undersigned.foundation.db.EmbeddedPostgres;
import org.undersigned.foundation.db.Login;

/** A database server of somebody's own, where the program is no superuser. */
class OrdinaryLoginTest {

    @TempDir
    Path folder;

    @Test
    void a_login_that_may_make_roles_needs_no_administrator_and_one_that_may_not_is_told_what_to_ask_for()
            throws Exception {
        try (var server = EmbeddedPostgres.start(folder.resolve("server"))) {
            var admin = new Login(
                    server.url(), EmbeddedPostgres.user(), EmbeddedPostgres.password(folder.resolve("server")));
            var lacking = made(admin, "lacking", "");
            var told = assertThrows(FlywayException.class, () -> new Migrations(lacking).toNewest());
            assertTrue(told.getMessage().contains("may not make the roles"), told::getMessage);
            var able = made(admin, "able", " CREATEROLE");
            new Migrations(able).toNewest();
            try (var connection = able.begin()) {
                Ground.execute(connection, "SET ROLE undersigned_worker; SELECT count(*) FROM grant_state");
                Ground.execute(connection, "RESET ROLE; " + Ground.organisation("one"));
                connection.commit();
            }
            try (var connection = admin.source().getConnection()) {
                Ground.execute(
                        connection,
                        "GRANT undersigned_worker, undersigned_signing, undersigned_tenant TO lacking WITH INHERIT FALSE, SET TRUE");
            }
            new Migrations(lacking).toNewest();
            var keys = Ground.keys(folder);
            Ground.backup(able, folder.resolve("backup"), keys.recipient());
            Ground.restore(lacking, folder.resolve("backup"), keys.file());
            assertEquals(Ground.digests(able), Ground.digests(lacking));
            assertEquals(
                    Ground.number(able, "SELECT count(*) FROM pg_class WHERE relforcerowsecurity"),
                    Ground.number(lacking, "SELECT count(*) FROM pg_class WHERE relforcerowsecurity"),
                    "the walls stand again");
        }
    }

    private static Login made(Login admin, String name, String rights) throws SQLException {
        try (var connection = admin.source().getConnection()) {
            Ground.execute(connection, "CREATE ROLE " + name + " LOGIN PASSWORD 'x'" + rights);
            Ground.execute(connection, "CREATE DATABASE " + name + " OWNER " + name);
        }
        return new Login(admin.url().replaceFirst("[^/]*$", name), name, "x");
    }
}
