import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The program as anybody would start it, on data of its own.
 *
 * @param folder where it keeps them
 * @param secondsToFirstPage how long it took to show the petition
 */
record Program(Server server, Path folder, double secondsToFirstPage) implements AutoCloseable {

    /** The seed petition: the page that is measured. */
    static final String PETITION = "/petitions/end-family-detention";

    /** Partners of the seed petition: every second signer ticks the boxes of both. */
    private static final List<String> ORGANISATIONS = List.of("nnirr", "example-legal-aid");

    private static final int LONGEST_COMMAND_SECONDS = 120;

    /** {@code ./undersigned demo}: waits for the petition's page. */
    static Program demo(Workplace workplace, Path data) throws Exception {
        return start(workplace, data, "demo", Workplace.freePort(), Map.of());
    }

    /**
     * {@code ./undersigned serve} with the samples loaded, as in production but that a generator on this machine is no crowd from one
     * network, and that mail waits: there is no mail server. What its collector did is in {@code gc.log} in the workplace.
     */
    static Program serve(Workplace workplace, Path data) throws Exception {
        return serve(workplace, data, Map.of());
    }

    /** The same with settings of the benchmark's own. */
    static Program serve(Workplace workplace, Path data, Map<String, String> own) throws Exception {
        var port = Workplace.freePort();
        var settings = new HashMap<String, String>();
        settings.put("UNDERSIGNED_HOST", "127.0.0.1");
        settings.put("UNDERSIGNED_MANAGEMENT_PORT", String.valueOf(Workplace.freePort()));
        settings.put("UNDERSIGNED_LOOPBACK_EXEMPT", "true");
        // Sealing for a key that is here costs the same as for one of two people.
        settings.put("UNDERSIGNED_STEWARD_KEY", "hosted");
        settings.put("UNDERSIGNED_JAVA_OPTIONS", "-Xlog:gc:file=gc.log::filecount=0");
        settings.putAll(own);
        run(workplace, data, port, "load", "--launch", workplace.home().resolve("samples").toString());
        // Without a key an organisation has no box on the form. Sealing for a hosted key costs the same as for its own.
        run(workplace, data, port, Stream.concat(Stream.of("key", "host"), ORGANISATIONS.stream()).toArray(String[]::new));
        return start(workplace, data, "serve", port, settings);
    }

    /** Loads and launches campaign files before the program is started. */
    static void load(Workplace workplace, Path data, Path files) throws Exception {
        run(workplace, data, Workplace.freePort(), "load", "--launch", files.toString());
    }

    /** Gives organisations a key that the installation keeps, so that they have a box. */
    static void hostKeys(Workplace workplace, Path data, List<String> organisations) throws Exception {
        run(workplace, data, Workplace.freePort(), Stream.concat(Stream.of("key", "host"), organisations.stream()).toArray(String[]::new));
    }

    /** Invites an owner of an organisation: the path of the link. */
    static String invitation(Workplace workplace, Program program, String organisation) throws Exception {
        var said = Command.of(builder(
                        workplace,
                        program.folder.getParent(),
                        program.server.port(),
                        "staff", "invite", "bench-" + organisation + "@example.org", "--organisation", organisation, "--role", "owner"))
                .within(LONGEST_COMMAND_SECONDS)
                .run();
        var path = said.indexOf("/staff/invitations/");
        if (path < 0) throw new Refused("No link of an invitation: " + said.strip());
        return said.substring(path).lines().findFirst().orElseThrow().strip();
    }

    /**
     * Begins a command beside the program, whose output is too long to be held: whoever calls reads it. What it says beside that is in {@code
     * command.log} in the workplace.
     */
    static Process begin(Workplace workplace, Program program, String javaOptions, String... words) throws IOException {
        var builder = builder(workplace, program.folder.getParent(), program.server.port(), words);
        builder.environment().put("UNDERSIGNED_JAVA_OPTIONS", javaOptions);
        return builder.redirectError(workplace.file("command.log").toFile()).start();
    }

    private static void run(Workplace workplace, Path data, int port, String... words) throws Exception {
        Command.of(builder(workplace, data, port, words)).within(LONGEST_COMMAND_SECONDS).run();
    }

    private static Program start(Workplace workplace, Path data, String command, int port, Map<String, String> settings) throws Exception {
        var builder = builder(workplace, data, port, command);
        builder.environment().putAll(settings);
        var server = Server.start(builder, workplace.file(command + "-" + port + ".log"), port);
        var folder = data.resolve(command);
        // In charge of the workplace before the wait, so that it ends even if it never answers.
        workplace.keep(new Program(server, folder, Double.NaN));
        return new Program(server, folder, server.awaitPage(PETITION));
    }

    private static ProcessBuilder builder(Workplace workplace, Path data, int port, String... words) {
        var command = new ArrayList<>(List.of(words));
        command.addFirst(workplace.home().resolve("undersigned").toString());
        var builder = new ProcessBuilder(command).directory(workplace.file("").toFile());
        // Nothing of the caller's own installation may leak in.
        builder.environment().keySet().removeIf(name -> name.startsWith("UNDERSIGNED_"));
        builder.environment().put("UNDERSIGNED_DATA", data.toString());
        builder.environment().put("UNDERSIGNED_PORT", String.valueOf(port));
        builder.environment().put("UNDERSIGNED_BASE_URL", "http://localhost:" + port);
        return builder;
    }

    /** A connection to the database that the program started. */
    Database database() throws IOException, SQLException {
        return Database.open(databasePort(), password());
    }

    int databasePort() throws IOException {
        return Integer.parseInt(Files.readAllLines(postmaster()).get(3).strip());
    }

    String password() throws IOException {
        return Files.readString(folder.resolve("postgresql.password")).strip();
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
        return folder.resolve("data/postmaster.pid");
    }
}
