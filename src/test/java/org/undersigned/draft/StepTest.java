package org.undersigned.draft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.undersigned.exchange.CampaignFileReader;
import org.undersigned.exchange.CampaignTree;
import org.undersigned.exchange.Read;

/** The table of questions against the format that it asks for. */
class StepTest {

    /**
     * Said elsewhere than in a field: which organisations take part is asked beside each of them, announcements are taken down
     * on a page of their own, an organisation's owners choose its look, the form for sign-ons is closed beside its requests, new supporters are divided once partners take part, the steps after signing have a page, versions are numbered by their place, and samples
     * come with the program.
     */
    private static final Set<String> ELSEWHERE = Set.of(
            "sample",
            "coalition.organisations",
            "campaign.partners.organisation",
            "campaign.partners.role",
            "announcements.taken_down",
            "organisations.brand.colour",
            "organisations.brand.logo",
            "statement.sign_on_form",
            "campaign.division.cap",
            "petition.ladder.partner",
            "petition.ladder.source",
            "petition.ladder.steps",
            "statement.versions.number");

    @Test
    void the_steps_ask_for_everything_that_a_campaign_file_can_say() throws IOException {
        var schema = new ObjectMapper()
                .readTree(Path.of("docs/schema/campaign.schema.json").toFile());
        var said = new TreeSet<String>();
        keys(schema, schema, "", said);
        said.removeAll(ELSEWHERE);
        said.removeIf(key -> key.startsWith("organisations.social."));
        // What letters and calls say beside their words is asked on pages of their own in the workspace.
        said.removeIf(key -> key.matches(
                "letters\\.(rule|hourly|test|test_address|suggestions|representatives).*|calls\\.offices.*"));
        var asked = new TreeSet<String>();
        for (var step : Step.values())
            for (var section : step.sections())
                for (var question : section.questions())
                    if (!question.kind().isElsewhere()) asked.add(section.path() + "." + question.key());
        said.removeIf(key -> asked.stream().anyMatch(one -> one.startsWith(key + ".")));
        asked.remove("organisations.social");
        said.remove("organisations.social");
        assertEquals(said, asked);
    }

    private static void keys(JsonNode schema, JsonNode node, String path, Set<String> found) {
        if (node.has("$ref")) {
            keys(schema, schema.at(node.get("$ref").asText().substring(1)), path, found);
            return;
        }
        if (node.path("type").asText().equals("array")) {
            keys(schema, node.path("items"), path, found);
            return;
        }
        // A translated text has its languages as properties.
        if (node.path("properties").isMissingNode() || node.path("properties").has("en")) {
            if (!path.isEmpty()) found.add(path);
            return;
        }
        node.path("properties")
                .properties()
                .forEach(entry -> keys(
                        schema,
                        entry.getValue(),
                        path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(),
                        found));
    }

    @ParameterizedTest
    @ValueSource(strings = {"samples/us-welcomes/campaign.yaml", "samples/river/campaign.yaml"})
    void a_form_that_comes_back_as_it_was_drawn_changes_nothing(String sample) {
        var file = assertInstanceOf(Read.Good.class, new CampaignFileReader().read(Path.of(sample)))
                .file();
        var languages = List.copyOf(file.petition().title().byLanguage().keySet());
        var draft = draft(DraftTree.of(CampaignTree.of(file)), languages);
        for (var step : Step.values()) Answers.take(draft, step, filled(draft, step));
        languages.stream().skip(1).forEach(language -> Answers.take(draft, language, translations(draft, language)));
        var read = assertInstanceOf(Read.Good.class, Finished.read(draft)).file();
        assertEquals(CampaignTree.yaml(file), CampaignTree.yaml(read));
    }

    private static LinkedHashMap<String, String> filled(Draft draft, Step step) {
        var form = new LinkedHashMap<String, String>();
        for (var section : step.sections()) {
            form.put("count." + section.path(), "" + draft.tree().size(section.path()));
            Question.of(section, draft.tree()).forEach(one -> {
                var shown = Answers.shown(draft.tree(), one, draft.main());
                switch (one.question().kind()) {
                    case FLAG, MEMBER -> {
                        form.put("had." + one.path(), "on");
                        if (shown.equals("on")) form.put(one.path(), "on");
                    }
                    case CALLS -> {
                        form.put("had." + one.path(), "on");
                        Stream.of(shown.split("\n"))
                                .filter(call -> !call.isEmpty())
                                .forEach(call -> form.put(one.path() + "." + call, "on"));
                    }
                    default -> form.put(one.path(), shown);
                }
            });
        }
        return form;
    }

    private static LinkedHashMap<String, String> translations(Draft draft, String language) {
        var form = new LinkedHashMap<String, String>();
        Answers.translated(draft.tree())
                .forEach(one -> form.put(one.path(), Answers.shown(draft.tree(), one, language)));
        return form;
    }

    private static Draft draft(DraftTree tree, List<String> languages) {
        return new Draft(
                UUID.randomUUID(),
                UUID.randomUUID(),
                Optional.empty(),
                languages,
                tree,
                1,
                Instant.EPOCH,
                UUID.randomUUID(),
                Optional.empty(),
                List.of());
    }

    @Test
    void words_in_any_script_give_an_address() {
        assertEquals("end-the-detention", Finished.made("End the Detention!"));
        assertEquals("no-a-la-presa-ahora", Finished.made("¡No a la presa… ahora!"));
        assertEquals("", Finished.made("!"));
        assertEquals(true, Finished.made("أوقفوا الاحتجاز").matches("[a-z0-9-]{2,50}"));
    }
}
