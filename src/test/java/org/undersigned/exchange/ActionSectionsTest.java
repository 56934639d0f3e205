package org.undersigned.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.undersigned.campaign.CampaignWriting;
import org.undersigned.foundation.db.Db;
import org.undersigned.petition.PetitionWriting;
import org.undersigned.world.OwnPetition;

/** Calls and promises in campaign files: judged as all else, stored by slug, and taken out again. */
@QuarkusTest
class ActionSectionsTest {

    @Inject
    Db db;

    private final String prefix = "sect" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void what_is_wrong_is_told_with_its_place_and_what_to_write() {
        assertEquals(
                List.of("calls[0].offices[0].number: \"555 0143\" is no number that can be dialled from anywhere"),
                errors("\"+12025550143\"", "\"555 0143\""));
        assertEquals(
                List.of("calls[0].offices[0].areas[0]: \"TX\" is no country or region that is known here"),
                errors("[US-TX]", "[TX]"));
        assertEquals(
                List.of("calls[0].closes: it ends before it begins"),
                errors("closes: 2026-06-30", "closes: 2026-05-30"));
        assertEquals(
                List.of("pledges[0].event.zone: \"Madrid\" is no time zone"),
                errors("zone: Europe/Madrid", "zone: Madrid"));
        assertEquals(
                List.of("pledges[0].event.ends: it ends before it begins"),
                errors("ends: \"2999-09-05T18:00\"", "ends: \"2999-09-05T12:00\""));
        assertEquals(
                List.of("pledges[0]: \"anglers\" does not lead the campaign"),
                errors("organisation: river-watch\n    event", "organisation: anglers\n    event"));
        assertEquals(
                List.of("calls[0]: the petition has the slug \"stop-the-outfall\""),
                errors("slug: call-the-ministry", "slug: stop-the-outfall"));
        assertEquals(
                List.of("pledges[0]: this slug is there already"),
                errors("slug: bathing-day", "slug: call-the-ministry").stream()
                        .map(error -> error.replaceFirst(" \\(line.*", ""))
                        .toList());
        assertEquals(
                List.of("calls[0].offices[0].numbr: there is no key \"numbr\" here"),
                errors("hours: Monday", "numbr: x\n        hours: Monday"));
    }

    @Test
    void a_slug_belongs_to_one_action_of_one_campaign() {
        OwnPetition.open(prefix);
        var other = OwnPetition.open(prefix + "x");
        var told = other.load(other.yaml()
                .replace(prefix + "x-call-the-ministry", prefix + "-call-the-ministry")
                .replace(prefix + "x-bathing-day", prefix + "x-call-the-ministry"));
        assertTrue(told.contains("calls[0].slug: the slug \"" + prefix + "-call-the-ministry\" is taken"), told);
        assertTrue(told.contains("it belongs to campaign " + prefix + "-clean-river-now"), told);
        assertTrue(told.contains("pledges[0].slug: the slug"), told);
        assertTrue(told.contains("it belongs to a call"), told);
    }

    @Test
    void an_event_does_not_become_a_promise_nor_a_promise_an_event() {
        var petition = OwnPetition.open(prefix);
        var yaml = petition.yaml();
        var event = yaml.substring(yaml.indexOf("    event:"));
        event = event.substring(0, event.indexOf("\n", event.indexOf("capacity:")) + 1);
        var told = petition.load(yaml.replace(event, ""));
        assertTrue(
                told.contains("pledges[0].slug: it is stored as an event and does not become a promise; "
                        + "give it another slug: people were told other things about their names"),
                told);
    }

    @Test
    void what_changed_is_told_and_what_is_taken_out_of_the_file_stays() {
        var petition = OwnPetition.open(prefix);
        var told = petition.load(petition.yaml()
                .replace("hours: Monday to Friday, 9 to 5", "hours: Always")
                .replace("capacity: 300", "capacity: 301"));
        assertTrue(told.contains("call " + prefix + "-call-the-ministry: offices changed"), told);
        assertTrue(told.contains("pledge " + prefix + "-bathing-day: event changed"), told);
        var file = petition.yaml();
        petition.load(file.substring(0, file.indexOf("calls:\n")) + file.substring(file.indexOf("next_actions:\n")));
        List<String> open = db.read(handle -> handle.select(
                        "SELECT kind FROM action WHERE state = 'open' AND kind <> 'petition' AND slug LIKE ? ORDER BY kind",
                        prefix + "-%")
                .mapTo(String.class)
                .list());
        assertEquals(List.of("call", "letter", "pledge"), open);
    }

    @Test
    void an_export_has_them_and_loads_again_without_a_change() {
        var petition = OwnPetition.open(prefix);
        var exported = db.inTransaction(handle -> CampaignTree.yaml(Exported.whole(
                handle,
                PetitionWriting.stored(handle, CampaignWriting.stored(handle), petition.slug())
                        .orElseThrow())));
        assertTrue(exported.contains("slug: " + prefix + "-call-the-ministry"), exported);
        assertTrue(exported.contains("number: +1 202-555-0143"), exported);
        assertTrue(exported.contains("zone: Europe/Madrid"), exported);
        assertTrue(petition.load(exported).contains("nothing changed"));
    }

    private static List<String> errors(String what, String by) {
        var yaml = SampleText.with(what, by);
        var read = new CampaignFileReader().read("x", yaml.getBytes(StandardCharsets.UTF_8));
        return assertInstanceOf(Read.Bad.class, read, yaml).errors().stream()
                .map(error -> error.path() + ": " + error.wrong())
                .toList();
    }
}
