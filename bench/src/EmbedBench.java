import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What a petition costs on the page of a partner that shows it by the element: every byte on the wire that the page would not have without. */
final class EmbedBench implements Benchmark {

    private static final int GOAL = 10_240;
    private static final int SCRIPT_GOAL = 4_096;
    private static final String PARTNER = "?partner=nnirr";
    private static final List<String> LANGUAGES = List.of("en", "es", "ht", "ar");
    private static final Pattern LOADED = Pattern.compile("<(?:link rel=\"stylesheet\" href|script src)=\"([^\"]+)\"");
    private static final Pattern ANY = Pattern.compile("<(?:link|script|img|iframe|source|video|audio|embed)\\b[^>]*\\b(?:src|href)=");

    @Override
    public String name() {
        return "embed";
    }

    @Override
    public String about() {
        return "bytes that a petition adds to a partner's page, in four languages";
    }

    @Override
    public Result run(Workplace workplace) throws Exception {
        var port = Program.demo(workplace, workplace.file("data")).server().port();
        var goals = new ArrayList<Result.Goal>();
        var figures = new LinkedHashMap<String, Object>();
        var script = ok(port, "/embed.js");
        goals.add(Result.Goal.atMost("script on the partner's page", script.wireBytes(), "B", SCRIPT_GOAL));
        for (var language : LANGUAGES) {
            var seen = visit(port, (language.equals("en") ? "" : "/" + language) + "/embed" + Program.PETITION + PARTNER);
            seen.put("element_wire_bytes", script.wireBytes());
            seen.put("wire_bytes", script.wireBytes() + (int) seen.get("frame_wire_bytes"));
            goals.add(Result.Goal.atMost("added to a partner's page, " + language, (int) seen.get("wire_bytes"), "B", GOAL));
            figures.put(language, seen);
        }
        return new Result(goals, figures);
    }

    private static Map<String, Object> visit(int port, String path) throws Exception {
        ok(port, path);
        var frame = ok(port, path);
        var html = frame.text();
        var parts = new ArrayList<Fetched>(List.of(frame));
        for (var address : LOADED.matcher(html).results().map(found -> found.group(1)).toList())
            parts.add(ok(port, address.replace("&amp;", "&")));
        if (ANY.matcher(html).results().count() != parts.size() - 1) throw new Refused("The frame loads something that is not counted.");
        var seen = new LinkedHashMap<String, Object>();
        seen.put("frame_wire_bytes", parts.stream().mapToInt(Fetched::wireBytes).sum());
        seen.put("frame_header_bytes", parts.stream().mapToInt(one -> one.head().length()).sum());
        seen.put("html_bytes", frame.body().length);
        seen.put("requests", parts.size() + 1);
        return seen;
    }

    private static Fetched ok(int port, String path) throws Exception {
        var fetched = Fetched.get(port, path);
        if (fetched.status() != 200) throw new Refused(path + " answers " + fetched.status() + ".");
        if (!fetched.isZipped()) throw new Refused(path + " is not compressed.");
        return fetched;
    }
}
