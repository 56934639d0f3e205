import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code ./undersigned bench [NAME…]}: runs benchmarks, prints one table and writes {@code bench/results/NAME.json} for each. */
final class Bench {

    private static final List<Benchmark> ALL = List.of(
            new PageBench(),
            new SignBench(),
            new PartnersBench(),
            new ConfirmBench(),
            new StormBench(),
            new OverloadBench(),
            new WeightBench(),
            new LighthouseBench(),
            new EmbedBench(),
            new CardBench(),
            new StartBench(),
            new DeliveryBench(),
            new MailBench(),
            new WorkspaceBench(),
            new ExportBench(),
            new GrowthBench(),
            new ProofBench(),
            new ReplayBench());

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        System.setOut(new PrintStream(System.out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(System.err, true, StandardCharsets.UTF_8));
        var names = List.of(arguments);
        if (names.contains("--help") || names.contains("-h")) {
            help();
            return;
        }
        for (var name : names)
            if (ALL.stream().noneMatch(one -> one.name().equals(name))) {
                System.err.println("There is no benchmark \"" + name + "\". Write one of: "
                        + String.join(", ", ALL.stream().map(Benchmark::name).toList()));
                System.exit(2);
            }
        var chosen = ALL.stream().filter(one -> names.isEmpty() ? !one.takesLong() : names.contains(one.name())).toList();
        System.exit(run(chosen) ? 0 : 1);
    }

    /** Runs them one after the other; one that cannot run does not keep the rest from running. */
    private static boolean run(List<Benchmark> chosen) throws Exception {
        var home = Path.of(System.getProperty("undersigned.home"));
        var lines = new ArrayList<List<String>>();
        var good = true;
        for (var benchmark : chosen) {
            System.err.println("bench " + benchmark.name() + ": " + benchmark.about());
            try (var workplace = Workplace.open(home)) {
                var began = Instant.now();
                // Before the start, so that its load average tells what others did with the machine.
                var machine = Machine.describe();
                if (Machine.isBusy()) System.err.println("This machine is busy with something else: the figures will mean little.");
                var result = benchmark.run(workplace);
                write(home, benchmark, result, began, machine);
                lines.addAll(result.lines(benchmark.name()));
            } catch (Refused | IOException | SQLException e) {
                good = false;
                System.err.println("bench " + benchmark.name() + ": " + e.getMessage());
                lines.add(List.of(benchmark.name(), "did not run", "", "", "failed"));
            }
        }
        System.out.println();
        System.out.print(Table.of(List.of("benchmark", "figure", "value", "goal", ""), lines));
        System.out.println("Details: bench/results/*.json");
        return good;
    }

    private static void write(Path home, Benchmark benchmark, Result result, Instant began, Map<String, Object> machine)
            throws Exception {
        var json = new LinkedHashMap<String, Object>();
        json.put("benchmark", benchmark.name());
        json.put("about", benchmark.about());
        json.put("date", began.toString());
        json.put("seconds", Duration.between(began, Instant.now()).toSeconds());
        json.put("commit", Machine.commit(home));
        json.put("machine", machine);
        json.put("met", result.met());
        json.put("goals", result.goals().stream().map(Result.Goal::json).toList());
        json.put("figures", result.figures());
        var folder = Files.createDirectories(home.resolve("bench/results"));
        Files.writeString(folder.resolve(benchmark.name() + ".json"), Json.write(json) + "\n");
    }

    private static void help() {
        System.out.println("Usage: ./undersigned bench [NAME…]");
        System.out.println("Measures this build on this machine: every benchmark but the long ones, or those named. Each starts the");
        System.out.println("program on data of its own, on free ports of 127.0.0.1, and removes it at the end.");
        System.out.println();
        for (var one : ALL) System.out.printf("  %-8s %s%s%n", one.name(), one.about(), one.takesLong() ? " (long)" : "");
        System.out.println();
        System.out.println("Prints a table and writes bench/results/NAME.json. A goal that is missed is shown, and is no failure: figures");
        System.out.println("depend on the machine. Exit status 1: a benchmark could not run, or found wrong answers; 2: wrong usage.");
        System.out.println("Needs wrk (page, storm, start), nginx (page, storm), pgbench (sign, confirm, growth), chromium and npm (lighthouse);");
        System.out.println("on Debian as root it installs what is missing. bench/README.md tells how to run smaller ones.");
    }
}
