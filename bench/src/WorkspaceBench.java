import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How long pages of the workspace take for one who looks at one after the other, when there are many petitions and partners. */
final class WorkspaceBench implements Benchmark {

    private static final long SIGNATURES = 1_000_000;
    private static final int PETITIONS = 200;
    private static final int PARTNERS = 50;
    private static final int LOOKS = 40;
    private static final int CONNECTIONS = 256;
    private static final int COUNTED_WITHIN_SECONDS = 120;
    private static final double GOAL_MILLIS = 100;
    private static final double GOAL_DASHBOARD_MILLIS = 200;
    private static final String SEED = "/staff/campaigns/end-family-detention";
    private static final String ONE = "/staff/campaigns/clean-river-now-7";
    private static final String OWN = "/staff/organisations/river-watch";

    /** Sections of a campaign file that several files may share, if they say the same. */
    private static final Set<String> SHARED = Set.of("organisations", "coalition");

    /** The slug of what has a page: those of offices and categories stand deeper, and are no addresses. */
    private static final Pattern SLUG = Pattern.compile("(?: {2}| {4}| {2}- )slug: \\S+");

    /** All but those of the petition with the many signatures. */
    private static final List<String> PAGES = List.of(
            "/staff",
            "/staff/campaigns",
            "/staff/campaigns?q=outfall",
            ONE,
            ONE + "/partners",
            ONE + "/announcements",
            ONE + "/letters",
            ONE + "/letters/write-to-the-minister-7",
            ONE + "/calls",
            ONE + "/calls/call-the-ministry-7",
            ONE + "/pledges",
            ONE + "/pledges/bathing-day-7",
            ONE + "/papers",
            ONE + "/stop-the-outfall-7/state",
            ONE + "/stop-the-outfall-7/delivery",
            ONE + "/stop-the-outfall-7/delivery/record",
            ONE + "/stop-the-outfall-7/quarantine",
            ONE + "/stop-the-outfall-7/paper",
            ONE + "/stop-the-outfall-7/sharing",
            ONE + "/stop-the-outfall-7/updates",
            OWN + "/members",
            OWN + "/supporters",
            OWN + "/mailings",
            OWN + "/donations",
            OWN + "/kits/stop-the-outfall-7",
            "/staff/partnerships",
            "/staff/drafts",
            "/staff/audit",
            "/staff/audit?q=load",
            "/staff/approvals",
            "/staff/account");

    /** Those of the petition with the many signatures, but for its dashboard, and of who has their supporters. */
    private static final List<String> LARGE = List.of(
            SEED + "/end-family-detention/state",
            SEED + "/end-family-detention/quarantine",
            SEED + "/end-family-detention/paper",
            SEED + "/end-family-detention/sharing",
            "/staff/organisations/nnirr/supporters",
            "/staff/organisations/nnirr/mailings");

    @Override
    public String name() {
        return "workspace";
    }

    @Override
    public String about() {
        return "pages of the workspace with 200 petitions of 50 partners each, and a dashboard of a million signatures";
    }

    @Override
    public boolean takesLong() {
        return true;
    }

    @Override
    public Result run(Workplace workplace) throws Exception {
        var signatures = Size.of("WORKSPACE", SIGNATURES);
        workplace.needs(Copies.room(signatures));
        var campaigns = Files.createDirectories(workplace.file("campaigns"));
        write(workplace.home(), campaigns);
        var data = workplace.file("data");
        Program.load(workplace, data, campaigns);
        var program = Program.serve(workplace, data);
        try (var database = program.database()) {
            Mailbox.standIn(database);
            var crowd = Crowd.before(program, database);
            crowd.allTaken(
                    Load.toTheEnd(program.server().port(), CONNECTIONS),
                    crowd.people().only(signatures / 100)::signingAndConfirming);
            Count.await(program, signatures / 100, COUNTED_WITHIN_SECONDS);
            database.execute("DELETE FROM outbox");
            Copies.grow(database, signatures);
            var pages = new LinkedHashMap<String, Times>();
            var campaigner = Campaigner.invited(program.server(), Program.invitation(workplace, program, "river-watch"));
            for (var page : PAGES) pages.put(page, looks(campaigner, page));
            var other = Campaigner.invited(program.server(), Program.invitation(workplace, program, "nnirr"));
            for (var page : LARGE) pages.put(page, looks(other, page));
            return result(signatures, pages, looks(other, SEED));
        }
    }

