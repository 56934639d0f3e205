import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What a first visit to the petition's page costs on the wire: page and style sheets, compressed; headers are told beside it. */
final class WeightBench implements Benchmark {

    /** Ten packets: what a server may send before the first acknowledgement (RFC 6928). */
    private static final int GOAL = 14_336;

    private static final Map<String, String> PAGES = pages("", "es", "ht", "ar");
    private static final Pattern LINK = Pattern.compile("<link\\b[^>]*>");
    private static final Pattern ICON_OR_SHEET = Pattern.compile("\\brel=\"?(stylesheet|icon|preload|modulepreload|manifest|apple-touch-icon)\\b");
    private static final Pattern HREF = Pattern.compile("\\bhref=\"([^\"]+)\"");
    private static final Pattern EMBEDDED = Pattern.compile("<(?:script|img|iframe|source|video|audio|embed)\\b[^>]*\\bsrc=\"(?!data:)");
    private static final Pattern CSS_URL = Pattern.compile("url\\(\\s*['\"]?(?!data:|#)|@import");

    @Override
    public String name() {
        return "weight";
    }

    @Override
    public String about() {
        return "bytes on the wire and requests of a first visit to the petition's page, in four languages";
    }

    @Override
    public Result run(Workplace workplace) throws Exception {
        var demo = Program.demo(workplace, workplace.file("data"));
        var goals = new ArrayList<Result.Goal>();
        var figures = new LinkedHashMap<String, Object>();
        for (var page : PAGES.entrySet()) {
            var seen = visit(demo.server().port(), page.getValue());
            goals.add(Result.Goal.atMost("first visit, " + page.getKey(), (int) seen.get("html_bytes") + (int) seen.get("css_bytes"), "B", GOAL));
            figures.put("requests_" + page.getKey(), seen.get("requests"));
            figures.put(page.getKey(), seen);
        }
        return new Result(goals, figures);
    }

    private static Map<String, Object> visit(int port, String path) throws Exception {
        var drawn = ok(Fetched.get(port, path), path);
        var page = ok(Fetched.get(port, path), path);
        var html = page.text();
        var sheets = new ArrayList<Fetched>();
        var icons = new ArrayList<Fetched>();
        for (var tag : LINK.matcher(html).results().map(found -> found.group()).toList()) {
            var rel = ICON_OR_SHEET.matcher(tag);
            var href = HREF.matcher(tag);
            if (!rel.find() || !href.find()) continue;
            (rel.group(1).equals("stylesheet") ? sheets : icons).add(ok(Fetched.get(port, href.group(1)), href.group(1)));
        }
        var more = EMBEDDED.matcher(html).results().count();
        for (var sheet : sheets) more += CSS_URL.matcher(sheet.text()).results().count();

        var seen = new LinkedHashMap<String, Object>();
        seen.put("wire_bytes", page.wireBytes() + sheets.stream().mapToInt(Fetched::wireBytes).sum());
        seen.put("html_bytes", page.body().length);
        seen.put("html_gzip", page.isZipped());
        seen.put("css_bytes", sheets.stream().mapToInt(one -> one.body().length).sum());
        seen.put("header_bytes", page.head().length() + sheets.stream().mapToInt(one -> one.head().length()).sum());
        seen.put("icon_wire_bytes", icons.stream().mapToInt(Fetched::wireBytes).sum());
        seen.put("requests", 1 + sheets.size() + icons.size() + (int) more);
        // The one visitor for whom the page is drawn: after a start or a change.
        seen.put("html_bytes_when_drawn", drawn.body().length);
        return seen;
    }

    private static Fetched ok(Fetched fetched, String path) {
        if (fetched.status() != 200) throw new Refused(path + " answers " + fetched.status() + ".");
        return fetched;
    }

    private static Map<String, String> pages(String... prefixes) {
        var pages = new LinkedHashMap<String, String>();
        for (var prefix : prefixes) pages.put(prefix.isEmpty() ? "en" : prefix, (prefix.isEmpty() ? "" : "/" + prefix) + Program.PETITION);
        return pages;
    }
}
