package org.undersigned.world;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;
import org.eclipse.microprofile.config.ConfigProvider;
import org.undersigned.organisation.member.StaffCommand;
import picocli.CommandLine;

/** Somebody who works here, and the browser they use: it keeps one cookie and says where its forms come from. */
public final class Desk {

    /** Where the site says it lives, and so where honest forms come from. */
    public static final String ORIGIN = ConfigProvider.getConfig().getValue("undersigned.base-url", String.class);

    /** What a browser sends of a form about an organisation: its digest, lines, a paragraph and a choice. */
    private static final List<Pattern> DRAWN = List.of(
            Pattern.compile("<input type=\"hidden\" name=\"(seen)\" value=\"([0-9a-f]{64})\">"),
            Pattern.compile("<input id=\"([\\w.-]+)\" name=\"[\\w.-]+\" value=\"([^\"]*)\""),
            Pattern.compile("<textarea id=\"(postal_address)\"[^>]*>\\n?([^<]*)</textarea>"),
            Pattern.compile("<select id=\"(kind)\".*<option value=\"([a-z-]+)\" selected>"));

    public static final String PASSWORD = "quince lantern harbour oboe";

    private static final Pattern FORM = Pattern.compile("name=\"form\" value=\"([\\w-]+)\"");
    private static final Pattern SECRET = Pattern.compile("<code class=\"secret\" dir=\"ltr\">([A-Z2-7 ]+)</code>");
    private static final Pattern CODE = Pattern.compile("<li><code>([0-9A-Z-]{34})</code>");

    public final String email;
    public String cookie = "";
    public byte[] secret;
    public List<String> codes = List.of();
    /** The code of the app that the invitation was taken with, and that is used up since. */
    public String used = "";

    public Desk(String email) {
        this.email = email;
    }

    /** One of the two made-up people of the demo. */
    public static Desk demo(String name) {
        var desk = new Desk(name + "@staff.example.org");
        desk.post("/demo/staff/" + name).then().statusCode(303);
        return desk;
    }

    /** Somebody who was invited by the command and has set everything up. */
    public static Desk invited(String name, String... options) {
        var desk = new Desk(World.address(name));
        desk.accept(name, invitation(desk.email, options)).then().statusCode(200);
        return desk;
    }

    /** The path of the link that {@code ./undersigned staff invite} prints. */
    public static String invitation(String email, String... options) {
        var told = new StringWriter();
        var arguments = new java.util.ArrayList<>(List.of("invite", email));
        arguments.addAll(List.of(options));
        var status = new CommandLine(new StaffCommand())
                .setOut(new PrintWriter(told))
                .setErr(new PrintWriter(told))
                .execute(arguments.toArray(String[]::new));
        if (status != 0) throw new AssertionError(status + " " + told);
        return told.toString().lines().toList().get(1).replaceFirst("^https?://[^/]+", "");
    }

    /** The exit status of {@code ./undersigned staff …}. */
    public static int command(String... arguments) {
        return new CommandLine(new StaffCommand())
                .setOut(new PrintWriter(new StringWriter()))
                .setErr(new PrintWriter(new StringWriter()))
                .execute(arguments);
    }

    /** Takes an invitation. */
    public Response accept(String name, String path) {
        secret = secretIn(get(path).asString());
        used = code(0);
        var answer = post(path, "name", name, "password", PASSWORD, "code", used);
        codes = CODE.matcher(answer.asString())
                .results()
                .map(found -> found.group(1))
                .toList();
        return answer;
    }

    public static byte[] secretIn(String page) {
        var found = SECRET.matcher(page);
        if (!found.find()) throw new AssertionError("no secret in " + page);
        return Base32.decode(found.group(1).replace(" ", ""));
    }

    /** What the app shows, some steps from now. */
    public String code(int steps) {
        try {
            return new TimeBasedOneTimePasswordGenerator()
                    .generateOneTimePasswordString(
                            new SecretKeySpec(secret, "HmacSHA1"), Instant.now().plusSeconds(30L * steps));
        } catch (InvalidKeyException e) {
            throw new AssertionError(e);
        }
    }

    /** The first step of signing in. */
    public Response password(String password) {
        return post("/staff/sign-in", "email", email, "password", password);
    }

    /** The second. */
    public Response second(String code) {
        return post("/staff/second-factor", "form", form("/staff/second-factor"), "code", code);
    }

    /** The field that binds a form to the session, from a page that has one. */
    public String form(String path) {
        var found = FORM.matcher(get(path).asString());
        if (!found.find()) throw new AssertionError("no form on " + path);
        return found.group(1);
    }

    public Response get(String path) {
        return kept(request().get(path));
    }

    /** A form without the field of the session, unless {@code fields} name it. */
    public Response post(String path, String... fields) {
        return kept(filled(request().header("Origin", ORIGIN), fields).post(path));
    }

    /** A form of a page of the workspace. */
    public Response send(String path, String... fields) {
        return kept(filled(request().header("Origin", ORIGIN), fields)
                .formParam("form", form("/staff"))
                .post(path));
    }

    /** Gives the own link of an organisation a colour and, if there is one, a logo; empty for none. */
    public Response dresses(String organisation, String colour, byte[] logo) {
        var form = form("/staff");
        var request = request()
                .header("Origin", ORIGIN)
                .contentType("multipart/form-data")
                .multiPart("form", form)
                .multiPart("colour", colour);
        if (logo.length > 0) request.multiPart("logo", "logo.jpg", logo, "image/jpeg");
        return request.post("/staff/organisations/" + organisation + "/brand");
    }

    /** What an owner says of an organisation: the form as it is drawn, with changes, each a field and its value. */
    public Response describes(String organisation, String... changes) {
        var path = "/staff/organisations/" + organisation + "/profile";
        var page = get(path).asString();
        var fields = new LinkedHashMap<String, String>();
        for (var drawn : DRAWN)
            drawn.matcher(page).results().forEach(found -> fields.put(found.group(1), found.group(2)));
        for (int i = 0; i < changes.length; i += 2) fields.put(changes[i], changes[i + 1]);
        return send(
                path,
                fields.entrySet().stream()
                        .flatMap(one -> Stream.of(one.getKey(), one.getValue()))
                        .toArray(String[]::new));
    }

    /** A request with this browser's cookie. */
    public RequestSpecification request() {
        var request = World.browser().contentType("application/x-www-form-urlencoded; charset=UTF-8");
        return cookie.isEmpty() ? request : request.cookie("staff", cookie);
    }

    public static RequestSpecification filled(RequestSpecification request, String... fields) {
        for (int i = 0; i < fields.length; i += 2) request.formParam(fields[i], fields[i + 1]);
        return request;
    }

    private Response kept(Response answer) {
        if (answer.getCookies().containsKey("staff")) cookie = answer.getCookie("staff");
        return answer;
    }
}
