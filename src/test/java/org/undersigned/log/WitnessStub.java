package org.undersigned.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.undersigned.transparency.Checkpoint;
import org.undersigned.transparency.ConsistencyProof;
import org.undersigned.transparency.CosignerKey;
import org.undersigned.transparency.Hash;
import org.undersigned.transparency.NoteSignature;
import org.undersigned.transparency.NoteSigner;
import org.undersigned.transparency.SignedNote;
import org.undersigned.transparency.TreeHead;

/** A witness on a port of this machine that does what the specification demands, or what a test has it say instead. */
final class WitnessStub implements AutoCloseable {

    /** What it answers instead. */
    interface Answer {
        void give(HttpExchange exchange, String body) throws IOException;
    }

    final List<String> bodies = new ArrayList<>();
    final NoteSigner secret;
    final Witness witness;
    volatile TreeHead seen = TreeHead.EMPTY;
    volatile Answer instead;

    private final HttpServer server;
    private final CountDownLatch closed = new CountDownLatch(1);

    WitnessStub(int seed) {
        secret = MadeUpLogs.signer("witness.example/w" + seed, seed);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/prefix/add-checkpoint", this::handle);
        server.start();
        var address = "http://127.0.0.1:" + server.getAddress().getPort() + "/prefix";
        witness = new Witness(new CosignerKey(secret.verifier()), URI.create(address));
    }

    /** What it was asked so far. */
    List<String> bodies() {
        synchronized (bodies) {
            return List.copyOf(bodies);
        }
    }

    /** Waits until the stub is closed: an answer that never comes. */
    void never() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            synchronized (bodies) {
                bodies.add(body);
            }
            if (!exchange.getRequestMethod().equals("POST")) send(exchange, 405, "text/plain", "");
            else if (instead != null) instead.give(exchange, body);
            else judge(exchange, body);
        }
    }

    private synchronized void judge(HttpExchange exchange, String body) throws IOException {
        int gap = body.indexOf("\n\n");
        var lines = List.of(body.substring(0, gap).split("\n"));
        long old = Long.parseLong(lines.getFirst().substring("old ".length()));
        var note = SignedNote.parse(body.substring(gap + 2).getBytes(UTF_8));
        var head = Checkpoint.open(note, MadeUpLogs.signer(MadeUpLogs.ORIGIN, 1).verifier())
                .head();
        if (old > head.size()) send(exchange, 400, "text/plain", "");
        else if (old != seen.size() || old == head.size() && !head.root().equals(seen.root()))
            send(exchange, 409, "text/x.tlog.size", seen.size() + "\n");
        else if (!grew(old, head, lines)) send(exchange, 422, "text/plain", "no");
        else {
            seen = head;
            send(exchange, 200, "text/plain", cosign(note, 1_700_000_000));
        }
    }

    private boolean grew(long old, TreeHead head, List<String> lines) {
        var hashes = lines.stream().skip(1).map(Hash::parse).toList();
        return new ConsistencyProof(old, head.size(), hashes).proves(seen.root(), head.root());
    }

    String cosign(SignedNote note, long seconds) {
        var message = "cosignature/v1\ntime " + seconds + "\n" + note.text();
        var signature = SignedNote.sign(message, secret).signatures().getFirst().signature();
        var bytes = ByteBuffer.allocate(8 + signature.length).putLong(seconds).put(signature);
        return new NoteSignature(witness.key().name(), witness.key().id(), bytes.array()).encode();
    }

    static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        var bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
