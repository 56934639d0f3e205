package org.undersigned.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.arc.Arc;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.undersigned.campaign.brand.Brand;
import org.undersigned.campaign.brand.Brands;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Published;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.Photo;
import org.undersigned.world.World;
import picocli.CommandLine;

/** What a lead looks like and whether its statement's form is open: in by a file, out, and in again. */
@QuarkusTest
class BrandsInFilesTest {

    @Inject
    Db db;

    @Inject
    Brands brands;

    @TempDir
    Path home;

    private final String prefix = "look" + UUID.randomUUID().toString().substring(0, 8);
    private Path folder;
    private OwnPetition petition;

    @BeforeEach
    void folder() throws IOException {
        folder = Files.createDirectory(home.resolve("campaign"));
        petition = OwnPetition.open(prefix);
        Files.write(folder.resolve("mark.png"), Photo.drawn("png", 300, 60));
    }

    @ParameterizedTest
    @ValueSource(strings = {"samples/us-welcomes/campaign.yaml", "samples/river/campaign.yaml"})
    void a_sample_with_a_brand_and_a_closed_form_is_the_same_after_writing_and_reading(String sample) {
        var file = assertInstanceOf(Read.Good.class, new CampaignFileReader().read(Path.of(sample)))
                .file();
        var lead = file.campaign().partners().getFirst().organisation();
        assertTrue(file.campaign().isLedBy(lead), sample);
        var yaml = CampaignTree.yaml(file)
                .replaceFirst(
                        "(?m)^( *)- slug: " + lead + "\n",
                        "$0$1  brand: {colour: \"#0f766e\", logo: " + "0".repeat(40) + "-480x96.jpg}\n")
                .replace("sign_on_form: open\n", "sign_on_form: closed\n");
        var dressed = read(yaml);
        var part = dressed.organisations().stream()
                .filter(one -> one.slug().equals(lead))
                .findFirst()
                .orElseThrow();
        assertEquals(Optional.of("#0f766e"), part.brand().orElseThrow().colour());
        assertEquals(Optional.of(true), dressed.statement().orElseThrow().closed());
        var again = read(CampaignTree.yaml(dressed));
        assertEquals(dressed.organisations(), again.organisations());
        assertEquals(dressed.statement(), again.statement());
    }

    @Test
    void it_is_loaded_once_exported_with_its_logo_and_loaded_again_as_the_same() throws IOException {
        var loaded = load(dressed());
        assertTrue(loaded.contains("organisation " + prefix + "-river-watch: brand changed"), loaded);
        assertTrue(loaded.contains("sign_on_form changed"), loaded);
        assertTrue(load(dressed()).contains("nothing changed"));
        assertEquals(Optional.of("#0f766e"), brand().colour());
        assertTrue(brand().logo().isPresent());
        assertFalse(takes());
        var out = home.resolve("out");
        assertEquals("0 ", run(new ExportCampaignCommand(), petition.slug(), "--to", out.toString()));
        assertTrue(run(new LoadCommand(), out.toString()).contains("nothing changed"));
        var kept = brand();
        load(dressed().replace("#0F766E", "#aa0000"));
        assertTrue(run(new LoadCommand(), out.toString()).contains("brand changed"));
        assertEquals(kept, brand());
    }

    @Test
    void a_file_without_them_leaves_brand_and_form_as_they_are() throws IOException {
        load(dressed());
        assertTrue(load(petition.yaml()).contains("nothing changed"));
        assertEquals(Optional.of("#0f766e"), brand().colour());
        assertFalse(takes());
        assertTrue(load(dressed().replace("sign_on_form: closed", "sign_on_form: open"))
                .contains("sign_on_form changed"));
        assertTrue(takes());
    }

