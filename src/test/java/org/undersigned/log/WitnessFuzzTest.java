package org.undersigned.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.undersigned.transparency.CosignerKey;
import org.undersigned.transparency.MalformedException;
import org.undersigned.transparency.VerificationException;

/** Whatever a witness answers is read, or is one of the two exceptions that {@link WitnessClient#add} makes "later" of. */
public class WitnessFuzzTest {

    private static final int[] STATUSES = {200, 409, 422, 404, 403, 500};
    private static final MadeUpLogs.Log LOG = MadeUpLogs.of(3);
    private static final Witness WITNESS = new Witness(
            new CosignerKey(MadeUpLogs.signer("witness.example/w1", 4).verifier()),
            URI.create("https://witness.example"));

    /** The first byte picks the status; the second what the witness was shown, and whether it answers with the type of a size. */
    @FuzzTest(maxDuration = "60s")
    void witness_answer(byte[] bytes) {
        if (bytes.length < 2) return;
        int status = STATUSES[(bytes[0] & 0xff) % STATUSES.length];
        var proof = LOG.tree().consistency(bytes[1] & 3);
        var type = (bytes[1] & 4) == 0 ? "text/x.tlog.size" : "text/plain";
        var body = Arrays.copyOfRange(bytes, 2, bytes.length);
        WitnessAnswer answer;
        try {
            answer = WitnessClient.read(status, type, body, WITNESS, proof, LOG.checkpoint());
        } catch (MalformedException | VerificationException e) {
            return;
        }
        var text = new String(body, StandardCharsets.UTF_8);
        switch (answer) {
            case WitnessAnswer.Cosigned cosigned ->
                assertTrue(text.contains(cosigned.cosignature().line().encode()), "what it wrote itself");
            case WitnessAnswer.Knows knows -> {
                assertEquals(knows.size() + "\n", text);
                assertNotEquals(proof.older(), knows.size());
            }
            case WitnessAnswer.Contradicted contradicted -> assertTrue(status == 422 || status == 409);
            case WitnessAnswer.Later later ->
                assertTrue(
                        later.why()
                                .matches("does not know this log|does not know this log's key"
                                        + "|does not sign with the key that is configured|contradicts itself"
                                        + "|answers with status [0-9]{3}( and no size)?"),
                        later.why());
        }
    }

    /** The setting that names witnesses: whatever an operator writes is read, or refused with advice. */
    @FuzzTest(maxDuration = "60s")
    void witness_setting(byte[] bytes) {
        try {
            for (var witness : Witness.parse(new String(bytes, StandardCharsets.UTF_8)))
                assertEquals(witness.key(), CosignerKey.parse(witness.key().encode()));
        } catch (IllegalArgumentException e) {
            assertTrue(e.getMessage().contains("Write "), e.getMessage());
        }
    }
}
