import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a small database large: copies of everything that there is about people who confirmed, each under an id, tags and tokens that
 * are as random as the original's, so that indexes have their real size and their real disorder. Indexes are built after the rows, or
 * it would take hours.
 */
final class Copies {

    /** A digest in copy number {@code %1$d}. */
    private static final String DIGEST = "sha256(%s || int4send(%%1$d))";

    /** An id in the same copy, which other tables' copies know. */
    private static final String ID = "md5(%s::text || '/%%1$d')::uuid";

    /** Tables, and what their copies have instead of the original's columns. */
    private record Table(String name, String signature, List<String> changed) {
        private String copy(List<String> columns) {
            var values = new ArrayList<String>();
            for (var column : columns)
                values.add(changed.stream().filter(one -> one.endsWith(" " + column)).findFirst().orElse("t." + column));
            return "INSERT INTO " + name + " (" + String.join(", ", columns) + ") SELECT " + String.join(", ", values) + " FROM " + name
                    + " t JOIN bench_original o ON o.id = t." + signature;
        }
    }

    private static final List<Table> TABLES = List.of(
            new Table("signature", "id", List.of(id("id"), digest("tag"), digest("mailbox_tag"), digest("commitment"))),
            new Table("sealed_row", "signature", List.of(id("signature"), digest("supporter_ref"))),
            new Table(
                    "confirmation",
                    "signature",
                    List.of(id("signature"), digest("token_hash"), "substr(" + DIGEST.formatted("t.locator") + ", 1, 16) locator")),
            new Table("consent_event", "signature", List.of(id("id"), id("signature"))),
            new Table("grant_state", "signature", List.of(id("signature"))),
            new Table("signer_link", "signature", List.of(id("signature"), digest("token_hash"))),
            new Table("log_leaf", "signature", List.of(id("signature"))));

    private static final String NAMES = "ANY ('{" + String.join(",", TABLES.stream().map(Table::name).toList()) + "}'::regclass[])";

    /** What has to go before the rows come, and how it comes back: foreign keys, also those of other tables to these, then keys, then the other indexes. */
    private static final String INDEXES = """
            SELECT taken_down, put_up FROM (
                SELECT contype = 'f' AS first, contype = 'p' AS second,
                       format('ALTER TABLE %%s DROP CONSTRAINT %%I', conrelid::regclass, conname) AS taken_down,
                       format('ALTER TABLE %%s ADD CONSTRAINT %%I %%s', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS put_up
                  FROM pg_constraint WHERE (conrelid = %1$s AND contype IN ('f', 'p', 'u')) OR (confrelid = %1$s AND contype = 'f')
                UNION ALL
                SELECT false, false, format('DROP INDEX %%s', indexrelid::regclass), pg_get_indexdef(indexrelid)
                  FROM pg_index i WHERE indrelid = %1$s AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid))
             ORDER BY first DESC, second DESC
            """.formatted(NAMES);

    /** Rows, indexes, and what is sorted to build them. */
    private static final long BYTES_EACH = 5_000;

    /** What PostgreSQL keeps of its log, and then some. */
    private static final long BYTES_BESIDE = 6_000_000_000L;

    private Copies() {}

    /** Bytes of disk for so many signatures. */
    static long room(long signatures) {
        return signatures * BYTES_EACH + BYTES_BESIDE;
    }

    private static List<String> columns(Database database, Table table) throws SQLException {
        var query = "SELECT attname, '' FROM pg_attribute WHERE attnum > 0 AND NOT attisdropped AND attrelid = '" + table.name
                + "'::regclass";
        return database.pairs(query).stream().map(Database.Pair::first).toList();
    }

    private static String id(String column) {
        return ID.formatted("t." + column) + " " + column;
    }

    private static String digest(String column) {
        return DIGEST.formatted("t." + column) + " " + column;
    }

    /** Copies until there are {@code rows} signatures, and settles the database as days of quiet would. */
    static void grow(Database database, long rows) throws SQLException {
        var there = database.number("SELECT count(*) FROM signature");
        if (there >= rows)
            throw new Refused("There are " + there + " signatures before any is copied. Write a larger number than " + rows
                    + " in UNDERSIGNED_BENCH_GROWTH, or shorter rounds in UNDERSIGNED_BENCH_SECONDS.");
        var missing = rows - there;
        database.execute("CREATE TEMPORARY TABLE bench_original AS SELECT id FROM signature WHERE state = 'confirmed' LIMIT " + missing);
        database.execute("ANALYZE bench_original");
        var originals = database.number("SELECT count(*) FROM bench_original");
        // What is copied need not outlive a power cut, and sorting may take memory: for this connection only.
        database.execute("SET synchronous_commit = off");
        database.execute("SET maintenance_work_mem = '1GB'");
        database.execute("SET work_mem = '256MB'");
        var statements = new ArrayList<String>();
        for (var table : TABLES) statements.add(table.copy(columns(database, table)));
        var indexes = database.pairs(INDEXES);
        for (var index : indexes) database.execute(index.first());
        for (long copy = 1; missing > 0; copy++, missing -= originals) {
            if (missing < originals)
                database.execute("DELETE FROM bench_original WHERE id IN (SELECT id FROM bench_original LIMIT " + (originals - missing) + ")");
            for (var statement : statements) database.execute(statement.formatted(copy));
            if (copy % 10 == 0) System.err.printf("  %,d signatures to go%n", Math.max(0, missing - originals));
        }
        System.err.println("  building indexes");
        for (var index : indexes.reversed()) database.execute(index.second());
        for (var table : TABLES) database.execute("VACUUM (ANALYZE) " + table.name);
        database.execute("DROP TABLE bench_original");
        database.execute("CHECKPOINT");
    }
}
