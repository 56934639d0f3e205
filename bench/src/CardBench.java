import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;

/** The picture beside a link: how long the first one of a language takes, and those after it. */
final class CardBench implements Benchmark {

    private static final int LOOKS = 200;
    private static final double DRAWN_SECONDS = 2;
    private static final double KEPT_MILLIS = 50;
    private static final List<String> LANGUAGES = List.of("en", "es", "ht", "ar");
    private static final Pattern CARD = Pattern.compile("property=\"og:image\" content=\"https?://[^/]*([^\"]*)\"");

    @Override
    public String name() {
        return "card";
    }

    @Override
    public String about() {
        return "seconds until the picture beside a link is drawn, and milliseconds once it is";
    }

    @Override
    public Result run(Workplace workplace) throws Exception {
        var port = Program.demo(workplace, workplace.file("data")).server().port();
        var drawn = new ArrayList<Double>();
        var kept = new ArrayList<Double>();
        var bytes = 0;
        for (var language : LANGUAGES) {
            var card = card(port, language);
            drawn.add(millis(port, card) / 1_000);
            for (int i = 0; i < LOOKS; i++) kept.add(millis(port, card));
            bytes = Math.max(bytes, Fetched.get(port, card).body().length);
        }
        kept.sort(null);
        var slowest = drawn.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        var p99 = kept.get(kept.size() * 99 / 100);
        var figures = new LinkedHashMap<String, Object>();
        figures.put("median_kept_ms", kept.get(kept.size() / 2));
        figures.put("largest_bytes", bytes);
        return new Result(
                List.of(
                        Result.Goal.atMost("first of a language", slowest, "s", DRAWN_SECONDS),
                        Result.Goal.atMost("p99 of those after it", p99, "ms", KEPT_MILLIS)),
                figures);
    }

    /** The address that the petition's page names. */
    private static String card(int port, String language) throws IOException {
        var path = (language.equals("en") ? "" : "/" + language) + Program.PETITION;
        var found = CARD.matcher(Fetched.get(port, path).text());
        if (!found.find()) throw new Refused("The page names no picture in " + language + ".");
        return found.group(1);
    }

    private static double millis(int port, String card) throws IOException {
        var began = System.nanoTime();
        var answer = Fetched.get(port, card);
        var millis = (System.nanoTime() - began) / 1e6;
        if (answer.status() != 200 || !answer.header("Content-Type").filter("image/png"::equals).isPresent())
            throw new Refused(card + " is no picture: " + answer.status());
        return millis;
    }
}
