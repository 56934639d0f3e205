package org.undersigned.foundation.db;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;

/**
 * A port for a server that keeps it, also while it is down. It lies below those that the system gives to whoever calls: a caller could
 * get the port of a server that is down for a moment, and even, calling it, reach itself; then the server could not come back.
 */
public final class FreePort {

    private static final int FIRST = 20_000;
    private static final int LAST = 32_000;
    private static final int TRIES = 100;
    private static final SecureRandom CHANCE = new SecureRandom();

    private FreePort() {}

    /**
     * One on which nobody listens here at the moment.
     *
     * @throws IOException if none is found
     */
    public static int take() throws IOException {
        for (int left = TRIES; left > 0; left--) {
            var port = CHANCE.nextInt(FIRST, LAST);
            if (isFree(port)) return port;
        }
        try (var any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        }
    }

    private static boolean isFree(int port) {
        try (var tried = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return tried.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
