package org.undersigned.browser;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Somebody else's website: pages of theirs, with a policy of theirs. */
final class HostSite implements AutoCloseable {

    private record Served(String html, String policy) {}

    private final Map<String, Served> pages = new ConcurrentHashMap<>();
    private final HttpServer server;

    private HostSite(HttpServer server) {
        this.server = server;
    }

    static HostSite open() throws IOException {
        var site = new HostSite(HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0));
        site.server.createContext("/", exchange -> {
            var served = site.pages.getOrDefault(exchange.getRequestURI().getPath(), new Served("", ""));
            var bytes = ("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Host</title><h1>Host</h1>"
                            + served.html)
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/html;charset=utf-8");
            if (!served.policy.isEmpty()) exchange.getResponseHeaders().add("Content-Security-Policy", served.policy);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        site.server.start();
        return site;
    }

    /** Puts a page there. */
    HostSite with(String path, String html, String policy) {
        pages.put(path, new Served(html, policy));
        return this;
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** The address of a page under the name of this machine. */
    String at(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    /** The same under a name that no partner has. */
    String strangely(String path) {
        return "http://stranger.example:" + port() + path;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
