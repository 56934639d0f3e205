package org.undersigned.foundation.db;

import java.sql.Array;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Columns of values as arrays, for statements that take many rows at once ({@code unnest}). */
public final class SqlArray {

    private SqlArray() {}

    public static Array uuids(Handle handle, Stream<UUID> values) throws SQLException {
        return handle.getConnection().createArrayOf("uuid", values.toArray());
    }

    public static Array texts(Handle handle, Stream<String> values) throws SQLException {
        return handle.getConnection().createArrayOf("text", values.toArray(String[]::new));
    }

    public static Array bytes(Handle handle, Stream<byte[]> values) throws SQLException {
        return handle.getConnection().createArrayOf("bytea", values.toArray(byte[][]::new));
    }

    public static Array ints(Handle handle, Stream<Integer> values) throws SQLException {
        return handle.getConnection().createArrayOf("int4", values.toArray());
    }

    public static Array booleans(Handle handle, Stream<Boolean> values) throws SQLException {
        return handle.getConnection().createArrayOf("bool", values.toArray());
    }

    public static Array instants(Handle handle, Stream<Instant> values) throws SQLException {
        return handle.getConnection()
                .createArrayOf("timestamptz", values.map(Instant::toString).toArray());
    }
}
