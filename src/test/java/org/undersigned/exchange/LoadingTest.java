package org.undersigned.exchange;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.undersigned.audit.AuditLog;
import org.undersigned.campaign.CampaignWriting;
import org.undersigned.foundation.db.Db;
import org.undersigned.petition.Petition;
import org.undersigned.petition.PetitionWriting;
import org.undersigned.world.World;

/** Loading into a real database. Every test has slugs of its own, so that none needs another's or an empty database. */
@QuarkusTest
class LoadingTest {

    @Inject
    Loading loading;

    @Inject
    Db db;

    @Inject
    AuditLog audit;

    @Test
    void a_new_file_creates_everything_as_a_draft_and_a_second_load_changes_nothing() {
        var yaml = own("first");
        var changes = done(yaml, false);
        assertEquals(
                List.of(
                        "organisation first-river-watch: created",
                        "organisation first-anglers: created",
                        "coalition first-clean-river: created",
                        "campaign first-clean-river-now: created",
                        "statement first-clean-river-statement: created",
                        "announcement first-anglers-join: created",
                        "petition first-stop-the-outfall: created as a draft",
                        "letter first-write-to-the-minister: created as a draft",
                        "call first-call-the-ministry: created as a draft",
                        "pledge first-bathing-day: created as a draft",
                        "partner first-anglers: asked to be supporting; shown once it accepts"),
                changes);
        assertEquals("draft", petition("first").action().state());
        var entries = number("SELECT count(*) FROM audit_entry");
        World.await(() -> loadsWithoutAMove(yaml), "a load that moves nothing");
        assertEquals(entries, number("SELECT count(*) FROM audit_entry"));
    }

    @Test
    void an_update_keeps_ids_says_what_changed_and_moves_the_publication() {
        done(own("update"), false);
        var before = petition("update");
        var version = number("SELECT version FROM publication");
        var entries = number("SELECT count(*) FROM audit_entry");
        var changes = done(
                own("update")
                        .replace("[100, 1000, 10000]", "[100, 2000]")
                        .replace("kind: environment", "kind: science")
                        .replace(
                                "{organisation: update-anglers, role: supporting}",
                                "{organisation: update-anglers, role: co-host}")
                        .replace("Sam Example, office: Chair, date", "Kim Example, office: Chair, date")
                        .replace("The anglers join in", "The anglers joined")
                        .replace("river that is clean", "clean river"),
                false);
        assertEquals(
                List.of(
                        "organisation update-river-watch: kind changed",
                        "campaign update-clean-river-now: partners changed",
                        "statement update-clean-river-statement: versions, sign_ons changed",
                        "announcement update-anglers-join: title changed",
                        "petition update-stop-the-outfall: goals changed",
                        "partner update-anglers: asked to be co-host; shown once it accepts",
                        "arrangement: version 1"),
                changes);
        var after = petition("update");
        assertEquals(before.id(), after.id());
        assertEquals(before.campaign().id(), after.campaign().id());
        assertEquals(
                before.campaign().announcements().getFirst().id(),
                after.campaign().announcements().getFirst().id());
        assertEquals(
                before.campaign().statement().orElseThrow().id(),
                after.campaign().statement().orElseThrow().id());
        assertEquals(List.of(100, 2000), after.goals());
        assertTrue(number("SELECT version FROM publication") > version);
        assertEquals(
                entries + 3,
                number("SELECT count(*) FROM audit_entry"),
                "what was loaded, who is asked, and the new arrangement");
        assertTrue(db.read(audit::holds));
    }

    @Test
    void what_a_file_no_longer_names_keeps_its_page() {
        done(own("keep"), false);
        var yaml = own("keep");
        assertEquals(
                List.of(),
                done(
                        yaml.substring(0, yaml.indexOf("statement:\n"))
                                + yaml.substring(yaml.indexOf("next_actions:\n")),
                        false));
        var campaign = petition("keep").campaign();
        assertEquals(1, campaign.announcements().size());
        assertTrue(campaign.statement().isPresent());
    }

