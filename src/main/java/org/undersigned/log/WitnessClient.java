package org.undersigned.log;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.undersigned.log.WitnessAnswer.Contradicted;
import org.undersigned.log.WitnessAnswer.Cosigned;
import org.undersigned.log.WitnessAnswer.Knows;
import org.undersigned.log.WitnessAnswer.Later;
import org.undersigned.transparency.Canonical;
import org.undersigned.transparency.ConsistencyProof;
import org.undersigned.transparency.Cosignature;
import org.undersigned.transparency.Hash;
import org.undersigned.transparency.MalformedException;
import org.undersigned.transparency.NoteSignature;
import org.undersigned.transparency.SignedNote;
import org.undersigned.transparency.VerificationException;

/**
 * Shows checkpoints to witnesses (C2SP tlog-witness, {@code add-checkpoint}). Sent is what the log publishes anyway. A witness may be
 * slow, broken or hostile: it costs at most {@link #LONGEST} and {@link #MOST_BYTES}, and nothing it says is believed unchecked.
 */
final class WitnessClient {

    /** Longest that one call may take, from the first byte sent to the last byte read. */
    static final Duration LONGEST = Duration.ofSeconds(10);

    /** Longest answer that is read; a cosignature has some 200 bytes, one by ML-DSA 3,500. */
    static final int MOST_BYTES = 65_536;

    private static final Later LATE = new Later("no answer in time", true);
    private static final String SIZE_TYPE = "text/x.tlog.size";

    private final HttpClient http;
    private final Duration longest;

    WitnessClient(HttpClient http) {
        this(http, LONGEST);
    }

    WitnessClient(HttpClient http, Duration longest) {
        this.http = http;
        this.longest = longest;
    }

    /** One call. Never throws for what a witness does; interrupted, it asks to try later and stays interrupted. */
    WitnessAnswer add(Witness witness, ConsistencyProof proof, SignedNote checkpoint) {
        var request = HttpRequest.newBuilder(URI.create(witness.prefix() + "/add-checkpoint"))
                .timeout(longest)
                .header("User-Agent", "undersigned")
                .POST(BodyPublishers.ofByteArray(body(proof, checkpoint)))
                .build();
        // The request's own timeout ends with the headers; this one also ends a body that trickles.
        var sent = http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
        try {
            var answer = sent.get(longest.toMillis(), TimeUnit.MILLISECONDS);
            var type = answer.headers().firstValue("Content-Type").orElse("");
            return read(answer.statusCode(), type, answer.body(), witness, proof, checkpoint);
        } catch (TimeoutException e) {
            return LATE;
        } catch (ExecutionException e) {
            return e.getCause() instanceof HttpTimeoutException
                    ? LATE
                    : new Later("cannot be asked: " + e.getCause().getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Later("interrupted");
        } catch (MalformedException | VerificationException e) {
            return new Later("answers what cannot be relied on");
        } finally {
            sent.cancel(true);
        }
    }

    private static byte[] body(ConsistencyProof proof, SignedNote checkpoint) {
        var text = new StringBuilder("old " + proof.older() + "\n");
        for (Hash hash : proof.hashes()) text.append(hash.base64()).append('\n');
        var note = checkpoint.encode();
        var head = Canonical.utf8(text.append('\n').toString());
        var body = java.util.Arrays.copyOf(head, head.length + note.length);
        System.arraycopy(note, 0, body, head.length, note.length);
        return body;
    }

    /**
     * What an answer means.
     *
     * @throws MalformedException or {@link VerificationException} if it cannot be relied on
     */
    static WitnessAnswer read(
            int status, String type, byte[] body, Witness witness, ConsistencyProof proof, SignedNote checkpoint) {
        return switch (status) {
            case 200 -> cosigned(body, witness, checkpoint);
            case 409 -> conflict(type, body, proof);
            case 422 -> new Contradicted();
            case 404 -> new Later("does not know this log");
            case 403 -> new Later("does not know this log's key");
            default -> new Later("answers with status " + status);
        };
    }

    private static WitnessAnswer cosigned(byte[] body, Witness witness, SignedNote checkpoint) {
        for (var line : Canonical.lines(Canonical.text(body))) {
            var signature = NoteSignature.parse(line);
            // Other keys of the same witness are not ours to judge; the specification has us ignore them.
            if (!witness.key().named(signature)) continue;
            return new Cosigned(Cosignature.open(signature, checkpoint, witness.key()));
        }
        return new Later("does not sign with the key that is configured");
    }

    private static WitnessAnswer conflict(String type, byte[] body, ConsistencyProof proof) {
        if (!type.equals(SIZE_TYPE)) return new Later("answers with status 409 and no size");
        var lines = Canonical.lines(Canonical.text(body));
        if (lines.size() != 1) throw new MalformedException(lines.size() + " sizes");
        long size = Canonical.number(lines.getFirst());
        if (size != proof.older()) return new Knows(size);
        // The same size and still a conflict: it has another root for it.
        return proof.older() == proof.newer() ? new Contradicted() : new Later("contradicts itself");
    }
}
