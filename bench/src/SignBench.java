import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Signing by a crowd, beside what the same database does with one commit for each row. */
final class SignBench implements Benchmark {

    private static final int ROUNDS = 3;
    private static final int WARM_UP_SECONDS = 5;
    private static final int MOST_WARM_UPS = 8;
    /** A warm-up that beats the one before by more than this was not the last. */
    private static final double STILL_WARMING = 1.1;
    private static final int SECONDS = 15;
    private static final int CONNECTIONS = 64;
    /** A signature is several rows, a mail and an answer, yet costs less than half a commit: people share one. */
    private static final double GOAL = 2.0;
    /** Few people at a time, and crowds. */
    private static final int[] CROWDS = {16, 256, 1_024};
    private static final int CROWD_SECONDS = 10;
    private static final int MEASURED_CROWD = 256;
    private static final double CROWD_GOAL = 1.0;
    private static final double CROWD_P99_MILLIS = 150;
    /** What the program's own pool may open. */
    private static final int POOL = 16;

    private static final Pattern BOX = Pattern.compile("name=\"?(consent\\.[a-z0-9-]+\\.email)\\b");

    @Override
    public String name() {
        return "sign";
    }

    @Override
    public String about() {
        return "signatures acknowledged a second (64 connections), beside INSERTs with a commit each in the same database";
    }

    @Override
    public Result run(Workplace workplace) throws Exception {
        var demo = Demo.start(workplace, workplace.file("data"));
        var pgbench = Pgbench.on(demo, workplace);
        try (var database = demo.database()) {
            execute(database, Pgbench.TABLE);
            try {
                return compare(demo, pgbench, database);
            } finally {
                execute(database, "DROP TABLE bench_insert");
            }
        }
    }

    private static Result compare(Demo demo, Pgbench pgbench, Connection database) throws Exception {
        var form = new SigningLoad(demo.server().port(), Demo.PETITION + "/signatures", boxes(demo));
        var clients = Math.min(CONNECTIONS, (int) number(database, "SELECT current_setting('max_connections')::int") - POOL - 2);
        warmUp(form, database);
        pgbench.run(clients, WARM_UP_SECONDS);

        var signed = new ArrayList<SigningLoad.Outcome>();
        var commits = new ArrayList<Pgbench.Commits>();
        var processorSeconds = 0.0;
        for (int i = 0; i < ROUNDS; i++) {
            var before = Machine.processorSeconds(demo.server().pid());
            signed.add(proven(form, database, CONNECTIONS, SECONDS));
            processorSeconds += Machine.processorSeconds(demo.server().pid()) - before;
            commits.add(pgbench.run(clients, SECONDS));
        }
        var crowds = new LinkedHashMap<Integer, SigningLoad.Outcome>();
        for (var crowd : CROWDS) crowds.put(crowd, proven(form, database, crowd, CROWD_SECONDS));
        var perSecond = Median.of(signed.stream().map(SigningLoad.Outcome::perSecond).toList());
        var baseline = Median.of(commits.stream().map(Pgbench.Commits::perSecond).toList());

        var figures = new LinkedHashMap<String, Object>();
        figures.put("signatures_per_second", perSecond);
        figures.put("p50_ms", Median.of(signed.stream().map(one -> one.millis(0.50)).toList()));
        figures.put("p99_ms", Median.of(signed.stream().map(one -> one.millis(0.99)).toList()));
        figures.put("insert_commits_per_second", baseline);
        figures.put("insert_clients", clients);
        figures.put("insert_commits_per_second_16_clients", pgbench.run(16, WARM_UP_SECONDS).perSecond());
        var acknowledged = number(database, "SELECT count(*) FROM signature");
        figures.put("acknowledged_and_on_disk", acknowledged);
        // Nobody confirms here, so that each row still names the transaction that wrote it.
        figures.put("signatures_per_transaction", (double) acknowledged / number(database, "SELECT count(DISTINCT xmin::text) FROM signature"));
        // Tells a slow program from a machine that is busy with something else.
        var inRounds = signed.stream().mapToLong(SigningLoad.Outcome::acknowledged).sum();
        figures.put("program_processor_ms_each", processorSeconds * 1_000 / inRounds);
        figures.put("generator_processor_share", Median.of(signed.stream().map(one -> one.processorSeconds() / one.seconds()).toList()));
        var byCrowd = new LinkedHashMap<String, Object>();
        crowds.forEach((crowd, outcome) -> byCrowd.put(crowd + "_connections", json(outcome)));
        figures.put("crowds", byCrowd);
        figures.put("rounds", signed.stream().map(SignBench::json).toList());
        figures.put("insert_rounds", commits.stream().map(Pgbench.Commits::json).toList());
        var measured = crowds.get(MEASURED_CROWD);
        return new Result(
                List.of(
                        Result.Goal.atLeast("signatures a second ÷ INSERT commits", perSecond / baseline, "×", GOAL),
                        Result.Goal.atLeast(
                                "the same at " + MEASURED_CROWD + " connections", measured.perSecond() / baseline, "×", CROWD_GOAL),
                        Result.Goal.atMost("99 % answered within, at " + MEASURED_CROWD, measured.millis(0.99), "ms", CROWD_P99_MILLIS)),
                figures);
    }

    /** The program compiles its hot paths while it runs, on the same cores: on a small or busy machine that takes a while. */
    private static void warmUp(SigningLoad form, Connection database) throws Exception {
        var before = 0.0;
        for (int i = 0; i < MOST_WARM_UPS; i++) {
            var rate = proven(form, database, CONNECTIONS, WARM_UP_SECONDS).perSecond();
            if (rate < before * STILL_WARMING) return;
            before = rate;
        }
    }

    /** Signs, and proves that every acknowledged signature is in the database. */
    private static SigningLoad.Outcome proven(SigningLoad form, Connection database, int connections, int seconds) throws Exception {
        var before = number(database, "SELECT count(*) FROM signature");
        var outcome = form.run(connections, seconds);
        var added = number(database, "SELECT count(*) FROM signature") - before;
        if (!outcome.others().isEmpty()) throw new Refused("Not every form was taken: " + outcome.others());
        if (outcome.acknowledged() == 0) throw new Refused("No form was answered.");
        // A form whose answer got lost may be stored; an acknowledged one must be.
        if (added < outcome.acknowledged() || added > outcome.acknowledged() + outcome.lost())
            throw new Refused(outcome.acknowledged() + " signatures were acknowledged, " + outcome.lost() + " without answer, but "
                    + added + " are in the database.");
        return outcome;
    }

    /** The first two boxes of the form, by the names that the page gives them. */
    private static List<String> boxes(Demo demo) throws Exception {
        var page = Fetched.get(demo.server().port(), Demo.PETITION).text();
        var boxes = BOX.matcher(page).results().map(found -> found.group(1)).distinct().limit(2).toList();
        if (boxes.size() < 2) throw new Refused("The form has no two boxes of organisations.");
        return boxes;
    }

    private static Map<String, Object> json(SigningLoad.Outcome outcome) {
        var json = new LinkedHashMap<String, Object>();
        json.put("per_second", outcome.perSecond());
        json.put("acknowledged", outcome.acknowledged());
        json.put("without_answer", outcome.lost());
        json.put("p50_ms", outcome.millis(0.50));
        json.put("p99_ms", outcome.millis(0.99));
        json.put("generator_processor_seconds", outcome.processorSeconds());
        return json;
    }

    private static long number(Connection database, String query) throws SQLException {
        try (var statement = database.createStatement(); var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void execute(Connection database, String sql) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute(sql);
        }
    }
}
