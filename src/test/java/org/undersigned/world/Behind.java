package org.undersigned.world;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Db;

/**
 * Those in the database who wait for one transaction to end, one behind the other. Jobs may wait for each other meanwhile; they stand in no
 * line of ours.
 */
public final class Behind {

    private final Db db;
    private final int holder;

    /** Behind the transaction of {@code handle}, which stays open for as long as its test wants, however slow the machine. */
    public Behind(Db db, Handle handle) {
        this.db = db;
        handle.execute("SET LOCAL idle_in_transaction_session_timeout = 0");
        this.holder =
                handle.select("SELECT pg_backend_pid()").mapTo(Integer.class).one();
    }

    /** Comes back when so many wait. */
    public void await(int number, String whom) {
        World.await(() -> waiting() >= number, whom);
    }

    /** Runs it beside the transaction, and comes back when it waits as well. */
    public <T> CompletableFuture<T> start(Supplier<T> what) {
        var before = waiting();
        var started = CompletableFuture.supplyAsync(
                what, task -> Thread.ofPlatform().daemon().start(task));
        await(before + 1, "the one that has to wait");
        return started;
    }

    private int waiting() {
        return db.asOwner(
                handle -> handle.select("""
                        WITH RECURSIVE line(pid) AS (
                            SELECT CAST(? AS int)
                            UNION
                            SELECT a.pid FROM pg_stat_activity a JOIN line ON line.pid = ANY (pg_blocking_pids(a.pid))
                             WHERE a.wait_event_type = 'Lock')
                        SELECT count(*) - 1 FROM line
                        """, holder).mapTo(Integer.class).one());
    }
}
