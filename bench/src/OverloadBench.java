import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Five times as many people as can be served, for a minute: what is taken, who is turned away, and what it is like afterwards. */
final class OverloadBench implements Benchmark {

    private static final int ROUNDS = 3;
    private static final int SECONDS = 10;
    private static final int CALM_CONNECTIONS = 256;
    private static final int OVERLOAD_SECONDS = 60;
    private static final int TIMES_CAPACITY = 5;
    /** Many more than wait in the queue and in two batches: nearly all of them have to be turned away. */
    private static final int CONNECTIONS = 12_000;
    private static final double GOAL = 0.8;
    private static final double RECOVERED_SECONDS = 5;
    /** Chance alone makes it 0.55 if a fifth of those who come are taken, thirty for each connection, and more if more are. */
    private static final double FAIR = 0.5;
    /** A single second is a rough measure: it is as before if at most twice as much waiting is in it. */
    private static final double AS_BEFORE = 2;
    private static final int MOST_TRIES = 20;

    @Override
    public String name() {
        return "overload";
    }

    @Override
    public String about() {
        return "signatures taken a second while five times as many people come as can be served, as a share of the most without";
    }

    @Override
    public Result run(Workplace workplace) throws Exception {
        var program = Program.serve(workplace, workplace.file("data"));
        try (var database = program.database()) {
            return measure(workplace, Crowd.before(program, database));
        }
    }

    private static Result measure(Workplace workplace, Crowd crowd) throws Exception {
        crowd.warmUp(CALM_CONNECTIONS, crowd.people()::signing);
        var calm = new ArrayList<Outcome>();
        for (int i = 0; i < ROUNDS; i++) calm.add(crowd.sign(CALM_CONNECTIONS, Size.seconds(SECONDS)));
        var capacity = calm.stream().mapToDouble(one -> one.perSecond(Errand.Step.SIGN)).max().orElseThrow();
        var patience = Median.of(calm.stream().map(one -> one.of(Errand.Step.SIGN).millis(0.99)).toList()) * AS_BEFORE;

        var seconds = Size.seconds(OVERLOAD_SECONDS);
        var load = Load.during(seconds, crowd.program().server().port(), CONNECTIONS).paced(TIMES_CAPACITY * capacity);
        var before = Heap.of(workplace);
        var overload = crowd.proven(load, crowd.people()::signing);
        var heap = Heap.of(workplace);
        var ended = System.nanoTime() - (long) ((overload.seconds() - seconds) * 1e9);
        var recovered = recovered(crowd, ended, GOAL * capacity, patience);

        var taken = overload.acknowledged(Errand.Step.SIGN);
        var figures = new LinkedHashMap<String, Object>();
        figures.put("capacity_per_second", capacity);
        figures.put("offered_by_capacity", overload.sent() / seconds / capacity);
        figures.put("taken_per_second", overload.perSecond(Errand.Step.SIGN));
        figures.put("taken_and_on_disk", taken);
        figures.put("told_to_come_again", overload.busy());
        figures.put("without_answer", overload.lost());
        figures.put("taken_p50_ms", overload.of(Errand.Step.SIGN).millis(0.50));
        figures.put("taken_p99_ms", overload.of(Errand.Step.SIGN).millis(0.99));
        figures.put("largest_heap_mb", heap.largestMegabytes());
        figures.put("collector_share", (heap.pausedSeconds() - before.pausedSeconds()) / overload.seconds());
        figures.put("connections", CONNECTIONS);
        figures.put("overload_seconds", seconds);
        figures.put("overload", overload.json());
        figures.put("calm", calm.stream().map(Outcome::json).toList());
        return new Result(
                List.of(
                        Result.Goal.atLeast("taken in overload ÷ capacity", overload.perSecond(Errand.Step.SIGN) / capacity, "×", GOAL),
                        Result.Goal.atLeast("least by most served tenth", overload.fairness(), "×", FAIR),
                        Result.Goal.atMost("as before after", recovered, "s", RECOVERED_SECONDS)),
                figures);
    }

    /** Seconds from the end of the overload to the first second in which nobody is turned away and as many are served as quickly. */
    private static double recovered(Crowd crowd, long ended, double perSecond, double patience) throws Exception {
        for (int i = 0; ; i++) {
            var after = (System.nanoTime() - ended) / 1e9;
            var load = Load.during(1, crowd.program().server().port(), CALM_CONNECTIONS);
            var second = crowd.proven(load, crowd.people()::signing);
            var asBefore = second.busy() == 0
                    && second.perSecond(Errand.Step.SIGN) >= perSecond
                    && second.of(Errand.Step.SIGN).millis(0.99) <= patience;
            if (asBefore || i == MOST_TRIES) return after;
        }
    }
}
