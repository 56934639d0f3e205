package org.undersigned.supporter;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.undersigned.foundation.Offline;
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
            "Opens a file of sealed rows (….sealed.jsonl) with a private key, and prints a JSON object for each, or a table;",
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
            description =
                    "File with the private key. Twice for a key of two halves, and once for each of several keys.")
    List<Path> keys;

    @Option(names = "--csv", description = "Writes a table (CSV), in which nothing is a formula.")
    boolean csv;

    @Option(
            names = "--out",
            paramLabel = "NEW",
            description = "Writes to a new file, for its owner only, and not to the standard output.")
    Path target;

    @Option(
            names = "--lock-for",
            paramLabel = "RECIPIENT",
            description = {
                "Locks that file in the format of age: for a recipient of age (age1…), or for own, the key itself.",
                "Can be given several times; each of them opens it alone."
            })
    List<String> lockFor = List.of();

    @Override
    public Integer call() throws IOException {
        for (var path : keys) if (!Files.isRegularFile(path)) return refuse("There is no file " + path + ".");
        if (!Files.isRegularFile(file)) return refuse("There is no file " + file + ".");
        var begins = new byte[64];
        try (var in = Files.newInputStream(file)) {
            if (AgeFile.is(Arrays.copyOf(begins, in.readNBytes(begins, 0, begins.length)))) return openFile();
        }
        var opening = KeyFiles.read(keys);
        if (opening.isEmpty())
            return refuse("That is no private key. Name files with a whole key, or both files of a key for two.");
        if (!lockFor.isEmpty() && target == null) return refuse("--lock-for needs --out, the file to lock.");
        if (target != null && Files.exists(target))
            return refuse(target + " is there already, and is not overwritten.");
        for (var one : recipients(opening))
            if (!AgeFile.isRecipient(one)) return refuse(one + " is no recipient of age. Write age1… or own.");
        return openRows(opening);
    }

    private int openRows(List<Hpke.Pair> opening) throws IOException {
        var rows = new OpenedRows(opening);
        try (var lines =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            if (target == null) {
                write(rows, lines, spec.commandLine().getOut());
            } else {
                try (var out = new BufferedWriter(new OutputStreamWriter(target(opening), StandardCharsets.UTF_8))) {
                    write(rows, lines, out);
                }
                // Rather no file than one that looks like a list of nobody.
                if (rows.opened() == 0) Files.delete(target);
                else spec.commandLine().getErr().println("wrote " + target);
            }
        }
        rows.faults().forEach(spec.commandLine().getErr()::println);
        return rows.faults().isEmpty() ? 0 : 1;
    }

    private void write(OpenedRows rows, BufferedReader lines, Writer out) throws IOException {
        if (csv) rows.asCsv(lines, out);
        else rows.asJson(lines, out);
    }

    private OutputStream target(List<Hpke.Pair> opening) throws IOException {
        Files.createFile(target, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        var out = Files.newOutputStream(target, StandardOpenOption.WRITE);
        return lockFor.isEmpty() ? out : AgeFile.sealing(out, recipients(opening));
    }

    private List<String> recipients(List<Hpke.Pair> opening) {
        return lockFor.stream()
                .flatMap(one -> one.equals("own")
                        ? opening.stream().map(pair -> AgeFile.recipient(pair.open()))
                        : Stream.of(one))
                .toList();
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
        Files.createFile(beside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(beside, plain.get());
        spec.commandLine().getErr().println("wrote " + beside);
        return 0;
    }

    /** A key of ours, or one of age. */
    private Optional<String> identity() throws IOException {
        var ours = KeyFiles.read(keys);
        if (!ours.isEmpty()) return Optional.of(AgeFile.identity(ours.getFirst().secret()));
        return Files.readAllLines(keys.getFirst()).stream()
                .map(String::strip)
                .filter(line -> line.startsWith("AGE-SECRET-KEY-1"))
                .findFirst();
    }

    private int refuse(String message) {
        spec.commandLine().getErr().println(message);
        return 2;
    }
}
