package org.undersigned.papers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Publication;
import org.undersigned.foundation.db.Published;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.keys.Hpke;
import org.undersigned.foundation.keys.RecipientKeys;
import org.undersigned.petition.Petition;
import org.undersigned.petition.Petitions;
import org.undersigned.supporter.Sealing;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.World;

/** What a paper says follows from the petition, its partners and the settings, and from nothing else. */
@QuarkusTest
class PaperTextTest {

    private static final Facts.Machine STRONG =
            new Facts.Machine(false, true, false, false, Facts.Mail.ENCRYPTED, true, true, false, 12);
    private static final Facts.Machine WEAK =
            new Facts.Machine(true, false, true, true, Facts.Mail.WHERE_OFFERED, false, false, true, 0);

    @Inject
    Gathering gathering;

    @Inject
    Petitions petitions;

    @Inject
    RecipientKeys keys;

    @Inject
    Db db;

    @Inject
    Published.Registry published;

    @Test
    void every_paper_can_be_drawn_in_every_language_however_the_site_is_set_up() {
        var facts = gathering.of(petition(OwnPetition.asking("text-a", "co-host")));
        var special = gathering.of(petition(special("text-b")));
        for (var language : Languages.all())
            for (var kind : Paper.Kind.values())
                for (var machine : List.of(STRONG, WEAK))
                    for (var one : List.of(facts, special)) {
                        var text = text(kind, with(one, machine), language);
                        assertTrue(text.contains("["), kind + " " + language + " leaves no blank");
                        assertFalse(text.contains("papers."), kind + " " + language);
                    }
    }

    @Test
    void where_the_stewards_key_lies_is_said_as_it_is() {
        var facts = gathering.of(petition(OwnPetition.open("text-c")));
        for (var kind : List.of(Paper.Kind.RECORD, Paper.Kind.ASSESSMENT)) {
            assertTrue(text(kind, with(facts, WEAK))
                    .contains("The steward’s key, which opens a whole signature, lies on this machine."));
            assertFalse(text(kind, with(facts, WEAK)).contains("can be opened by two people only"));
            assertTrue(text(kind, with(facts, STRONG)).contains("can be opened by two people only"));
            assertFalse(text(kind, with(facts, STRONG)).contains("lies on this machine."));
        }
    }

    @Test
    void an_organisation_that_takes_its_key_home_is_weak_no_longer() {
        var petition = petition(OwnPetition.open("text-d"));
        assertEquals(List.of("text-d-river-watch", "text-d-anglers"), slugs(petition, Facts.Key.HOSTED));
        db.useTransaction(handle -> keys.set(
                handle, Sealing.organisation("text-d-anglers"), Hpke.newPair().open()));
        assertEquals(List.of("text-d-river-watch"), slugs(petition, Facts.Key.HOSTED));
        assertEquals(List.of("text-d-anglers"), slugs(petition, Facts.Key.OWN));
        var text = text(Paper.Kind.ASSESSMENT, gathering.of(petition));
        assertTrue(
                text.contains(
                        "These organisations keep their key themselves, so this machine cannot open what is theirs: Anglers"),
                text);
        assertTrue(text.contains("An organisation that loses its own key loses its list."));
    }

    @Test
    void one_that_takes_it_home_later_is_still_open_here_for_what_was_sealed_before() {
        var own = OwnPetition.open("text-older");
        own.supporter("Ann Sample", World.address("older"), own.box());
        db.useTransaction(handle -> keys.set(
                handle,
                Sealing.organisation("text-older-river-watch"),
                Hpke.newPair().open()));
        assertEquals(List.of("text-older-river-watch", "text-older-anglers"), slugs(petition(own), Facts.Key.HOSTED));
    }

    @Test
    void only_organisations_with_a_key_are_named_as_recipients() {
        var facts = gathering.of(petition(OwnPetition.open("text-e")));
        var name = facts.boxes().getLast().organisation().name().in("en").text();
        assertTrue(text(Paper.Kind.NOTICE, facts).contains("Boxes are there for: " + names(facts)));
        var without = new Facts(
                facts.petition(),
                facts.site(),
                facts.today(),
                facts.arrangement(),
                facts.parties(),
                facts.boxes().stream()
                        .map(one -> new Facts.Box(one.organisation(), Facts.Key.NONE))
                        .toList(),
                facts.divides(),
                facts.machine());
        var text = text(Paper.Kind.NOTICE, without);
        assertTrue(text.contains("Boxes are there for: nobody yet"), text);
        assertFalse(text.contains(name + "."), text);
    }

    @Test
    void the_box_about_the_division_is_told_of_only_while_forms_have_it() {
        var own = OwnPetition.open(
                "text-divided", yaml -> yaml.replace("\ncampaign:\n", "\ncampaign:\n  division: {cap: 1}\n"));
        var told = "a box by which one more organisation may write";
        assertFalse(text(Paper.Kind.NOTICE, gathering.of(petition(own))).contains(told));
        db.useTransaction(handle -> {
            handle.execute(
                    "UPDATE partnership SET divides = true WHERE campaign = (SELECT campaign FROM action WHERE slug = ?)",
                    own.slug());
            Publication.changed(handle);
        });
        published.refresh();
        assertTrue(text(Paper.Kind.NOTICE, gathering.of(petition(own))).contains(told));
    }

