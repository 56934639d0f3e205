package org.undersigned.world;

import io.restassured.response.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.undersigned.foundation.html.Languages;

/** An organisation without an account that signs on to a statement by the public form. */
public final class Asking {

    private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"([0-9a-f.]+)\"");

    public final String email;
    private String form;
    private final Map<String, String> fields = new LinkedHashMap<>();

    private Asking(String form, String name, String site, String email) {
        this.form = form;
        this.email = email;
        fields.put("name", name);
        fields.put("kind", "environment");
        fields.put("url", site);
        fields.put("address", "1 Example Street\n12345 Example Town");
        fields.put("person", "Paula Example");
        fields.put("office", "Chair");
        fields.put("email", email);
    }

    /** One whose mailbox is in the domain of its site, {@code https://DOMAIN/}. */
    public static Asking from(OwnPetition petition, String name, String domain) {
        return at(petition, name, domain, domain);
    }

    /** One whose mailbox is in another domain than its site. */
    public static Asking at(OwnPetition petition, String name, String domain, String mailboxes) {
        var local = "office-" + UUID.randomUUID().toString().substring(0, 8);
        return new Asking(form(petition), name, "https://" + domain + "/", local + "@" + mailboxes);
    }

    /** Where the form is. */
    public static String form(OwnPetition petition) {
        return statement(petition) + "/sign-on";
    }

    /** The page of the statement. */
    public static String statement(OwnPetition petition) {
        return "/statements/" + petition.slug().replace("-stop-the-outfall", "-clean-river-statement");
    }

    /** Where the coalition decides. */
    public static String desk(OwnPetition petition) {
        return "/staff/campaigns/" + petition.slug().replace("-stop-the-outfall", "-clean-river-now") + "/sign-ons";
    }

    /** Fills the form in in another language. */
    public Asking in(String language) {
        form = Languages.href(language, form);
        return this;
    }

    public Asking with(String field, String value) {
        fields.put(field, value);
        return this;
    }

    /** What the page of the form carries. */
    public String seen() {
        var found = SEEN.matcher(World.browser().get(form).asString());
        if (!found.find()) throw new AssertionError("no form");
        return found.group(1);
    }

    /** Sends the form that is there now. */
    public Response send() {
        return send(seen());
    }

    public Response send(String seen) {
        var request = World.browser()
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("seen", seen);
        fields.forEach(request::formParam);
        return request.post(form);
    }

    /** Sends the form; the path of the link in the mail. */
    public String link() {
        send().then().statusCode(303);
        return World.mail(email, 1).path("/sign-ons/");
    }

    /** Presses the button behind a link. */
    public static Response confirm(String link) {
        return World.browser().multiPart("nothing", "").post(link);
    }

    /** Sends the form and confirms the mailbox; the path of the link. */
    public String confirmed() {
        var link = link();
        confirm(link).then().statusCode(303);
        return link;
    }
}
