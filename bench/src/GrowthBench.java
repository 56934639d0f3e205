import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Whether signing slows down as signatures pile up. */
final class GrowthBench implements Benchmark {

    private static final int ROUNDS = 3;
    private static final int WARM_UP_SECONDS = 5;
    private static final int SECONDS = 10;
    private static final int CONNECTIONS = 256;
    private static final long LARGE = 10_000_000;
    private static final int LARGE_BY_SMALL = 100;
    private static final double GOAL = 0.9;

    @Override
    public String name() {
        return "growth";
    }

    @Override
    public String about() {
        return "the rates of signing and of confirming in a database of 10 million signatures, as a share of those at 100 thousand";
    }

    @Override
    public boolean takesLong() {
        return true;
    }

    /** What was seen at one size. */
    private record Seen(long rows, long bytes, List<Outcome> signed, List<Outcome> confirmed, List<Pgbench.Commits> commits) {

        private double signedPerSecond() {
            return Median.of(signed.stream().map(one -> one.perSecond(Errand.Step.SIGN)).toList());
        }

        private double confirmedPerSecond() {
            return Median.of(confirmed.stream().map(one -> one.perSecond(Errand.Step.CONFIRM)).toList());
        }

        private double commitsPerSecond() {
            return Median.of(commits.stream().map(Pgbench.Commits::perSecond).toList());
        }

        private Object json() {
            var json = new LinkedHashMap<String, Object>();
            json.put("rows_before", rows);
            json.put("database_bytes_before", bytes);
            json.put("signed_per_second", signedPerSecond());
            json.put("signed_and_confirmed_per_second", confirmedPerSecond());
            json.put("insert_commits_per_second", commitsPerSecond());
            json.put("signing_rounds", signed.stream().map(Outcome::json).toList());
            json.put("confirming_rounds", confirmed.stream().map(Outcome::json).toList());
            json.put("insert_rounds", commits.stream().map(Pgbench.Commits::json).toList());
            return json;
        }
    }

    @Override
    public Result run(Workplace workplace) throws Exception {
        var large = Size.of("GROWTH", LARGE);
        workplace.needs(Copies.room(large));
        var program = Program.serve(workplace, workplace.file("data"));
        try (var database = program.database()) {
            Mailbox.standIn(database);
            var crowd = Crowd.before(program, database);
            var pgbench = Pgbench.on(program, database, workplace);
            crowd.warmUp(CONNECTIONS, crowd.people()::signingAndConfirming);
            crowd.warmUp(CONNECTIONS, crowd.people()::signing);
            var missing = large / LARGE_BY_SMALL - crowd.signed();
            if (missing > 0)
                crowd.allTaken(Load.toTheEnd(program.server().port(), CONNECTIONS), crowd.people().only(missing)::signingAndConfirming);
            crowd.people().andMore();
            settle(database);
            var small = measure(crowd, pgbench);
            settle(database);
            var began = System.nanoTime();
            Copies.grow(database, large);
            var minutes = (System.nanoTime() - began) / 60e9;
            return result(small, measure(crowd, pgbench), minutes);
        }
    }

    /** There is no mail server: mail that waits is deleted, as if it was sent. */
    private static void settle(Database database) throws Exception {
        database.execute("DELETE FROM outbox");
        database.execute("VACUUM ANALYZE");
        database.execute("CHECKPOINT");
    }

    private static Seen measure(Crowd crowd, Pgbench pgbench) throws Exception {
        var bytes = crowd.database().number("SELECT pg_database_size(current_database())");
        var seen = new Seen(crowd.signed(), bytes, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        // Pages of the larger indexes have to be read once before they are in memory.
        crowd.signAndConfirm(CONNECTIONS, Size.seconds(WARM_UP_SECONDS));
        for (int i = 0; i < ROUNDS; i++) {
            seen.signed.add(crowd.sign(CONNECTIONS, Size.seconds(SECONDS)));
            seen.confirmed.add(crowd.signAndConfirm(CONNECTIONS, Size.seconds(SECONDS)));
            seen.commits.add(pgbench.run(Size.seconds(SECONDS)));
        }
        return seen;
    }

    private static Result result(Seen small, Seen large, double minutes) {
        var figures = new LinkedHashMap<String, Object>();
        figures.put("small_rows", small.rows);
        figures.put("large_rows", large.rows);
        figures.put("large_database_gb", large.bytes / 1e9);
        figures.put("signed_per_second_small", small.signedPerSecond());
        figures.put("signed_per_second_large", large.signedPerSecond());
        figures.put("signed_and_confirmed_per_second_small", small.confirmedPerSecond());
        figures.put("signed_and_confirmed_per_second_large", large.confirmedPerSecond());
        // Its table does not grow: far from 1, the machine was not the same before and after.
        figures.put("insert_commits_large_by_small", large.commitsPerSecond() / small.commitsPerSecond());
        figures.put("minutes_of_copying", minutes);
        figures.put("small", small.json());
        figures.put("large", large.json());
        return new Result(
                List.of(
                        Result.Goal.atLeast("signing, large ÷ small", large.signedPerSecond() / small.signedPerSecond(), "×", GOAL),
                        Result.Goal.atLeast(
                                "signing and confirming, large ÷ small",
                                large.confirmedPerSecond() / small.confirmedPerSecond(),
                                "×",
                                GOAL)),
                figures);
    }
}
