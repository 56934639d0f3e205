/**
 * How large a benchmark is: as the README says, or smaller, to see that it runs. {@code UNDERSIGNED_BENCH_SECONDS} is the longest that
 * a round takes; {@code UNDERSIGNED_BENCH_REPLAY} and the like are numbers of signatures. The results name what was run.
 */
final class Size {

    private static final String PREFIX = "UNDERSIGNED_BENCH_";

    private Size() {}

    /** Seconds of a round that takes {@code usual} of them. */
    static double seconds(double usual) {
        return Math.min(usual, of("SECONDS", Long.MAX_VALUE));
    }

    /** The number that the environment names, or the usual one. */
    static long of(String name, long usual) {
        var text = System.getenv(PREFIX + name);
        if (text == null || text.isBlank()) return usual;
        if (!text.strip().matches("[1-9][0-9]{0,8}"))
            throw new Refused(PREFIX + name + " is \"" + text + "\". Write a whole number above 0, or leave it out for " + usual + ".");
        return Long.parseLong(text.strip());
    }
}
