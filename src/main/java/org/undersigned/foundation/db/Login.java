package org.undersigned.foundation.db;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Where the database is and who logs in, for what has to work without the application around it. */
public record Login(String url, String user, String password) {

    /** What the environment named, as put in force at the start of the program. */
    public static Login fromSettings() {
        return new Login(
                System.getProperty("quarkus.datasource.jdbc.url"),
                System.getProperty("quarkus.datasource.username"),
                System.getProperty("quarkus.datasource.password"));
    }

    public DataSource source() {
        var source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(user);
        source.setPassword(password);
        return source;
    }

    /** A connection of its own, with one transaction begun. */
    public Connection begin() throws SQLException {
        var connection = source().getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    @Override
    public String toString() {
        return "Login[hidden]";
    }
}
