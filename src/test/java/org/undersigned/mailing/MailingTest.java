package org.undersigned.mailing;

import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.mailing.returned.MailReturned;
import org.undersigned.petition.Petitions;
import org.undersigned.statistics.Figuring;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.World;

/** Mail of one organisation to many people, from the first word to what came of it. */
@QuarkusTest
class MailingTest {

    @Inject
    Db db;

    @Inject
    Coming coming;

    @Inject
    Figuring figuring;

    @Inject
    Petitions petitions;

    private final String prefix = "mail" + UUID.randomUUID().toString().substring(0, 8);
    private final String ada = World.address("ada");
    private OwnPetition petition;
    private Mailings mailings;

    @BeforeEach
    void open() {
        petition = OwnPetition.open(prefix);
        mailings = of("campaigner", prefix + "-river-watch");
        petition.supporter("Ada Allows", ada, petition.box(), "updates");
    }

    @Test
    void who_permitted_it_gets_one_mail_that_says_who_writes_why_and_how_to_end_it() {
        var silent = World.address("sil");
        petition.supporter("Sil Silent", silent);
        var mailing = mailings.tried();
        mailings.start(mailing);
        var mail = World.mail(ada, 3);
        assertEquals("Come to the river, Ada Allows", mail.subject());
        assertTrue(mail.text().contains("the outfall is still there."), mail.text());
        assertTrue(mail.text().contains("This is the first mail that"), mail.text());
        assertTrue(mail.html().contains("<strong>still</strong>"), mail.html());
        assertTrue(mail.headers().get("List-Unsubscribe").contains("/unsubscribe/"));
        assertEquals("List-Unsubscribe=One-Click", mail.headers().get("List-Unsubscribe-Post"));
        over(mailing);
        assertEquals(3, World.mails(ada).size(), "one mail, and no second");
        assertEquals(2, World.mails(silent).size(), "nobody else");
    }

    @Test
    void a_second_mailing_says_no_more_that_it_is_the_first() {
        var first = mailings.tried();
        mailings.start(first);
        over(first);
        var second = mailings.tried();
        mailings.start(second);
        assertFalse(World.mail(ada, 4).text().contains("This is the first mail that"));
    }

    @Test
    void who_takes_the_permission_back_is_counted_and_gets_no_other_mailing() {
        var mailing = mailings.tried();
        mailings.start(mailing);
        var unsubscribe = World.mail(ada, 3).path("/unsubscribe/");
        over(mailing);
        World.browser().post(unsubscribe).then().statusCode(200);
        mailings.desk().get(mailing).then().body(containsString("Unsubscribed"));
        assertEquals(1, counted(mailing, "left"));
        var next = mailings.tried();
        mailings.act(next, "start").then().statusCode(409).body(containsString("There is nobody to send it to"));
    }

    @Test
    void who_wants_mail_about_a_petition_gets_it_from_its_lead_and_ends_it_with_one_click() {
        var mailing = mailings.tried("audience", petition.slug());
        mailings.start(mailing);
        var mail = World.mail(ada, 3);
        assertTrue(mail.text().contains("asked to hear how it goes on"), mail.text());
        over(mailing);
        World.browser()
                .formParam("List-Unsubscribe", "One-Click")
                .post(mail.path("/unsubscribe/"))
                .then()
                .statusCode(200)
                .body(containsString("You get no more mail about this petition"));
        assertEquals(1, counted(mailing, "left"));
        assertEquals(0L, wanting());
        // Who may write is another matter, and stays.
        var other = mailings.tried();
        mailings.start(other);
        World.mail(ada, 4);
    }

    @Test
    void a_petitions_list_is_told_in_steps_and_ones_own_supporters_exactly() {
        var list = mailings.tried("audience", petition.slug());
        mailings.start(list);
        var unsubscribe = World.mail(ada, 3).path("/unsubscribe/");
        over(list);
        var own = mailings.tried();
        mailings.start(own);
        over(own);
        World.browser().post(unsubscribe).then().statusCode(200);
        mailings.desk()
                .get(list)
                .then()
                .body(
                        containsString("<dt>For</dt><dd>fewer than 5</dd>"),
                        containsString("<dt>Sent</dt><dd>fewer than 5</dd>"),
                        containsString("<dt>Left out</dt><dd>0</dd>"),
                        containsString("<td>0</td><td>0</td><td>fewer than 5</td></tr>"));
        mailings.desk()
                .get(own)
                .then()
                .body(containsString("<dt>For</dt><dd>1</dd>"), containsString("<dt>Sent</dt><dd>1</dd>"));
    }

    @Test
    void of_two_subjects_the_others_wait_until_somebody_chooses_one() {
        for (var name : new String[] {"ben", "cem"})
            petition.supporter(name + " Allows", World.address(name), petition.box());
        var draft = mailings.begin("tried", "50");
        mailings.words(draft, "en", "The first one", "The second one", Mailings.BODY)
                .then()
                .statusCode(200);
        mailings.act(draft, "try", "language", "en", "as", "b").then().statusCode(200);
        mailings.start(draft);
        World.await(() -> counted(draft, "sent") == 2, "two mails, one of each subject");
        assertEquals(1, subjects(draft, "a"));
        assertEquals(1, subjects(draft, "b"));
        mailings.desk().get(draft).then().body(containsString("value=\"choose-b\""));
        mailings.act(draft, "choose-b").then().statusCode(200);
        over(draft);
        assertEquals(3, counted(draft, "sent"));
        mailings.act(draft, "choose-a").then().statusCode(409);
    }

