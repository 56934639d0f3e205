import java.util.regex.Pattern;

/** The number that a program publishes. */
final class Count {

    private static final String PATH = Program.PETITION + "/count.json";
    private static final Pattern CONFIRMED = Pattern.compile("\"confirmed\":\\s*(\\d+)");
    private static final Pattern LOG = Pattern.compile("\"log\":\\s*\"([^\"]+)\"");
    private static final int POLL_MILLIS = 50;

    private Count() {}

    static long of(Program program) throws Exception {
        return Long.parseLong(told(program, CONFIRMED));
    }

    /** Leaves of the signatures log less those of the withdrawals log, as their checkpoints say. */
    static long logged(Program program) throws Exception {
        var log = told(program, LOG);
        return leaves(program, log + "signatures/checkpoint") - leaves(program, log + "withdrawals/checkpoint");
    }

    /** A checkpoint's second line is the size of its log. */
    private static long leaves(Program program, String checkpoint) throws Exception {
        return Long.parseLong(Fetched.get(program.server().port(), checkpoint).text().lines().skip(1).findFirst().orElseThrow());
    }

    private static String told(Program program, Pattern what) throws Exception {
        var json = Fetched.get(program.server().port(), PATH).text();
        var found = what.matcher(json);
        if (!found.find()) throw new Refused(PATH + " does not tell what it should: " + json.strip());
        return found.group(1);
    }

    /** Waits until exactly {@code expected} are counted, and says how many seconds it took. One more is as wrong as one that is missing. */
    static double await(Program program, long expected, int longestSeconds) throws Exception {
        var began = System.nanoTime();
        for (var counted = of(program); counted != expected; counted = of(program)) {
            var waited = (System.nanoTime() - began) / 1e9;
            if (counted > expected) throw new Refused(counted + " are counted, and only " + expected + " have confirmed.");
            if (waited > longestSeconds)
                throw new Refused(counted + " of " + expected + " who have confirmed are counted after " + longestSeconds + " s.");
            Thread.sleep(POLL_MILLIS);
        }
        return (System.nanoTime() - began) / 1e9;
    }
}
