package org.undersigned.exchange;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.exchange.SampleText.errors;
import static org.undersigned.exchange.SampleText.good;
import static org.undersigned.exchange.SampleText.with;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.html.Languages;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.Weight;
import org.undersigned.world.World;

/** What organisations are called where they are registered: in files, and wherever people learn who answers for their data. */
@QuarkusTest
class LegalNamesTest {

    private static final String NAMED = "name: Anglers of the Upper Valley";
    private static final String LEGAL = "Upper Valley Angling Association Inc.";

    private final String prefix = "legal" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void it_leaves_and_comes_back_as_it_was_and_may_be_left_out() {
        var file = good(with(NAMED, NAMED + "\n    legal_name: " + LEGAL));
        assertEquals(Optional.of(LEGAL), file.organisations().getLast().legalName());
        assertEquals(file.organisations(), good(CampaignTree.yaml(file)).organisations());
        assertEquals(Optional.empty(), file.organisations().getFirst().legalName());
        var errors = errors(with(NAMED, NAMED + "\n    legal_name: " + "x".repeat(201)));
        assertTrue(errors.contains("organisations[1].legal_name: the text has 201 characters"), errors);
    }

    @Test
    void it_is_loaded_changed_and_taken_away_by_files() {
        var petition = OwnPetition.open(prefix, LegalNamesTest::named);
        assertTrue(petition.load(named(petition.yaml())).contains("nothing changed"));
        assertTrue(petition.load(petition.yaml()).contains("legal_name changed"));
    }

    @Test
    void it_stands_beside_the_box_in_the_privacy_notice_and_on_the_page_of_the_organisation() throws Exception {
        var petition = OwnPetition.open(prefix, LegalNamesTest::named);
        World.browser().get(petition.path()).then().body(containsString("<bdi>" + LEGAL + "</bdi> · "));
        World.browser()
                .get("/organisations/" + prefix + "-anglers")
                .then()
                .body(containsString(LEGAL + "\n2 Bridge Street"));
        World.browser().get("/privacy").then().body(not(containsString(LEGAL)));
        petition.load(named(petition.yaml()).replace("role: supporting", "role: co-host"), "--launch");
        World.browser().get("/privacy").then().body(containsString(LEGAL + "\n2 Bridge Street"));
        for (var language : Languages.all()) {
            var weight = Weight.of(Languages.href(language, petition.path()));
            assertTrue(weight.bytes() <= 14 * 1024, weight.toString());
        }
    }

    @Test
    void papers_name_parties_by_it_and_leave_a_blank_only_where_one_is_missing() {
        var petition = OwnPetition.open(prefix, LegalNamesTest::named);
        var lena = Desk.invited("Lena", "--organisation", prefix + "-river-watch", "--role", "campaigner");
        var paper = "/staff/campaigns/" + prefix + "-clean-river-now/" + petition.slug() + "/papers/notice?language=en";
        lena.get(paper).then().statusCode(200).body(containsString("the full legal name of each organisation"));
        petition.load(petition.yaml()
                .replace("kind: environment", "legal_name: River Watch Foundation\n    kind: environment"));
        var page = lena.get(paper).asString();
        assertTrue(page.contains("River Watch Foundation"), page);
        assertFalse(page.contains("the full legal name of each organisation"), page);
    }

    private static String named(String yaml) {
        return yaml.replace(NAMED, NAMED + "\n    legal_name: " + LEGAL);
    }
}
