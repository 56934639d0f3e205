package org.undersigned.exchange;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects what is wrong with one file, and where everything stands in it. */
final class Findings {

    /** A hostile or mistaken file may be wrong in every line; nobody reads more than this at once. */
    private static final int MOST = 200;

    private final String file;
    private final Optional<Path> folder;
    private final List<FileError> errors = new ArrayList<>();
    private final Map<String, Integer> lines = new HashMap<>();
    private int leftOut;

    /** @param folder that the file lies in; empty for content without one */
    Findings(String file, Optional<Path> folder) {
        this.file = file;
        this.folder = folder;
    }

    /** Where files that this one names are looked for, and nowhere else. */
    Optional<Path> folder() {
        return folder;
    }

    void stands(String path, int line) {
        lines.putIfAbsent(path, line);
    }

    void add(int line, String path, String wrong, String instead) {
        if (errors.size() < MOST) errors.add(new FileError(file, line, path, wrong, instead));
        else leftOut++;
    }

    boolean isEmpty() {
        return errors.isEmpty();
    }

    /** Everything that was found, by line. */
    List<FileError> errors() {
        var sorted = new ArrayList<>(errors);
        sorted.sort(Comparator.comparingInt(FileError::line));
        if (leftOut > 0)
            sorted.add(new FileError(
                    file, 0, "", leftOut + " more errors are not listed", "mend these first and load again"));
        return List.copyOf(sorted);
    }

    Map<String, Integer> lines() {
        return Map.copyOf(lines);
    }
}
