package org.undersigned.foundation.db;

import com.fasterxml.jackson.core.type.TypeReference;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.undersigned.foundation.html.Translated;

/** Reads the column types that JDBC has no getter for. */
public final class Column {

    private static final TypeReference<Translated> TRANSLATED = new TypeReference<>() {};

    private Column() {}

    public static UUID uuid(ResultSet row, String name) throws SQLException {
        return row.getObject(name, UUID.class);
    }

    public static Translated translated(ResultSet row, String name) throws SQLException {
        return Db.fromJson(row.getString(name), TRANSLATED);
    }

    public static <T> T json(ResultSet row, String name, TypeReference<T> type) throws SQLException {
        return Db.fromJson(row.getString(name), type);
    }

    public static URI uri(ResultSet row, String name) throws SQLException {
        return URI.create(row.getString(name));
    }

    public static Optional<URI> optionalUri(ResultSet row, String name) throws SQLException {
        return Optional.ofNullable(row.getString(name)).map(URI::create);
    }
}