    /** The sample of the documentation, many times, with many partners. */
    private static void write(Path home, Path folder) throws Exception {
        var page = Files.readString(home.resolve("docs/campaign-file.md"));
        var start = page.lastIndexOf("```yaml\n") + "```yaml\n".length();
        var sample = page.substring(start, page.indexOf("```", start));
        var more = IntStream.rangeClosed(3, PARTNERS).boxed().toList();
        var organisations = more.stream()
                .map("""
                      - slug: partner-%1$d
                        name: Partner Number %1$d of the River
                        kind: community
                        url: https://partner-%1$d.example
                        privacy_url: https://partner-%1$d.example/privacy
                        postal_address: %1$d Bridge Street, Example Town
                    """::formatted)
                .collect(Collectors.joining());
        var partners = more.stream()
                .map("    - {organisation: partner-%d, role: supporting}\n"::formatted)
                .collect(Collectors.joining());
        for (int i = 1; i <= PETITIONS; i++)
            Files.writeString(
                    Files.createDirectories(folder.resolve("river-" + i)).resolve("campaign.yaml"),
                    renamed(sample, i)
                            .replace("\ncoalition:", organisations + "\ncoalition:")
                            .replace("\ntargets:", partners + "\ntargets:")
                            .replace("opens: 2026-05-01\n  closes: 2026-12-31", "opens: 2020-05-01\n  closes: 2999-12-31"));
    }

    /** The sample with a slug of its own for everything that has a page of its own, whatever sections it may get. */
    private static String renamed(String sample, int number) {
        var lines = new ArrayList<String>();
        var section = "";
        for (var line : sample.lines().toList()) {
            if (!line.isEmpty() && line.charAt(0) != ' ') section = line.substring(0, line.indexOf(':'));
            lines.add(SLUG.matcher(line).matches() && !SHARED.contains(section) ? line + "-" + number : line);
        }
        return String.join("\n", lines) + "\n";
    }

    private static Times looks(Campaigner campaigner, String page) throws Exception {
        // The first ones are slower than any that a person sees who works here all day.
        for (int i = 0; i < LOOKS; i++) campaigner.get(page);
        var times = new Times();
        for (int i = 0; i < LOOKS; i++) {
            var began = System.nanoTime();
            campaigner.get(page);
            times.add((int) ((System.nanoTime() - began) / 1_000));
        }
        return times;
    }

    private static Result result(long signatures, Map<String, Times> pages, Times dashboard) {
        var figures = new LinkedHashMap<String, Object>();
        figures.put("petitions", PETITIONS);
        figures.put("partners_each", PARTNERS);
        figures.put("signatures", signatures);
        figures.put("looks_each", LOOKS);
        pages.forEach((page, times) -> figures.put(page, seen(times)));
        figures.put("dashboard", seen(dashboard));
        var slowest = pages.values().stream().mapToDouble(times -> times.millis(0.95)).max().orElseThrow();
        return new Result(
                List.of(
                        Result.Goal.atMost("slowest page, 95 of 100 looks within", slowest, "ms", GOAL_MILLIS),
                        Result.Goal.atMost(
                                "dashboard of " + signatures + ", 95 of 100 looks within", dashboard.millis(0.95), "ms", GOAL_DASHBOARD_MILLIS)),
                figures);
    }

    private static Map<String, Object> seen(Times times) {
        return Map.of("p50_ms", times.millis(0.5), "p95_ms", times.millis(0.95));
    }
}
