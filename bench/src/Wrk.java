import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What {@code wrk} saw: requests a second, times of half and of 99 % of them, and how much it read for each. */
record Wrk(double perSecond, double p50Millis, double p99Millis, double bytesEach) {

    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern READ = Pattern.compile("(\\d+) requests in \\S+, ([0-9.]+)(KB|MB|GB) read");
    private static final Pattern WRONG = Pattern.compile("(Non-2xx or 3xx responses: \\d+|Socket errors: .*)");

    /** Loads one address with 64 kept connections. Any answer but a good one is the end of the benchmark. */
    static Wrk load(String url, int seconds) throws Exception {
        var said = Command.of(List.of(
                        Debian.need("wrk", "wrk"), "-t2", "-c64", "-d" + seconds + "s", "--timeout", "10s", "--latency", "-H",
                        "Accept-Encoding: gzip", url))
                .within(seconds + 30)
                .run();
        var wrong = WRONG.matcher(said);
        if (wrong.find()) throw new Refused(url + ": " + wrong.group(1));
        var rate = RATE.matcher(said);
        if (!rate.find()) throw new Refused("wrk gave no figure: " + said.strip());
        return new Wrk(Double.parseDouble(rate.group(1)), millis(said, "50%"), millis(said, "99%"), bytesEach(said));
    }

    Map<String, Object> json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("per_second", perSecond);
        json.put("p50_ms", p50Millis);
        json.put("p99_ms", p99Millis);
        json.put("bytes_each", bytesEach);
        return json;
    }

    private static double bytesEach(String said) {
        var read = READ.matcher(said);
        if (!read.find()) throw new Refused("wrk did not say how much it read: " + said.strip());
        var unit = Math.pow(1_024, 1 + List.of("KB", "MB", "GB").indexOf(read.group(3)));
        return Double.parseDouble(read.group(2)) * unit / Double.parseDouble(read.group(1));
    }

    private static double millis(String said, String share) {
        var found = Pattern.compile(Pattern.quote(share) + "\\s+([0-9.]+)(us|ms|s)").matcher(said);
        if (!found.find()) throw new Refused("wrk gave no latencies: " + said.strip());
        var value = Double.parseDouble(found.group(1));
        return switch (found.group(2)) {
            case "us" -> value / 1_000;
            case "s" -> value * 1_000;
            default -> value;
        };
    }
}
