package org.undersigned.foundation.db;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FreePortTest {

    private static final Path CALLERS = Path.of("/proc/sys/net/ipv4/ip_local_port_range");

    @Test
    void a_server_may_listen_there_and_no_caller_gets_it_while_the_server_is_down() throws IOException {
        var first = Files.exists(CALLERS)
                ? Integer.parseInt(Files.readString(CALLERS).strip().split("\\s+")[0])
                : 32_768;
        for (int i = 0; i < 100; i++) {
            var port = FreePort.take();
            assertTrue(port >= 1_024 && port < Math.max(first, 32_000), port + " is one that callers get");
            try (var server = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                assertTrue(server.isBound());
            }
        }
    }
}
