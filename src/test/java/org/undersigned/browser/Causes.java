package org.undersigned.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.arc.Arc;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.undersigned.exchange.LoadCommand;
import org.undersigned.foundation.db.Published;
import org.undersigned.world.Photo;
import picocli.CommandLine;

/** Petitions that the samples lack: one that is over, one that is still to come, and one with questions of its own and a picture. */
final class Causes {

    static final String ENDED = "/petitions/ended-outfall";
    static final String LATER = "/petitions/later-outfall";
    static final String ASKING = "/petitions/asking-outfall";

    private static final String QUESTIONS = """
                - name: river_town
                  label: {en: Your town on the river, ar: بلدتكم على النهر}
                  hint: As it stands on the map.
                  required: true
                - name: river_story
                  label: {en: What the river means to you, ar: ماذا يعني لكم النهر}
                  max: 500
            """;

    private static final String PICTURE =
            "  picture: {file: river.jpg, alt: {en: People on the bank of the river, ar: ناس على ضفة النهر}}\n";

    private Causes() {}

    /** Loads them, once for each database. */
    static void load() {
        load("ended", "2020-01-01", "2020-06-30", "");
        load("later", "2090-01-01", "2090-06-30", "");
        load("asking", "2020-01-01", "2090-06-30", "  fields:\n" + QUESTIONS + PICTURE);
        Arc.container().instance(Published.Registry.class).get().refresh();
    }

    private static void load(String name, String opens, String closes, String fields) {
        try {
            var file =
                    Files.createDirectories(Path.of("target", "browser", name)).resolve("campaign.yaml");
            Files.write(file.resolveSibling("river.jpg"), Photo.taken(1_500, 1_000));
            Files.writeString(
                    file,
                    CAUSE.replace("NAME", name)
                            .replace("OPENS", opens)
                            .replace("CLOSES", closes)
                            .replace("  FIELDS\n", fields));
            assertEquals(
                    0,
                    new CommandLine(new LoadCommand()).execute("--launch", file.toString()),
                    "the cause does not load");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final String CAUSE = """
            organisations:
              - slug: NAME-river-watch
                name: {en: River Watch, ar: مرصد النهر}
                kind: environment
                url: https://river-watch.example
                privacy_url: https://river-watch.example/privacy
                postal_address: 1 Mill Lane, Example Town
            coalition:
              slug: NAME-river
              name: Clean River of the Upper Valley
              about: One organisation that wants fish **and** people to swim in it.
              organisations: [NAME-river-watch]
            campaign:
              slug: NAME-river
              title: Clean river now
              colour: "#0f766e"
              categories:
                - {slug: NAME-water, name: {en: Water, ar: الماء}}
              partners:
                - {organisation: NAME-river-watch, role: lead}
            targets:
              - name: Alex Example
                office: {en: Minister for Water, ar: وزير المياه}
                institution: Government of the Upper Valley
            petition:
              slug: NAME-outfall
              opens: OPENS
              closes: CLOSES
              goals: [100, 1000]
              FIELDS
              special_category: false
              profile: standard
              title: {en: Stop the outfall at the old mill, ar: أوقفوا المصبّ عند الطاحونة القديمة}
              ask: |
                We ask the minister to act before the summer.

                1. Stop the outfall.
                2. Publish the measurements of every week.
              body: |
                Dear Minister,

                for three summers nobody has swum below the old mill.
            """;
}
