package org.undersigned.exchange;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.undersigned.campaign.CampaignWriting;
import org.undersigned.foundation.db.Db;
import org.undersigned.petition.PetitionWriting;

/** What leaves as a campaign file comes back as the same campaign. */
@QuarkusTest
class ExportTest {

    @Inject
    Loading loading;

    @Inject
    Db db;

    @ParameterizedTest
    @ValueSource(strings = {"samples/us-welcomes/campaign.yaml", "samples/river/campaign.yaml"})
    void a_sample_that_is_exported_and_read_is_the_same_file(String sample) {
        var file = read(sample, Path.of(sample));
        var written = CampaignTree.yaml(file);
        assertEquals(
                CampaignTree.of(file).toString(), CampaignTree.of(read(written)).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"samples/us-welcomes/campaign.yaml", "samples/river/campaign.yaml"})
    void a_campaign_that_is_exported_and_loaded_changes_nothing(String sample) {
        var file = read(sample, Path.of(sample));
        loading.load(List.of(file), new Loading.By.Operator(false, false));
        var exported = CampaignTree.yaml(stored(file.petition().slug()));
        var done = assertInstanceOf(
                Loaded.Done.class, loading.load(List.of(read(exported)), new Loading.By.Operator(false, false)));
        assertEquals(List.of(), done.changes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"samples/us-welcomes/campaign.yaml", "samples/river/campaign.yaml"})
    void an_export_of_a_sample_says_everything_that_the_sample_says(String sample) {
        var file = read(sample, Path.of(sample));
        loading.load(List.of(file), new Loading.By.Operator(false, false));
        var exported = read(CampaignTree.yaml(stored(file.petition().slug())));
        assertEquals(file.campaign(), exported.campaign());
        assertEquals(file.petition(), exported.petition());
        assertEquals(file.targets(), exported.targets());
        assertEquals(file.coalition(), exported.coalition());
        assertEquals(file.statement(), exported.statement());
        assertEquals(file.announcements(), exported.announcements());
        assertEquals(file.nextActions(), exported.nextActions());
        var actions = ActionSections.written(exported);
        ActionSections.written(file)
                .forEach((key, parts) -> assertEquals(
                        parts.toString(),
                        actions.get(key).stream()
                                .filter(one -> slugs(parts).contains(one.get("slug")))
                                .toList()
                                .toString(),
                        key));
        assertTrue(exported.organisations().containsAll(file.organisations()));
    }

    @Test
    void the_samples_have_actions_of_every_kind_so_that_each_comes_back() {
        var keys = Stream.of("samples/us-welcomes/campaign.yaml", "samples/river/campaign.yaml")
                .flatMap(sample -> read(sample, Path.of(sample)).others().keySet().stream())
                .collect(toSet());
        assertEquals(Set.copyOf(ActionSections.keys()), keys);
    }

    @Test
    void texts_that_yaml_could_take_for_something_else_come_back_as_they_were() {
        var file = read(SampleText.with("name: {en: River Watch, es: Vigilancia del Río}", "name: \"yes: # @no\""));
        assertEquals(
                "yes: # @no",
                read(CampaignTree.yaml(file))
                        .organisations()
                        .getFirst()
                        .name()
                        .byLanguage()
                        .values()
                        .iterator()
                        .next());
    }

    private CampaignFile stored(String slug) {
        return db.inTransaction(handle -> Exported.whole(
                handle,
                PetitionWriting.stored(handle, CampaignWriting.stored(handle), slug)
                        .orElseThrow()));
    }

    private static List<Object> slugs(List<Map<String, Object>> parts) {
        return parts.stream().map(one -> one.get("slug")).toList();
    }

    private static CampaignFile read(String name, Path path) {
        return assertInstanceOf(Read.Good.class, new CampaignFileReader().read(path), name)
                .file();
    }

    private static CampaignFile read(String yaml) {
        var read = new CampaignFileReader().read("export", yaml.getBytes(StandardCharsets.UTF_8));
        return assertInstanceOf(Read.Good.class, read, () -> read + "\n" + yaml).file();
    }
}
