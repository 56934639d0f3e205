import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** How long a signer waits for the proof that the log has their signature, when the log is long; and how fast it got long. */
final class ProofBench implements Benchmark {

    private static final long LEAVES = 10_000_000;
    /** Between so many parts of the log some people have their leaves, whose proofs are asked for. */
    private static final int PARTS = 10;
    private static final int PEOPLE_EACH = 20;
    /** So many are put in the queue at once; the program appends without a pause while more than a batch of its own waits. */
    private static final int CHUNK = 100_000;
    private static final int TIMES = 20;
    private static final int WARM_UP_TIMES = 20;
    private static final int CONNECTIONS = 16;
    private static final double GOAL_MILLIS = 2;
    private static final long ROOM_EACH = 500;
    private static final long ROOM_BESIDE = 6_000_000_000L;
    private static final int POLL_MILLIS = 20;
    private static final int LONGEST_SILENCE_SECONDS = 120;

    /** Leaves of nobody: the log knows of a signature only a digest. */
    private static final String FILL = """
            INSERT INTO log_queue (signature, petition, commitment, hour)
            SELECT id, h.petition, sha256(uuid_send(id)), date_trunc('hour', now())
              FROM (SELECT gen_random_uuid() AS id FROM generate_series(1, %d)) n,
                   (SELECT DISTINCT petition FROM signature) h
            """;

    @Override
    public String name() {
        return "proof";
    }

    @Override
    public String about() {
        return "milliseconds until a signer has the proof of inclusion, in a log of 10 million leaves";
    }

    @Override
    public boolean takesLong() {
        return true;
    }

    @Override
    public Result run(Workplace workplace) throws Exception {
        var leaves = Size.of("PROOF", LEAVES);
        workplace.needs(leaves * ROOM_EACH + ROOM_BESIDE);
        var program = Program.serve(workplace, workplace.file("data"));
        try (var database = program.database()) {
            Mailbox.standIn(database);
            var crowd = Crowd.before(program, database);
            var links = new ArrayList<byte[]>();
            var appended = fill(crowd, leaves, links);
            read(program, 1, links, WARM_UP_TIMES);
            var alone = read(program, 1, links, TIMES);
            var many = read(program, CONNECTIONS, links, TIMES);

            var figures = new LinkedHashMap<String, Object>();
            figures.put("leaves", Count.logged(program));
            figures.put("p99_ms", alone.of(Errand.Step.READ).millis(0.99));
            figures.put("proofs_per_second_" + CONNECTIONS + "_connections", many.perSecond(Errand.Step.READ));
            figures.put("p99_ms_" + CONNECTIONS + "_connections", many.of(Errand.Step.READ).millis(0.99));
            figures.put("leaves_appended_per_second", appended);
            figures.put("alone", alone.json());
            figures.put("many", many.json());
            return new Result(
                    List.of(Result.Goal.atMost("a proof, median", alone.of(Errand.Step.READ).millis(0.50), "ms", GOAL_MILLIS)), figures);
        }
    }

    /** Makes the log as long as that, by the program's own sequencer, and says how many leaves it appended a second. */
    private static double fill(Crowd crowd, long leaves, List<byte[]> links) throws Exception {
        var program = crowd.program();
        var began = System.nanoTime();
        long queued = 0;
        for (int part = 1; part <= PARTS; part++) {
            var people = crowd.people().only(PEOPLE_EACH);
            crowd.allTaken(Load.toTheEnd(program.server().port(), 1), () -> people.signingAndConfirming(links));
            queued += PEOPLE_EACH;
            for (var end = leaves * part / PARTS; queued < end; ) {
                var chunk = Math.min(CHUNK, end - queued);
                crowd.database().execute(FILL.formatted(chunk));
                queued += chunk;
                awaitRoom(crowd.database());
            }
            System.err.printf("  %,d of %,d leaves after %.1f min%n", queued, leaves, (System.nanoTime() - began) / 60e9);
        }
        Count.await(program, queued, LONGEST_SILENCE_SECONDS);
        return queued / ((System.nanoTime() - began) / 1e9);
    }

    private static void awaitRoom(Database database) throws Exception {
        var began = System.nanoTime();
        while (database.number("SELECT count(*) FROM log_queue") > CHUNK / 2) {
            if (System.nanoTime() - began > LONGEST_SILENCE_SECONDS * 1_000_000_000L) throw new Refused("The log does not grow.");
            Thread.sleep(POLL_MILLIS);
        }
        // The queue of a real crowd is short; what left it must not slow down those who look for its beginning.
        database.execute("VACUUM log_queue");
    }

    private static Outcome read(Program program, int connections, List<byte[]> links, int times) throws Exception {
        var proofs = new Proofs(links, times);
        var outcome = Load.toTheEnd(program.server().port(), connections).run(() -> proofs);
        if (outcome.acknowledged(Errand.Step.READ) != (long) links.size() * times)
            throw new Refused("Not every proof came: " + outcome.others() + ", " + outcome.lost() + " without answer.");
        return outcome;
    }

    /** Each signer asks for the proof of their own signature, so many times. */
    private static final class Proofs implements Errand {
        private final Blank proof = Blank.page("/signatures/" + Mailbox.TOKEN + "/receipts/receipt.leaf.tlog-proof", Mailbox.TOKEN);
        private final List<byte[]> links;
        private final long end;
        private long next;

        private Proofs(List<byte[]> links, int times) {
            this.links = links;
            this.end = (long) links.size() * times;
        }

        @Override
        public Optional<Step> ask(ByteBuffer out, boolean begin) {
            if (!begin || next == end) return Optional.empty();
            proof.fill(out, links.get((int) (next++ % links.size())));
            return Optional.of(Step.READ);
        }

        @Override
        public boolean answered(Answer answer) {
            return answer.status() == 200;
        }
    }
}
