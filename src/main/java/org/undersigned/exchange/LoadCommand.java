package org.undersigned.exchange;

import io.quarkus.arc.Arc;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./undersigned load}: reads campaign files and stores them, or tells everything that is wrong. */
@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        description = {
            "Reads campaign files and creates or updates what they name, by slug.",
            "Nothing is ever deleted. If one file has an error, nothing of any file is stored.",
            "The format is described in docs/campaign-file.md."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {" 0:stored, or nothing to change", " 1:errors in a file; nothing was stored", " 2:wrong usage"})
public final class LoadCommand implements Callable<Integer> {

    private static final String FILE = CampaignFolder.FILE;

    @Spec
    CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE|DIR",
            description = "A campaign file; or a folder with " + FILE + ", or with folders that each have one.")
    List<Path> places;

    @Option(
            names = "--launch",
            description = "Open petitions that are drafts: you vouch that the partners accepted them on paper. "
                    + "The audit log and the page say so.")
    boolean launch;

    @Option(names = "--force", description = "Overwrite what staff changed in the workspace since the last load.")
    boolean force;

    @Override
    public Integer call() {
        var reader = new CampaignFileReader();
        var files = new ArrayList<CampaignFile>();
        var errors = new ArrayList<FileError>();
        for (var path : files()) {
            switch (reader.read(path)) {
                case Read.Good good -> files.add(good.file());
                case Read.Bad bad -> errors.addAll(bad.errors());
            }
        }
        if (!errors.isEmpty()) return refuse(errors);
        var loading = Arc.container().instance(Loading.class).get();
        return switch (loading.load(files, new Loading.By.Operator(launch, force))) {
            case Loaded.Refused refused -> refuse(refused.errors());
            case Loaded.Done done -> {
                var out = spec.commandLine().getOut();
                done.changes().forEach(out::println);
                if (done.changes().isEmpty()) out.println("nothing changed");
                done.withoutKey().forEach(slug -> out.println(advice(slug)));
                out.flush();
                yield CommandLine.ExitCode.OK;
            }
        };
    }

    private static String advice(String organisation) {
        return "organisation " + organisation
                + ": has no key, so it gets nothing and its box is not on the form. Either it makes"
                + " one (./undersigned key new) and you write ./undersigned key set " + organisation
                + " PUBLICKEY; or this machine keeps one, if it agrees: ./undersigned key host " + organisation;
    }

    private int refuse(List<FileError> errors) {
        var err = spec.commandLine().getErr();
        errors.forEach(err::println);
        err.println(errors.size() == 1 ? "1 error; nothing was stored" : errors.size() + " errors; nothing was stored");
        err.flush();
        return CommandLine.ExitCode.SOFTWARE;
    }

    private List<Path> files() {
        return places.stream()
                .flatMap(place -> files(place).stream())
                .distinct()
                .toList();
    }

    private List<Path> files(Path place) {
        if (!Files.exists(place)) throw usage("there is no " + place);
        if (!Files.isDirectory(place)) return List.of(place);
        if (Files.exists(place.resolve(FILE))) return List.of(place.resolve(FILE));
        try (var folders = Files.list(place)) {
            var files = folders.map(folder -> folder.resolve(FILE))
                    .filter(Files::exists)
                    .sorted()
                    .toList();
            if (files.isEmpty()) throw usage("there is no " + FILE + " in " + place + " or in a folder in it");
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CommandLine.ParameterException usage(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }
}
