import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** {@code pgbench}: durable INSERTs of one row, each with its own commit, on the database of a running program. */
record Pgbench(String pgbench, Program program, Path script, int clients) {

    private static final int MOST_CLIENTS = 64;
    /** What the program's own pool may open, and what a benchmark itself has open. */
    private static final int TAKEN = 16 + 2;

    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");
    private static final Pattern LATENCY = Pattern.compile("latency average = ([0-9.]+) ms");

    /** What the baseline writes: a petition and the digest of a person, unique together. Less than what a signature needs. */
    private static final String TABLE =
            "CREATE TABLE bench_insert (id bigserial PRIMARY KEY, petition int NOT NULL, hash bytea NOT NULL, UNIQUE (petition, hash))";

    private static final String INSERT = """
            \\set person random(1, 9000000000000000000)
            INSERT INTO bench_insert (petition, hash) VALUES (1, sha256(int8send(:person)));
            """;

    /** One run. */
    record Commits(double perSecond, double averageMillis) {
        Map<String, Object> json() {
            var json = new LinkedHashMap<String, Object>();
            json.put("per_second", perSecond);
            json.put("average_ms", averageMillis);
            return json;
        }
    }

    /** Makes its table, and finds the tool, or fetches Debian's without installing a database server. */
    static Pgbench on(Program program, Database database, Workplace workplace) throws Exception {
        var script = Files.writeString(workplace.file("insert.sql"), INSERT);
        database.execute(TABLE);
        var clients = (int) Math.min(MOST_CLIENTS, database.number("SELECT current_setting('max_connections')::int") - TAKEN);
        return new Pgbench(tool(workplace), program, script, clients);
    }

    Pgbench with(int fewerClients) {
        return new Pgbench(pgbench, program, script, fewerClients);
    }

    Commits run(double seconds) throws Exception {
        var whole = (int) Math.ceil(seconds);
        var said = Command.of(List.of(
                        pgbench, "-n", "-h", "127.0.0.1", "-p", String.valueOf(program.databasePort()), "-U", "undersigned", "-M", "prepared",
                        "-c", String.valueOf(clients), "-j", "2", "-T", String.valueOf(whole), "-f", script.toString(), "postgres"))
                .with("PGPASSWORD", program.password())
                .within(whole + 30)
                .run();
        var rate = RATE.matcher(said);
        var latency = LATENCY.matcher(said);
        if (!rate.find() || !latency.find()) throw new Refused("pgbench gave no figure: " + said.strip());
        return new Commits(Double.parseDouble(rate.group(1)), Double.parseDouble(latency.group(1)));
    }

    private static String tool(Workplace workplace) throws Exception {
        for (int version = 18; version >= 15; version--) {
            // Not the one on Debian's path, which is a wrapper that looks for a cluster.
            var installed = Path.of("/usr/lib/postgresql/" + version + "/bin/pgbench");
            if (Files.isExecutable(installed)) return installed.toString();
        }
        if (Debian.find("apt-get").isEmpty()) return Debian.need("pgbench", "postgresql-15");
        var folder = workplace.file("postgresql-15");
        Debian.unpack("postgresql-15", folder);
        var fetched = folder.resolve("usr/lib/postgresql/15/bin/pgbench").toString();
        if (Command.of(List.of(fetched, "--version")).quietly().status() != 0) Debian.install("libpq5");
        return fetched;
    }
}
