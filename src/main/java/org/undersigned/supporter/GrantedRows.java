package org.undersigned.supporter;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.StatementCustomizer;
import org.postgresql.PGStatement;
import org.undersigned.foundation.db.Column;

/** What an organisation has a live grant for, as it streams from the database. */
final class GrantedRows {

    /** As many rows are read sooner from one end of the tables to the other than one by one. */
    static final int MANY = 10_000;

    /** A megabyte or so: while these are written, the database waits. */
    private static final int AT_ONCE = 2_000;

    /** Bytes as they are: as text, which the driver asks for when it reads something once, they are twice as many and have to be read. */
    private static final StatementCustomizer BINARY = new StatementCustomizer() {
        @Override
        public void beforeExecution(PreparedStatement statement, StatementContext context) throws SQLException {
            statement.unwrap(PGStatement.class).setPrepareThreshold(-1);
        }
    };

    private GrantedRows() {}

    /** Tells each of them; the transaction reads as the organisation. */
    static void each(Handle handle, Consumer<SealedLine> what) {
        // Whoever takes the lines may be slow, and the server would end a transaction that waits for them.
        handle.execute("SET LOCAL idle_in_transaction_session_timeout = '5min'");
        readsMany(handle);
        handle.createQuery("""
                        SELECT r.signature, r.recipient, r.purpose, r.key_id, r.algorithm, r.context, r.nonce, r.ciphertext, r.supporter_ref,
                               s.petition, c.enc
                          FROM organisation o
                          JOIN grant_state g ON g.organisation = o.id AND g.live
                          JOIN signature s ON s.id = g.signature AND s.state = 'confirmed'
                          JOIN sealed_row r ON r.signature = s.id AND r.recipient = 'organisation-' || o.slug
                          JOIN sealing_context c ON c.id = r.context
                         WHERE o.id = (SELECT current_organisation())
                           -- one from before there were references has none to be found by
                           AND NOT EXISTS (SELECT FROM suppression x WHERE x.organisation = o.id AND x.ref = r.supporter_ref)
                         -- another order for each organisation: who has two files learns nothing from where a line stands
                         ORDER BY r.supporter_ref
                        """)
                .addCustomizer(BINARY)
                .setFetchSize(AT_ONCE)
                .map((row, context) ->
                        new SealedLine(Column.uuid(row, "petition"), SealedRowStore.row(row), row.getBytes("enc")))
                .forEach(what);
    }

    /**
     * Has the rest of the transaction read whole tables once, for an organisation that had {@link #MANY} supporters when they were counted last.
     * Each policy of the wall tells the planner that few rows are left, and after four of them it takes a million for some hundred and looks every
     * one up by its key, which takes five times as long. For who has few that is right, and the tables are everybody's.
     */
    static void readsMany(Handle handle) {
        var many = handle.createQuery(
                        "SELECT EXISTS (SELECT FROM supporter_figure WHERE kind = 'people' AND number >= :many)")
                .bind("many", MANY)
                .mapTo(Boolean.class)
                .one();
        if (!many) return;
        handle.execute("SET LOCAL enable_nestloop = off");
        // What is joined and sorted for a million does not fit into the little that is right for everything else.
        handle.execute("SET LOCAL work_mem = '64MB'");
    }
}
