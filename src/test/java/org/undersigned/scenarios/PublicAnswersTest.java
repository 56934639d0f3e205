package org.undersigned.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.world.World.PETITION;
import static org.undersigned.world.World.address;
import static org.undersigned.world.World.browser;
import static org.undersigned.world.World.confirmed;
import static org.undersigned.world.World.supporter;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undersigned.exchange.LoadCommand;
import org.undersigned.foundation.db.Published;
import org.undersigned.foundation.html.KeyScripts;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.Photo;
import org.undersigned.world.Ran;

/** What docs/headers.md promises of every kind of public answer, whatever its form. Pages are held to more by the tests in a browser. */
@QuarkusTest
class PublicAnswersTest {

    private static final Pattern OWN_FILE = Pattern.compile("(?:href|src)=\"(/(?:assets|pictures|embed)[^\"]*)\"");

    @TempDir
    Path folder;

    private final List<String> found = new ArrayList<>();

    @Test
    void every_kind_of_public_answer_keeps_what_its_kind_promises() throws Exception {
        var petition = withPictures();
        var kinds = new LinkedHashMap<String, String>();
        for (var page : List.of(
                "/", PETITION, "/ar" + PETITION, PETITION + "/check", "/verify", "/embed" + PETITION, petition.path()))
            kinds.put(page, "text/html");
        for (var page : List.copyOf(kinds.keySet()))
            for (var file : files(page))
                kinds.put(
                        file, file.endsWith(".css") ? "text/css" : file.endsWith(".js") ? "text/javascript" : "image/");
        for (var script : List.of("crypto", "opening"))
            kinds.put(KeyScripts.of(script).address(), "text/javascript");
        kinds.putAll(Map.ofEntries(
                Map.entry(PETITION + "/count.json", "application/json"),
                Map.entry("/letters/letter-to-the-secretary/count.json", "application/json"),
                Map.entry("/feed.atom", "application/atom+xml"),
                Map.entry("/sitemap.xml", "application/xml"),
                Map.entry("/robots.txt", "text/plain"),
                Map.entry(PETITION + ".png", "image/png"),
                Map.entry(PETITION + "/qr.svg", "image/svg+xml"),
                Map.entry(PETITION + "/poster-a4.pdf", "application/pdf"),
                Map.entry("/pledges/pictured-bathing-day.ics", "text/calendar"),
                Map.entry("/assets/icon.svg", "image/svg+xml"),
                Map.entry("/assets/crypto.licences.txt", "text/plain"),
                Map.entry("/embed.js", "text/javascript"),
                Map.entry("/log/logs.v0", "text/plain"),
                Map.entry("/log/policy", "text/plain"),
                Map.entry("/audit/heads", "text/plain"),
                Map.entry("/audit/vkey", "text/plain"),
                Map.entry("/delivery/vkey", "text/plain")));
        kinds.putAll(logs());
        kinds.forEach((path, type) -> {
            // The second one comes from what the first left in the cache, by other code.
            for (int i = 0; i < 2; i++) open(path, browser().get(path), 200, type);
            open(path, browser().head(path), 200, type);
            var tag = browser().get(path).header("ETag");
            if (tag != null) open(path, browser().header("If-None-Match", tag).get(path), 304, "");
        });
        for (var format : List.of("json", "xml"))
            open(
                    "/oembed?format=" + format,
                    browser()
                            .queryParam("url", "http://localhost:8080" + PETITION)
                            .queryParam("format", format)
                            .get("/oembed"),
                    200,
                    format.equals("json") ? "application/json" : "text/xml");
        assertEquals(List.of(), found);
    }

    @Test
    void answers_to_one_person_and_refusals_are_kept_nowhere_and_say_as_much() {
        var mail = supporter("Suzie Sample", address("suzie"));
        var own = mail.path("/signatures/");
        closed("own page", browser().get(own), 200, "text/html");
        closed("own data", browser().get(own + "/data.json"), 200, "application/json");
        closed("a link that is none", browser().get("/confirmations/x"), 410, "text/html");
        closed("check your mail", browser().get(PETITION + "/check-your-mail?s=" + "A".repeat(22)), 200, "text/html");
        closed("unsubscribe", browser().get("/unsubscribe/x"), 410, "text/html");
        closed("404", browser().get("/petitions/none"), 404, "text/html");
        closed("404 as JSON", browser().get("/petitions/none/count.json"), 404, "application/problem+json");
        closed("405", browser().delete(PETITION), 405, "text/html");
        closed("a form", form("name=Ana&country=US&email=" + address("ana")), 303, "");
        closed("a wrong form", form("name="), 422, "text/html");
        closed("a form that is none", form("name=%FF"), 400, "text/html");
        closed("a large form", form("name=" + "x".repeat(100_000)), 413, "text/html");
        closed(
                "JSON",
                json("{\"name\":\"Ana\",\"country\":\"US\",\"email\":\"" + address("ana") + "\"}"),
                202,
                "application/json");
        closed("wrong JSON", json("{\"name\":\"Ana\"}"), 422, "application/problem+json");
        closed(
                "another format",
                browser().contentType("text/xml").body("<x/>").post(PETITION + "/signatures"),
                415,
                "text/html");
        assertEquals(List.of(), found);
    }

