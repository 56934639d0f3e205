import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** How long each of many requests took. */
final class Times {

    private int[] micros = new int[1 << 16];
    private int count;
    private boolean sorted;

    void add(int time) {
        if (count == micros.length) micros = Arrays.copyOf(micros, micros.length * 2);
        micros[count++] = time;
        sorted = false;
    }

    int count() {
        return count;
    }

    /** Milliseconds within which {@code share} of them were done. */
    double millis(double share) {
        if (count == 0) return Double.NaN;
        if (!sorted) Arrays.sort(micros, 0, count);
        sorted = true;
        return micros[(int) Math.min(count - 1L, Math.round(share * count))] / 1e3;
    }

    Map<String, Object> json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("acknowledged", count);
        if (count == 0) return json;
        json.put("p50_ms", millis(0.50));
        json.put("p99_ms", millis(0.99));
        return json;
    }
}
