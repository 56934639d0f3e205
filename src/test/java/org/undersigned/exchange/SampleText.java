package org.undersigned.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Campaign files for tests: the example of the documentation, which is complete, with parts replaced. */
final class SampleText {

    private SampleText() {}

    /** The last YAML block of {@code docs/campaign-file.md}. */
    static String example() {
        try {
            var page = Files.readString(Path.of("docs/campaign-file.md"));
            int start = page.lastIndexOf("```yaml\n") + "```yaml\n".length();
            return page.substring(start, page.indexOf("```", start));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The example with {@code old} replaced, which has to be in it. */
    static String with(String old, String replacement) {
        var example = example();
        if (!example.contains(old)) throw new IllegalArgumentException("not in the example: " + old);
        return example.replace(old, replacement);
    }

    static Read read(String yaml) {
        return read(yaml.getBytes(StandardCharsets.UTF_8));
    }

    static Read read(byte[] yaml) {
        return new CampaignFileReader().read("campaign.yaml", yaml);
    }

    /** The content of a good file. */
    static CampaignFile good(String yaml) {
        return switch (read(yaml)) {
            case Read.Good good -> good.file();
            case Read.Bad bad -> throw new AssertionError(lines(bad));
        };
    }

    /** The errors of a bad file, one a line. */
    static String errors(String yaml) {
        return lines(read(yaml));
    }

    static String lines(Read read) {
        return switch (read) {
            case Read.Good good -> "";
            case Read.Bad bad ->
                String.join("\n", bad.errors().stream().map(FileError::toString).toList());
        };
    }
}
