package org.undersigned.world;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.token.Token;

/** What the script of the pages does with passkeys, step by step, so that tests can take each one wrongly. */
public final class KeyRing {

    public static final String PAGE = "/staff/account/passkeys";
    public static final String ENTRY = "/staff/sign-in/passkey";

    private static final Pattern REMOVE = Pattern.compile("action=\"(" + PAGE + "/[0-9a-f-]{36}/remove)\"");

    private KeyRing() {}

    /** A challenge, and the cookie of the browser that it was made for. */
    public record Asked(String challenge, String browser, JsonPath options) {}

    public static SoftKey added(Desk desk, String name) {
        var key = new SoftKey();
        add(desk, key, name).then().statusCode(303);
        return key;
    }

    public static Response add(Desk desk, SoftKey key, String name) {
        return make(desk, PAGE, key, name);
    }

    /** A device makes a passkey, where {@code path} asks for one. */
    public static Response make(Desk desk, String path, SoftKey key, String name) {
        var asked = asked(desk, path);
        key.owner = Base64.getUrlDecoder().decode(asked.options.getString("user.id"));
        return answer(desk, path, asked, "name", name, "answer", key.made(asked.challenge));
    }

    public static Response enter(Desk desk, SoftKey key) {
        var asked = asked(desk, ENTRY);
        return answered(desk, asked, key.used(asked.challenge));
    }

    public static Asked asked(Desk desk, String path) {
        var answer = path.equals(PAGE) ? desk.send(path + "/challenge") : desk.post(path + "/challenge");
        answer.then().statusCode(200);
        return new Asked(
                answer.jsonPath().getString("challenge"), answer.getCookie("staff-passkey"), answer.jsonPath());
    }

    public static Response answered(Desk desk, Asked asked, String answer) {
        return answer(desk, ENTRY, asked, "answer", answer);
    }

    public static Response answer(Desk desk, String path, Asked asked, String... fields) {
        var request = Desk.filled(desk.request().header("Origin", Desk.ORIGIN), fields);
        if (!asked.browser.isEmpty()) request.cookie("staff-passkey", asked.browser);
        if (path.equals(PAGE)) request.formParam("form", desk.form("/staff"));
        var answer = request.post(path);
        if (answer.getCookies().containsKey("staff")) desk.cookie = answer.getCookie("staff");
        return answer;
    }

    public static String removal(Desk desk) {
        var found = REMOVE.matcher(desk.get(PAGE).asString());
        if (!found.find()) throw new AssertionError("no passkey can be removed");
        return found.group(1);
    }

    public static List<String> audited(Db db, Desk desk, String action, String detail) {
        return db.read(handle -> {
            var person = handle.select("SELECT person FROM staff_session WHERE hash = ?", Token.hash(desk.cookie))
                    .mapTo(UUID.class)
                    .one();
            return handle.select(
                            "SELECT action || ' ' || detail FROM audit_entry WHERE subject = ? AND action = ? AND (detail = ? OR ? = '')",
                            "staff " + person,
                            action,
                            detail,
                            detail)
                    .mapTo(String.class)
                    .list();
        });
    }
}