    @Test
    void the_policy_is_the_one_that_is_written_down() throws Exception {
        var page = Files.readString(Path.of("docs/headers.md"));
        for (var path : List.of("/", PETITION + ".png", "/feed.atom", "/petitions/none")) {
            var policy = browser().get(path).header("Content-Security-Policy");
            assertTrue(page.contains("`" + policy + "`"), path + ": " + policy);
        }
    }

    @Test
    void every_site_may_read_numbers_and_logs_and_nothing_else() {
        for (var path : List.of(PETITION + "/count.json", "/log/logs.v0", "/embed.js"))
            for (int i = 0; i < 2; i++) {
                var answer =
                        browser().header("Origin", "https://elsewhere.example").get(path);
                assertEquals("*", answer.header("Access-Control-Allow-Origin"), path);
                assertEquals("cross-origin", answer.header("Cross-Origin-Resource-Policy"), path);
                assertEquals(null, answer.header("Access-Control-Allow-Credentials"), path);
            }
        for (var path : List.of("/", PETITION, PETITION + ".png", "/feed.atom", "/my-signatures"))
            assertEquals(
                    null,
                    browser()
                            .header("Origin", "https://elsewhere.example")
                            .get(path)
                            .header("Access-Control-Allow-Origin"),
                    path);
    }

    private void open(String what, Response answer, int status, String type) {
        every(what, answer, status, type);
        var caching = String.valueOf(answer.header("Cache-Control"));
        expect(caching.startsWith("public, max-age="), what, "Cache-Control " + caching);
        expect("same-origin".equals(answer.header("Referrer-Policy")), what, "Referrer-Policy");
    }

    private void closed(String what, Response answer, int status, String type) {
        every(what, answer, status, type);
        expect(
                "no-store".equals(answer.header("Cache-Control")),
                what,
                "Cache-Control " + answer.header("Cache-Control"));
        expect("no-referrer".equals(answer.header("Referrer-Policy")), what, "Referrer-Policy");
        expect("noindex".equals(answer.header("X-Robots-Tag")), what, "X-Robots-Tag");
    }

    private void every(String what, Response answer, int status, String type) {
        expect(answer.statusCode() == status, what, "status " + answer.statusCode());
        var is = String.valueOf(answer.contentType());
        expect(type.isEmpty() || is.startsWith(type), what, "Content-Type " + is);
        expect(answer.header("Set-Cookie") == null, what, "a cookie");
        expect("nosniff".equals(answer.header("X-Content-Type-Options")), what, "no nosniff");
        expect(answer.header("Server") == null && answer.header("X-Powered-By") == null, what, "a boast");
        // Sheets and scripts carry fewer headers, on purpose.
        if (is.startsWith("text/css") || is.startsWith("text/javascript")) return;
        var policy = String.valueOf(answer.header("Content-Security-Policy"));
        expect(policy.startsWith("default-src 'none'"), what, "policy " + policy);
        expect(policy.contains("base-uri 'none'") && policy.contains("frame-ancestors"), what, "policy " + policy);
        expect(!policy.contains("unsafe"), what, "policy " + policy);
        expect(what.startsWith("/embed/") || policy.contains("frame-ancestors 'none'"), what, "policy " + policy);
        expect("same-origin".equals(answer.header("Cross-Origin-Opener-Policy")), what, "no opener policy");
        expect(answer.header("Permissions-Policy") != null, what, "no permissions policy");
    }

    private void expect(boolean is, String what, String otherwise) {
        if (!is) found.add(what + ": " + otherwise);
    }

    private OwnPetition withPictures() throws Exception {
        var petition = OwnPetition.open("pictured");
        Files.write(folder.resolve("bridge.jpg"), Photo.taken(1_500, 1_000));
        Files.writeString(
                folder.resolve("campaign.yaml"),
                petition.yaml()
                        .replace(
                                "  profile: standard\n",
                                "  profile: standard\n  picture: {file: bridge.jpg, alt: {en: People, es: Gente}}\n"));
        var ran = Ran.of(new LoadCommand(), folder.toString());
        assertEquals(0, ran.status(), ran.err());
        io.quarkus.arc.Arc.container().instance(Published.Registry.class).get().refresh();
        return petition;
    }

    /** Sheets, scripts and pictures that a page names. */
    private static List<String> files(String page) {
        return OWN_FILE.matcher(browser().get(page).asString())
                .results()
                .map((MatchResult match) -> match.group(1))
                .filter(path -> path.matches(".*\\.(css|js|svg|jpg|png)"))
                .toList();
    }

    private static Map<String, String> logs() {
        supporter("Suzie Sample", address("suzie"));
        confirmed();
        var log = browser().get(PETITION + "/count.json").jsonPath().getString("log");
        return Map.of(
                log + "signatures/checkpoint", "text/plain",
                log + "withdrawals/checkpoint", "text/plain",
                log + "count", "text/plain",
                log + "signatures/tile/0/000.p/1", "application/octet-stream",
                log + "signatures/tile/entries/000.p/1", "application/octet-stream");
    }

    private static Response form(String body) {
        return browser()
                .contentType("application/x-www-form-urlencoded")
                .body(body)
                .post(PETITION + "/signatures");
    }

    private static Response json(String body) {
        return browser().contentType("application/json").body(body).post(PETITION + "/signatures");
    }
}
