package org.undersigned.signon;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.world.World.browser;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.undersigned.campaign.Campaigns;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.keys.RandomBytes;
import org.undersigned.foundation.mail.MailAddress;
import org.undersigned.world.Asking;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.Weight;

/** Many organisations sign on: they are approved together, and every page that names them stays light. */
@QuarkusTest
class ManySignOnsTest {

    /** More than two pages of names. */
    private static final int MANY = 110;

    private static final Pattern PICK = Pattern.compile("name=\"(pick\\.[0-9a-f-]{36})\"");

    @Inject
    Db db;

    @Inject
    Campaigns campaigns;

    @Inject
    Applicants applicants;

    @Test
    void many_are_approved_at_once_and_named_page_by_page() throws Exception {
        var petition = OwnPetition.open("crowd");
        var lena = Desk.invited("lena", "--organisation", "crowd-river-watch", "--role", "owner");
        ask(Joint.visible(campaigns.now(), "crowd-clean-river-statement").orElseThrow());
        lena.get("/staff/sign-ons").then().body(containsString(MANY + " organisations wait."));
        lena.get(Asking.desk(petition)).then().body(containsString("Paula Example"), containsString("10 more are not"));
        var began = System.nanoTime();
        for (int left = MANY; left > 0; left -= 100) approveAll(lena, petition);
        System.out.println(MANY + " sign-ons were approved in " + (System.nanoTime() - began) / 1_000_000 + " ms");
        lena.get("/staff/sign-ons").then().body(containsString("Nobody waits."));

        var statement = Asking.statement(petition);
        var first = browser().get(statement).asString();
        assertTrue(first.contains(statement + "/sign-ons/1/1"), first);
        assertEquals(30, names(first));
        var named = 0;
        for (int page = 1; page <= pages(); page++) {
            var html = browser().get(statement + "/sign-ons/1/" + page).asString();
            named += names(html);
            assertTrue(html.contains("aria-current=\"page\">" + page + "<"), html);
        }
        assertEquals(signOns(), named);
        for (var nowhere : List.of("/sign-ons/1/" + (pages() + 1), "/sign-ons/9/1", "/sign-ons/1/0"))
            browser().get(statement + nowhere).then().statusCode(404);
        for (var language : Languages.all())
            for (var path : List.of(statement, statement + "/sign-ons/1/1")) {
                var weight = Weight.of(Languages.href(language, path));
                assertTrue(weight.bytes() <= 14 * 1024, weight.toString());
            }
    }

    @Test
    void a_statement_with_few_has_all_of_them_on_its_page() {
        var petition = OwnPetition.open("few-on");
        browser()
                .get(Asking.statement(petition))
                .then()
                .body(containsString("class=\"signed\""), not(containsString("/sign-ons/1/1")));
    }

    private static void approveAll(Desk by, OwnPetition petition) {
        var form = new ArrayList<>(List.of("show", "clear", "do", "approve"));
        PICK.matcher(by.get(Asking.desk(petition) + "?all=1").asString())
                .results()
                .forEach(found -> form.addAll(List.of(found.group(1), "on")));
        by.send(Asking.desk(petition), form.toArray(String[]::new))
                .then()
                .statusCode(200)
                .body(containsString("approved. Each gets a mail."));
    }

    private long signOns() {
        return campaigns.now().campaigns().stream()
                .filter(one -> one.slug().equals("crowd-clean-river-now"))
                .findFirst()
                .orElseThrow()
                .statement()
                .orElseThrow()
                .signOns(1)
                .size();
    }

    private long pages() {
        return Math.ceilDiv(signOns(), 50L);
    }

    private static int names(String html) {
        return (int) Pattern.compile("class=\"hand\"").matcher(html).results().count();
    }

    /** Organisations that confirmed their mailbox. */
    private void ask(Joint joint) {
        var version = joint.statement().latest();
        db.useTransaction(handle -> {
            for (int i = 0; i < MANY; i++) {
                var id = RandomBytes.id();
                var domain = "crowd-" + i + "-" + UUID.randomUUID().toString().substring(0, 8) + ".example";
                var who = new Applicant("Paula Example", "Chair", "office@" + domain);
                var request = new SignOnRequest(
                        id,
                        joint.statement().id(),
                        version.number(),
                        version.sha256(),
                        SignOnRequest.State.UNCONFIRMED,
                        "en",
                        new SignOnRequest.Body(
                                "Crowd Society " + i + " of the Valley",
                                "environment",
                                URI.create("https://" + domain + "/"),
                                "1 Example Street",
                                domain),
                        SignOnRequest.Mailbox.OWN,
                        Optional.of(applicants.seal(id, who)),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
                RequestStore.insert(
                        handle,
                        request,
                        applicants.tag(
                                joint.statement().id(),
                                MailAddress.parse(who.email()).orElseThrow()));
                handle.execute(
                        "UPDATE sign_on_request SET state = 'waiting', confirmed = current_date WHERE id = ?", id);
            }
        });
    }
}
