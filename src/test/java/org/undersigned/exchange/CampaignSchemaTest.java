package org.undersigned.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.undersigned.foundation.html.Languages;
import org.undersigned.organisation.Organisation;

/** The published schema and the reader say the same about the same files. JSON is YAML, so both get the very same text. */
class CampaignSchemaTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path FILE = Path.of("docs/schema/campaign.schema.json");

    private final Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Files.readString(FILE), InputFormat.JSON);

    CampaignSchemaTest() throws IOException {}

    @ParameterizedTest
    @ValueSource(strings = {"samples/us-welcomes/campaign.yaml", "samples/river/campaign.yaml"})
    void samples_keep_to_the_schema(String file) throws IOException {
        assertEquals(
                List.of(), schema.validate(json(Files.readString(Path.of(file))).toString(), InputFormat.JSON));
    }

    @Test
    void the_example_keeps_to_the_schema() {
        assertEquals(List.of(), schema.validate(example().toString(), InputFormat.JSON));
    }

    @Test
    void an_unknown_key_at_any_level_is_refused_by_schema_and_reader() {
        var example = example();
        var objects = objects(example);
        assertFalse(objects.size() < 25, "the example has objects at every level");
        for (var object : objects) {
            object.put("unknown", "x");
            refused(example);
            object.remove("unknown");
        }
    }

    @Test
    void a_required_key_that_is_missing_is_refused_by_both_and_others_by_none() {
        var example = example();
        for (var object : objects(example))
            for (var key : object.properties().stream().map(e -> e.getKey()).toList()) {
                // Which language has to be there depends on the title, which is more than a schema can say.
                if (Languages.all().contains(key)) continue;
                var value = object.remove(key);
                var bySchema =
                        !schema.validate(example.toString(), InputFormat.JSON).isEmpty();
                var byReader = SampleText.read(example.toString()) instanceof Read.Bad;
                assertEquals(bySchema, byReader, key + " left out of " + object);
                object.set(key, value);
            }
    }

    @Test
    void a_value_of_another_type_is_refused_by_both() {
        var example = example();
        for (var object : objects(example))
            for (var key : object.properties().stream().map(e -> e.getKey()).toList()) {
                var value = object.get(key);
                object.set(
                        key,
                        value.isBoolean()
                                ? JSON.getNodeFactory().textNode("x")
                                : JSON.getNodeFactory().booleanNode(true));
                refused(example);
                object.set(key, value);
            }
    }

    @Test
    void the_schema_knows_the_same_words_as_the_program() throws IOException {
        var tree = JSON.readTree(FILE.toFile()).get("$defs");
        var kinds = new ArrayList<String>();
        tree.at("/organisation/properties/kind/enum").forEach(kind -> kinds.add(kind.asText()));
        assertEquals(Organisation.KINDS, kinds);
        var language = tree.at("/title/patternProperties").fieldNames().next();
        for (var tag : List.of("ko", "fil", "pt-BR", "zh-Hant", "zh-Hant-HK", "es-419")) {
            assertTrue(tag.matches(language), tag);
            assertTrue(Languages.isTag(tag), tag);
        }
        for (var tag : Languages.all()) assertTrue(tag.matches(language), tag);
        for (var tag : List.of("EN", "pt-br", "zh-hant", "en-x-ours", "english"))
            assertFalse(tag.matches(language) || Languages.isTag(tag), tag);
    }

    private void refused(JsonNode file) {
        assertFalse(schema.validate(file.toString(), InputFormat.JSON).isEmpty(), file::toString);
        assertInstanceOf(Read.Bad.class, SampleText.read(file.toString()), file::toString);
    }

    /** The example of the documentation, with pictures, which need files that a page cannot have beside it. */
    private static JsonNode example() {
        var example = json(SampleText.example());
        picture((ObjectNode) example.get("petition"));
        picture((ObjectNode) example.at("/announcements/0"));
        // Everybody who tries the example would have them; here they stand for themselves.
        ((ObjectNode) example.at("/organisations/0"))
                .putObject("brand")
                .put("colour", "#0f766e")
                .put("logo", "0".repeat(40) + "-480x96.jpg");
        ((ObjectNode) example.get("statement")).put("sign_on_form", "closed");
        return example;
    }

    private static void picture(ObjectNode of) {
        var picture = of.putObject("picture").put("file", "0".repeat(40) + "-600x400.jpg");
        picture.putObject("alt").put("en", "People on a bridge").put("es", "Gente en un puente");
    }

    private static JsonNode json(String yaml) {
        return JSON.valueToTree(new Load(LoadSettings.builder().build()).loadFromString(yaml));
    }

    private static List<ObjectNode> objects(JsonNode node) {
        var found = new ArrayList<ObjectNode>();
        if (node instanceof ObjectNode object) found.add(object);
        if (node instanceof ObjectNode || node instanceof ArrayNode)
            node.forEach(child -> found.addAll(objects(child)));
        return found;
    }
}
