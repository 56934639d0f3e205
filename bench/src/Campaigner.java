import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Somebody who works for an organisation: takes an invitation with password and app, as the page asks for, and looks at pages. */
final class Campaigner {

    private static final Pattern SECRET = Pattern.compile("<code class=\"secret\" dir=\"ltr\">([A-Z2-7 ]+)</code>");
    private static final Pattern FORM = Pattern.compile("name=\"form\" value=\"([\\w-]+)\"");
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int STEP_SECONDS = 30;

    private final HttpClient client = HttpClient.newHttpClient();
    private final String site;
    private String cookie = "";

    private Campaigner(String site) {
        this.site = site;
    }

    /** Takes the invitation at {@code path}. */
    static Campaigner invited(Server server, String path) throws Exception {
        var campaigner = new Campaigner("http://localhost:" + server.port());
        var secret = SECRET.matcher(campaigner.get(path));
        if (!secret.find()) throw new Refused("The invitation shows no secret for an app.");
        var fields = Map.of(
                "name", "Bench Campaigner", "password", "quince lantern harbour oboe", "code", code(secret.group(1).replace(" ", "")));
        var form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var answer = campaigner.send(campaigner.request(path)
                .header("Origin", campaigner.site)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
        if (answer.statusCode() != 200) throw new Refused("The invitation was not taken (" + answer.statusCode() + ").");
        campaigner.cookie = answer.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
        return campaigner;
    }

    /** A page; anything but a good answer is the end of the benchmark. */
    String get(String path) throws Exception {
        var answer = send(request(path));
        if (answer.statusCode() != 200) throw new Refused(path + " was answered " + answer.statusCode() + ".");
        return answer.body();
    }

    /** Sends a form of the workspace, bound to the session as its pages bind it. */
    void post(String path, Map<String, String> fields) throws Exception {
        var answer = send(bound(path, fields));
        if (answer.statusCode() != 200) throw new Refused(path + " was answered " + answer.statusCode() + ".");
    }

    /** As {@link #post}, for what is answered with a file: its lines, as they come. */
    Lines download(String path, Map<String, String> fields) throws Exception {
        var answer = client.send(bound(path, fields).build(), HttpResponse.BodyHandlers.ofInputStream());
        try (var file = answer.body()) {
            if (answer.statusCode() != 200) throw new Refused(path + " was answered " + answer.statusCode() + ".");
            return Lines.in(file);
        }
    }

    private HttpRequest.Builder bound(String path, Map<String, String> fields) throws Exception {
        var bound = FORM.matcher(get("/staff"));
        if (!bound.find()) throw new Refused("The workspace shows no form.");
        var form = "form=" + bound.group(1) + fields.entrySet().stream()
                .map(field -> "&" + field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining());
        return request(path)
                .header("Origin", site)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(site + path));
        return cookie.isEmpty() ? request : request.header("Cookie", cookie);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** What an app shows now (RFC 6238: SHA-1, six digits, 30 seconds). */
    private static String code(String secret) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(bytes(secret), "HmacSHA1"));
        var digest = mac.doFinal(
                ByteBuffer.allocate(8).putLong(System.currentTimeMillis() / 1_000 / STEP_SECONDS).array());
        var at = digest[digest.length - 1] & 0xf;
        return "%06d".formatted((ByteBuffer.wrap(digest).getInt(at) & 0x7fffffff) % 1_000_000);
    }

    private static byte[] bytes(String base32) {
        var bytes = ByteBuffer.allocate(base32.length() * 5 / 8);
        int held = 0;
        int bits = 0;
        for (var letter : base32.toCharArray()) {
            held = held << 5 | BASE32.indexOf(letter);
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.put((byte) (held >> bits));
                held &= (1 << bits) - 1;
            }
        }
        return bytes.array();
    }
}
