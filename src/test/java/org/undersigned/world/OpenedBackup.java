package org.undersigned.world;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;
import org.undersigned.foundation.backup.BackupCommand;
import picocli.CommandLine;

/**
 * A backup of the application under test, as it lies there and as whoever has its key sees it, opened by Debian's programs.
 *
 * @param file the encrypted file
 * @param entries what is in it, by name
 */
public record OpenedBackup(byte[] file, Map<String, byte[]> entries) {

    private static final Pattern BYTES = Pattern.compile("\\\\\\\\x((?:[0-9a-f]{2})+)");

    /** Makes a backup and opens it. */
    public static OpenedBackup make(Path folder) throws IOException, InterruptedException {
        var key = folder.resolve("backup.key");
        Shell.run("age-keygen", "-o", key.toString());
        var file = folder.resolve("backup.age");
        write(file, new String(Shell.run("age-keygen", "-y", key.toString()), StandardCharsets.UTF_8).strip());
        var archive = Files.write(
                folder.resolve("backup.tar.gz"), Shell.run("age", "-d", "-i", key.toString(), file.toString()));
        var opened = Files.createDirectory(folder.resolve("opened"));
        Shell.run("tar", "-xzf", archive.toString(), "-C", opened.toString());
        var entries = new TreeMap<String, byte[]>();
        try (var files = Files.walk(opened)) {
            for (var entry : files.filter(Files::isRegularFile).toList())
                entries.put(opened.relativize(entry).toString(), Files.readAllBytes(entry));
        }
        return new OpenedBackup(Files.readAllBytes(file), entries);
    }

    /** Every byte string of a table as bytes again: as text they are hexadecimal digits, whatever is written in them. */
    public static byte[] bytes(byte[] entry) {
        var bytes = new ByteArrayOutputStream();
        var values = BYTES.matcher(new String(entry, StandardCharsets.ISO_8859_1));
        while (values.find()) bytes.writeBytes(HexFormat.of().parseHex(values.group(1)));
        return bytes.toByteArray();
    }

    private static void write(Path file, String recipient) {
        var settings = new TreeMap<String, String>();
        for (var name : List.of(
                "quarkus.datasource.jdbc.url",
                "quarkus.datasource.username",
                "quarkus.datasource.password",
                "undersigned.key-file"))
            settings.put(name, ConfigProvider.getConfig().getValue(name, String.class));
        settings.put("undersigned.backup-recipient", recipient);
        var before = new TreeMap<String, String>();
        settings.forEach((name, value) -> {
            var was = System.setProperty(name, value);
            if (was != null) before.put(name, was);
        });
        try {
            var told = new StringWriter();
            var writer = new PrintWriter(told, true);
            var status = new CommandLine(new BackupCommand((connection, what, detail) -> {}))
                    .setOut(writer)
                    .setErr(writer)
                    .execute(file.toString());
            if (status != 0) throw new AssertionError(told.toString());
        } finally {
            settings.keySet().forEach(System::clearProperty);
            before.forEach(System::setProperty);
        }
    }
}
