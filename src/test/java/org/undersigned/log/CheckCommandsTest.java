package org.undersigned.log;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.transparency.OutsideProgram.command;
import static org.undersigned.world.World.PETITION;
import static org.undersigned.world.World.address;
import static org.undersigned.world.World.await;
import static org.undersigned.world.World.browser;
import static org.undersigned.world.World.confirmed;
import static org.undersigned.world.World.supporter;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undersigned.foundation.http.Site;
import org.undersigned.transparency.Checkpoint;
import org.undersigned.transparency.GoVerifiesTest;
import org.undersigned.transparency.Hash;
import org.undersigned.transparency.LogProof;
import org.undersigned.transparency.SigstoreJavaScriptVerifiesTest;
import org.undersigned.transparency.SigstoreJavaVerifiesTest;
import org.undersigned.transparency.TreeHead;

/**
 * The commands of <i>Check this count</i> as they stand there, each block in a shell of its own, on the log as it is served and on a
 * receipt from the signer's page. Only the address is put in: the site of the tests answers at another port than it says.
 */
@QuarkusTest
@Tag("outside")
class CheckCommandsTest {

    private static final Pattern BLOCK = Pattern.compile("(?s)<pre class=\"copy\"[^>]*>(.*?)</pre>");
    private static final int COUNT = 0;
    private static final int TODAY = 1;
    private static final int NEXT_WEEK = 2;
    private static final int RECEIPT = 3;
    private static final int SPICY = 4;
    private static final int OURS = 5;

    @TempDir
    Path folder;

    @Inject
    Site site;

    @Inject
    LogKeys keys;

    private record Answer(int status, String output) {}

    @Test
    void each_block_finds_what_the_page_says_that_it_finds() throws Exception {
        prepare();
        withdraw(published("Willa Withdraws"));
        assertEquals(new Answer(0, confirmed() + "\n"), run(COUNT));
        sound(TODAY);
        assertEquals(
                Files.readString(Path.of("src/main/resources/assets/logcheck.go")),
                Files.readString(folder.resolve("logcheck.go")));
        var before = sizes();

        var own = published("Gwen Growth");
        withdraw(published("Wim Withdraws"));
        var after = sizes();
        assertNotEquals(before, after);
        var grown = sound(NEXT_WEEK);
        for (int log = 0; log < 2; log++)
            assertTrue(
                    grown.contains("it had %d entries and has %d,".formatted(before.get(log), after.get(log))), grown);
        var withdrawals = PublicLog.lines("withdrawals");
        assertTrue(grown.contains(String.join("", withdrawals)), grown);

        Files.write(folder.resolve("receipt.txt"), bytes(own + "/receipts/receipt.txt"));
        assertTrue(sound(RECEIPT).contains("it is entry "));
        sound(SPICY);
        assertTrue(sound(OURS).contains("Key: the one you gave."));
    }

    @Test
    void each_block_refuses_what_is_not_so() throws Exception {
        prepare();
        var own = published("Fay Forged");
        sound(TODAY);
        rewrite("signatures");
        refused(NEXT_WEEK, "refused: ");
        sound(TODAY);
        rewrite("withdrawals");
        refused(NEXT_WEEK, "refused: ");

        var receipt = bytes(own + "/receipts/receipt.txt");
        var at = Leaf.OfSignature.parse(firstLine(receipt)).orElseThrow().line().indexOf(' ') + 5;
        // Another letter of base64: anything else would be damage, and not another leaf.
        receipt[at] = (byte) (receipt[at] == 'A' ? 'B' : 'A');
        Files.write(folder.resolve("receipt.txt"), receipt);
        refused(RECEIPT, "refused: ");
        refused(SPICY, "refused: ");
        refused(OURS, "NOT VALID");
    }

    @Test
    void the_verifiers_of_others_accept_a_receipt_from_the_signers_page() throws Exception {
        var own = published("Vic Verified");
        var leaf = bytes(own + "/receipts/receipt.leaf");
        var proof = bytes(own + "/receipts/receipt.leaf.tlog-proof");
        var key = PublicLog.key("signatures");
        SigstoreJavaVerifiesTest.accept(LogProof.parse(proof), leaf, key);
        var node = SigstoreJavaScriptVerifiesTest.installed();
        var entry = Files.write(folder.resolve("receipt.leaf"), leaf);
        var beside = Files.write(folder.resolve("receipt.leaf.tlog-proof"), proof);
        node.accepts(command("node", "receipt.js", key, entry, beside));
        leaf[leaf.length / 2] ^= 1;
        Files.write(entry, leaf);
        node.refuses(command("node", "receipt.js", key, entry, beside));
    }