    @Test
    void special_categories_make_it_stricter() {
        var plain = gathering.of(petition(OwnPetition.open("text-f")));
        var special = gathering.of(petition(special("text-g")));
        for (var kind : List.of(Paper.Kind.NOTICE, Paper.Kind.RECORD)) {
            assertFalse(text(kind, plain).contains("Article 9(2)"), kind + " says more than the campaign does");
            assertTrue(text(kind, special).contains("explicit consent, Article 9(2)(a)"));
        }
        assertFalse(text(Paper.Kind.ASSESSMENT, plain).contains("Special categories of data (Article 9)"));
        var text = text(Paper.Kind.ASSESSMENT, with(special, WEAK));
        assertTrue(text.contains("Special categories of data (Article 9)"));
        assertTrue(text.contains("Weak: The steward’s key is hosted on this machine."));
        assertTrue(text.contains("Weak: The profile is “standard”."));
        assertFalse(text(Paper.Kind.ASSESSMENT, with(special, STRONG)).contains("key is hosted on this machine"));
    }

    @Test
    void who_answers_for_the_data_comes_from_the_newest_arrangement() {
        var alone = gathering.of(petition(OwnPetition.alone("text-h")));
        assertEquals(1, alone.parties().size());
        assertTrue(text(Paper.Kind.ARRANGEMENT, alone).contains("Article 26 asks for nothing"));
        var two = gathering.of(petition(OwnPetition.asking("text-i", "co-host")));
        assertEquals(
                List.of("text-i-river-watch lead", "text-i-anglers co-host"),
                two.parties().stream()
                        .map(one -> one.organisation().slug() + " " + one.role().word())
                        .toList());
        var text = text(Paper.Kind.ARRANGEMENT, two);
        assertTrue(text.contains("Version " + two.arrangement().orElseThrow().number() + ", of"), text);
        assertTrue(text.contains("Has not accepted this version yet"), text);
        assertTrue(text.contains("/petitions/text-i-stop-the-outfall/arrangement"));
        assertFalse(text.contains("Article 26 asks for nothing"));
    }

    @Test
    void the_petitions_own_questions_and_its_target_are_named() {
        var text = text(Paper.Kind.RECORD, gathering.of(petition(OwnPetition.open("text-j"))));
        assertTrue(text.contains("Answers to the petition’s own questions: Your town on the river."), text);
        assertTrue(text.contains("Alex Example, Minister for Water"), text);
    }

    @Test
    void the_mail_server_is_told_by_what_protects_mail_and_never_by_its_address() {
        assertEquals(Facts.Mail.NONE, Configured.mail(""));
        assertEquals(Facts.Mail.ENCRYPTED, Configured.mail("smtp://user:secret@mail.example.org:587"));
        assertEquals(Facts.Mail.ENCRYPTED, Configured.mail("smtps://mail.example.org"));
        assertEquals(Facts.Mail.WHERE_OFFERED, Configured.mail("smtp://mail.example.org?tls=optional"));
        assertEquals(Facts.Mail.WHERE_OFFERED, Configured.mail("smtp://localhost"));
        var facts = gathering.of(petition(OwnPetition.open("text-k")));
        assertTrue(text(Paper.Kind.RECORD, with(facts, WEAK))
                .contains("Weak: Mail leaves this machine encrypted only where"));
        assertTrue(text(Paper.Kind.RECORD, with(facts, STRONG))
                .contains("Mail leaves this machine encrypted, or not at all."));
    }

    @Test
    void what_stands_between_brackets_is_a_blank_to_fill_in() {
        var paper = PaperPage.of(Paper.Kind.NOTICE, gathering.of(petition(OwnPetition.open("text-l"))), "en");
        assertEquals(
                List.of("Who: ", "[name]", "\n", "at 3 ", "[", " o’clock"),
                paper.pieces("Who: [name]\nat 3 [ o’clock").stream()
                        .map(Paper.Piece::text)
                        .toList());
        assertEquals(
                List.of(false, true, false),
                paper.pieces("a [b] c").stream().map(Paper.Piece::blank).toList());
    }

    private static OwnPetition special(String prefix) {
        return OwnPetition.open(prefix, file -> file.replace("special_category: false", "special_category: true"));
    }

    private Petition petition(OwnPetition own) {
        return petitions.find(own.slug()).orElseThrow();
    }

    private List<String> slugs(Petition petition, Facts.Key key) {
        return gathering.of(petition).with(key).stream().map(one -> one.slug()).toList();
    }

    private static String names(Facts facts) {
        return facts.boxes().stream()
                .map(one -> one.organisation().name().in("en").text())
                .collect(Collectors.joining(", "));
    }

    private static Facts with(Facts facts, Facts.Machine machine) {
        return new Facts(
                facts.petition(),
                facts.site(),
                facts.today(),
                facts.arrangement(),
                facts.parties(),
                facts.boxes(),
                facts.divides(),
                machine);
    }

    private static String text(Paper.Kind kind, Facts facts) {
        return text(kind, facts, "en");
    }

    private static String text(Paper.Kind kind, Facts facts, String language) {
        return PaperPage.of(kind, facts, language).sections().stream()
                .flatMap(one -> Stream.of(
                                Stream.of(one.title()),
                                one.texts().stream(),
                                one.grids().stream()
                                        .flatMap(grid -> grid.rows().stream().flatMap(List::stream)),
                                one.points().stream())
                        .flatMap(part -> part))
                .collect(Collectors.joining("\n"));
    }
}
