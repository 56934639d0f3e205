package org.undersigned.embed;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.world.World.browser;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.TestDatabase;

/** Where a partner copies the code for its own site. */
@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class EmbedDeskTest {

    private final String prefix = "edk" + UUID.randomUUID().toString().substring(0, 8);
    private final String anglers = prefix + "-anglers";

    @Test
    void each_partner_copies_three_kinds_of_code_and_sees_what_it_chose() {
        var petition = OwnPetition.open(prefix);
        var kit = "/staff/organisations/" + anglers + "/kits/" + petition.slug();
        var nina = Desk.invited("Nina", "--organisation", anglers, "--role", "viewer");
        nina.get(kit).then().body(containsString(kit + "/embed"));
        var page = nina.get(kit + "/embed?accent=0F766E&radius=4&font=serif&scheme=dark");
        page.then()
                .statusCode(200)
                .header("Content-Security-Policy", containsString("frame-src 'self'"))
                .body(
                        containsString("&lt;undersigned-petition src=&quot;" + Desk.ORIGIN + petition.path()),
                        containsString(
                                "partner=&quot;" + anglers + "&quot; accent=&quot;0f766e&quot; radius=&quot;4&quot;"),
                        containsString("&lt;iframe src="),
                        containsString("name=&quot;source&quot; value=&quot;embed&quot;"),
                        containsString("script-src " + Desk.ORIGIN),
                        containsString("integrity=&quot;sha384-"),
                        containsString("https://www.anglers.example"));
        var preview = found(page.asString(), "<iframe class=\"preview\" src=\"([^\"]*)\"")
                .replace("&amp;", "&");
        var shown = browser().get(preview);
        shown.then().statusCode(200).body(containsString("consent." + anglers + ".email"));
        var policy = shown.header("Content-Security-Policy");
        assertTrue(policy.contains("form-action 'none'") && policy.contains("frame-ancestors 'self';"), policy);
        nina.get(kit + "/embed?accent=red&radius=99")
                .then()
                .statusCode(422)
                .body(containsString("accent-e"), containsString("radius-e"), not(containsString("accent=&quot;red")));
        assertEquals(
                404,
                nina.get(kit.replace(anglers, prefix + "-river-watch") + "/embed")
                        .statusCode());
        assertEquals(303, browser().get(kit + "/embed").statusCode());
    }

    @Test
    void the_code_is_in_the_kit_and_for_high_risk_it_is_a_link() throws IOException {
        var petition = OwnPetition.open(prefix, yaml -> yaml.replace("profile: standard", "profile: high-risk"));
        var kit = "/staff/organisations/" + anglers + "/kits/" + petition.slug();
        var nina = Desk.invited("Nina", "--organisation", anglers, "--role", "viewer");
        nina.get(kit + "/embed")
                .then()
                .statusCode(200)
                .body(containsString("high risk"), not(containsString("&lt;iframe")), not(containsString("<iframe")));
        nina.get(kit).then().body(not(containsString("&lt;form")));
        var risky = files(nina.get(kit + "/kit.zip").asByteArray());
        assertTrue(
                risky.get("en/link.html").startsWith("<a href=\"" + Desk.ORIGIN + petition.path()), risky.toString());
        assertFalse(risky.containsKey("en/element.html") || risky.containsKey("en/form.html"), risky.toString());

        var other = OwnPetition.open(prefix + "s");
        var sam = Desk.invited("Sam", "--organisation", prefix + "s-anglers", "--role", "viewer");
        var files = files(sam.get("/staff/organisations/" + prefix + "s-anglers/kits/" + other.slug() + "/kit.zip")
                .asByteArray());
        for (var name : new String[] {"element.html", "frame.html", "form.html", "content-security-policy.txt"})
            assertTrue(files.containsKey("en/" + name), name + " in " + files.keySet());
        assertFalse(files.get("en/form.html").contains("checked"));
    }

    private static TreeMap<String, String> files(byte[] zip) throws IOException {
        var files = new TreeMap<String, String>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry())
                files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        return files;
    }

    private static String found(String text, String pattern) {
        var found = Pattern.compile(pattern).matcher(text);
        assertTrue(found.find(), pattern);
        return found.group(1);
    }
}
