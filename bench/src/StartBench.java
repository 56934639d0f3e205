import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** How long a start on existing data takes, how much memory the program then holds, and the most it takes while people read and sign. */
final class StartBench implements Benchmark {

    private static final int STARTS = 5;
    private static final int IDLE_SECONDS = 10;
    private static final int LOAD_SECONDS = 10;
    private static final int CONNECTIONS = 64;
    private static final double GOAL_SECONDS = 6;
    private static final double GOAL_MEGABYTES = 400;

    @Override
    public String name() {
        return "start";
    }

    @Override
    public String about() {
        return "seconds from ./undersigned demo on existing data to the first page, and memory idle and at its highest";
    }

    @Override
    public Result run(Workplace workplace) throws Exception {
        Debian.need("wrk", "wrk");
        var data = workplace.file("data");
        var first = Program.demo(workplace, data);
        first.close();
        var seconds = new ArrayList<Double>();
        Program demo;
        do {
            demo = Program.demo(workplace, data);
            seconds.add(demo.secondsToFirstPage());
            if (seconds.size() < STARTS) demo.close();
        } while (seconds.size() < STARTS);

        Thread.sleep(IDLE_SECONDS * 1_000L);
        var idle = megabytes(demo, "VmRSS");
        var load = Wrk.load(demo.server().url(Program.PETITION), LOAD_SECONDS);
        var read = megabytes(demo, "VmRSS");
        Outcome signed;
        try (var database = demo.database()) {
            signed = Crowd.before(demo, database).sign(CONNECTIONS, Size.seconds(LOAD_SECONDS));
        }

        var figures = new LinkedHashMap<String, Object>();
        figures.put("first_start_on_no_data_seconds", first.secondsToFirstPage());
        figures.put("load_pages_per_second", load.perSecond());
        figures.put("memory_after_reading_mb", read);
        figures.put("load_signatures_per_second", signed.perSecond(Errand.Step.SIGN));
        figures.put("memory_after_signing_mb", megabytes(demo, "VmRSS"));
        figures.put("starts_seconds", seconds);
        return new Result(
                List.of(
                        Result.Goal.atMost("start to first page", Median.of(seconds), "s", GOAL_SECONDS),
                        Result.Goal.atMost("memory after " + IDLE_SECONDS + " s", idle, "MB", GOAL_MEGABYTES),
                        Result.Goal.atMost("most memory ever, reading and signing", megabytes(demo, "VmHWM"), "MB", GOAL_MEGABYTES)),
                figures);
    }

    private static double megabytes(Program demo, String field) throws Exception {
        return Machine.kilobytes(demo.server().pid(), field) * 1_024 / 1e6;
    }
}
