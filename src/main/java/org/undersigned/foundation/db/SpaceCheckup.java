package org.undersigned.foundation.db;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.undersigned.foundation.checkup.Checkup;
import org.undersigned.foundation.checkup.Finding;

/** Whether there is room where this machine keeps its data. */
@Singleton
final class SpaceCheckup implements Checkup {

    private static final long GIGABYTE = 1_000_000_000;
    private static final long FEW = 10;

    private final Path folder;

    SpaceCheckup(@ConfigProperty(name = "undersigned.log-folder") String folder) {
        this.folder = Path.of(folder).toAbsolutePath().getParent();
    }

    @Override
    public String about() {
        return "disk";
    }

    @Override
    public List<Finding> look() {
        try {
            var there = folder;
            while (!Files.exists(there)) there = there.getParent();
            var free = Files.getFileStore(there).getUsableSpace() / GIGABYTE;
            if (free < 1)
                return List.of(Finding.fault(
                        "Less than 1 GB is free where the data are.",
                        "Make room: when nothing is left, signing is refused."));
            return List.of(
                    free < FEW
                            ? Finding.look(
                                    free + " GB are free where the data are.",
                                    "A million signatures take some 4 to 5 GB.")
                            : Finding.fine(free + " GB are free where the data are."));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
