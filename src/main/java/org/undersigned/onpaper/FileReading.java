package org.undersigned.onpaper;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import javax.crypto.SecretKey;
import org.undersigned.organisation.Organisation;
import org.undersigned.sharing.paper.Sheet;
import org.undersigned.sharing.paper.SheetNumber;
import org.undersigned.sharing.paper.Sheets;
import org.undersigned.signature.signing.OnPaper;

/** Reads one file: every line is judged, whatever is wrong before it. */
final class FileReading {

    private static final int PREVIEW = 5;
    private static final Set<String> TICKS = Set.of(
            "x", "1", "on", "yes", "y", "true", "ja", "j", "sí", "si", "oui", "wi", "نعم", "sim", "是", "có", "✓", "✔");
    private static final Set<String> NO_TICKS =
            Set.of("", "0", "-", "off", "no", "n", "false", "nein", "non", "não", "否", "không", "لا");

    /** What a sheet number leads to: a sheet that the visitor may type in, or the key of why not. */
    sealed interface Found {
        record Open(Sheets.Printed sheet) implements Found {}

        record No(String key) implements Found {}
    }

    private final Function<SheetNumber, Found> sheets;
    private final SecretKey key;
    private final List<String> wanted;
    private final Map<SheetNumber, Found> known = new HashMap<>();
    private final Map<Long, List<PaperRow>> rows = new TreeMap<>();
    private final Map<Long, Integer> barred = new HashMap<>();
    private final Set<Long> places = new HashSet<>();
    private final Set<ByteBuffer> people = new HashSet<>();
    private final List<Trial.Fault> faults = new ArrayList<>();
    private final List<List<String>> preview = new ArrayList<>();
    private final Map<Organisation, Integer> consents = new LinkedHashMap<>();
    private List<String> heads = List.of();
    private List<String> columns = List.of();
    private long wrong;
    private int lines;
    private int withoutAddress;
    private int repeated;

    /**
     * A reading.
     *
     * @param key of the petition, by which people are told apart
     * @param wanted what the columns are; empty to guess
     */
    FileReading(Function<SheetNumber, Found> sheets, SecretKey key, List<String> wanted) {
        this.sheets = sheets;
        this.key = key;
        this.wanted = wanted;
    }

    /** What would come of it, and the sheets that would be taken in. */
    record Result(Trial trial, List<TypedSheet> sheets) {}

    Result read(byte[] file) {
        Optional<String> unreadable = Optional.empty();
        try {
            PaperTable.read(file, this::line);
            if (heads.isEmpty()) unreadable = Optional.of("onpaper.file.empty");
        } catch (PaperTable.NoTable e) {
            unreadable = Optional.of(e.key());
        }
        var numbers = new HashSet<>(rows.keySet());
        numbers.addAll(barred.keySet());
        var typed = numbers.stream()
                .sorted()
                .map(one -> new TypedSheet(one, rows.getOrDefault(one, List.of()), barred.getOrDefault(one, 0)))
                .toList();
        if (unreadable.isEmpty() && wrong == 0 && typed.isEmpty()) wrong(0, "", "onpaper.file.noRows");
        return new Result(
                new Trial(
                        unreadable,
                        heads,
                        columns,
                        preview,
                        faults,
                        wrong,
                        rows.values().stream().mapToInt(List::size).sum(),
                        barred.values().stream().mapToInt(Integer::intValue).sum(),
                        typed.size(),
                        withoutAddress,
                        repeated,
                        consents.entrySet().stream()
                                .map(one -> new Trial.Ticked(one.getKey(), one.getValue()))
                                .toList()),
                typed);
    }

    private boolean line(long number, List<String> cells) {
        if (heads.isEmpty()) {
            heads = cells.stream()
                    .map(cell -> cell.equals(PaperTable.FORMULA) ? "" : cell)
                    .toList();
            columns = wanted.size() == heads.size() ? wanted : FileColumns.guess(heads);
            for (var needed : FileColumns.NEEDED)
                if (!columns.contains(needed)) wrong(0, needed, "onpaper.file.noColumn");
            return true;
        }
        if (++lines > Trial.MOST_ROWS) {
            wrong(0, "", "onpaper.file.long");
            return false;
        }
        if (preview.size() < PREVIEW)
            preview.add(cells.stream()
                    .map(cell -> cell.equals(PaperTable.FORMULA) ? "" : cell)
                    .toList());
        if (columns.containsAll(FileColumns.NEEDED)) judge(number, cells);
        return true;
    }

