import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A connection to the database of a program that is measured. */
record Database(Connection connection) implements AutoCloseable {

    static Database open(int port, String password) throws SQLException {
        return new Database(DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/postgres", "undersigned", password));
    }

    /** The one number that a query finds. */
    long number(String query) throws SQLException {
        try (var statement = connection.createStatement(); var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** Two texts. */
    record Pair(String first, String second) {}

    /** The rows of a query that finds pairs of texts. */
    List<Pair> pairs(String query) throws SQLException {
        try (var statement = connection.createStatement(); var rows = statement.executeQuery(query)) {
            var pairs = new ArrayList<Pair>();
            while (rows.next()) pairs.add(new Pair(rows.getString(1), rows.getString(2)));
            return pairs;
        }
    }

    void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
