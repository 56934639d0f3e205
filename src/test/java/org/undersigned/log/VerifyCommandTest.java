package org.undersigned.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undersigned.transparency.LogProof;
import picocli.CommandLine;

class VerifyCommandTest {

    private static final MadeUpLogs.Log LOG = MadeUpLogs.of(700);
    private static final String KEY =
            MadeUpLogs.signer(MadeUpLogs.ORIGIN, 1).verifier().encode();

    @TempDir
    Path folder;

    private record Answer(int status, String text) {}

    private static Answer verify(Object... arguments) {
        var words = new StringWriter();
        var command = new CommandLine(new VerifyCommand())
                .setOut(new PrintWriter(words))
                .setErr(new PrintWriter(words));
        var status = command.execute(
                List.of(arguments).stream().map(Object::toString).toArray(String[]::new));
        return new Answer(status, words.toString());
    }

    private Path write(String name, byte[] bytes) {
        try {
            return Files.write(folder.resolve(name), bytes);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void says(int status, String part, Answer answer) {
        assertEquals(status, answer.status, answer.text);
        assertTrue(answer.text.contains(part), answer.text);
    }

    @Test
    void a_sound_receipt_is_valid_and_the_key_is_named() {
        var file = write("receipt.txt", LOG.anonymous(299).encode());
        says(0, "signature number 300 of 700 in petitions.example.org/log/7d3f/signatures", verify(file));
        says(0, "fits itself", verify(file));
        says(0, "Key: the one you gave", verify(file, "--key", KEY));
        says(
                0,
                "Keep this file to yourself",
                verify(write("mine.txt", LOG.personal(299).encode())));
    }

    @Test
    void what_does_not_hold_ends_with_1_and_what_is_no_receipt_with_2() {
        var other = MadeUpLogs.signer(MadeUpLogs.ORIGIN, 2).verifier().encode();
        says(1, "another key", verify(write("a", LOG.anonymous(3).encode()), "--key", other));
        says(
                1,
                "salt and tag",
                verify(write("b", LOG.personal(3, MadeUpLogs.filled(9)).encode())));
        var cut = LOG.anonymous(3).encode();
        says(2, "damaged", verify(write("c", java.util.Arrays.copyOf(cut, cut.length - 1))));
        says(2, "damaged", verify(write("long", new byte[200_000])));
        says(2, "cannot be read", verify(folder.resolve("nothing-here")));
        says(2, "cannot be read", verify(folder));
        says(2, "--key is no key", verify(write("a", LOG.anonymous(3).encode()), "--key", "abc"));
        says(2, "Usage", verify());
        says(0, "Exit status", verify("--help"));
    }

    @Test
    void a_leaf_with_its_proof_beside_it_needs_the_key() {
        var receipt = LOG.anonymous(3);
        var leaf = write("receipt.leaf", receipt.leaf().bytes());
        says(2, "there is no", verify(leaf, "--key", KEY));
        write(
                "receipt.leaf.tlog-proof",
                LogProof.of(LOG.tree().inclusion(3), LOG.checkpoint()).encode());
        says(2, "--key VKEY", verify(leaf));
        says(0, "number 4 of 700", verify(leaf, "--key", KEY));
        write("receipt.leaf", MadeUpLogs.leaf(4).bytes());
        says(1, "not at its place", verify(leaf, "--key", KEY));
    }

    /** As the launcher does, but with an environment in which nothing could start, and a folder in which nothing may appear. */
    @Test
    void the_program_checks_without_settings_data_folder_and_application() throws Exception {
        var file = write("receipt.txt", LOG.anonymous(299).encode());
        var output = Files.createTempFile("verify", ".txt");
        var program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.undersigned.Undersigned",
                        "verify",
                        file.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        program.environment().put("UNDERSIGNED_ROLE", "nonsense");
        program.environment().put("UNDERSIGNED_DATABASE_URL", "nonsense");
        var running = program.start();
        assertTrue(running.waitFor(10, TimeUnit.MINUTES));
        says(0, "VALID: signature number 300 of 700", new Answer(running.exitValue(), Files.readString(output)));
        try (var files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList());
        }
    }
}
