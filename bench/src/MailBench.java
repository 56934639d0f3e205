import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How fast a mailing to many people leaves, signed and not, and the memory that it takes. */
final class MailBench implements Benchmark {

    private static final long PEOPLE = 100_000;
    private static final int CONNECTIONS = 256;
    private static final int COUNTED_WITHIN_SECONDS = 300;
    private static final double GOAL = 200;
    private static final double GOAL_MEGABYTES = 64;
    private static final int MOST_AT_ONCE = 8;
    private static final int LONGEST_MINUTES = 60;
    private static final String ORGANISATION = "nnirr";

    /** As the workspace stores a mailing that somebody started: what is measured is the sending. */
    private static final String START = """
            INSERT INTO mailing (id, organisation, audience, segment, subject, body, tried_on, local_time, code, state, tested, made_on)
            SELECT gen_random_uuid(), id, 'supporters',
                   '{"languages":[],"countries":[],"regions":[],"sources":[],"signed":[],"unsigned":[]}',
                   '{"en":"What happened since, {name}"}',
                   '{"en":"Dear {name},\\n\\nthe **committee** met on Monday. This is what it said, and what it did not say.\\n\\n- first\\n- second\\n\\nThank you."}',
                   100, false, 'mail-' || substr(md5(random()::text), 1, 8), 'scheduled', true, current_date
              FROM organisation WHERE slug = 'nnirr'
            """;

    /** Tells the program that what it holds in memory has changed. */
    private static final String PUBLISH = "UPDATE publication SET version = version + 1";

    @Override
    public String name() {
        return "mail";
    }

    @Override
    public String about() {
        return "mails a second of a mailing to 100 thousand people by a mail server on this machine, signed (DKIM) and not";
    }

    @Override
    public Result run(Workplace workplace) throws Exception {
        var people = Size.of("MAIL", PEOPLE);
        var sink = workplace.keep(new MailSink());
        var program = Program.serve(workplace, workplace.file("data"), Map.of("UNDERSIGNED_SMTP_URL", sink.url()));
        try (var database = program.database()) {
            // Mails about signing are not what is measured.
            database.execute("INSERT INTO site_stop (what, at) VALUES ('mail', now())");
            database.execute(PUBLISH);
            Mailbox.standIn(database);
            var crowd = Crowd.before(program, database);
            crowd.people().ticking();
            crowd.allTaken(Load.toTheEnd(program.server().port(), CONNECTIONS), crowd.people().only(people)::signingAndConfirming);
            Count.await(program, people, COUNTED_WITHIN_SECONDS);
            database.execute("DELETE FROM outbox");
            database.execute("DELETE FROM site_stop");
            database.execute(PUBLISH);
            sender(workplace, program, database);
            var plain = send(database, sink, people);
            if (sink.signed() != 0) throw new Refused("Mails are signed before there is a key.");
            database.execute("UPDATE sender_key SET state = 'in-force'");
            database.execute("DELETE FROM mailing_greeted");
            var before = megabytes(program);
            var signed = send(database, sink, people);
            if (sink.signed() != people) throw new Refused(sink.signed() + " of " + people + " mails are signed.");
            return result(people, plain, signed, megabytes(program) - before, sink, Heap.of(workplace));
        }
    }

    /** A sender of the organisation's own, with a key that nobody looks up. */
    private static void sender(Workplace workplace, Program program, Database database) throws Exception {
        var owner = Campaigner.invited(program.server(), Program.invitation(workplace, program, ORGANISATION));
        var page = "/staff/organisations/" + ORGANISATION + "/sender";
        owner.post(page, Map.of("name", "Bench", "address", "news@bench.example.net", "minute", "60000", "shared", "on"));
        database.execute("UPDATE sender SET proven = 'operator'");
        owner.post(page + "/key", Map.of());
    }

    /** Sends one mailing to everybody: mails a second, from the first to the last. */
    private static double send(Database database, MailSink sink, long people) throws Exception {
        sink.again();
        database.execute(START);
        var began = System.nanoTime();
        while (database.number("SELECT count(*) FROM mailing WHERE state <> 'done'") > 0) {
            if (System.nanoTime() - began > LONGEST_MINUTES * 60e9) throw new Refused("The mailing is not over after an hour.");
            Thread.sleep(100);
        }
        var seconds = (System.nanoTime() - began) / 1e9;
        if (sink.mails() != people || sink.people() != people)
            throw new Refused(sink.mails() + " mails to " + sink.people() + " people, and there are " + people + ".");
        return people / seconds;
    }

    private static Result result(long people, double plain, double signed, double grown, MailSink sink, Heap heap) {
        var figures = new LinkedHashMap<String, Object>();
        figures.put("people", people);
        figures.put("unsigned_per_second", plain);
        figures.put("signed_by_unsigned", signed / plain);
                figures.put("largest_heap_mb", heap.largestMegabytes());
        return new Result(
                List.of(
                        Result.Goal.atLeast("signed mails", signed, "/s", GOAL),
                        Result.Goal.atMost("connections at once", sink.atOnce(), "", MOST_AT_ONCE),
                        Result.Goal.atMost("memory more after the second mailing", grown, "MB", GOAL_MEGABYTES)),
                figures);
    }

    private static double megabytes(Program program) throws Exception {
        return Machine.kilobytes(program.server().pid(), "VmHWM") / 1024.0;
    }
}
