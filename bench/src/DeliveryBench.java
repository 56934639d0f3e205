import java.util.LinkedHashMap;
import java.util.List;

/** How long a pack with the names of many takes, and how much memory the program has used at most by then. */
final class DeliveryBench implements Benchmark {

    private static final long NAMES = 100_000;
    private static final int CONNECTIONS = 256;
    private static final int COUNTED_WITHIN_SECONDS = 300;
    private static final double GOAL_MINUTES = 10;
    private static final double GOAL_MEGABYTES = 1_000;
    private static final int LONGEST_MINUTES = 60;

    /** As the workspace stores it once a second person approved: what is measured is the making. */
    private static final String ASK = """
            INSERT INTO delivery_pack (id, petition, target, language, letter, signed_by, with_names, recipients, asked_by, asked_at, state)
            SELECT gen_random_uuid(), id, 0, 'en', 'Please answer.', 'Bench', true, '', gen_random_uuid(), now(), 'waiting'
              FROM action WHERE slug = 'end-family-detention'
            """;

    @Override
    public String name() {
        return "delivery";
    }

    @Override
    public String about() {
        return "minutes until a pack with 100 thousand names is ready, and the memory of the program";
    }

    @Override
    public Result run(Workplace workplace) throws Exception {
        var names = Size.of("DELIVERY", NAMES);
        var program = Program.serve(workplace, workplace.file("data"));
        try (var database = program.database()) {
            Mailbox.standIn(database);
            var crowd = Crowd.before(program, database);
            crowd.allTaken(Load.toTheEnd(program.server().port(), CONNECTIONS), crowd.people().only(names)::signingAndConfirming);
            Count.await(program, names, COUNTED_WITHIN_SECONDS);
            var before = peakMegabytes(program);
            var began = System.nanoTime();
            database.execute(ASK);
            while (database.number("SELECT count(*) FROM delivery_pack WHERE state = 'ready'") == 0) {
                if (database.number("SELECT count(*) FROM delivery_pack WHERE state = 'failed'") > 0)
                    throw new Refused("The pack could not be made.");
                if (System.nanoTime() - began > LONGEST_MINUTES * 60e9) throw new Refused("No pack after an hour.");
                Thread.sleep(200);
            }
            var minutes = (System.nanoTime() - began) / 60e9;
            var named = database.number("SELECT named FROM delivery_pack");
            if (named != names) throw new Refused(named + " are named, and " + names + " agreed to be.");
            return result(names, minutes, before, peakMegabytes(program), database, Heap.of(workplace));
        }
    }

    private static Result result(long names, double minutes, double before, double megabytes, Database database, Heap heap)
            throws Exception {
        var figures = new LinkedHashMap<String, Object>();
        figures.put("names", names);
        figures.put("names_per_second", names / minutes / 60);
        figures.put("files", database.number("SELECT count(*) FROM delivery_file"));
        figures.put("bytes", database.number("SELECT sum(length(content)) FROM delivery_file"));
        figures.put("peak_memory_before_mb", before);
        figures.put("largest_heap_mb", heap.largestMegabytes());
        return new Result(
                List.of(
                        Result.Goal.atMost("minutes for " + names + " names", minutes, "min", GOAL_MINUTES),
                        Result.Goal.atMost("most memory of the program", megabytes, "MB", GOAL_MEGABYTES)),
                figures);
    }

    /** The most that the program ever had in memory; the database server's is not in it. */
    private static double peakMegabytes(Program program) throws Exception {
        return Machine.kilobytes(program.server().pid(), "VmHWM") / 1024.0;
    }
}
