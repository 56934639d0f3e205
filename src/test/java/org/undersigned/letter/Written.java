package org.undersigned.letter;

import static org.undersigned.world.World.browser;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.World;

/** A letter of a campaign of its own, and what people do with its pages. */
record Written(OwnPetition petition, String path, String desk) {

    static final String TEXT =
            "I have lived beside this river for thirty years, and I ask you to act before the summer.";

    /** One that everybody writes to {@code target}, at most {@code hourly} letters an hour. */
    static Written to(String prefix, String target, int hourly, boolean test) {
        return of(prefix, """
                    rule: all
                    hourly: %d
                    test: %s
                    test_address: test-%s@example.org
                    suggestions:
                      - {subject: The outfall, text: "Dear office, [your reason], please stop the outfall at the old mill before the summer."}
                      - {subject: The old mill, text: "Dear office, I ask you to publish what you measure at the old mill every single week."}
                    representatives:
                      - {name: Robin Example, office: Minister, email: %s}
                """.formatted(hourly, test, prefix, target));
    }

    /** One that a file says more of. */
    static Written of(String prefix, String rest) {
        var petition = OwnPetition.open(
                prefix, yaml -> yaml.substring(0, yaml.indexOf("\nletters:")) + """

                letters:
                  - slug: %s-letter
                    title: {en: Write to the office, es: Escriba a la oficina}
                    text: A letter of your own counts for more.
                """.formatted(prefix) + rest);
        return new Written(
                petition,
                "/letters/" + prefix + "-letter",
                "/staff/campaigns/" + prefix + "-clean-river-now/letters/" + prefix + "-letter");
    }

    Response post(String step, String... fields) {
        var form = browser().contentType("application/x-www-form-urlencoded; charset=UTF-8");
        for (int i = 0; i < fields.length; i += 2) form.formParam(fields[i], fields[i + 1]);
        return form.post(path + "/" + step);
    }

    Response send(String name, String email, String... more) {
        var fields = new ArrayList<>(List.of("name", name, "email", email, "subject", "Please act", "text", TEXT));
        fields.addAll(List.of(more));
        return post("letters", fields.toArray(String[]::new));
    }

    /** Writes and confirms; the path of the mailed link comes back. */
    String confirmed(String name, String email, String... more) {
        var before = World.mails(email).size();
        send(name, email, more).then().statusCode(303);
        var link = World.mail(email, before + 1).path("/my-letters/");
        browser().post(link).then().statusCode(303);
        return link;
    }
}
