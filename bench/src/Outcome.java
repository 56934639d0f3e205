import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What came back to a load generator.
 *
 * @param times of what was done, by what it was
 * @param busy answers 503 that said when to come again
 * @param lost requests that were sent and never answered
 * @param others first lines of every other answer that did not do what was asked, with their number
 * @param doneByLine how often each connection got what it asked for
 * @param sent requests
 * @param seconds until the last answer
 * @param processorSeconds what the generator itself used
 */
record Outcome(
        Map<Errand.Step, Times> times,
        long busy,
        long lost,
        Map<String, Integer> others,
        int[] doneByLine,
        long sent,
        double seconds,
        double processorSeconds) {

    Times of(Errand.Step step) {
        return times.getOrDefault(step, new Times());
    }

    long acknowledged(Errand.Step step) {
        return of(step).count();
    }

    double perSecond(Errand.Step step) {
        return acknowledged(step) / seconds;
    }

    /** How much the tenth of the connections that got least got, as a share of what the tenth that got most did: 1 is fair. */
    double fairness() {
        var sorted = doneByLine.clone();
        Arrays.sort(sorted);
        var tenth = Math.max(1, sorted.length / 10);
        var least = Arrays.stream(sorted, 0, tenth).average().orElseThrow();
        var most = Arrays.stream(sorted, sorted.length - tenth, sorted.length).average().orElseThrow();
        return most == 0 ? Double.NaN : least / most;
    }

    Map<String, Object> json() {
        var json = new LinkedHashMap<String, Object>();
        times.forEach((step, times) -> {
            var one = new LinkedHashMap<String, Object>();
            one.put("per_second", perSecond(step));
            one.putAll(times.json());
            json.put(step.name().toLowerCase(Locale.ROOT), one);
        });
        json.put("without_answer", lost);
        if (busy > 0) json.put("busy", busy);
        json.put("seconds", seconds);
        json.put("generator_processor_seconds", processorSeconds);
        return json;
    }
}
