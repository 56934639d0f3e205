import java.util.regex.Pattern;

/** The number that a program publishes. */
final class Count {

    private static final String PATH = Program.PETITION + "/count.json";
    private static final Pattern CONFIRMED = Pattern.compile("\"confirmed\":\\s*(\\d+)");
    private static final int POLL_MILLIS = 50;

    private Count() {}

    static long of(Program program) throws Exception {
        var json = Fetched.get(program.server().port(), PATH).text();
        var number = CONFIRMED.matcher(json);
        if (!number.find()) throw new Refused(PATH + " tells no number: " + json.strip());
        return Long.parseLong(number.group(1));
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
