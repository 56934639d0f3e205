package org.undersigned.foundation.backup;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Row-level security as a backup meets it: the login owns the tables, and their policies hold for it too. */
final class Walls {

    private Walls() {}

    /** Tables of which this login may not see every row: its policies do not say so in so many words. */
    static List<String> hidden(Connection connection) throws SQLException {
        return names(connection, """
                SELECT c.relname FROM pg_class c
                 WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND row_security_active(c.oid)
                   AND (NOT EXISTS (SELECT FROM pg_policy p
                                     WHERE p.polrelid = c.oid AND p.polpermissive AND p.polcmd = '*'
                                       AND pg_get_expr(p.polqual, p.polrelid) = 'true'
                                       AND EXISTS (SELECT FROM unnest(p.polroles) r (id) JOIN pg_roles o ON o.oid = r.id
                                                    WHERE o.rolname = current_user))
                        OR EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND NOT p.polpermissive))
                 ORDER BY c.relname
                """);
    }

    /**
     * Takes the owner out of the policies until {@link #close}, in the caller's transaction: COPY writes no table whose policies hold for
     * who writes. Needs nothing where the login is a superuser.
     *
     * @return the tables that were opened
     */
    static List<String> open(Connection connection) throws SQLException {
        var tables = names(connection, """
                SELECT c.relname FROM pg_class c
                 WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND row_security_active(c.oid) ORDER BY c.relname
                """);
        force(connection, tables, "NO FORCE");
        return tables;
    }

    static void close(Connection connection, List<String> tables) throws SQLException {
        force(connection, tables, "FORCE");
    }

    private static void force(Connection connection, List<String> tables, String how) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var table : tables)
                statement.execute(
                        "ALTER TABLE public." + SchemaStore.quoted(table) + " " + how + " ROW LEVEL SECURITY");
        }
    }

    private static List<String> names(Connection connection, String query) throws SQLException {
        var names = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) names.add(rows.getString(1));
        }
        return names;
    }
}