    @Test
    void launching_opens_a_draft_once_and_records_on_whose_word() {
        done(own("launch"), false);
        assertEquals(
                List.of(
                        "partner launch-anglers: is supporting",
                        "petition launch-stop-the-outfall: opened; accepted on paper, recorded by the operator",
                        "letter launch-write-to-the-minister: opened",
                        "call launch-call-the-ministry: opened",
                        "pledge launch-bathing-day: opened"),
                done(own("launch"), true));
        var petition = petition("launch");
        assertEquals("open", petition.action().state());
        assertTrue(petition.acceptedOnPaper());
        assertEquals(
                List.of("opened"),
                petition.events().stream().map(Petition.Event::kind).toList());
        assertEquals(1, number("""
                SELECT count(*) FROM audit_entry
                 WHERE subject = 'petition launch-stop-the-outfall' AND detail = 'accepted on paper, recorded by the operator'
                """));
        assertEquals(List.of(), done(own("launch"), true));
        assertEquals(List.of(), done(own("launch"), false));
        assertEquals("open", petition("launch").action().state());
    }

    @Test
    void a_new_petition_can_be_launched_at_once() {
        assertTrue(done(own("at-once"), true).getLast().contains("opened"));
        assertEquals("open", petition("at-once").action().state());
    }

    @Test
    void before_any_signature_a_changed_text_replaces_the_version() {
        done(own("text"), true);
        var before = petition("text").latest();
        assertEquals(
                List.of("petition text-stop-the-outfall: title, body changed"),
                done(
                        own("text")
                                .replace("Stop the outfall at the old mill", "Stop it")
                                .replace("three summers", "four summers"),
                        false));
        var after = petition("text");
        assertEquals(1, after.versions().size());
        assertEquals(1, after.latest().number());
        assertEquals("Stop it", after.latest().title().in("en").text());
        assertEquals("Stop it", after.action().title().in("en").text());
        assertNotEquals(List.of(before.sha256()), List.of(after.latest().sha256()));
        assertArrayEquals(
                PetitionWriting.sha256(
                        after.latest().title(),
                        after.latest().ask(),
                        after.latest().body()),
                after.latest().sha256());
    }

    @Test
    void once_signed_text_fields_and_targets_are_refused_and_nothing_is_stored() {
        done(own("signed"), true);
        var before = petition("signed");
        sign(before.id());
        var refused = refused(
                own("signed")
                        .replace("Stop the outfall at the old mill", "Stop it")
                        .replace("act before the summer", "act at once")
                        .replace("three summers", "four summers")
                        .replace("name: river_town", "name: town")
                        .replace("Alex Example", "Another Example")
                        .replace("[100, 1000, 10000]", "[100, 2000]"),
                "signed.yaml");
        assertEquals(
                List.of("targets", "petition.title", "petition.ask", "petition.body", "petition.fields"),
                refused.stream().map(FileError::path).toList());
        assertTrue(refused.stream()
                .allMatch(error -> error.line() > 0 && error.instead().equals("make a new version in the workspace")));
        assertEquals(before.goals(), petition("signed").goals());
        assertEquals(
                List.of("petition signed-stop-the-outfall: goals changed"),
                done(own("signed").replace("[100, 1000, 10000]", "[100, 2000]"), false));
    }

    @Test
    void slugs_of_another_campaign_are_refused() {
        done(own("mine"), false);
        var yaml = own("theirs")
                .replace("slug: theirs-stop-the-outfall", "slug: mine-stop-the-outfall")
                .replace("slug: theirs-clean-river-statement", "slug: mine-clean-river-statement")
                .replace("slug: theirs-anglers-join", "slug: mine-anglers-join");
        assertEquals(
                List.of("petition.slug", "statement.slug", "announcements[0].slug"),
                refused(yaml, "theirs.yaml").stream().map(FileError::path).toList());
        assertEquals(0, number("SELECT count(*) FROM organisation WHERE slug LIKE 'theirs-%'"));
    }

