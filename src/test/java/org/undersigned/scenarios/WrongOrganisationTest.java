package org.undersigned.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.undersigned.world.Desk;
import org.undersigned.world.World;

/**
 * Every address of the workspace that names something of an organisation, asked for by others: the owner of an organisation that has nothing
 * to do with it, the same behind their own organisation's address, and the owner of a supporting organisation of the same campaign. Each thing
 * that is asked for is there: its own owner gets it.
 */
@QuarkusTest
class WrongOrganisationTest {

    /** What the forms of these addresses have in common. */
    private static final String[] FIELDS = {
        "decision",
        "approve",
        "reason",
        "Because we say so.",
        "role",
        "viewer",
        "email",
        "a@example.org",
        "do",
        "save",
        "revision",
        "1"
    };

    private static final List<String> NOBODYS = List.of(
            "/staff/account", "/staff/sign-in", "/staff/second-factor", "/staff/invitations/{", "/staff/translations");

    /** What even its owner does not get: nothing was rejected, a sheet is named in the query, and nobody signs on in the owner's own name. */
    private static final Set<String> NOT_MADE = Set.of(
            "/staff/campaigns/{campaign}/{petition}/quarantine/rejection",
            "/staff/campaigns/{campaign}/{petition}/paper/sheet",
            "/staff/sign-ons/requests/{id}/document");

    private static final String KIT = "/staff/organisations/{slug: [a-z0-9-]{2,64}}/kits/{petition: [a-z0-9-]{2,64}}";

    /** What a supporting partner sees of a campaign that it does not answer for. */
    private static final Set<String> FOR_PARTNERS = Set.of(
            "/staff/campaigns/{campaign}/announcements",
            "/staff/campaigns/{campaign}/division",
            "/staff/campaigns/{campaign}/partners",
            "/staff/campaigns/{campaign}/{petition}/paper",
            "/staff/campaigns/{campaign}/{petition}/paper/import",
            "/staff/coalitions/{coalition}",
            KIT,
            KIT + "/embed",
            KIT + "/kit.zip",
            KIT + "/posters/{size}/{language}",
            KIT + "/qr.svg",
            KIT + "/sheets");

    private static Everything theirs;
    private static Everything own;
    private static Desk supporting;

    @BeforeEach
    void somebody_has_one_of_everything() {
        if (theirs != null) return;
        own = Everything.of("outside");
        theirs = Everything.of("strangers");
        supporting = Desk.invited("supporting", "--organisation", theirs.supporting(), "--role", "owner");
    }

    @Test
    void each_thing_that_is_asked_for_is_there() {
        var missing = new ArrayList<String>();
        for (var path : addresses(GET.class)) {
            var answer = theirs.owner.get(theirs.address(path));
            if (answer.statusCode() != 200 && !NOT_MADE.contains(path)) missing.add(path + " " + answer.statusCode());
        }
        assertEquals(List.of(), missing);
    }

    @Test
    void no_address_shows_it() {
        var told = new ArrayList<String>();
        for (var path : addresses(GET.class))
            for (var address : foreign(path)) refused(told, path, own.owner.get(address));
        assertEquals(List.of(), told);
    }

    @Test
    void no_address_changes_it() {
        var before = Holdings.of(theirs.prefix);
        var told = new ArrayList<String>();
        for (var path : addresses(POST.class))
            for (var address : foreign(path)) {
                var answer = sent(own.owner, path, address);
                // What begins with a place of one's own may judge the form first; and a request is answered on a page
                // of one's own.
                if (address.contains("/" + own.prefix) || path.equals("/staff/sign-ons/requests/{id}"))
                    refusedAtHome(told, path, answer);
                else refused(told, path, answer);
            }
        assertEquals(List.of(), told);
        assertEquals(List.of(), changed(before, Holdings.of(theirs.prefix)));
    }

    @Test
    void a_supporting_partner_sees_what_partners_answer_and_nothing_that_the_lead_does() {
        var told = new ArrayList<String>();
        var shown = new TreeSet<String>();
        for (var path : addresses(GET.class))
            for (var address : supported(path)) {
                var answer = supporting.get(address);
                if (answer.statusCode() == 200) shown.add(path);
                else if (isForPartners(path)) refusedAtHome(told, path, answer);
                else refused(told, path, answer);
            }
        assertEquals(List.copyOf(new TreeSet<>(FOR_PARTNERS)), List.copyOf(shown));
        assertEquals(List.of(), told);
    }

    @Test
    void a_supporting_partner_changes_nothing_of_the_lead() {
        var before = Holdings.of(theirs.prefix);
        var told = new ArrayList<String>();
        for (var path : addresses(POST.class))
            for (var address : supported(path)) refusedAtHome(told, path, sent(supporting, path, address));
        assertEquals(List.of(), told);
        assertEquals(List.of(), changed(before, Holdings.of(theirs.prefix)));
    }

    /** Theirs altogether, and theirs behind every beginning that is one's own. */
    private static List<String> foreign(String path) {
        var whole = own.address(path);
        return IntStream.range(0, Everything.parts(path))
                .mapToObj(parts -> own.address(path, theirs, parts))
                .filter(address -> !address.equals(whole))
                .distinct()
                .toList();
    }

    /** The lead's own, and the lead's behind the address of the supporting organisation. */
    private static List<String> supported(String path) {
        var address = theirs.address(path);
        return path.startsWith("/staff/organisations/{slug") && Everything.parts(path) > 1
                ? List.of(address, address.replace("/" + theirs.organisation() + "/", "/" + theirs.supporting() + "/"))
                : List.of(address);
    }

    /** Not there or not theirs, before anything else is judged, and no word of what is there. */
    private static void refused(List<String> told, String path, Response answer) {
        if (!List.of(403, 404).contains(answer.statusCode())) told.add(path + " answers " + answer.statusCode());
        else if (answer.asString().contains(theirs.prefix)) told.add(path + " tells what is there");
    }

    /** Not done, on a page that may be one's own. */
    private static void refusedAtHome(List<String> told, String path, Response answer) {
        if (!List.of(400, 403, 404, 409, 422).contains(answer.statusCode()))
            told.add(path + " answers " + answer.statusCode());
    }

    /** Whether a page stands below one that partners see. */
    private static boolean isForPartners(String path) {
        return FOR_PARTNERS.stream().anyMatch(one -> path.startsWith(one + "/"));
    }

    private static Response sent(Desk desk, String path, String address) {
        if (!StaffAddresses.takesFile(path)) return desk.send(address, FIELDS);
        return World.browser()
                .header("Origin", Desk.ORIGIN)
                .cookie("staff", desk.cookie)
                .multiPart("form", desk.form("/staff"))
                .multiPart("photo", "a.jpg", new byte[] {1}, "image/jpeg")
                .post(address);
    }

    /** What was there and is not, and what is there and was not. */
    private static List<String> changed(List<String> before, List<String> after) {
        return Stream.concat(
                        before.stream().filter(row -> !after.contains(row)).map("was "::concat),
                        after.stream().filter(row -> !before.contains(row)).map("is "::concat))
                .toList();
    }

    /** Addresses with a part that belongs to somebody. */
    private static List<String> addresses(Class<? extends Annotation> method) {
        var found = StaffAddresses.of(method).stream()
                .filter(path -> path.contains("{") && NOBODYS.stream().noneMatch(path::startsWith))
                .distinct()
                .toList();
        assertTrue(found.size() > 60, found::toString);
        return found;
    }
}
