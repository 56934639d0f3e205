import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;

/** What Lighthouse, unmodified, thinks of the pages that people see first, in headless Chromium as on a phone. */
final class LighthouseBench implements Benchmark {

    private static final double GOAL = 100;
    private static final int LONGEST_SECONDS = 180;
    private static final List<String> PAGES =
            List.of(Program.PETITION, "/announcements/nnirr-end-family-detention", "/ar" + Program.PETITION, "/ar/announcements/nnirr-end-family-detention");
    /** Chromium asks its maker's hosts for many things of its own accord; nothing of this benchmark leaves the machine. */
    private static final String CHROMIUM = "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
            + " --disable-component-update --disable-sync";

    @Override
    public String name() {
        return "lighthouse";
    }

    @Override
    public String about() {
        return "scores of petition and announcement in Lighthouse, in two languages";
    }

    @Override
    public Result run(Workplace workplace) throws Exception {
        var chromium = Debian.need("chromium", "chromium");
        var npm = Debian.need("npm", "npm");
        for (var file : List.of("package.json", "package-lock.json"))
            Files.copy(workplace.home().resolve("bench/lighthouse").resolve(file), workplace.file(file));
        Command.of(new ProcessBuilder(npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline")
                        .directory(workplace.file("").toFile()))
                .within(LONGEST_SECONDS)
                .run();
        var port = Program.demo(workplace, workplace.file("data")).server().port();
        var goals = new ArrayList<Result.Goal>();
        var figures = new LinkedHashMap<String, Object>();
        for (var page : PAGES) {
            var report = workplace.file("report.json");
            Command.of(new ProcessBuilder(
                                    workplace.file("node_modules/.bin/lighthouse").toString(),
                                    "http://localhost:" + port + page,
                                    "--quiet",
                                    "--no-enable-error-reporting",
                                    "--only-categories=accessibility,best-practices,performance",
                                    "--chrome-flags=" + CHROMIUM,
                                    "--output=json",
                                    "--output-path=" + report)
                            .directory(workplace.file("").toFile()))
                    .with("CHROME_PATH", chromium)
                    .within(LONGEST_SECONDS)
                    .run();
            var said = Files.readString(report);
            goals.add(Result.Goal.atLeast("accessibility, " + page, score(said, "accessibility"), "", GOAL));
            goals.add(Result.Goal.atLeast("best practices, " + page, score(said, "best-practices"), "", GOAL));
            figures.put("performance " + page, score(said, "performance"));
        }
        return new Result(goals, figures);
    }

    /** Of a hundred. The id of a category stands before its score, and nothing else with both. */
    private static double score(String report, String category) {
        var found = Pattern.compile("\"id\":\\s*\"" + category + "\",\\s*\"score\":\\s*([0-9.]+)").matcher(report);
        if (!found.find()) throw new Refused("Lighthouse has no score for " + category + ".");
        return Double.parseDouble(found.group(1)) * 100;
    }
}
