package org.undersigned.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/** A bad line between a caller and a server on this machine: it can be slow, and it can lose an answer that was on its way. */
final class Proxy implements AutoCloseable {

    final int port;
    private final int target;
    private final Duration delay;
    private final ServerSocket server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicReference<Runnable> losing = new AtomicReference<>();

    /**
     * Listens.
     *
     * @param target port of the server behind it
     * @param delay of everything that goes to the server
     */
    Proxy(int target, Duration delay) {
        this.target = target;
        this.delay = delay;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        port = server.getLocalPort();
        Thread.startVirtualThread(this::listen);
    }

    URI site() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Loses the next answer: the server has given it, {@code meanwhile} happens, and the caller hears only that the line is dead. */
    void loseNextAnswer(Runnable meanwhile) {
        losing.set(meanwhile);
    }

    /** Whether the answer that was to be lost is lost. */
    boolean hasLostIt() {
        return losing.get() == null;
    }

    @Override
    public void close() {
        try {
            server.close();
            for (var socket : open) socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void listen() {
        while (!server.isClosed())
            try {
                var caller = server.accept();
                Thread.startVirtualThread(() -> connect(caller));
            } catch (IOException e) {
                return;
            }
    }

    private void connect(Socket caller) {
        open.add(caller);
        try (caller;
                var behind = new Socket(InetAddress.getLoopbackAddress(), target)) {
            open.add(behind);
            var there = Thread.startVirtualThread(() -> pass(caller, behind, true));
            pass(behind, caller, false);
            there.join();
            open.remove(behind);
        } catch (IOException e) {
            // Nobody is behind it now: the caller sees the line go dead.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(caller);
        }
    }

    private void pass(Socket from, Socket to, boolean slowly) {
        var buffer = new byte[16_384];
        try (from;
                to) {
            for (int n; (n = from.getInputStream().read(buffer)) > 0; ) {
                if (slowly) LockSupport.parkNanos(delay.toNanos());
                else {
                    var meanwhile = losing.getAndSet(null);
                    if (meanwhile != null) {
                        meanwhile.run();
                        return;
                    }
                }
                to.getOutputStream().write(buffer, 0, n);
                to.getOutputStream().flush();
            }
        } catch (IOException e) {
            // One side hung up, and so does the other.
        }
    }
}
