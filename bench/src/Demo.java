import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** {@code ./undersigned demo} as anybody would start it, on data of its own. */
record Demo(Server server, Path data, double secondsToFirstPage) implements AutoCloseable {

    /** The seed petition: the page that is measured. */
    static final String PETITION = "/petitions/end-family-detention";

    /** Starts the program on {@code data} and waits for the petition's page. */
    static Demo start(Workplace workplace, Path data) throws Exception {
        var port = Workplace.freePort();
        var builder = new ProcessBuilder(workplace.home().resolve("undersigned").toString(), "demo");
        // Nothing of the caller's own installation may leak in.
        builder.environment().keySet().removeIf(name -> name.startsWith("UNDERSIGNED_"));
        builder.environment().put("UNDERSIGNED_DATA", data.toString());
        builder.environment().put("UNDERSIGNED_PORT", String.valueOf(port));
        var server = Server.start(builder, workplace.file("demo-" + port + ".log"), port);
        // In charge of the workplace before the wait, so that it ends even if it never answers.
        workplace.keep(new Demo(server, data, Double.NaN));
        return new Demo(server, data, server.awaitPage(PETITION));
    }

    /** A connection to the database that the program started. */
    Connection database() throws IOException, SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + databasePort() + "/postgres", "undersigned", password());
    }

    int databasePort() throws IOException {
        return Integer.parseInt(Files.readAllLines(postmaster()).get(3).strip());
    }

    String password() throws IOException {
        return Files.readString(data.resolve("demo/postgresql.password")).strip();
    }

    @Override
    public void close() throws Exception {
        var database = databaseProcess();
        server.close();
        // The program stops its database; if it had to be killed, nobody else would.
        if (database.isEmpty()) return;
        database.get().destroy();
        database.get().onExit().orTimeout(30, TimeUnit.SECONDS).join();
    }

    private Optional<ProcessHandle> databaseProcess() throws IOException {
        if (!Files.exists(postmaster())) return Optional.empty();
        return ProcessHandle.of(Long.parseLong(Files.readAllLines(postmaster()).getFirst().strip()));
    }

    private Path postmaster() {
        return data.resolve("demo/data/postmaster.pid");
    }
}
