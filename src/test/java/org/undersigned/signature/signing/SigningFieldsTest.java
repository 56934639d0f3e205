package org.undersigned.signature.signing;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.foundation.mail.MailAddress;
import org.undersigned.signature.Source;
import org.undersigned.world.World;

/** The page about the fields of signing, against the program. */
@QuarkusTest
class SigningFieldsTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\| (yes|no) \\| ([0-9]*) ?\\| (.*) \\|$");

    private final String page = Files.readString(Path.of("docs/signing.md"));

    SigningFieldsTest() throws IOException {}

    @Test
    void it_names_the_lengths_and_characters_that_are_taken() {
        var lengths = new TreeMap<String, Integer>();
        ROW.matcher(page)
                .results()
                .filter(row -> !row.group(3).isEmpty())
                .forEach(row -> lengths.put(row.group(1), Integer.parseInt(row.group(3))));
        assertEquals(
                Map.of(
                        "name", SignatureForm.NAME,
                        "email", MailAddress.LONGEST,
                        "country", 2,
                        "postcode", SignatureForm.POSTCODE,
                        "source", Source.LONGEST,
                        "lang", 11,
                        "submission", SignatureForm.SUBMISSION),
                lengths);
        for (var said : new String[] {
            "at most " + MailAddress.LONGEST_LOCAL + " stand before",
            "``" + MailAddress.SIGNS + "``",
            "`" + SignatureForm.ANY_POSTCODE + "`",
            "`" + SignatureForm.US_POSTCODE + "`",
            "`" + Source.CODE + "`",
            "at most " + FormBody.LONGEST / 1024 + " KB",
            "at most " + FormBody.MOST_FIELDS + " fields"
        }) assertTrue(page.contains(said), said);
        for (var language : Languages.all()) assertTrue(row("lang").matches(".*\\b" + language + "\\b.*"), language);
    }

    @Test
    void it_names_every_field_of_the_form_and_every_name_that_a_question_may_not_have() throws IOException {
        var named = new TreeSet<String>();
        ROW.matcher(page).results().forEach(row -> named.add(row.group(1)));
        var form = World.browser().get(World.PETITION).asString();
        for (var typo :
                new String[] {form, refused(Map.of("email", "a@gmial.com")).asString()})
            Pattern.compile("<(?:input|select|textarea)[^>]* name=\"([^\"]+)\"")
                    .matcher(typo.replaceAll("(?s).*(<form[^>]*/signatures\".*?</form>).*", "$1"))
                    .results()
                    .map(field -> field.group(1).replaceAll("^consent\\..*", "consent.SLUG.email"))
                    .forEach(field -> assertTrue(named.contains(field), field));
        var schema = new ObjectMapper()
                .readTree(Path.of("docs/schema/campaign.schema.json").toFile());
        var kept = new TreeSet<String>();
        schema.findValues("not").forEach(not -> not.path("enum").forEach(name -> kept.add(name.asText())));
        // No question has a name with a point in it.
        named.removeIf(name -> name.contains("."));
        assertEquals(named, kept);
    }

    @Test
    void the_longest_is_taken_and_one_more_is_not() {
        var domain = (".a" + "b".repeat(60)).repeat(3).substring(1) + ".org";
        var local = "c".repeat(MailAddress.LONGEST - domain.length() - 1);
        var longest = Map.of(
                "name", "𐒀".repeat(SignatureForm.NAME),
                "email", local + "@" + domain,
                "postcode", "9".repeat(SignatureForm.POSTCODE));
        assertEquals(MailAddress.LONGEST, longest.get("email").length());
        sent(longest).then().statusCode(202);
        for (var field : longest.entrySet()) {
            var more = new HashMap<>(longest);
            more.put(field.getKey(), field.getValue().replaceFirst("^(.)", "$1$1"));
            sent(more)
                    .then()
                    .statusCode(422)
                    .body("errors.size()", equalTo(1))
                    .body("errors[0].pointer", equalTo("/" + field.getKey()));
        }
        var both = new HashMap<>(longest);
        both.put("email", "c".repeat(MailAddress.LONGEST_LOCAL + 1) + "@example.org");
        sent(both).then().statusCode(422).body("errors[0].pointer", equalTo("/email"));
    }

    private String row(String field) {
        return ROW.matcher(page)
                .results()
                .filter(row -> row.group(1).equals(field))
                .findFirst()
                .orElseThrow()
                .group(4);
    }

    private static Response sent(Map<String, String> fields) {
        var all = new HashMap<>(fields);
        all.put("country", "DE");
        return World.browser().contentType("application/json").body(all).post(World.PETITION + "/signatures");
    }

    /** The form as it comes back. */
    private static Response refused(Map<String, String> fields) {
        var request = World.browser().contentType("application/x-www-form-urlencoded");
        fields.forEach(request::formParam);
        return request.post(World.PETITION + "/signatures");
    }
}
