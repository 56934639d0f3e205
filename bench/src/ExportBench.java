import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** How fast very many supporters leave, in how little memory, and how long the page waits that tells their number. */
final class ExportBench implements Benchmark {

    private static final long SUPPORTERS = 1_000_000;
    /** So many are copies of one who signed. */
    private static final int COPIES = 100;
    private static final int CONNECTIONS = 256;
    private static final int COUNTED_WITHIN_SECONDS = 1_800;
    private static final int LOOKS = 40;
    private static final int LONGEST_COMMAND_MINUTES = 15;
    /** What is sorted on the disk of the database while it is read. */
    private static final long SORTED_BYTES_EACH = 1_500;

    private static final double GOAL = 50_000;
    private static final int GOAL_MEGABYTES = 64;
    private static final double GOAL_MILLIS = 100;

    private static final String ORGANISATION = "nnirr";
    private static final String PAGE = "/staff/organisations/" + ORGANISATION + "/supporters";

    /** As the workspace stores it once a second person approved: what is measured is the handing out. */
    private static final String ASK = """
            INSERT INTO supporter_export (id, organisation, reason, asked_by, asked_at, state, decided_at)
            SELECT gen_random_uuid(), id, 'The benchmark asks', gen_random_uuid(), now(), 'approved', now()
              FROM organisation WHERE slug = 'nnirr'
            """;

    @Override
    public String name() {
        return "export";
    }

    @Override
    public String about() {
        return "supporters a second of a sealed export of a million, in 64 MB, and the page that tells how many they are";
    }

    @Override
    public boolean takesLong() {
        return true;
    }

    /** One export. */
    private record Written(double seconds, double megabytes) {}

    @Override
    public Result run(Workplace workplace) throws Exception {
        var supporters = Size.of("EXPORT", SUPPORTERS);
        workplace.needs(Copies.room(supporters) + supporters * SORTED_BYTES_EACH);
        var program = Program.serve(workplace, workplace.file("data"));
        try (var database = program.database()) {
            Mailbox.standIn(database);
            var crowd = Crowd.before(program, database);
            crowd.people().ticking();
            var signed = Math.max(1, supporters / COPIES);
            crowd.allTaken(
                    Load.toTheEnd(program.server().port(), CONNECTIONS), crowd.people().only(signed)::signingAndConfirming);
            Count.await(program, signed, COUNTED_WITHIN_SECONDS);
            database.execute("DELETE FROM outbox");
            Copies.grow(database, supporters);
            // Before anybody could be the second person who has to approve it.
            var command = command(workplace, program, supporters);
            var owner = Campaigner.invited(program.server(), Program.invitation(workplace, program, ORGANISATION));
            awaitFigures(database, supporters);
            var page = looks(owner);
            var before = peakMegabytes(program);
            var download = download(database, owner, supporters);
            return result(workplace, supporters, command, download, page, peakMegabytes(program) - before);
        }
    }

    /** {@code ./undersigned export sealed} with no larger heap than the goal: it ends well, or there is no figure. */
    private static Written command(Workplace workplace, Program program, long supporters) throws Exception {
        var began = System.nanoTime();
        var options = "-Xms" + GOAL_MEGABYTES + "m -Xmx" + GOAL_MEGABYTES + "m -Xlog:gc:file=export.gc::filecount=0";
        var process = Program.begin(workplace, program, options, "export", "sealed", ORGANISATION);
        var late = Thread.ofVirtual().start(() -> stopLate(process));
        var lines = Lines.in(process.getInputStream());
        var status = process.waitFor();
        late.interrupt();
        if (status != 0 || lines.number() != supporters)
            throw new Refused("The command ended with status " + status + " after " + lines.number() + " of " + supporters
                    + " lines: " + Files.readString(workplace.file("command.log")).strip());
        return new Written((System.nanoTime() - began) / 1e9, lines.bytes() / 1e6);
    }

    private static void stopLate(Process process) {
        try {
            if (!process.waitFor(LONGEST_COMMAND_MINUTES, TimeUnit.MINUTES)) process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The program counts supporters by itself, and rests twenty times as long as it took. */
    private static void awaitFigures(Database database, long supporters) throws Exception {
        var began = System.nanoTime();
        var counted = "SELECT coalesce(max(number), 0) FROM supporter_figure f JOIN organisation o ON o.id = f.organisation"
                + " WHERE o.slug = '" + ORGANISATION + "' AND f.kind = 'supporters'";
        while (database.number(counted) != supporters) {
            if (System.nanoTime() - began > COUNTED_WITHIN_SECONDS * 1e9) throw new Refused("The supporters are not counted.");
            Thread.sleep(500);
        }
    }

    private static Times looks(Campaigner owner) throws Exception {
        // The first ones are slower than any that a person sees who works here all day.
        for (int i = 0; i < LOOKS; i++) owner.get(PAGE);
        var times = new Times();
        for (int i = 0; i < LOOKS; i++) {
            var began = System.nanoTime();
            owner.get(PAGE);
            times.add((int) ((System.nanoTime() - began) / 1_000));
        }
        return times;
    }

    /** From the button to the last byte, the counting for the audit log included. */
    private static Written download(Database database, Campaigner owner, long supporters) throws Exception {
        database.execute(ASK);
        var id = database.pairs("SELECT id::text, '' FROM supporter_export").getFirst().first();
        var began = System.nanoTime();
        var lines = owner.download(PAGE + "/exports/" + id, Map.of("as", "sealed"));
        if (lines.number() != supporters)
            throw new Refused("The download has " + lines.number() + " lines, and there are " + supporters + " supporters.");
        return new Written((System.nanoTime() - began) / 1e9, lines.bytes() / 1e6);
    }

    private static Result result(
            Workplace workplace, long supporters, Written command, Written download, Times page, double grown) throws Exception {
        var figures = new LinkedHashMap<String, Object>();
        figures.put("supporters", supporters);
        figures.put("download_seconds", download.seconds);
        figures.put("download_mb", download.megabytes);
        figures.put("memory_more_after_the_download_mb", grown);
        figures.put("command_seconds", command.seconds);
        figures.put("page_p50_ms", page.millis(0.5));
        return new Result(
                List.of(
                        Result.Goal.atLeast("supporters downloaded a second", supporters / download.seconds, "/s", GOAL),
                        Result.Goal.atMost(
                                "largest heap of the command",
                                Heap.of(workplace, "export.gc").largestMegabytes(),
                                "MB",
                                GOAL_MEGABYTES),
                        Result.Goal.atMost("page of the supporters, 95 of 100 looks within", page.millis(0.95), "ms", GOAL_MILLIS)),
                figures);
    }

    private static double peakMegabytes(Program program) throws Exception {
        return Machine.kilobytes(program.server().pid(), "VmHWM") / 1024.0;
    }
}
