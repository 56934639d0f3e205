package org.undersigned.foundation.db;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The PostgreSQL programs that come in a jar from Maven Central, unpacked once beside the data. */
record PostgresBinaries(Path folder) {

    private static final String VERSION = "18.6.0";

    /** Unpacks the programs for this machine, unless they are there already. */
    static PostgresBinaries unpack(Path folder) throws IOException {
        var done = folder.resolve("unpacked-" + VERSION);
        if (Files.exists(done)) return new PostgresBinaries(folder);
        var name = archive();
        try (var in = PostgresBinaries.class.getResourceAsStream(name)) {
            if (in == null)
                throw new IllegalStateException("There is no embedded PostgreSQL for this kind of machine (" + name
                        + "). Set UNDERSIGNED_DATABASE_URL to a PostgreSQL 18 of your own.");
            extract(in, folder.toAbsolutePath().normalize());
        }
        Files.createFile(done);
        return new PostgresBinaries(folder);
    }

    /** PostgreSQL refuses to run as root: there a user namespace takes the rights away, while the files stay root's. */
    List<String> command(String program, String... arguments) {
        var command = new ArrayList<String>();
        if (isRoot()) command.addAll(List.of("unshare", "-U"));
        command.add(folder.resolve("bin").resolve(program).toAbsolutePath().toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static String archive() {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        var arm = System.getProperty("os.arch").matches("aarch64|arm64");
        return "/postgres-" + (system.startsWith("mac") ? "darwin" : "linux") + "-" + (arm ? "arm_64" : "x86_64")
                + ".txz";
    }

    private static void extract(InputStream in, Path folder) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(in)))) {
            for (TarArchiveEntry entry; (entry = tar.getNextEntry()) != null; ) {
                var target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) throw new IOException("an entry points outside: " + entry.getName());
                if (entry.isDirectory()) Files.createDirectories(target);
                else {
                    Files.createDirectories(target.getParent());
                    if (entry.isSymbolicLink()) {
                        Files.deleteIfExists(target);
                        Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                    } else {
                        Files.copy(tar, target, StandardCopyOption.REPLACE_EXISTING);
                        if ((entry.getMode() & 0100) != 0)
                            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
                    }
                }
            }
        }
    }
}
