package org.undersigned.translation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A language's texts as the program's sources have them: {@code messages/AREA/LANGUAGE.properties}, in the order of the English files. */
final class Files {

    /** The same texts make the same file. */
    private static final LocalDateTime WHEN = LocalDateTime.of(2000, 1, 1, 0, 0);

    private Files() {}

    /** The files in a ZIP; an area of which nothing is translated has none. */
    static byte[] zip(Catalogue catalogue) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var area : catalogue.areas()) {
                if (area.done() == 0) continue;
                var entry = new ZipEntry("messages/" + area.area() + "/" + catalogue.language() + ".properties");
                entry.setTimeLocal(WHEN);
                zip.putNextEntry(entry);
                for (var text : area.texts())
                    if (!text.isMissing())
                        zip.write(
                                (text.name() + "=" + escaped(text.present()) + "\n").getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** As {@link java.util.Properties#load} reads it back, with letters as they are. */
    private static String escaped(String words) {
        var escaped = words.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t");
        return escaped.startsWith(" ") ? "\\" + escaped : escaped;
    }
}
