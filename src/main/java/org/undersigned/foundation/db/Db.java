package org.undersigned.foundation.db;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;

/** The one way to the database: explicit transactions, SQL written out in the stores. */
@Singleton
public final class Db {

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private static final int TRIES = 5;

    private final Jdbi jdbi;

    Db(AgroalDataSource pool) {
        // Those that were opened before the migrations made the roles are their owner's.
        pool.flush(AgroalDataSource.FlushMode.GRACEFUL);
        this.jdbi = Jdbi.create(pool);
        // What is bound is about people, and a job that fails is logged by the framework with its message.
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(StatementExceptions.MessageRendering.NONE);
    }

    /** Runs {@code work} in one transaction: all of it is on disk when this returns, or none of it. */
    public <T> T inTransaction(Function<Handle, T> work) {
        return jdbi.inTransaction(work::apply);
    }

    /** As {@link #inTransaction}, for work on many rows that others work on one by one: who has to give way tries again. */
    public <T> T inLargeTransaction(Function<Handle, T> work) {
        for (int left = TRIES; ; left--)
            try {
                return inTransaction(work);
            } catch (RuntimeException e) {
                if (left == 1 || !Outage.isDeadlock(e)) throw e;
            }
    }

    /** As {@link #inTransaction}, for work without a result. */
    public void useTransaction(Consumer<Handle> work) {
        jdbi.useTransaction(work::accept);
    }

    /** Runs reads without a transaction of their own. */
    public <T> T read(Function<Handle, T> work) {
        return jdbi.withHandle(work::apply);
    }

    /**
     * Reads in one transaction as {@code tenant}: the database itself shows only what that organisation has a live grant for, whatever
     * the queries ask. It can change nothing. The connection is its own: a transaction around it stays what it was, and what {@code work}
     * asks by the other methods is not asked as the tenant.
     */
    public <T> T asTenant(UUID tenant, Function<Handle, T> work) {
        try (var own = jdbi.open()) {
            return own.inTransaction(handle -> {
                Role.TENANT.take(handle);
                handle.select("SELECT set_config('app.organisation', ?, true)", tenant.toString())
                        .mapTo(String.class)
                        .one();
                return work.apply(handle);
            });
        }
    }

    /** Work on tables as such, which only their owner may do; without a transaction, on a connection of its own. */
    public <T> T asOwner(Function<Handle, T> work) {
        try (var own = jdbi.open()) {
            own.execute("RESET ROLE");
            try {
                return work.apply(own);
            } finally {
                own.execute("SET ROLE " + Role.WORKER.word());
            }
        }
    }

    /** A value of a {@code json} column. */
    public static <T> T fromJson(String json, TypeReference<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of a {@code json} column; bind it as {@code CAST(:x AS json)}. */
    public static String toJson(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
