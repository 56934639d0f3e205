package org.undersigned.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.World;

/** A decision maker is told how many of their own people signed, as far as postcodes tell it. */
@QuarkusTest
class PackRegionsTest {

    @Inject
    Db db;

    @Test
    void a_region_with_twenty_signatures_is_handed_over_by_itself() throws IOException {
        var prefix = "area" + UUID.randomUUID().toString().substring(0, 6);
        var petition = OwnPetition.open(prefix);
        var people = IntStream.range(0, 20)
                .mapToObj(number -> sign(petition, "9%04d".formatted(number)))
                .toList();
        for (var person : people)
            World.browser()
                    .post(World.mail(person, 1).path("/confirmations/"))
                    .then()
                    .statusCode(303);
        World.await(() -> petition.published() == 20, "all of them in the log");
        var packs = new Packs(db, petition);
        var campaigner = Desk.invited("Cleo", "--organisation", prefix + "-river-watch", "--role", "campaigner");
        var path = packs.ask(campaigner);
        packs.ready(campaigner, path);
        var opened = Packs.unzip(campaigner.send(path, "do", "opened").asByteArray());
        assertEquals(
                "region,name,signatures\r\nUS-CA,California,20\r\n,All,20\r\n",
                new String(opened.get("regions.csv"), StandardCharsets.UTF_8));
        try (var book = Loader.loadPDF(opened.get("petition.pdf"))) {
            var text = new PDFTextStripper().getText(book);
            assertTrue(text.contains("Signatures by region") && text.contains("California 20"), text);
        }
    }

    private static String sign(OwnPetition petition, String postcode) {
        var email = World.address("rita");
        World.browser()
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("name", "Rita Region")
                .formParam("email", email)
                .formParam("country", "US")
                .formParam("postcode", postcode)
                .post(petition.path() + "/signatures")
                .then()
                .statusCode(303);
        return email;
    }
}
