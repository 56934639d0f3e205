import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Sends requests on kept connections, each its next one when the last is answered. One thread and requests made ready as bytes, so
 * that the generator takes little of the machine that it measures. At the end it waits for every answer: what was acknowledged and
 * what is on disk must be the same number.
 *
 * @param seconds for which something new is begun
 * @param perSecond how many errands are begun a second, or infinitely many: then as fast as answers come
 */
record Load(int port, int connections, double seconds, double perSecond) {

    /** A run ends when nothing has been heard for so long; what is not answered by then never is. */
    private static final long LONGEST_SILENCE_NANOS = 30_000_000_000L;

    private static final int LARGEST_REQUEST = 4_096;

    /** Until no errand has anything left to do. */
    static Load toTheEnd(int port, int connections) {
        return new Load(port, connections, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    static Load during(double seconds, int port, int connections) {
        return new Load(port, connections, seconds, Double.POSITIVE_INFINITY);
    }

    /** An open loop: the crowd does not come more slowly because answers do, as long as a connection is free. */
    Load paced(double errandsPerSecond) {
        return new Load(port, connections, seconds, errandsPerSecond);
    }

    /** Runs; every connection gets an errand of its own. */
    Outcome run(Supplier<Errand> errands) throws IOException {
        try (var run = new Run()) {
            return run.of(errands);
        }
    }

    private boolean isUnpaced() {
        return Double.isInfinite(perSecond);
    }

    /** Connections, and what they saw until the end. */
    private final class Run implements AutoCloseable {
        private final Selector selector = Selector.open();
        private final List<Line> lines = new ArrayList<>();
        /** Who waited longest is the next to begin something. */
        private final Queue<Line> idle = new ArrayDeque<>();
        private final ByteBuffer out = ByteBuffer.allocateDirect(LARGEST_REQUEST);
        private final ByteBuffer in = ByteBuffer.allocate(1 << 16);
        private final Map<Errand.Step, Times> times = new EnumMap<>(Errand.Step.class);
        private final Map<String, Integer> others = new TreeMap<>();
        private long begun;
        private long sent;
        private long waiting;
        private long busy;
        private long lost;
        private long began;
        private long heard;

        private Run() throws IOException {}

        private Outcome of(Supplier<Errand> errands) throws IOException {
            for (int i = 0; i < connections; i++) lines.add(new Line(port, selector, errands.get()));
            idle.addAll(lines);
            var processor = Machine.processorSeconds(ProcessHandle.current().pid());
            began = System.nanoTime();
            heard = began;
            var pause = isUnpaced() ? 1_000 : 1;
            for (begin(); isUnderWay(); begin()) selector.select(this::answer, pause);
            var took = passed();
            var used = Machine.processorSeconds(ProcessHandle.current().pid()) - processor;
            var doneByLine = lines.stream().mapToInt(Line::done).toArray();
            return new Outcome(times, busy, lost + waiting, others, doneByLine, sent, took, used);
        }

        private boolean isUnderWay() {
            if (waiting > 0) return System.nanoTime() - heard < LONGEST_SILENCE_NANOS;
            return !idle.isEmpty() && passed() < seconds;
        }

        private double passed() {
            return (System.nanoTime() - began) / 1e9;
        }

        /** Lets connections that have nothing to do begin something, as far as the pace allows. One with nothing left falls out. */
        private void begin() {
            while (!idle.isEmpty() && passed() < seconds && isDue()) if (send(idle.poll(), true)) begun++;
        }

        private boolean isDue() {
            return isUnpaced() || begun <= passed() * perSecond;
        }

        private boolean send(Line line, boolean begin) {
            try {
                if (!line.send(out, begin)) {
                    line.rest();
                    return false;
                }
                waiting++;
                sent++;
                return true;
            } catch (IOException e) {
                lost++;
                return true;
            }
        }

        private void answer(SelectionKey key) {
            var line = (Line) key.attachment();
            try {
                var answer = line.read(in);
                if (answer.isEmpty()) return;
                waiting--;
                heard = System.nanoTime();
                count(line, answer.get());
                if (!send(line, false)) idle.add(line);
            } catch (IOException e) {
                key.cancel();
                if (!line.isWaiting()) {
                    idle.remove(line);
                    return;
                }
                // What was asked for may have been done or not: it is nobody's proof.
                waiting--;
                lost++;
            }
        }

        private void count(Line line, Answer answer) {
            if (line.took(answer)) times.computeIfAbsent(line.step(), step -> new Times()).add(line.microsSinceSent());
            else if (answer.isBusy()) busy++;
            else others.merge(line.step() + ": " + answer.statusLine(), 1, Integer::sum);
        }

        @Override
        public void close() throws IOException {
            for (var line : lines) line.close();
            selector.close();
        }
    }
}
