import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The largest petition that is known, from the first form to the published number: 6.1 million who sign and confirm. */
final class ReplayBench implements Benchmark {

    /** The United Kingdom's petition 241584 of 2019: 6,103,056. */
    private static final long SIGNATURES = 6_100_000;
    private static final int WAVE = 100_000;
    private static final int CONNECTIONS = 256;
    private static final double MINUTES = 60;
    private static final double HEAP_MEGABYTES = 1_024;
    private static final double BYTES_EACH = 2_048;
    /** More than it takes, and what PostgreSQL keeps of its log: a run of an hour must not end because the disk is full. */
    private static final long ROOM_EACH = 5_000;
    private static final long ROOM_BESIDE = 6_000_000_000L;
    private static final int LONGEST_WAIT_SECONDS = 120;

    @Override
    public String name() {
        return "replay";
    }

    @Override
    public String about() {
        return "6.1 million people sign and confirm: counted exactly, with time, memory and disk";
    }

    @Override
    public boolean takesLong() {
        return true;
    }

    @Override
    public Result run(Workplace workplace) throws Exception {
        var size = Size.of("REPLAY", SIGNATURES);
        workplace.needs(size * ROOM_EACH + ROOM_BESIDE);
        var program = Program.serve(workplace, workplace.file("data"));
        try (var database = program.database()) {
            Mailbox.standIn(database);
            var empty = databaseBytes(database);
            var crowd = Crowd.before(program, database);
            var began = System.nanoTime();
            var times = new LinkedHashMap<String, Object>();
            for (long done = 0; done < size; done += WAVE) {
                var wave = wave(crowd, Math.min(WAVE, size - done));
                // There is no mail server: thanks that wait are deleted, as if they were sent.
                database.execute("DELETE FROM outbox");
                progress(Math.min(done + WAVE, size), size, began, wave);
                times.put(String.valueOf(Math.min(done + WAVE, size)), wave.json());
            }
            var lag = Count.await(program, size, LONGEST_WAIT_SECONDS);
            var minutes = (System.nanoTime() - began) / 60e9;
            check(crowd, size);
            var heap = Heap.of(workplace);
            var figures = new LinkedHashMap<String, Object>();
            figures.put("signatures", size);
            figures.put("counted", Count.of(program));
            figures.put("counted_per_second", size / (minutes * 60));
            figures.put("seconds_until_the_last_was_counted", lag);
            figures.put("peak_memory_mb", Machine.kilobytes(program.server().pid(), "VmHWM") * 1_024 / 1e6);
            figures.put("collector_share", heap.pausedSeconds() / (minutes * 60));
            figures.put("write_ahead_log_mb", database.number("SELECT sum(size) FROM pg_ls_waldir()") / 1e6);
            figures.put("database_gb", databaseBytes(database) / 1e9);
            figures.put("bytes_each_by_relation", relations(database, size));
            figures.put("waves", times);
            var each = (databaseBytes(database) - empty) / (double) size;
            return new Result(
                    List.of(
                            // A smaller replay has to be done in a smaller time.
                            Result.Goal.atMost("minutes until all are counted", minutes, "min", MINUTES * size / SIGNATURES),
                            Result.Goal.atMost("largest heap", heap.largestMegabytes(), "MB", HEAP_MEGABYTES),
                            Result.Goal.atMost("disk for each signature", each, "B", BYTES_EACH)),
                    figures);
        }
    }

    private static Outcome wave(Crowd crowd, long people) throws Exception {
        var load = Load.toTheEnd(crowd.program().server().port(), CONNECTIONS);
        var wave = load.run(crowd.people().only(people)::signingAndConfirming);
        if (wave.acknowledged(Errand.Step.SIGN) != people || wave.acknowledged(Errand.Step.CONFIRM) != people)
            throw new Refused("Of " + people + " people " + wave.acknowledged(Errand.Step.SIGN) + " signed and "
                    + wave.acknowledged(Errand.Step.CONFIRM) + " confirmed; " + wave.lost() + " without answer, " + wave.busy()
                    + " told to come again, others: " + wave.others());
        return wave;
    }

    private static void progress(long done, long size, long began, Outcome wave) {
        System.err.printf(
                "  %,d of %,d after %.1f min, %,.0f a second%n", done, size, (System.nanoTime() - began) / 60e9, wave.perSecond(Errand.Step.CONFIRM));
    }

    /** The published number is right already; rows, grants and logs have to bear it out. */
    private static void check(Crowd crowd, long size) throws Exception {
        same("confirmed signatures in the database", size, crowd.confirmed());
        same("signatures in the database", size, crowd.signed());
        same("grants to organisations", size / 2 * 2, crowd.database().number("SELECT count(*) FROM grant_state WHERE live"));
        same("leaves whose signature is known", size, crowd.database().number("SELECT count(*) FROM log_leaf"));
        same("leaves in the public log less withdrawals", size, Count.logged(crowd.program()));
    }

    private static void same(String what, long expected, long found) {
        if (expected != found) throw new Refused("There are " + found + " " + what + ", but should be " + expected + ".");
    }

    private static long databaseBytes(Database database) throws Exception {
        return database.number("SELECT pg_database_size(current_database())");
    }

    private static Map<String, Object> relations(Database database, long size) throws Exception {
        var relations = new LinkedHashMap<String, Object>();
        var query = "SELECT relname, pg_relation_size(oid)::text FROM pg_class WHERE relkind IN ('r', 'i', 't')"
                + " ORDER BY pg_relation_size(oid) DESC LIMIT 20";
        for (var one : database.pairs(query)) relations.put(one.first(), Double.parseDouble(one.second()) / size);
        return relations;
    }
}
