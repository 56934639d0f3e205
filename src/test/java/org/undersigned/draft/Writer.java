package org.undersigned.draft;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.undersigned.world.Desk;

/** Writes drafts as somebody at a desk does. */
final class Writer {

    private Writer() {}

    /** A draft with everything that is needed. */
    static String written(Desk desk, String title) {
        var draft = begun(desk);
        save(
                desk,
                draft,
                "text",
                "petition.title",
                title,
                "petition.ask",
                "The council should do it by May.",
                "petition.body",
                "Dear council,\n\nplease do.");
        save(
                desk,
                draft,
                "targets",
                "targets[0].name",
                "A. Sample",
                "targets[0].office",
                "Mayor",
                "targets[0].institution",
                "Town hall",
                "targets[0].email",
                "");
        save(
                desk,
                draft,
                "look",
                "campaign.title",
                title + " campaign",
                "petition.opens",
                "2026-01-01",
                "petition.goals",
                "100\n1,000",
                "petition.profile",
                "standard");
        return draft;
    }

    static String begun(Desk desk) {
        var at = desk.send("/staff/drafts/begin", "organisation", "nnirr", "coalition", "us-welcomes", "language", "en")
                .getHeader("Location");
        return at.substring(0, at.lastIndexOf('/'));
    }

    static Response save(Desk desk, String draft, String step, String... fields) {
        return order(desk, draft, step, "next", fields);
    }

    static Response order(Desk desk, String draft, String step, String order, String... fields) {
        var all = new ArrayList<>(List.of("revision", revision(desk, draft), "do", order));
        all.addAll(List.of(fields));
        return desk.send(draft + "/" + step, all.toArray(String[]::new));
    }

    static String revision(Desk desk, String draft) {
        var page = desk.get(draft + "/text").asString();
        var found = Pattern.compile("name=\"revision\" value=\"(\\d+)\"").matcher(page);
        assertTrue(found.find(), page);
        return found.group(1);
    }
}
