package org.undersigned.draft;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.undersigned.draft.Writer.edited;
import static org.undersigned.draft.Writer.save;
import static org.undersigned.draft.Writer.stored;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.World;

/** What owners said of their organisation, and the drafts of those who write campaigns. */
@QuarkusTest
class DescribedInDraftsTest {

    private static final String ELSEWHERE = "https://elsewhere.example";

    @Inject
    Db db;

    private final String prefix = "desc" + UUID.randomUUID().toString().substring(0, 8);
    private final String watch = prefix + "-river-watch";
    private final String anglers = prefix + "-anglers";

    @Test
    void a_partner_that_describes_itself_anew_overtakes_no_draft_and_none_undoes_it() {
        var petition = OwnPetition.open(prefix);
        var lena = Desk.invited("Lena", "--organisation", watch, "--role", "campaigner");
        var draft = edited(lena, petition.slug());
        save(lena, draft, "look", "campaign.hashtags", "#RiverForAll", "had.languages", "on", "main", "en");
        Desk.invited("Nina", "--organisation", anglers, "--role", "owner")
                .describes(anglers, "privacy_url", ELSEWHERE + "/privacy")
                .then()
                .statusCode(200);
        stored(lena, draft).then().statusCode(200);
        assertEquals(ELSEWHERE + "/privacy", text("privacy_url", anglers));
        World.browser().get(petition.path()).then().body(containsString("#RiverForAll"));
    }

    @Test
    void once_its_owners_described_it_campaigners_say_nothing_of_their_own_organisation() {
        var petition = OwnPetition.open(prefix);
        var lena = Desk.invited("Lena", "--organisation", watch, "--role", "campaigner");
        var draft = edited(lena, petition.slug());
        lena.get(draft + "/partners").then().body(containsString("name=\"organisations[0].url\""));
        Desk.invited("Olga", "--organisation", watch, "--role", "owner")
                .describes(watch, "url", "https://" + prefix + ".example")
                .then()
                .statusCode(200);
        lena.get(draft + "/partners").then().body(not(containsString("name=\"organisations[0].url\"")));
        save(lena, draft, "partners", "organisations[0].url", ELSEWHERE, "organisations[0].role", "lead");
        stored(lena, draft).then().statusCode(200);
        assertEquals("https://" + prefix + ".example", text("url", watch));
    }

    @Test
    void a_draft_gives_no_organisation_the_website_of_another_one_that_is_here() {
        var petition = OwnPetition.open(
                prefix, yaml -> yaml.replace("https://anglers.example", "https://" + prefix + "-anglers.example"));
        var lena = Desk.invited("Lena", "--organisation", watch, "--role", "campaigner");
        var draft = edited(lena, petition.slug());
        save(lena, draft, "partners", "organisations[0].url", "https://" + prefix + "-anglers.example/join");
        stored(lena, draft).then().statusCode(422).body(containsString("Another organisation here has this already"));
        assertEquals("https://river-watch.example", text("url", watch));
    }

    private String text(String column, String organisation) {
        return db.read(handle -> handle.select("SELECT " + column + " FROM organisation WHERE slug = ?", organisation)
                .mapTo(String.class)
                .one());
    }
}
