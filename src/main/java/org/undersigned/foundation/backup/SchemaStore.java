package org.undersigned.foundation.backup;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.postgresql.util.PSQLException;

/** What tables there are, asked of the database itself: a table that a later migration adds is in the next backup. */
final class SchemaStore {

    static final String HISTORY = "flyway_schema_history";

    /** What the first start writes by itself. A database with rows in these alone holds nobody's work. */
    private static final List<String> OF_EVERY_INSTALLATION = List.of(HISTORY, "publication", "master_key");

    /** Tenths of a second for those who are leaving. */
    private static final int LEAVING = 30;

    private SchemaStore() {}

    /** All tables with their columns, each after those it refers to. */
    static List<Archive.Table> tables(Connection connection) throws SQLException {
        var columns = new TreeMap<String, List<String>>();
        each(
                connection,
                """
                SELECT c.relname, a.attname
                  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
                 WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
                   AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
                 ORDER BY c.relname, a.attnum
                """,
                row -> columns.computeIfAbsent(row.getString(1), name -> new ArrayList<>())
                        .add(row.getString(2)));
        var refersTo = new TreeMap<String, TreeSet<String>>();
        columns.keySet().forEach(name -> refersTo.put(name, new TreeSet<>()));
        each(
                connection,
                """
                SELECT c.relname, f.relname
                  FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_class f ON f.oid = k.confrelid
                 WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace AND c.oid <> f.oid
                """,
                row -> refersTo.computeIfAbsent(row.getString(1), name -> new TreeSet<>())
                        .add(row.getString(2)));
        return ordered(columns, refersTo);
    }

    private static List<Archive.Table> ordered(
            Map<String, List<String>> columns, Map<String, TreeSet<String>> refersTo) {
        var left = new LinkedHashMap<>(columns);
        var ordered = new ArrayList<Archive.Table>();
        while (!left.isEmpty()) {
            var free = left.keySet().stream()
                    .filter(name -> refersTo.get(name).stream().noneMatch(left::containsKey))
                    .findFirst()
                    .orElseThrow(() ->
                            new IllegalStateException("tables refer to each other in a circle: " + left.keySet()));
            ordered.add(new Archive.Table(free, List.copyOf(left.remove(free))));
        }
        return ordered;
    }

    /** The migrations that have run, oldest first; none if the program never ran on this database. */
    static List<Archive.Migration> migrations(Connection connection) throws SQLException {
        var migrations = new ArrayList<Archive.Migration>();
        if (!exists(connection, HISTORY)) return migrations;
        each(connection, """
                SELECT version, checksum FROM flyway_schema_history
                 WHERE success AND version IS NOT NULL AND checksum IS NOT NULL ORDER BY installed_rank
                """, row -> migrations.add(new Archive.Migration(row.getString(1), row.getInt(2))));
        return migrations;
    }

    /** The id of the master key that the database was written with; empty before there is one. */
    static String masterKey(Connection connection) throws SQLException {
        var key = new ArrayList<String>();
        if (exists(connection, "master_key"))
            each(connection, "SELECT id FROM master_key WHERE current", row -> key.add(row.getString(1)));
        return key.isEmpty() ? "" : key.getFirst();
    }

    static List<Archive.Sequence> sequences(Connection connection) throws SQLException {
        var sequences = new ArrayList<Archive.Sequence>();
        each(connection, """
                SELECT sequencename, last_value FROM pg_sequences
                 WHERE schemaname = 'public' AND last_value IS NOT NULL ORDER BY sequencename
                """, row -> sequences.add(new Archive.Sequence(row.getString(1), row.getLong(2))));
        return sequences;
    }

    static void set(Connection connection, Archive.Sequence sequence) throws SQLException {
        try (var statement = connection.prepareStatement("SELECT setval(CAST(? AS regclass), ?)")) {
            statement.setString(1, "public." + quoted(sequence.name()));
            statement.setLong(2, sequence.value());
            statement.execute();
        }
    }

    /** The tables with rows that somebody put there. */
    static List<String> tablesInUse(Connection connection) throws SQLException {
        var inUse = new ArrayList<String>();
        for (var table : tables(connection))
            if (!OF_EVERY_INSTALLATION.contains(table.name()) && hasRows(connection, table)) inUse.add(table.name());
        return inUse;
    }

    static boolean hasRows(Connection connection, Archive.Table table) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT EXISTS (SELECT FROM " + name(table) + ")")) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    /**
     * How many other connections this login has to this database. One that was closed is seen for a moment more, so those who stay are
     * told from those who go: the answer waits a little for the latter.
     */
    static int others(Connection connection) throws SQLException {
        for (int left = LEAVING; ; left--) {
            var others = new ArrayList<Integer>();
            each(connection, """
                    SELECT count(*) FROM pg_stat_activity
                     WHERE datname = current_database() AND usename = current_user AND pid <> pg_backend_pid()
                       AND backend_type = 'client backend'
                    """, row -> others.add(row.getInt(1)));
            if (left == 0 || others.getFirst() == 0) return others.getFirst();
            // Within a transaction the server goes on telling what it told first.
            each(connection, "SELECT pg_sleep(0.1), pg_stat_clear_snapshot()", row -> {});
        }
    }

    static boolean exists(Connection connection, String table) throws SQLException {
        try (var statement = connection.prepareStatement("SELECT to_regclass(?) IS NOT NULL")) {
            statement.setString(1, "public." + quoted(table));
            try (var rows = statement.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }

    /** What the server says in one sentence: without the details, which may hold values. */
    static String words(SQLException problem) {
        return problem instanceof PSQLException told && told.getServerErrorMessage() != null
                ? told.getServerErrorMessage().getMessage()
                : "SQLSTATE " + problem.getSQLState();
    }

    /** For COPY: the table and its columns, by names that came from this database. */
    static String copied(Archive.Table table) {
        return name(table) + " ("
                + String.join(
                        ", ", table.columns().stream().map(SchemaStore::quoted).toList()) + ")";
    }

    static String name(Archive.Table table) {
        return "public." + quoted(table.name());
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private interface Row {
        void take(ResultSet row) throws SQLException;
    }

    private static void each(Connection connection, String query, Row take) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) take.take(rows);
        }
    }
}
