package org.undersigned.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undersigned.foundation.db.Db;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.Photo;
import org.undersigned.world.World;
import picocli.CommandLine;

/** Pictures that campaign files name: in, out, and in again. */
@QuarkusTest
class PictureFilesTest {

    private static final String ALT = "alt: {en: People on a bridge, es: Gente en un puente}";

    @Inject
    Db db;

    @TempDir
    Path home;

    private final String prefix = "pics" + UUID.randomUUID().toString().substring(0, 8);
    private Path folder;
    private OwnPetition petition;

    @BeforeEach
    void folder() throws IOException {
        folder = Files.createDirectory(home.resolve("campaign"));
        petition = OwnPetition.open(prefix);
        Files.write(folder.resolve("bridge.jpg"), Photo.taken(1_500, 1_000));
        Files.write(folder.resolve("anglers.png"), Photo.drawn("png", 400, 300));
    }

    @Test
    void a_campaign_with_pictures_is_loaded_exported_and_loaded_again_as_the_same() throws IOException {
        var loaded = load(yaml("bridge.jpg", ALT));
        assertTrue(loaded.startsWith("0 "), loaded);
        assertTrue(loaded.contains("petition " + petition.slug() + ": picture changed"), loaded);
        assertTrue(loaded.contains("anglers-join: picture changed"), loaded);
        assertTrue(load(yaml("bridge.jpg", ALT)).contains("nothing changed"));
        var page = World.browser().get(petition.path()).asString();
        assertTrue(page.contains("-1280x853.jpg") && page.contains("alt=\"People on a bridge\""), page);
        var out = home.resolve("out");
        assertTrue(run(new ExportCampaignCommand(), petition.slug()).startsWith("1 The campaign has pictures"));
        assertEquals("0 ", run(new ExportCampaignCommand(), petition.slug(), "--to", out.toString()));
        assertTrue(run(new ExportCampaignCommand(), petition.slug(), "--to", out.toString())
                .startsWith("1 There is a campaign.yaml in"));
        assertTrue(run(new LoadCommand(), out.toString()).contains("nothing changed"));
    }

    @Test
    void an_export_makes_the_same_campaign_on_a_site_that_has_never_seen_its_pictures() throws IOException {
        load(yaml("bridge.jpg", ALT));
        var out = home.resolve("out");
        run(new ExportCampaignCommand(), petition.slug(), "--to", out.toString());
        load(petition.yaml());
        db.useTransaction(
                handle -> handle.execute(
                        "DELETE FROM picture p WHERE NOT EXISTS (SELECT 1 FROM petition WHERE picture = p.name)"
                                + " AND NOT EXISTS (SELECT 1 FROM announcement WHERE picture = p.name) AND name LIKE '%-1280x853.jpg'"));
        var loaded = run(new LoadCommand(), out.toString());
        assertTrue(loaded.contains("petition " + petition.slug() + ": picture changed"), loaded);
        // It was drawn once more, which gives the same every time.
        assertTrue(run(new LoadCommand(), out.toString()).contains("nothing changed"));
    }

    @Test
    void a_picture_may_change_after_people_have_signed_and_goes_when_the_file_leaves_it_out() throws IOException {
        load(yaml("bridge.jpg", ALT));
        petition.sign("Suzie", World.address("pictures-suzie")).then().statusCode(303);
        assertTrue(load(yaml("anglers.png", ALT)).contains("picture changed"));
        assertTrue(World.browser().get(petition.path()).asString().contains("-400x300.jpg"));
        assertTrue(load(petition.yaml()).contains("picture changed"));
        assertTrue(!World.browser().get(petition.path()).asString().contains("/pictures/"));
    }

    @Test
    void what_is_wrong_with_a_picture_is_told_with_its_line_and_what_to_write_instead() throws IOException {
        Files.writeString(folder.resolve("page.jpg"), "<html><script>alert(1)</script>");
        Files.writeString(home.resolve("outside.jpg"), "x");
        Files.createSymbolicLink(folder.resolve("link.jpg"), home.resolve("outside.jpg"));
        Files.write(folder.resolve("strip.png"), Photo.drawn("png", 2_000, 300));
        wrong("page.jpg", ALT, "petition.picture.file: \"page.jpg\" is no JPEG and no PNG", "save it as JPEG or PNG");
        wrong("../outside.jpg", ALT, "lies outside of the folder", "put it into the folder");
        wrong(home.resolve("outside.jpg").toString(), ALT, "lies outside of the folder", "put it into the folder");
        wrong("link.jpg", ALT, "lies outside of the folder", "put it into the folder");
        wrong("nowhere.jpg", ALT, "there is no file \"nowhere.jpg\"", "write the name of a JPEG or PNG file");
        wrong("strip.png", ALT, "too small, too long or too large", "no side more than 3 times as long");
        wrong("bridge.jpg", "alt: {en: People}", "the words are missing in es", "add \"es:\" with what");
        wrong("bridge.jpg", "alt: People", "the words are missing in es", "add \"es:\" with what");
    }

    private void wrong(String file, String alt, String what, String instead) throws IOException {
        var told = load(yaml(file, alt));
        assertTrue(told.startsWith("1 ") && told.contains(what) && told.contains(instead), told);
        assertTrue(told.matches("(?s).*campaign\\.yaml:[1-9][0-9]*: .*"), told);
    }

    private String yaml(String file, String alt) {
        return petition.yaml()
                .replace(
                        "  profile: standard\n",
                        "  profile: standard\n  picture:\n    file: \"" + file + "\"\n    " + alt + "\n")
                .replace(
                        "    calls: [sign, share]\n",
                        "    calls: [sign, share]\n    picture: {file: anglers.png, " + ALT + "}\n");
    }

    private String load(String yaml) throws IOException {
        Files.writeString(folder.resolve("campaign.yaml"), yaml);
        return run(new LoadCommand(), folder.toString());
    }

    private static String run(Callable<Integer> command, String... arguments) {
        var told = new StringWriter();
        var status = new CommandLine(command)
                .setOut(new PrintWriter(told))
                .setErr(new PrintWriter(told))
                .execute(arguments);
        io.quarkus.arc.Arc.container()
                .instance(org.undersigned.foundation.db.Published.Registry.class)
                .get()
                .refresh();
        return status + " " + told;
    }
}
