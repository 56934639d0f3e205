import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;
import org.undersigned.foundation.db.EmbeddedPostgres;

/** Writes the rows of a data folder as text: {@code # TABLE (COLUMNS)}, then what COPY writes. See README.md beside this file. */
final class Dump {

    private Dump() {}

    public static void main(String... arguments) throws Exception {
        var folder = Path.of(arguments[0]).toAbsolutePath();
        var out = new ByteArrayOutputStream();
        try (var postgres = EmbeddedPostgres.start(folder);
                var connection = DriverManager.getConnection(
                        postgres.url(), EmbeddedPostgres.user(), EmbeddedPostgres.password(folder))) {
            for (var table : strings(connection, """
                    SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY relname
                    """)) {
                var columns = String.join(", ", strings(connection, """
                        SELECT attname FROM pg_attribute WHERE attrelid = '%s'::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum
                        """.formatted(table)));
                out.writeBytes(("# " + table + " (" + columns + ")\n").getBytes(StandardCharsets.UTF_8));
                connection.unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyOut("COPY " + table + " (" + columns + ") TO STDOUT", out);
            }
        }
        Files.write(Path.of(arguments[1]), out.toByteArray());
    }

    private static List<String> strings(Connection connection, String query) throws Exception {
        var found = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) found.add(rows.getString(1));
        }
        return found;
    }
}