    @Test
    void a_partners_people_are_those_of_its_link_and_of_its_form_elsewhere() {
        db.useTransaction(handle -> handle.execute(
                "UPDATE signature SET source = 'embed:anglers' WHERE petition = (SELECT id FROM action WHERE slug = ?)",
                petition.slug()));
        mailings.start(mailings.tried("sources", "anglers"));
        World.mail(ada, 3);
        var none = mailings.tried("sources", "others");
        mailings.act(none, "start").then().statusCode(409).body(containsString("There is nobody to send it to"));
    }

    @Test
    void who_signs_by_a_link_of_a_partners_mailing_is_brought_by_that_partner_and_by_that_mailing() {
        var anglers = prefix + "-anglers";
        var ann = World.address("ann");
        petition.supporter("Ann Allows", ann, "consent." + anglers + ".email");
        mailings = of("campaigner", anglers);
        var mailing = mailings.tried("asks", petition.slug());
        mailings.start(mailing);
        var link = World.mail(ann, 3).path(petition.path() + "?");
        assertTrue(link.startsWith(petition.path() + "?partner=" + anglers + "&src=mail-"), link);
        var friend = World.address("fay");
        World.browser()
                .header("Referer", Desk.ORIGIN + link)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("name", "Fay Friend")
                .formParam("email", friend)
                .formParam("country", "US")
                .post(petition.path() + "/signatures")
                .then()
                .statusCode(303);
        World.browser()
                .post(World.mail(friend, 1).path("/confirmations/"))
                .then()
                .statusCode(303);
        figuring.count();
        var id = petitions.visible(petition.slug()).orElseThrow().id();
        var code = link.replaceFirst(".*src=", "");
        assertEquals(Map.of(id, 1L), figuring.bySource(List.of(id), anglers));
        assertEquals(Map.of(id, 1L), figuring.bySource(List.of(id), code));
        assertEquals(1, figuring.days(id, anglers).getLast().own());
    }

    @Test
    void looking_at_the_link_ends_nothing() {
        var mailing = mailings.tried("audience", petition.slug());
        mailings.start(mailing);
        World.browser()
                .get(World.mail(ada, 3).path("/unsubscribe/"))
                .then()
                .statusCode(200)
                .body(containsString("No more mail about this petition?"));
        assertEquals(1L, wanting());
    }

    @Test
    void an_address_that_is_none_is_left_alone_and_its_signature_stays() {
        var mailing = mailings.tried();
        mailings.start(mailing);
        over(mailing);
        World.await(() -> petition.published() == 1, "the signature to count");
        db.useTransaction(handle -> coming.returned(new MailReturned(handle, mail(mailing), MailReturned.Kind.HARD)));
        db.useTransaction(handle -> coming.returned(new MailReturned(handle, mail(mailing), MailReturned.Kind.HARD)));
        assertEquals(1, counted(mailing, "hard"), "told twice, counted once");
        var next = mailings.tried();
        mailings.act(next, "start").then().statusCode(409);
        assertEquals("confirmed", state());
        assertEquals(1, petition.published());
    }

    private Mailings of(String role, String organisation) {
        return new Mailings(Desk.invited("Wren", "--organisation", organisation, "--role", role), organisation);
    }

    private void over(String mailing) {
        World.await(
                () -> mailings.desk().get(mailing).asString().contains("<span class=\"tag\">Sent</span>"),
                "the mailing to be over");
    }

    private static UUID id(String mailing) {
        return UUID.fromString(mailing.replaceFirst(".*/", ""));
    }

    private UUID mail(String mailing) {
        return db.read(handle -> handle.select("SELECT id FROM mailing_mail WHERE mailing = ?", id(mailing))
                .mapTo(UUID.class)
                .one());
    }

    private int counted(String mailing, String what) {
        return db.read(handle -> handle.select(
                        "SELECT coalesce(sum(number), 0) FROM mailing_count WHERE mailing = ? AND what = ?",
                        id(mailing),
                        what)
                .mapTo(Integer.class)
                .one());
    }

    private int subjects(String mailing, String subject) {
        return db.read(handle -> handle.select(
                        "SELECT count(*) FROM mailing_mail WHERE mailing = ? AND state = 'sent' AND subject = ?",
                        id(mailing),
                        subject)
                .mapTo(Integer.class)
                .one());
    }

    private long wanting() {
        return db.read(
                handle -> handle.select("""
                        SELECT count(*) FROM signature s JOIN action a ON a.id = s.petition WHERE a.slug = ? AND s.wants_updates
                        """, petition.slug()).mapTo(Long.class).one());
    }

    private String state() {
        return db.read(handle -> handle.select(
                        "SELECT s.state FROM signature s JOIN action a ON a.id = s.petition WHERE a.slug = ?",
                        petition.slug())
                .mapTo(String.class)
                .one());
    }
}
