package org.undersigned.draft;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.undersigned.world.Desk;
import org.undersigned.world.World;

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

    /** Signs on trial, as the mail about it asks. */
    static void tried(Desk desk, String draft) {
        desk.send(mailed(desk, draft)).then().statusCode(303);
    }

    /** Signs on trial and stores. */
    static Response stored(Desk desk, String draft) {
        tried(desk, draft);
        return desk.send(draft + "/check", "revision", revision(desk, draft));
    }

    /** Asks for the mail of a signature on trial, and takes the link out of it. */
    static String mailed(Desk desk, String draft) {
        var before = links(desk, draft).size();
        desk.send(draft + "/check/trial").then().statusCode(200);
        World.await(() -> links(desk, draft).size() > before, "the mail of the signature on trial");
        return links(desk, draft).getFirst();
    }

    /** Those in mails about a draft, the newest first. */
    private static List<String> links(Desk desk, String draft) {
        var start = draft.replace("/staff/drafts/", "/staff/trials/") + "/";
        return World.mails(desk.email).stream()
                .flatMap(mail -> mail.links().stream())
                .map(link -> link.replaceFirst("^https?://[^/]+", ""))
                .filter(link -> link.startsWith(start))
                .toList();
    }

    static String revision(Desk desk, String draft) {
        var page = desk.get(draft + "/text").asString();
        var found = Pattern.compile("name=\"revision\" value=\"(\\d+)\"").matcher(page);
        assertTrue(found.find(), page);
        return found.group(1);
    }

    /** A new petition on the site that waits for its launch: its slug. */
    static String launched(Desk desk, String title) {
        var draft = written(desk, title);
        stored(desk, draft).then().statusCode(200);
        var slug = Finished.made(title);
        World.await(
                () -> desk.get("/staff/campaign-files/petitions/" + slug).statusCode() == 200, "the petition is known");
        return slug;
    }

    /** A draft that changes a petition of the site. */
    static String edited(Desk desk, String slug) {
        var at = desk.send("/staff/drafts/begin/edit/" + slug).getHeader("Location");
        return at.substring(0, at.lastIndexOf('/'));
    }
}