    private void judge(long number, List<String> cells) {
        var values = new HashMap<String, String>();
        for (int i = 0; i < Math.min(cells.size(), columns.size()); i++)
            values.put(columns.get(i), cells.get(i).strip());
        var before = wrong;
        values.forEach((column, value) -> {
            if (!column.isEmpty() && value.equals(PaperTable.FORMULA)) wrong(number, column, "onpaper.wrong.formula");
        });
        if (before != wrong) return;
        var sheet = sheet(number, values.getOrDefault("sheet", ""));
        var place = values.getOrDefault("row", "");
        if (!place.matches("[1-" + Sheet.ROWS + "]")) wrong(number, "row", "onpaper.wrong.line");
        else if (sheet.isPresent() && !places.add(sheet.get().number().number() * 10 + Integer.parseInt(place)))
            wrong(number, "row", "onpaper.wrong.twice");
        if (tick(number, "barred", values)) {
            if (before == wrong) barred.merge(sheet.orElseThrow().number().number(), 1, Integer::sum);
            return;
        }
        var consenting = consents(number, values, sheet);
        var isPublic = tick(number, "1", values);
        var updates = tick(number, "2", values);
        switch (OnPaper.read(
                values.getOrDefault("name", ""),
                values.getOrDefault("email", ""),
                values.getOrDefault("postcode", ""),
                values.getOrDefault("country", ""))) {
            case OnPaper.Read.Bad bad -> bad.wrong().forEach((field, key) -> wrong(number, field, key));
            case OnPaper.Read.Good good -> {
                if (Postcodes.lostZeros(good.person().country(), good.person().postcode()))
                    wrong(number, "postcode", "onpaper.wrong.zeros");
                if (before != wrong) return;
                var printed = sheet.orElseThrow();
                add(
                        new PaperRow(
                                printed.number().number(),
                                Integer.parseInt(place),
                                good.person(),
                                isPublic,
                                updates,
                                consenting.stream().map(Organisation::slug).toList()),
                        consenting);
            }
        }
    }

    private void add(PaperRow row, List<Organisation> consenting) {
        rows.computeIfAbsent(row.sheet(), one -> new ArrayList<>()).add(row);
        var person = row.person();
        var isNew = true;
        for (var tag : List.of(person.placeTag(key), person.personTag(key)))
            if (tag.isPresent()) isNew &= people.add(ByteBuffer.wrap(tag.get()));
        if (!isNew) repeated++;
        if (person.email().isEmpty()) withoutAddress++;
        else for (var one : consenting) consents.merge(one, 1, Integer::sum);
    }

    private Optional<Sheets.Printed> sheet(long line, String typed) {
        var number = SheetNumber.parse(typed);
        if (number.isEmpty()) {
            wrong(line, "sheet", "onpaper.wrong.sheet");
            return Optional.empty();
        }
        return switch (known.computeIfAbsent(number.get(), sheets)) {
            case Found.Open open -> Optional.of(open.sheet());
            case Found.No no -> {
                wrong(line, "sheet", no.key());
                yield Optional.empty();
            }
        };
    }

    /** Whose boxes are ticked; one that the sheet has not, or by other words, is wrong. */
    private List<Organisation> consents(long line, Map<String, String> values, Optional<Sheets.Printed> sheet) {
        var ticked = new ArrayList<Organisation>();
        for (int box = 0; box < 4; box++) {
            var letter = String.valueOf((char) ('A' + box));
            if (!tick(line, letter, values) || sheet.isEmpty()) continue;
            var boxes = sheet.get().boxes();
            if (box < boxes.size() && boxes.get(box) != null) ticked.add(boxes.get(box));
            else wrong(line, letter, "onpaper.wrong.noBox");
        }
        return ticked;
    }

    private boolean tick(long line, String column, Map<String, String> values) {
        var value = values.getOrDefault(column, "").toLowerCase(Locale.ROOT);
        if (TICKS.contains(value)) return true;
        if (!NO_TICKS.contains(value)) wrong(line, column, "onpaper.wrong.tick");
        return false;
    }

    private void wrong(long line, String field, String key) {
        wrong++;
        if (faults.size() < Trial.MOST_FAULTS) faults.add(new Trial.Fault(line, field, key));
    }
}