    @Test
    void of_several_files_all_are_stored_or_none() {
        done(own("good"), false);
        var other = own("other").replace("slug: other-stop-the-outfall", "slug: good-stop-the-outfall");
        var files = List.of(
                file(own("good").replace("kind: environment", "kind: science"), "a.yaml"), file(other, "b.yaml"));
        assertInstanceOf(Loaded.Refused.class, loading.load(files, new Loading.By.Operator(true, false)));
        assertEquals(
                "environment",
                db.read(handle -> handle.select("SELECT kind FROM organisation WHERE slug = 'good-river-watch'")
                        .mapTo(String.class)
                        .one()));
        assertEquals("draft", petition("good").action().state());
        assertEquals(0, number("SELECT count(*) FROM organisation WHERE slug LIKE 'other-%'"));
    }

    @Test
    void files_that_contradict_each_other_are_refused() {
        var one = file(own("one"), "one.yaml");
        var two = file(
                own("two").replace("two-river-watch", "one-river-watch").replace("kind: environment", "kind: legal"),
                "two.yaml");
        var refused = assertInstanceOf(
                        Loaded.Refused.class, loading.load(List.of(one, two), new Loading.By.Operator(false, false)))
                .errors();
        assertEquals(
                "two.yaml:2: organisations[0]: organisation one-river-watch is described differently in one.yaml; write the same in both",
                refused.getFirst().toString());
    }

    /** Whether nothing public moved while an unchanged file was loaded; the log of another petition may move it now and then. */
    private boolean loadsWithoutAMove(String yaml) {
        var version = number("SELECT version FROM publication");
        assertEquals(List.of(), done(yaml, false));
        return version == number("SELECT version FROM publication");
    }

    static String own(String prefix) {
        var yaml = SampleText.example().replaceAll("(slug|organisation): ([a-z-]+)", "$1: " + prefix + "-$2");
        return yaml.replace("[river-watch, anglers]", "[" + prefix + "-river-watch, " + prefix + "-anglers]");
    }

    private static CampaignFile file(String yaml, String name) {
        var bytes = yaml.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return switch (new CampaignFileReader().read(name, bytes)) {
            case Read.Good good -> good.file();
            case Read.Bad bad -> throw new AssertionError(SampleText.lines(bad));
        };
    }

    private List<String> done(String yaml, boolean launch) {
        return switch (loading.load(List.of(file(yaml, "campaign.yaml")), new Loading.By.Operator(launch, false))) {
            case Loaded.Done done -> done.changes();
            case Loaded.Refused refused ->
                throw new AssertionError(refused.errors().toString());
        };
    }

    private List<FileError> refused(String yaml, String name) {
        return assertInstanceOf(
                        Loaded.Refused.class,
                        loading.load(List.of(file(yaml, name)), new Loading.By.Operator(false, false)))
                .errors();
    }

    private Petition petition(String prefix) {
        return db.read(handle ->
                        PetitionWriting.stored(handle, CampaignWriting.stored(handle), prefix + "-stop-the-outfall"))
                .orElseThrow();
    }

    private long number(String sql) {
        return db.read(handle -> handle.select(sql).mapTo(Long.class).one());
    }

    /** A signature as the signing feature leaves it, without the parts that are not looked at. */
    private void sign(UUID petition) {
        db.useTransaction(handle -> handle.createUpdate("""
                        INSERT INTO signature (id, petition, version, state, day, country, language, is_public, wants_updates, tag, mailbox_tag)
                        VALUES (gen_random_uuid(), :petition, 1, 'pending', current_date, 'DE', 'en', false, false, :tag, :tag)
                        """)
                .bind("petition", petition)
                .bind("tag", new byte[32])
                .execute());
    }
}
