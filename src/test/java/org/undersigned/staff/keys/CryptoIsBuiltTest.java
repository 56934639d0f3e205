package org.undersigned.staff.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What others wrote and the pages of keys run is what npm has, byte for byte. */
@Tag("outside")
class CryptoIsBuiltTest {

    private static final Path SOURCE = Path.of("src/main/browser");
    private static final Path ASSETS = Path.of("src/main/resources/assets");
    private static final Path WORK = Path.of("target/outside/browser").toAbsolutePath();

    @Test
    void building_it_again_gives_the_same_file() throws IOException, InterruptedException {
        Files.createDirectories(WORK);
        for (var name : List.of("package.json", "package-lock.json", "crypto.js"))
            Files.copy(SOURCE.resolve(name), WORK.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline");
        run("npm", "run", "build");
        assertEquals(-1, Files.mismatch(WORK.resolve("built/crypto.js"), ASSETS.resolve("crypto.js")));
    }

    @Test
    void every_package_in_it_has_its_licence_beside_it() throws IOException {
        var packages = new ObjectMapper()
                .readTree(SOURCE.resolve("package-lock.json").toFile())
                .get("packages");
        var inIt = packages.properties().stream()
                .filter(one ->
                        !one.getKey().isEmpty() && !one.getValue().path("dev").asBoolean())
                .map(one -> one.getKey().replaceFirst(".*node_modules/", ""))
                .collect(Collectors.toSet());
        var licences = Files.readString(ASSETS.resolve("crypto.licences.txt"));
        assertTrue(inIt.size() > 5, inIt::toString);
        for (var name : inIt) assertTrue(licences.contains("\n== " + name + "\n"), name);
    }

    private static void run(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .directory(WORK.toFile())
                .redirectErrorStream(true)
                .start();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), text);
    }
}
