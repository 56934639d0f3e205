package org.undersigned.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.undersigned.foundation.html.Messages;
import org.undersigned.letter.representative.Area;
import org.undersigned.letter.representative.Representative;
import org.undersigned.letter.representative.RepresentativesFile;
import org.undersigned.letter.representative.Rows;

/** Reads {@code representatives}: the name of a file beside the campaign file, or the people themselves, as an export writes them. */
final class RepresentativeSection {

    private static final String WRITE = "write the name of a CSV or GeoJSON file beside this one";

    private RepresentativeSection() {}

    static List<Representative> read(Spot spot, Wording wording) {
        return spot.node().orElseThrow() instanceof ScalarNode ? file(spot, wording) : entries(spot, wording);
    }

    private static List<Representative> file(Spot spot, Wording wording) {
        var name = spot.text(Spot.LINE);
        var folder = spot.findings().folder();
        if (name.isEmpty()) return List.of();
        if (folder.isEmpty()) {
            spot.wrong("there is no folder to take " + Spot.quoted(name) + " from", "write the people here");
            return List.of();
        }
        try {
            // Where a link leads counts, not where it lies.
            var root = folder.get().toRealPath();
            var path = root.resolve(name);
            if (!path.normalize().startsWith(root)
                    || !Files.isRegularFile(path)
                    || !path.toRealPath().startsWith(root)) {
                spot.wrong("there is no file " + Spot.quoted(name) + " in the folder of this one", WRITE);
                return List.of();
            }
            return read(spot, name, path, wording);
        } catch (IOException | IllegalArgumentException unreadable) {
            spot.wrong(Spot.quoted(name) + " cannot be read", WRITE);
            return List.of();
        }
    }

    private static List<Representative> read(Spot spot, String name, Path path, Wording wording) throws IOException {
        try (var in = Files.newInputStream(path)) {
            var content = in.readNBytes(RepresentativesFile.MOST_BYTES + 1);
            return told(spot, name + ", ", RepresentativesFile.read(content, wording.main()));
        }
    }

    private static List<Representative> entries(Spot spot, Wording wording) {
        var rows = new Rows(wording.main());
        for (var entry : spot.someEntries("person")) {
            var block = Block.of(
                    entry,
                    Stream.concat(Rows.COLUMNS.stream(), Stream.of("area")).toArray(String[]::new));
            var cells = new HashMap<String, String>();
            for (var column : Rows.COLUMNS)
                block.may(column)
                        .map(one -> one.text(column.equals("postcodes") ? Wording.PROSE : Spot.LINE))
                        .ifPresent(text -> cells.put(column, text));
            var area = block.may("area").map(RepresentativeSection::area);
            rows.add(entry.line(), cells, area.flatMap(one -> one));
        }
        return told(spot, "", rows.read());
    }

    private static Optional<Area> area(Spot spot) {
        try {
            return Optional.of(Area.parse(spot.prose(RepresentativesFile.MOST_BYTES)));
        } catch (RuntimeException noArea) {
            spot.wrong("this encloses no area", "leave it out, or write a GeoJSON file and name it");
            return Optional.empty();
        }
    }

    private static List<Representative> told(Spot spot, String where, RepresentativesFile.Read read) {
        return switch (read) {
            case RepresentativesFile.Read.Good good -> good.representatives();
            case RepresentativesFile.Read.Bad bad -> {
                var words = Messages.of("en");
                for (var fault : bad.faults())
                    spot.findings()
                            .add(
                                    where.isEmpty() && fault.line() > 0 ? fault.line() : spot.line(),
                                    spot.path(),
                                    (where.isEmpty() ? "" : where + "line " + fault.line() + ": ")
                                            + words.t("letter.file." + fault.what(), fault.value()),
                                    words.t("letter.file." + fault.advice(), fault.value()));
                yield List.of();
            }
        };
    }

    /** One as an export writes it. */
    static Map<String, Object> written(Representative one) {
        return CampaignTree.map(
                "district",
                LetterSection.some(one.district()).orElse(null),
                "name",
                one.name().in(one.name().mainLanguage()).text(),
                "office",
                one.office().in(one.name().mainLanguage()).text(),
                "institution",
                LetterSection.some(
                                one.institution().in(one.name().mainLanguage()).text())
                        .orElse(null),
                "email",
                one.email(),
                "language",
                one.name().mainLanguage(),
                "country",
                LetterSection.some(one.country()).orElse(null),
                "region",
                LetterSection.some(one.region()).orElse(null),
                "postcodes",
                LetterSection.some(String.join(" ", one.postcodes())).orElse(null),
                "area",
                one.area().map(Area::json).orElse(null));
    }
}
