import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;

/** Signing and confirming together until it stands in the published number, beside INSERTs with a commit each. */
final class ConfirmBench implements Benchmark {

    private static final int ROUNDS = 3;
    private static final int SECONDS = 15;
    private static final int ALONE_SECONDS = 10;
    private static final int CONNECTIONS = 256;
    private static final double GOAL = 4_400;
    /** A petition's logs grow at most every five seconds; a look each second, and the batch itself. */
    private static final double COUNTED_WITHIN_SECONDS = 10;
    private static final int LONGEST_WAIT_SECONDS = 120;

    @Override
    public String name() {
        return "confirm";
    }

    @Override
    public String about() {
        return "signatures a second that are signed, confirmed and counted (256 connections), beside INSERTs with a commit each";
    }

    @Override
    public Result run(Workplace workplace) throws Exception {
        var program = Program.serve(workplace, workplace.file("data"));
        try (var database = program.database()) {
            Mailbox.standIn(database);
            return measure(program, Crowd.before(program, database), Pgbench.on(program, database, workplace));
        }
    }

    private static Result measure(Program program, Crowd crowd, Pgbench pgbench) throws Exception {
        crowd.warmUp(CONNECTIONS, crowd.people()::signingAndConfirming);
        var rounds = new ArrayList<Outcome>();
        var commits = new ArrayList<Pgbench.Commits>();
        var waits = new ArrayList<Double>();
        for (int i = 0; i < ROUNDS; i++) {
            commits.add(pgbench.run(Size.seconds(SECONDS)));
            rounds.add(crowd.signAndConfirm(CONNECTIONS, Size.seconds(SECONDS)));
            waits.add(Count.await(program, crowd.confirmed(), LONGEST_WAIT_SECONDS));
        }
        // As after a mailing: everybody finds the link at the same moment.
        var people = crowd.people();
        var port = program.server().port();
        crowd.allTaken(Load.during(Size.seconds(ALONE_SECONDS), port, CONNECTIONS), people::signingForLater);
        var alone = crowd.allTaken(Load.toTheEnd(port, CONNECTIONS), people::confirming);
        waits.add(Count.await(program, crowd.confirmed(), LONGEST_WAIT_SECONDS));

        var perSecond = Median.of(rounds.stream().map(one -> one.perSecond(Errand.Step.CONFIRM)).toList());
        var baseline = Median.of(commits.stream().map(Pgbench.Commits::perSecond).toList());
        var figures = new LinkedHashMap<String, Object>();
        for (var step : List.of(Errand.Step.SIGN, Errand.Step.CONFIRM)) {
            var name = step == Errand.Step.SIGN ? "sign" : "confirm";
            figures.put(name + "_p50_ms", Median.of(rounds.stream().map(one -> one.of(step).millis(0.50)).toList()));
            figures.put(name + "_p99_ms", Median.of(rounds.stream().map(one -> one.of(step).millis(0.99)).toList()));
        }
        figures.put("insert_commits_per_second", baseline);
        figures.put("insert_clients", pgbench.clients());
        figures.put("counted_a_second_per_insert_commit", perSecond / baseline);
        figures.put("confirmed_per_second_alone", alone.perSecond(Errand.Step.CONFIRM));
        figures.put("alone_p99_ms", alone.of(Errand.Step.CONFIRM).millis(0.99));
        figures.put("counted", Count.of(program));
        figures.put("seconds_until_counted", waits);
        figures.put("generator_processor_share", Median.of(rounds.stream().map(one -> one.processorSeconds() / one.seconds()).toList()));
        figures.put("rounds", rounds.stream().map(Outcome::json).toList());
        figures.put("insert_rounds", commits.stream().map(Pgbench.Commits::json).toList());
        figures.put("alone", alone.json());
        return new Result(
                List.of(
                        Result.Goal.atLeast("signed, confirmed and counted", perSecond, "/s", GOAL),
                        Result.Goal.atMost("all counted within", Collections.max(waits), "s", COUNTED_WITHIN_SECONDS)),
                figures);
    }
}
