/** The program compiles its hot paths while it runs, on the same cores: on a small or busy machine that takes a while. */
final class WarmUp {

    /** How long a turn takes. */
    static final int SECONDS = 5;

    private static final int MOST_TURNS = 8;
    /** A turn that beats the one before by more than this was not the last. */
    private static final double STILL_WARMING = 1.1;

    private WarmUp() {}

    /** Does something for {@link #SECONDS} and says how fast it was. */
    interface Turn {
        double perSecond() throws Exception;
    }

    /** Takes turns until they get no faster, and says how fast the last one was. */
    static double with(Turn turn) throws Exception {
        var before = 0.0;
        for (int i = 1; ; i++) {
            var rate = turn.perSecond();
            if (rate < before * STILL_WARMING || i == MOST_TURNS) return rate;
            before = rate;
        }
    }
}
