package org.undersigned.delivery;

import io.quarkus.arc.Arc;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.stream.Stream;
import org.undersigned.foundation.db.Published;
import org.undersigned.world.Desk;

/** What campaigners send when a petition is handed over and answered. */
final class Handing {

    private Handing() {}

    static Response record(Desk desk, Packs packs, String... other) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("target", "0");
        fields.put("handed-on", LocalDate.now(ZoneOffset.UTC).toString());
        fields.put("way", "in-person");
        fields.put("place", "Town hall");
        fields.put("by-whom", "Ada <b>Example</b>");
        fields.put("language", "en");
        fields.put("sure", "on");
        var answer = send(desk, packs.page() + "/record", fields, other);
        refresh();
        return answer;
    }

    static String path(Response recorded, Desk desk, Packs packs) {
        recorded.then().statusCode(200);
        return desk.get(packs.page() + "/record")
                .asString()
                .replaceFirst("(?s).*href=\"([^\"]+/record/[0-9a-f-]{36})\".*", "$1");
    }

    static Response answer(Desk desk, String path, String... other) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("do", "answer");
        fields.put("answer", "partly");
        fields.put("answered-on", LocalDate.now(ZoneOffset.UTC).toString());
        fields.put("answer-text", "We will <i>think</i> about it.");
        fields.put("mailed", "on");
        fields.put("sure", "on");
        fields.put("answer-seen", standing(desk, path, "answer-seen"));
        return send(desk, path, fields, other);
    }

    /** What a field of the page of a hand-over is filled in with. */
    static String standing(Desk desk, String path, String field) {
        return desk.get(path).asString().replaceFirst("(?s).* name=\"" + field + "\"[^>]* value=\"([^\"]*)\".*", "$1");
    }

    /** Corrects what {@link #record} recorded. */
    static Response correct(Desk desk, String path, String... other) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("do", "correct-hand-over");
        fields.put("target", "0");
        fields.put("handed-on", LocalDate.now(ZoneOffset.UTC).toString());
        fields.put("way", "in-person");
        fields.put("place", "Town hall");
        fields.put("by-whom", "Ada <b>Example</b>");
        fields.put("language", "en");
        fields.put("pack", "");
        fields.put("signatures", standing(desk, path, "signatures"));
        fields.put("handed-seen", standing(desk, path, "handed-seen"));
        fields.put("handed-reason", "I <i>misread</i> it.");
        fields.put("handed-sure", "on");
        return send(desk, path, fields, other);
    }

    private static Response send(Desk desk, String path, LinkedHashMap<String, String> fields, String... other) {
        for (int i = 0; i < other.length; i += 2) fields.put(other[i], other[i + 1]);
        return desk.send(
                path,
                fields.entrySet().stream()
                        .flatMap(field -> Stream.of(field.getKey(), field.getValue()))
                        .toArray(String[]::new));
    }

    static void close(Desk desk, Packs packs) {
        var page = packs.page().replace("/delivery", "/state");
        desk.send(page, "step", "open-closed").then().statusCode(303);
        refresh();
    }

    static void refresh() {
        Arc.container().instance(Published.Registry.class).get().refresh();
    }
}
