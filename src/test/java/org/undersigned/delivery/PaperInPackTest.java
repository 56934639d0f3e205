package org.undersigned.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undersigned.foundation.db.Db;
import org.undersigned.onpaper.Checking;
import org.undersigned.onpaper.PaperRow;
import org.undersigned.onpaper.Taking;
import org.undersigned.onpaper.TypedSheet;
import org.undersigned.organisation.staff.Membership;
import org.undersigned.organisation.staff.Person;
import org.undersigned.organisation.staff.Role;
import org.undersigned.petition.Petition;
import org.undersigned.petition.Petitions;
import org.undersigned.sharing.paper.SheetNumber;
import org.undersigned.sharing.paper.Sheets;
import org.undersigned.signature.signing.OnPaper;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.TestDatabase;
import org.undersigned.world.World;

/** Who signed on paper stands in what is handed over: apart, and only under the very words that are. */
@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class PaperInPackTest {

    @Inject
    Db db;

    @Inject
    Petitions petitions;

    @Inject
    Sheets sheets;

    @Inject
    Taking taking;

    @Inject
    Checking checking;

    @TempDir
    Path folder;

    private final String prefix = "pip" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void people_on_paper_are_a_line_of_their_own_and_the_proven_number_stays() throws IOException {
        var own = OwnPetition.open(prefix);
        own.supporter("Suzie Sample", World.address("suzie"), "public");
        World.await(() -> own.published() == 1, "the log to tell of Suzie");
        var petition = petitions.visible(own.slug()).orElseThrow();
        // Who stands on an older sheet as well is named by the one with these words, whichever was typed in first.
        typed(petition, "Paper Paul", "Paper Petra");
        var older = typed(petition, "Older Olaf", "Both Bea");
        typed(petition, "Both Bea");
        db.useTransaction(handle -> handle.execute(
                "UPDATE paper_sheet SET text_sha256 = sha256('another text') WHERE number = ?", older.number()));
        var packs = new Packs(db, own);
        var owner = member("Oona");
        var path = packs.made(owner, member("Seth"));
        packs.write(folder, owner.send(path, "do", "opened"));
        var opened = Packs.unzip(owner.send(path, "do", "opened").asByteArray());
        assertEquals(
                "country,name\r\nUS,Both Bea\r\nUS,Paper Paul\r\nUS,Paper Petra\r\n",
                new String(opened.get("names-on-paper.csv"), StandardCharsets.UTF_8));
        var manifest = new String(opened.get("manifest.json"), StandardCharsets.UTF_8);
        assertTrue(manifest.contains("\"signatures\" : 1"), manifest);
        assertTrue(manifest.contains("\"onPaper\" : 3"), manifest);
        packs.says(0, "VALID: 1 signatures", folder.resolve("manifest.json").toString());
        try (var book = Loader.loadPDF(opened.get("petition.pdf"))) {
            var text = new PDFTextStripper().getText(book).replaceAll("\\s+", " ");
            assertTrue(text.contains("3 people signed this text on paper"), text);
        }
    }

    /** A sheet with these people, who agreed to be named; typed in by one and checked by another. */
    private SheetNumber typed(Petition petition, String... names) {
        var id = sheets.number(petition, petition.languages().getFirst(), Optional.empty(), 1, "staff:test");
        var number = sheets.of(petition).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .flatMap(one -> SheetNumber.parse(one.first()))
                .orElseThrow();
        var rows = new ArrayList<PaperRow>();
        for (var name : names)
            rows.add(new PaperRow(
                    number.number(),
                    rows.size() + 1,
                    new OnPaper(name, Optional.empty(), "US", "78701"),
                    true,
                    false,
                    List.of()));
        var lead = petition.campaign().leads().getFirst().organisation();
        var member = new Membership(lead.id(), lead.slug(), lead.name(), Role.CAMPAIGNER);
        var sheet = new TypedSheet(number.number(), rows, 0);
        var taken = taking.take(petition, member, person("Carla"), List.of(sheet), Optional.empty());
        var batch = ((Taking.Taken.Done) taken).batch();
        assertEquals(Checking.Checked.COUNTS, checking.check(petition, batch, rows.size(), person("Dora")));
        return number;
    }

    private static Person person(String name) {
        return new Person(UUID.randomUUID(), name + "@example.org", name, false, "en");
    }

    private Desk member(String name) {
        return Desk.invited(name, "--organisation", prefix + "-river-watch", "--role", "owner");
    }
}
