package org.undersigned.scenarios;

import io.quarkus.arc.Arc;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Published;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;

/** Steps in the life of a petition, as staff take them. */
final class Steps {

    private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"([0-9a-f]*)\"");

    private Steps() {}

    /** The page of a petition's state. */
    static String page(OwnPetition petition) {
        var campaign = db().read(handle -> handle.select(
                        "SELECT c.slug FROM campaign c JOIN action a ON a.campaign = c.id WHERE a.slug = ?",
                        petition.slug())
                .mapTo(String.class)
                .one());
        return "/staff/campaigns/" + campaign + "/" + petition.slug() + "/state";
    }

    static Response step(Desk desk, String page, String name, String... fields) {
        var all = new ArrayList<>(List.of("step", name));
        var seen = SEEN.matcher(desk.get(page).asString());
        if (seen.find()) all.addAll(List.of("seen", seen.group(1)));
        all.addAll(List.of(fields));
        var answer = desk.send(page, all.toArray(String[]::new));
        refresh();
        return answer;
    }

    /** Presses the button of the approval that is about a petition whose slug begins with {@code prefix}. */
    static void approve(Desk desk, String prefix, int status) {
        var id = db().read(handle -> handle.select(
                        "SELECT id FROM staff_approval WHERE state = 'open' AND subject LIKE ? || '%'", prefix)
                .mapTo(UUID.class)
                .one());
        desk.send("/staff/approvals/" + id, "decision", "approve").then().statusCode(status);
        refresh();
    }

    private static Db db() {
        return Arc.container().instance(Db.class).get();
    }

    private static void refresh() {
        Arc.container().instance(Published.Registry.class).get().refresh();
    }
}
