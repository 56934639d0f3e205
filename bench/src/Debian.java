import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds programs, and on Debian as root installs those that are missing, by name. */
final class Debian {

    private static final List<String> PLACES = List.of("/usr/local/bin", "/usr/bin", "/usr/sbin", "/usr/local/sbin", "/bin");

    private Debian() {}

    /** The place of {@code program}, installed from {@code packageName} if it was missing. */
    static String need(String program, String packageName) throws Exception {
        var found = find(program);
        if (found.isPresent()) return found.get();
        install(packageName);
        return find(program).orElseThrow(() -> new Refused("The package " + packageName + " has no program " + program + "."));
    }

    static Optional<String> find(String program) {
        var places = new ArrayList<>(List.of(System.getenv().getOrDefault("PATH", "").split(":")));
        places.addAll(PLACES);
        return places.stream()
                .filter(place -> !place.isEmpty())
                .map(place -> Path.of(place, program))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    static void install(String packageName) throws Exception {
        orSay(packageName);
        System.err.println("Installing " + packageName);
        var command = Command.of(List.of("apt-get", "install", "-y", "-qq", "--no-install-recommends", packageName))
                .with("DEBIAN_FRONTEND", "noninteractive")
                .within(300);
        if (command.quietly().status() == 0) return;
        refresh();
        command.run();
    }

    /** Fetches a package and unpacks it in {@code folder}, without installing it. */
    static void unpack(String packageName, Path folder) throws Exception {
        orSay(packageName);
        System.err.println("Fetching " + packageName);
        Files.createDirectories(folder);
        var fetch = Command.of(List.of("sh", "-c", "cd \"$1\" && apt-get download -qq \"$2\"", "sh", folder.toString(), packageName)).within(300);
        if (fetch.quietly().status() != 0) {
            refresh();
            fetch.run();
        }
        Command.of(List.of("sh", "-c", "dpkg -x \"$1\"/*.deb \"$1\"", "sh", folder.toString())).run();
    }

    private static void refresh() throws Exception {
        Command.of(List.of("apt-get", "update", "-qq")).within(300).quietly();
    }

    private static void orSay(String packageName) {
        if (!"root".equals(System.getProperty("user.name")) || find("apt-get").isEmpty())
            throw new Refused("Missing: the Debian package " + packageName + ". Install it (or what it is called here) and try again.");
    }
}
