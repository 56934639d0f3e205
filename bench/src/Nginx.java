import java.nio.file.Files;
import java.util.List;

/** An nginx that serves some bytes as a file that is compressed already: about the fastest that a page can be served. */
final class Nginx {

    private Nginx() {}

    /** Starts one that answers {@code path} with {@code zipped}. */
    static Server serving(Workplace workplace, String path, byte[] zipped) throws Exception {
        var program = program();
        var port = Workplace.freePort();
        var folder = Files.createDirectories(workplace.file("nginx"));
        var page = folder.resolve("www" + path + ".gz");
        Files.createDirectories(page.getParent());
        Files.write(page, zipped);
        var configuration = Files.writeString(folder.resolve("nginx.conf"), configuration(folder.toString(), port));
        var builder = new ProcessBuilder(program, "-e", folder.resolve("error.log").toString(), "-c", configuration.toString());
        var server = workplace.keep(Server.start(builder, workplace.file("nginx.log"), port));
        server.awaitPage(path);
        return server;
    }

    private static String program() throws Exception {
        var found = Debian.find("nginx");
        if (found.isPresent()) return found.get();
        Debian.install("nginx-light");
        // Debian starts and enables the service with the package; nobody asked for one.
        Command.of(List.of("service", "nginx", "stop")).quietly();
        Command.of(List.of("systemctl", "disable", "nginx")).quietly();
        return Debian.need("nginx", "nginx-light");
    }

    private static String configuration(String folder, int port) {
        // As root, nginx would give its workers a user that cannot read this folder.
        var user = "root".equals(System.getProperty("user.name")) ? "user root;" : "";
        return """
                %1$s
                daemon off;
                worker_processes 2;
                pid %2$s/nginx.pid;
                error_log %2$s/error.log;
                events { worker_connections 1024; }
                http {
                    access_log off;
                    client_body_temp_path %2$s/body;
                    proxy_temp_path %2$s/proxy;
                    fastcgi_temp_path %2$s/fastcgi;
                    uwsgi_temp_path %2$s/uwsgi;
                    scgi_temp_path %2$s/scgi;
                    default_type "text/html;charset=UTF-8";
                    sendfile on;
                    tcp_nopush on;
                    keepalive_requests 1000000000;
                    open_file_cache max=16;
                    server {
                        listen 127.0.0.1:%3$d;
                        root %2$s/www;
                        gzip_static on;
                    }
                }
                """.formatted(user, folder, port);
    }
}
