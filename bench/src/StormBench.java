import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A crowd that reads, of which one in a hundred signs and confirms meanwhile, beside nginx with the same page and nothing else to do. */
final class StormBench implements Benchmark {

    private static final int ROUNDS = 3;
    private static final int SECONDS = 15;
    private static final int READS_FOR_EACH_SIGNATURE = 100;
    /** Some hundred people a second, each with two forms, are never on more connections than these. */
    private static final int SIGNING_CONNECTIONS = 64;
    private static final double GOAL = 0.5;

    @Override
    public String name() {
        return "storm";
    }

    @Override
    public String about() {
        return "petition pages a second while one reader in a hundred signs and confirms, beside nginx with the same bytes as a file";
    }

    /** What was seen of readers and of signers in the same seconds. */
    private record Round(Wrk pages, Outcome signed) {}

    @Override
    public Result run(Workplace workplace) throws Exception {
        Debian.need("wrk", "wrk");
        var program = Program.serve(workplace, workplace.file("data"));
        var server = program.server();
        var page = Fetched.get(server.port(), Program.PETITION);
        if (!page.isZipped()) throw new Refused("The petition's page came without gzip.");
        var nginx = Nginx.serving(workplace, Program.PETITION, page.body());
        try (var database = program.database()) {
            Mailbox.standIn(database);
            var crowd = Crowd.before(program, database);
            crowd.warmUp(SIGNING_CONNECTIONS, crowd.people()::signingAndConfirming);
            var calm = WarmUp.with(() -> pages(server, WarmUp.SECONDS).perSecond());
            var reads = WarmUp.with(() -> round(crowd, calm, WarmUp.SECONDS).pages.perSecond());
            pages(nginx, WarmUp.SECONDS);

            var storms = new ArrayList<Round>();
            var theirs = new ArrayList<Wrk>();
            for (int i = 0; i < ROUNDS; i++) {
                var storm = round(crowd, reads, SECONDS);
                reads = storm.pages.perSecond();
                storms.add(storm);
                theirs.add(pages(nginx, SECONDS));
            }
            return result(calm, storms, theirs);
        }
    }

    /** So many sign as the round before lets expect; all of them must be in the database at the end. */
    private static Round round(Crowd crowd, double expectedReads, double seconds) throws Exception {
        var server = crowd.program().server();
        var pages = CompletableFuture.supplyAsync(() -> {
            try {
                return pages(server, seconds);
            } catch (Exception e) {
                throw new Refused(e.getMessage());
            }
        });
        var load = Load.during(Size.seconds(seconds), server.port(), SIGNING_CONNECTIONS).paced(expectedReads / READS_FOR_EACH_SIGNATURE);
        var signed = crowd.allTaken(load, crowd.people()::signingAndConfirming);
        return new Round(pages.get(), signed);
    }

    private static Wrk pages(Server server, double seconds) throws Exception {
        return Wrk.load(server.url(Program.PETITION), (int) Math.ceil(Size.seconds(seconds)));
    }

    private static Result result(double calm, List<Round> storms, List<Wrk> theirs) {
        var ours = Median.of(storms.stream().map(one -> one.pages.perSecond()).toList());
        var nginx = Median.of(theirs.stream().map(Wrk::perSecond).toList());
        var signed = Median.of(storms.stream().map(one -> one.signed.perSecond(Errand.Step.CONFIRM)).toList());
        var figures = new LinkedHashMap<String, Object>();
        figures.put("pages_per_second", ours);
        figures.put("pages_per_second_without_signing", calm);
        figures.put("pages_p99_ms", Median.of(storms.stream().map(one -> one.pages.p99Millis()).toList()));
        figures.put("nginx_pages_per_second", nginx);
        figures.put("nginx_p99_ms", Median.of(theirs.stream().map(Wrk::p99Millis).toList()));
        figures.put("confirmed_per_second", signed);
        figures.put("pages_for_each_signature", ours / signed);
        figures.put("sign_p99_ms", Median.of(storms.stream().map(one -> one.signed.of(Errand.Step.SIGN).millis(0.99)).toList()));
        figures.put("rounds", storms.stream().map(StormBench::json).toList());
        figures.put("nginx_rounds", theirs.stream().map(Wrk::json).toList());
        return new Result(List.of(Result.Goal.atLeast("pages a second while signing ÷ nginx", ours / nginx, "×", GOAL)), figures);
    }

    private static Object json(Round round) {
        var json = new LinkedHashMap<String, Object>();
        json.put("pages", round.pages.json());
        json.put("signed", round.signed.json());
        return json;
    }
}
