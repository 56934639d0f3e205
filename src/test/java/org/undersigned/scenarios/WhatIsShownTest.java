package org.undersigned.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.world.World.PETITION;
import static org.undersigned.world.World.browser;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.Campaigns;
import org.undersigned.campaign.Visible;
import org.undersigned.foundation.db.Db;
import org.undersigned.world.OwnPetition;
import org.w3c.dom.Element;

/** That pages and feed say what they are there to say. */
@QuarkusTest
class WhatIsShownTest {

    private static final String ATOM = "http://www.w3.org/2005/Atom";

    @Inject
    Campaigns campaigns;

    @Inject
    Db db;

    @Test
    void an_announcement_has_all_that_it_asks_its_readers_to_do() {
        var page = page("/announcements/nnirr-end-family-detention");
        shows(
                page,
                Map.of(
                        "title", "<h1>With US Welcomes, we ask: end the detention of families</h1>",
                        "who announces it",
                                "<a href=\"/organisations/nnirr\">National Network for Immigrant and Refugee Rights</a>",
                        "lead", "Today we and our partners open a joint petition to the President of the United States",
                        "body", "A quota of 34,000 beds keeps",
                        "a heading of the body", "<h2>Who is asked, and for what</h2>",
                        "quote", "<p>A country is known by what it does when a stranger knocks.",
                        "who is quoted", "<bdi>Maren Sample</bdi>",
                        "that the person is made up", ">sample person<",
                        "button", "<a class=\"button wide\" href=\"" + PETITION + "?partner=nnirr#sign\">",
                        "day", "<time datetime=\"2017-02-06\">"));
        shows(
                page,
                Map.of(
                        "address to share",
                                "<p class=\"copy\" dir=\"ltr\">http://localhost:8080" + PETITION + "?partner=nnirr</p>",
                        "mail to share by", "<a href=\"mailto:?subject=",
                        "code to share by", "<a href=\"" + PETITION + "/qr.svg\">",
                        "reading",
                                "<a href=\"https://reading.example/haiti\" hreflang=\"en\" rel=\"noreferrer\">The situation of Haitian refugees</a>",
                        "who receives a gift",
                                "<a class=\"button quiet\" href=\"https://donate.example/nnirr\" rel=\"noreferrer\">Give to National Network for Immigrant and Refugee Rights",
                        "where the gift goes", "donate.example",
                        "category", "<a href=\"/categories/take-action\" rel=\"tag\">Take Action</a>",
                        "hashtags", "<bdi>#NoBanNoWall</bdi> · <bdi>#USWelcomes</bdi> · <bdi>#Endfamilydetention</bdi>",
                        "handle",
                                "<a class=\"near\" href=\"https://social.example/NNIRRNetwork\" rel=\"noreferrer\"><bdi>@NNIRRNetwork</bdi></a>",
                        "that it is a sample", "noindex"));
        var arabic = page("/ar/announcements/nnirr-end-family-detention");
        shows(
                arabic,
                Map.of(
                        "title", "<h1>مع US Welcomes نطلب إنهاء احتجاز العائلات</h1>",
                        "body", "وحصة قدرها 34,000 سرير",
                        "category", "<a href=\"/ar/categories/take-action\" rel=\"tag\">شاركوا في التحرّك</a>",
                        "button", "<a class=\"button wide\" href=\"/ar" + PETITION + "?partner=nnirr#sign\">",
                        "reading", "أوضاع اللاجئين الهايتيين"));
        // What another one does not call for is not on its page.
        var other = page("/announcements/example-legal-aid-co-hosts");
        for (var section : List.of("id=\"share\"", "id=\"give\"")) assertTrue(!other.contains(section), section);
    }

    @Test
    void the_privacy_notice_names_everybody_who_answers_for_signatures() {
        OwnPetition.open("notice");
        var page = page("/privacy");
        var named = new TreeSet<String>();
        for (var campaign : Visible.of(campaigns.now()).campaigns())
            for (var controller : campaign.controllers()) {
                var one = controller.organisation();
                named.add(one.slug());
                assertTrue(page.contains(one.name().in("en").text()), one.slug());
                var legal = one.legalName().map(name -> name + "\n").orElse("");
                assertTrue(
                        page.contains("<address dir=\"auto\">" + legal + one.postalAddress() + "</address>"),
                        one.slug());
                assertTrue(page.contains("href=\"" + one.privacyUrl() + "\""), one.slug());
            }
        assertTrue(
                named.containsAll(List.of("nnirr", "example-legal-aid", "notice-river-watch")),
                () -> "named: " + named);
        // Who supports and does not decide is named as a recipient.
        assertTrue(!named.contains("example-interfaith-table") && page.contains("https://privacy.example/interfaith"));
        assertEquals(
                List.of(Campaign.Role.LEAD, Campaign.Role.CO_HOST),
                Visible.of(campaigns.now()).campaigns().stream()
                        .filter(one -> one.slug().equals("end-family-detention"))
                        .flatMap(one -> one.controllers().stream())
                        .map(Campaign.Partner::role)
                        .toList());
    }

