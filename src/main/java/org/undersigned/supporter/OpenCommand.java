package org.undersigned.supporter;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.undersigned.foundation.Offline;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.keys.AgeFile;
import org.undersigned.foundation.keys.Hpke;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./undersigned open}: sealed rows, or a locked file of a delivery, with their recipient's key, on the recipient's own machine. */
@Command(
        name = "open",
        mixinStandardHelpOptions = true,
        description = {
            "Opens a file of sealed rows (….sealed.jsonl) with a private key, and prints a JSON object for each;",
            "or a locked file (….age), and writes what is in it beside it, without .age.",
            "Needs no database and no network."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            " 0:every row, or the file, opened",
            " 1:some rows did not, the others were printed; or the file did not",
            " 2:wrong usage, or unreadable"
        })
public final class OpenCommand implements Callable<Integer>, Offline {

    @Spec
    CommandSpec spec;

    @Parameters(
            paramLabel = "FILE",
            description = "Sealed rows, one JSON object a line; or a file in the format of age.")
    Path file;

    @Option(
            names = "--key",
            required = true,
            paramLabel = "KEY",
            description = "File with the private key. Twice for a key of two halves.")
    List<Path> keys;

    @Override
    public Integer call() throws IOException {
        for (var path : keys) if (!Files.isRegularFile(path)) return refuse("There is no file " + path + ".");
        if (!Files.isRegularFile(file)) return refuse("There is no file " + file + ".");
        var begins = new byte[64];
        try (var in = Files.newInputStream(file)) {
            if (AgeFile.is(Arrays.copyOf(begins, in.readNBytes(begins, 0, begins.length)))) return openFile();
        }
        var key = KeyFiles.read(keys);
        if (key.isEmpty())
            return refuse("That is no private key. Name one file with a whole key, or both files of a key for two.");
        var out = spec.commandLine().getOut();
        var closed = 0;
        try (var lines = Files.newBufferedReader(file)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isBlank()) continue;
                var opened = open(line, key.get());
                opened.ifPresent(out::println);
                if (opened.isEmpty()) closed++;
            }
        }
        out.flush();
        if (closed == 0) return 0;
        spec.commandLine()
                .getErr()
                .println(closed + " rows did not open: they are sealed to another key than "
                        + Hpke.id(key.get().open()) + ", or were changed.");
        return 1;
    }

    private int openFile() throws IOException {
        var name = file.getFileName().toString();
        if (!name.endsWith(".age")) return refuse(file + " is locked, but its name does not end with .age.");
        var beside = file.resolveSibling(name.substring(0, name.length() - ".age".length()));
        if (Files.exists(beside)) return refuse(beside + " is there already, and is not overwritten.");
        var identity = identity();
        if (identity.isEmpty())
            return refuse("That is no private key. Name a file that ./undersigned key new or age-keygen made.");
        var plain = AgeFile.open(Files.readAllBytes(file), identity.get());
        if (plain.isEmpty()) {
            spec.commandLine().getErr().println(file + " did not open: it is locked for other keys, or was changed.");
            return 1;
        }
        Files.write(beside, plain.get(), StandardOpenOption.CREATE_NEW);
        spec.commandLine().getErr().println("wrote " + beside);
        return 0;
    }

    /** A key of ours, or one of age. */
    private Optional<String> identity() throws IOException {
        var ours = KeyFiles.read(keys).map(pair -> AgeFile.identity(pair.secret()));
        if (ours.isPresent()) return ours;
        return Files.readAllLines(keys.getFirst()).stream()
                .map(String::strip)
                .filter(line -> line.startsWith("AGE-SECRET-KEY-1"))
                .findFirst();
    }

    private static Optional<String> open(String text, Hpke.Pair key) {
        return SealedLine.parse(text)
                .flatMap(line -> line.open(key).map(plain -> {
                    var shown = new LinkedHashMap<String, Object>();
                    shown.put("petition", line.petition().toString());
                    shown.put("signature", line.row().signature().toString());
                    shown.putAll(Db.fromJson(
                            new String(plain, StandardCharsets.UTF_8),
                            new com.fasterxml.jackson.core.type.TypeReference<Map<String, String>>() {}));
                    return Db.toJson(shown);
                }));
    }

    private int refuse(String message) {
        spec.commandLine().getErr().println(message);
        return 2;
    }
}
