import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;

/** The petition's page, asked for by a crowd, beside nginx with the same bytes on the same machine. */
final class PageBench implements Benchmark {

    private static final int ROUNDS = 3;
    private static final int WARM_UP_SECONDS = 5;
    private static final int SECONDS = 10;
    /** Half of what a static file server does, with a page that changes. */
    private static final double GOAL = 0.5;

    @Override
    public String name() {
        return "page";
    }

    @Override
    public String about() {
        return "petition pages a second (gzip, 64 connections), beside nginx with the same bytes as a file";
    }

    @Override
    public Result run(Workplace workplace) throws Exception {
        Debian.need("wrk", "wrk");
        var demo = Program.demo(workplace, workplace.file("data"));
        Wrk.load(demo.server().url(Program.PETITION), WARM_UP_SECONDS);
        var page = Fetched.get(demo.server().port(), Program.PETITION);
        if (!page.isZipped()) throw new Refused("The petition's page came without gzip.");
        var nginx = Nginx.serving(workplace, Program.PETITION, page.body());
        Wrk.load(nginx.url(Program.PETITION), WARM_UP_SECONDS);

        var ours = new ArrayList<Wrk>();
        var theirs = new ArrayList<Wrk>();
        for (int i = 0; i < ROUNDS; i++) {
            ours.add(round(page, demo.server()));
            theirs.add(round(page, nginx));
        }
        var figures = new LinkedHashMap<String, Object>();
        figures.put("pages_per_second", Median.of(ours.stream().map(Wrk::perSecond).toList()));
        figures.put("p50_ms", Median.of(ours.stream().map(Wrk::p50Millis).toList()));
        figures.put("p99_ms", Median.of(ours.stream().map(Wrk::p99Millis).toList()));
        figures.put("nginx_pages_per_second", Median.of(theirs.stream().map(Wrk::perSecond).toList()));
        figures.put("nginx_p99_ms", Median.of(theirs.stream().map(Wrk::p99Millis).toList()));
        figures.put("body_bytes", page.body().length);
        figures.put("rounds", ours.stream().map(Wrk::json).toList());
        figures.put("nginx_rounds", theirs.stream().map(Wrk::json).toList());
        var ratio = (double) figures.get("pages_per_second") / (double) figures.get("nginx_pages_per_second");
        return new Result(List.of(Result.Goal.atLeast("pages a second ÷ nginx", ratio, "×", GOAL)), figures);
    }

    /** One round; both servers must send the same whole page all the time, or the comparison is none. */
    private static Wrk round(Fetched page, Server server) throws Exception {
        var seen = Wrk.load(server.url(Program.PETITION), SECONDS);
        var now = Fetched.get(server.port(), Program.PETITION);
        if (now.status() != 200 || !now.isZipped() || !Arrays.equals(now.body(), page.body()) || seen.bytesEach() < page.body().length)
            throw new Refused(server.url(Program.PETITION) + " answers something else than before.");
        return seen;
    }
}