    @Test
    void the_feed_tells_of_petitions_and_announcements_and_of_no_draft() throws Exception {
        var today = LocalDate.now(ZoneOffset.UTC).toString();
        // Before all others of today: the feed has the newest hundred, by their addresses.
        var petition = OwnPetition.open(
                "0feed",
                yaml -> yaml.replace("date: 2026-05-02", "date: " + today)
                        .replace("opens: 2020-05-01", "opens: " + today));
        OwnPetition.draft("0draft");
        var document = feed();
        var feed = document.getDocumentElement();
        assertEquals("http://localhost:8080/feed.atom", text(feed, "id"));
        // Other tests have petitions that open in years to come.
        assertTrue(text(feed, "updated").compareTo(today) >= 0, text(feed, "updated"));
        var found = entries(feed, "http://localhost:8080" + petition.path());
        assertEquals(1, found.size());
        var ours = found.getFirst();
        var id = db.read(handle -> handle.select("SELECT id FROM action WHERE slug = ?", petition.slug())
                .mapTo(String.class)
                .one());
        assertEquals("urn:uuid:" + id, text(ours, "id"));
        assertEquals("en", ours.getAttribute("xml:lang"));
        assertEquals("Stop the outfall at the old mill", text(ours, "title"));
        assertEquals(today + "T00:00:00Z", text(ours, "published"));
        assertEquals("Clean River", text(children(ours, "author").getFirst(), "name"));
        assertTrue(text(ours, "summary").contains("We ask the minister to act before the summer."));
        assertEquals(
                List.of("en http://localhost:8080" + petition.path(), "es http://localhost:8080/es" + petition.path()),
                children(ours, "link").stream()
                        .map(link -> link.getAttribute("hreflang") + " " + link.getAttribute("href"))
                        .toList());
        assertEquals("0feed-water", children(ours, "category").getFirst().getAttribute("term"));

        var announcement = entries(feed, "http://localhost:8080/announcements/0feed-anglers-join");
        assertEquals(1, announcement.size());
        assertEquals("The anglers join in", text(announcement.getFirst(), "title"));
        assertEquals(today + "T00:00:00Z", text(announcement.getFirst(), "published"));
        assertEquals(List.of(), entries(feed, "http://localhost:8080/petitions/0draft-stop-the-outfall"));
        assertEquals(List.of(), entries(feed, "http://localhost:8080/announcements/0draft-anglers-join"));
        var times = children(feed, "entry").stream()
                .map(entry -> text(entry, "updated"))
                .toList();
        assertEquals(times.stream().sorted(java.util.Comparator.reverseOrder()).toList(), times, "the newest first");
    }

    private static List<Element> entries(Element feed, String address) {
        return children(feed, "entry").stream()
                .filter(entry -> children(entry, "link").stream()
                        .anyMatch(link -> link.getAttribute("href").equals(address)))
                .toList();
    }

    private static org.w3c.dom.Document feed() throws Exception {
        var answer = browser().get("/feed.atom");
        answer.then().statusCode(200).contentType("application/atom+xml");
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(answer.asByteArray()));
    }

    private static String text(Element parent, String name) {
        return children(parent, name).getFirst().getTextContent();
    }

    private static List<Element> children(Element parent, String name) {
        var children = new ArrayList<Element>();
        for (var node = parent.getFirstChild(); node != null; node = node.getNextSibling())
            if (node instanceof Element element
                    && ATOM.equals(element.getNamespaceURI())
                    && name.equals(element.getLocalName())) children.add(element);
        return children;
    }

    private static String page(String path) {
        return browser().get(path).then().statusCode(200).extract().asString();
    }

    private static void shows(String page, Map<String, String> what) {
        what.forEach((name, part) -> assertTrue(page.contains(part), () -> name + ": " + part));
    }
}