    @Test
    void what_owners_chose_since_is_not_overwritten_unless_the_operator_insists() throws IOException {
        load(dressed());
        var chosen = new Brand(Optional.of("#aa0000"), Optional.empty());
        brands.choose(id(), prefix + "-river-watch", chosen, Optional.empty(), "staff:test");
        var told = load(dressed());
        assertTrue(told.startsWith("1 ") && told.contains("staff changed this campaign"), told);
        assertEquals(chosen, brand());
        assertTrue(run(new LoadCommand(), folder.toString(), "--force").contains("brand changed"));
        assertEquals(Optional.of("#0f766e"), brand().colour());
    }

    @Test
    void what_is_wrong_is_told_with_its_line_and_what_to_write_instead() throws IOException {
        Files.write(folder.resolve("dot.png"), Photo.drawn("png", 40, 40));
        var file = dressed();
        wrong(file.replace("\"#0F766E\"", "teal"), "brand.colour", "write one such as");
        wrong(file.replace("mark.png", "nowhere.png"), "brand.logo", "write the name of a JPEG or PNG file");
        wrong(file.replace("mark.png", "dot.png"), "brand.logo", "sides of at least 48 points");
        wrong(
                file.replace("{colour: \"#0F766E\", logo: mark.png}", "{}"),
                "neither colour nor logo",
                "leave the brand");
        wrong(file.replace("logo: mark.png", "mark: x"), "there is no key \"mark\"", "the keys are colour, logo");
        wrong(file.replace("sign_on_form: closed", "sign_on_form: shut"), "statement.sign_on_form", "closed");
        wrong(
                file.replace("    kind: community\n", "    kind: community\n    brand: {colour: \"#0f766e\"}\n"),
                "organisations[1].brand: \"" + prefix + "-anglers\" does not lead the campaign",
                "its owners choose one in the workspace");
    }

    @Test
    void files_that_are_loaded_together_may_be_silent_about_a_brand_but_not_of_two_minds() {
        var one = read(SampleText.with(
                "    kind: environment\n", "    kind: environment\n    brand: {colour: \"#0f766e\"}\n"));
        var silent = read(SampleText.example());
        var other = read(SampleText.with(
                "    kind: environment\n", "    kind: environment\n    brand: {colour: \"#aa0000\"}\n"));
        assertEquals(0, aboutBrands(one, silent));
        assertEquals(1, aboutBrands(one, other));
    }

    private static long aboutBrands(CampaignFile one, CampaignFile other) {
        return Agreement.errors(List.of(one, other)).stream()
                .filter(error -> error.path().startsWith("organisations[0]"))
                .count();
    }

    private void wrong(String yaml, String what, String instead) throws IOException {
        var told = load(yaml);
        assertTrue(told.startsWith("1 ") && told.contains(what) && told.contains(instead), told);
        assertTrue(told.matches("(?s).*campaign\\.yaml:[1-9][0-9]*: .*"), told);
    }

    private String dressed() {
        return petition.yaml()
                .replace(
                        "    kind: environment\n",
                        "    kind: environment\n    brand: {colour: \"#0F766E\", logo: mark.png}\n")
                .replace("\n  versions:\n", "\n  sign_on_form: closed\n  versions:\n");
    }

    private UUID id() {
        return db.read(handle -> handle.select("SELECT id FROM organisation WHERE slug = ?", prefix + "-river-watch")
                .mapTo(UUID.class)
                .one());
    }

    private Brand brand() {
        return brands.of(id());
    }

    /** Whether the page of the public form has the form. */
    private boolean takes() {
        var slug = read(petition.yaml()).statement().orElseThrow().slug();
        return World.browser()
                .get("/statements/" + slug + "/sign-on")
                .asString()
                .contains("<form");
    }

    private static CampaignFile read(String yaml) {
        var read = new CampaignFileReader().read("file", yaml.getBytes(StandardCharsets.UTF_8));
        return assertInstanceOf(Read.Good.class, read, () -> read + "\n" + yaml).file();
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
        Arc.container().instance(Published.Registry.class).get().refresh();
        return status + " " + told;
    }
}
