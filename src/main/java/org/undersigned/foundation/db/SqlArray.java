package org.undersigned.foundation.db;

import java.sql.Array;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** Columns of values as arrays, for statements that take many rows at once ({@code unnest}). */
public final class SqlArray {

    private SqlArray() {}

    public static <R> Array uuids(Handle handle, List<R> rows, Function<R, UUID> value) throws SQLException {
        return array(handle, "uuid", new UUID[rows.size()], rows, value);
    }

    public static <R> Array texts(Handle handle, List<R> rows, Function<R, String> value) throws SQLException {
        return array(handle, "text", new String[rows.size()], rows, value);
    }

    public static <R> Array bytes(Handle handle, List<R> rows, Function<R, byte[]> value) throws SQLException {
        return array(handle, "bytea", new byte[rows.size()][], rows, value);
    }

    public static <R> Array ints(Handle handle, List<R> rows, Function<R, Integer> value) throws SQLException {
        return array(handle, "int4", new Integer[rows.size()], rows, value);
    }

    public static <R> Array booleans(Handle handle, List<R> rows, Function<R, Boolean> value) throws SQLException {
        return array(handle, "bool", new Boolean[rows.size()], rows, value);
    }

    public static <R> Array instants(Handle handle, List<R> rows, Function<R, Instant> value) throws SQLException {
        return array(
                handle,
                "timestamptz",
                new String[rows.size()],
                rows,
                row -> value.apply(row).toString());
    }

    public static <R> Array dates(Handle handle, List<R> rows, Function<R, LocalDate> value) throws SQLException {
        return array(
                handle,
                "date",
                new String[rows.size()],
                rows,
                row -> value.apply(row).toString());
    }

    private static <R, V> Array array(Handle handle, String type, V[] values, List<R> rows, Function<R, V> value)
            throws SQLException {
        for (int i = 0; i < values.length; i++) values[i] = value.apply(rows.get(i));
        return handle.getConnection().createArrayOf(type, values);
    }
}
