import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Signing by a crowd, beside what the same database does with one commit for each row. */
final class SignBench implements Benchmark {

    private static final int ROUNDS = 3;
    private static final int SECONDS = 15;
    private static final int CONNECTIONS = 64;
    /** A signature is several rows, a mail and an answer, yet costs less than half a commit: people share one. */
    private static final double GOAL = 2.0;
    /** A lone signer, few people at a time, and crowds. */
    private static final int[] CROWDS = {1, 16, 256, 1_024};
    private static final int CROWD_SECONDS = 10;
    private static final int MEASURED_CROWD = 256;
    private static final double CROWD_GOAL = 1.0;
    private static final double CROWD_PER_SECOND = 6_000;
    private static final double CROWD_P99_MILLIS = 150;
    private static final double LONE_P99_MILLIS = 20;

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
        var program = Program.demo(workplace, workplace.file("data"));
        try (var database = program.database()) {
            return compare(program, Pgbench.on(program, database, workplace), database);
        }
    }

    private static Result compare(Program program, Pgbench pgbench, Database database) throws Exception {
        var crowd = Crowd.before(program, database);
        crowd.warmUp(CONNECTIONS, crowd.people()::signing);
        pgbench.run(Size.seconds(WarmUp.SECONDS));

        var signed = new ArrayList<Outcome>();
        var commits = new ArrayList<Pgbench.Commits>();
        var processorSeconds = 0.0;
        for (int i = 0; i < ROUNDS; i++) {
            var before = Machine.processorSeconds(program.server().pid());
            signed.add(crowd.sign(CONNECTIONS, Size.seconds(SECONDS)));
            processorSeconds += Machine.processorSeconds(program.server().pid()) - before;
            commits.add(pgbench.run(Size.seconds(SECONDS)));
        }
        var crowds = new LinkedHashMap<Integer, Outcome>();
        for (var size : CROWDS) crowds.put(size, crowd.sign(size, Size.seconds(CROWD_SECONDS)));
        var perSecond = Median.of(signed.stream().map(one -> one.perSecond(Errand.Step.SIGN)).toList());
        var baseline = Median.of(commits.stream().map(Pgbench.Commits::perSecond).toList());

        var figures = new LinkedHashMap<String, Object>();
        figures.put("signatures_per_second", perSecond);
        figures.put("p50_ms", Median.of(signed.stream().map(one -> one.of(Errand.Step.SIGN).millis(0.50)).toList()));
        figures.put("p99_ms", Median.of(signed.stream().map(one -> one.of(Errand.Step.SIGN).millis(0.99)).toList()));
        figures.put("insert_commits_per_second", baseline);
        figures.put("insert_clients", pgbench.clients());
        figures.put("insert_commits_per_second_16_clients", pgbench.with(16).run(Size.seconds(WarmUp.SECONDS)).perSecond());
        var acknowledged = crowd.signed();
        figures.put("acknowledged_and_on_disk", acknowledged);
        // Nobody confirms here, so that each row still names the transaction that wrote it.
        figures.put("signatures_per_transaction", (double) acknowledged / database.number("SELECT count(DISTINCT xmin::text) FROM signature"));
        // Tells a slow program from a machine that is busy with something else.
        var inRounds = signed.stream().mapToLong(one -> one.acknowledged(Errand.Step.SIGN)).sum();
        figures.put("program_processor_ms_each", processorSeconds * 1_000 / inRounds);
        figures.put("generator_processor_share", Median.of(signed.stream().map(one -> one.processorSeconds() / one.seconds()).toList()));
        var byCrowd = new LinkedHashMap<String, Object>();
        crowds.forEach((size, outcome) -> byCrowd.put(size + "_connections", outcome.json()));
        figures.put("crowds", byCrowd);
        figures.put("rounds", signed.stream().map(Outcome::json).toList());
        figures.put("insert_rounds", commits.stream().map(Pgbench.Commits::json).toList());
        var measured = crowds.get(MEASURED_CROWD);
        var measuredPerSecond = measured.perSecond(Errand.Step.SIGN);
        var lone = crowds.get(1).of(Errand.Step.SIGN);
        figures.put("lone_signer_p50_ms", lone.millis(0.50));
        return new Result(
                List.of(
                        Result.Goal.atLeast("signatures a second ÷ INSERT commits", perSecond / baseline, "×", GOAL),
                        Result.Goal.atLeast("the same at " + MEASURED_CROWD + " connections", measuredPerSecond / baseline, "×", CROWD_GOAL),
                        Result.Goal.atLeast("signatures a second at " + MEASURED_CROWD, measuredPerSecond, "/s", CROWD_PER_SECOND),
                        Result.Goal.atMost(
                                "99 % answered within, at " + MEASURED_CROWD,
                                measured.of(Errand.Step.SIGN).millis(0.99),
                                "ms",
                                CROWD_P99_MILLIS),
                        Result.Goal.atMost("99 % of lone signers within", lone.millis(0.99), "ms", LONE_P99_MILLIS)),
                figures);
    }
}