    /** The saved file becomes one that the very key signed, of the same size, over other entries. */
    private void rewrite(String log) throws IOException {
        var checkpoint = PublicLog.checkpoint(log);
        var size = Math.max(1, checkpoint.head().size());
        var other = new TreeHead(size, Hash.leaf("another history".getBytes(StandardCharsets.UTF_8)));
        var signed = new Checkpoint(checkpoint.origin(), other).sign(keys.signer(checkpoint.origin()));
        Files.write(folder.resolve(log + ".checkpoint"), signed.encode());
    }

    private String sound(int block) throws Exception {
        var answer = run(block);
        assertEquals(0, answer.status, answer.output);
        return answer.output;
    }

    private void refused(int block, String word) throws Exception {
        var answer = run(block);
        assertNotEquals(0, answer.status, answer.output);
        assertTrue(answer.output.contains(word), answer.output);
    }

    private Answer run(int block) throws Exception {
        var blocks = BLOCK.matcher(given().get(PETITION + "/check").asString())
                .results()
                .map(found -> found.group(1))
                .toList();
        assertEquals(OURS + 1, blocks.size());
        var commands = blocks.get(block)
                .replace("&gt;", ">")
                .replace("&lt;", "<")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&")
                .replace(site.baseUrl(), "http://localhost:" + RestAssured.port);
        var output = folder.resolve("output");
        var shell = new ProcessBuilder("bash", "-e", "-o", "pipefail", "-c", commands)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        var environment = shell.environment();
        environment.putAll(GoVerifiesTest.ENVIRONMENT);
        // The page has to say where Go finds Debian's packages.
        environment.keySet().removeAll(List.of("GO111MODULE", "GOPATH"));
        environment.put("PATH", folder.resolve("bin") + ":" + environment.get("PATH"));
        environment.put("NO_PROXY", "*");
        var running = shell.start();
        try {
            assertTrue(running.waitFor(5, TimeUnit.MINUTES), commands);
        } finally {
            running.destroyForcibly();
        }
        return new Answer(running.exitValue(), Files.readString(output));
    }

    /**
     * What the commands meet on a machine of Debian, as far as this one is not: what is to be installed has to be there, or be the one
     * program that Debian 12 lacks. That one is played by Go's code, asked in its words.
     */
    private void prepare() throws IOException {
        program("bin/sudo", "exec \"$@\"");
        program("bin/apt-get", """
                [ "$1 $2" = "install -y" ] || exit 100
                shift 2
                for package; do
                    [ "$package" = litetlog ] || ! command -v dpkg-query >/dev/null || dpkg-query -W "$package" >/dev/null || exit 100
                done""");
        program("bin/spicy-litetlog", """
                [ $# = 3 ] && [ "$1" = -verify ] || exit 2
                (echo c2sp.org/tlog-proof@v1; cat "$3.spicy") > proof
                export GO111MODULE=off GOPATH=/usr/share/gocode
                exec go run logcheck.go receipt "$2" "$3" proof""");
        program(
                "undersigned",
                "exec \"%s\" -cp \"%s\" org.undersigned.Undersigned \"$@\""
                        .formatted(
                                Path.of(System.getProperty("java.home"), "bin", "java"),
                                System.getProperty("java.class.path")));
    }

    private void program(String name, String script) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        assertTrue(file.toFile().setExecutable(true));
    }

    private static List<Long> sizes() {
        return List.of(
                PublicLog.checkpoint("signatures").head().size(),
                PublicLog.checkpoint("withdrawals").head().size());
    }

    /** Signs, confirms, and waits until the leaf is published; the path of the signer's page comes back. */
    private static String published(String name) {
        var own = supporter(name, address(name.split(" ")[0])).path("/signatures/");
        confirmed();
        await(() -> given().get(own).asString().contains("/receipts/receipt.txt"), "a published leaf");
        return own;
    }

    private static void withdraw(String own) {
        browser().post(own + "/withdrawal").then().statusCode(303);
        confirmed();
    }

    private static byte[] bytes(String path) {
        return given().get(path).then().statusCode(200).extract().asByteArray();
    }

    private static String firstLine(byte[] receipt) {
        var text = new String(receipt, StandardCharsets.UTF_8);
        return text.substring(0, text.indexOf('\n') + 1);
    }
}
