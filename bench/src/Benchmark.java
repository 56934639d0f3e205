/** One thing that is measured. */
interface Benchmark {

    /** What it is called on the command line and in the results. */
    String name();

    /** One line for people. */
    String about();

    /** Whether it takes much more than some minutes: then it runs only when it is named. */
    default boolean takesLong() {
        return false;
    }

    /**
     * Measures.
     *
     * @param workplace where it starts and keeps things; all of them end with it
     * @throws Refused if it cannot run here, or if answers were wrong, so that a figure would mean nothing
     */
    Result run(Workplace workplace) throws Exception;
}
