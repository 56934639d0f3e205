package org.undersigned.onpaper;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What the columns of a file are: guessed by their names, and put right by whoever sent it. */
public final class FileColumns {

    /** All that is read, as the form and the database say it; boxes 1 and 2 and A to D are those at the head of a sheet's columns. */
    public static final List<String> ALL =
            List.of("sheet", "row", "name", "email", "postcode", "country", "1", "2", "A", "B", "C", "D", "barred");

    /** Those that a file cannot do without. */
    public static final List<String> NEEDED = List.of("sheet", "row", "name", "country");

    private static final Map<String, Set<String>> NAMES = Map.of(
            "sheet", Set.of("sheet", "sheet number", "bogen", "bogennummer", "hoja", "feuille", "fèy", "الورقة"),
            "row", Set.of("row", "line", "zeile", "fila", "ligne", "liy", "السطر"),
            "name", Set.of("name", "full name", "nombre", "nom", "non", "الاسم"),
            "email", Set.of("email", "e-mail", "mail", "correo", "correo electrónico", "courriel", "imel", "البريد"),
            "postcode",
                    Set.of(
                            "postcode",
                            "zip",
                            "zip code",
                            "postal code",
                            "plz",
                            "postleitzahl",
                            "código postal",
                            "code postal"),
            "country", Set.of("country", "land", "país", "pays", "peyi", "البلد"),
            "1", Set.of("1", "public", "show name"),
            "2", Set.of("2", "updates", "news"),
            "barred", Set.of("barred", "crossed out", "illegible", "gestrichen"));

    private FileColumns() {}

    /** What each column is called; empty for one that nothing is called like, or a second one. */
    static List<String> guess(List<String> heads) {
        var taken = new HashSet<String>();
        var columns = new ArrayList<String>();
        for (var head : heads) {
            var bare = head.strip().toLowerCase(Locale.ROOT).replace("\uFEFF", "");
            var guessed = NAMES.entrySet().stream()
                    .filter(one -> one.getValue().contains(bare))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElseGet(() -> bare.matches("[a-d]") ? bare.toUpperCase(Locale.ROOT) : "");
            columns.add(guessed.isEmpty() || !taken.add(guessed) ? "" : guessed);
        }
        return columns;
    }

    /** Whether somebody can have said that. */
    static boolean areFine(List<String> columns) {
        var said = columns.stream().filter(one -> !one.isEmpty()).toList();
        return ALL.containsAll(said) && new HashSet<>(said).size() == said.size();
    }
}
