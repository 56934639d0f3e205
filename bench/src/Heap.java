import java.nio.file.Files;
import java.util.regex.Pattern;

/**
 * What the log of a served program's collector tells so far.
 *
 * @param largestMegabytes that a collection found: just before one, the heap is fullest
 * @param pausedSeconds in which the program stood still, all collections together
 */
record Heap(double largestMegabytes, double pausedSeconds) {

    /** What it found, left, and could have had, and how long it took: {@code 17M->3M(61M) 5.172ms}. */
    private static final Pattern COLLECTION = Pattern.compile("(\\d+)M->\\d+M\\(\\d+M\\) ([0-9.]+)ms");

    static Heap of(Workplace workplace) throws Exception {
        return of(workplace, "gc.log");
    }

    /** The same of another program, whose collector writes to a file of its own. */
    static Heap of(Workplace workplace, String log) throws Exception {
        var collections = COLLECTION.matcher(Files.readString(workplace.file(log))).results().toList();
        return new Heap(
                collections.stream().mapToInt(one -> Integer.parseInt(one.group(1))).max().orElse(0),
                collections.stream().mapToDouble(one -> Double.parseDouble(one.group(2))).sum() / 1e3);
    }
}
