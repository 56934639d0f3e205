import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a figure was measured on. */
final class Machine {

    private Machine() {}

    static Map<String, Object> describe() throws IOException {
        var machine = new LinkedHashMap<String, Object>();
        machine.put("cores", Runtime.getRuntime().availableProcessors());
        machine.put("cpu", field("/proc/cpuinfo", "model name"));
        machine.put("memory", field("/proc/meminfo", "MemTotal"));
        machine.put("kernel", System.getProperty("os.name") + " " + System.getProperty("os.version") + " " + System.getProperty("os.arch"));
        machine.put("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
        machine.put("load_average", read("/proc/loadavg").strip());
        return machine;
    }

    /** Whether more than half of the cores had work during the last minute. */
    static boolean isBusy() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage() > Runtime.getRuntime().availableProcessors() / 2.0;
    }

    /** The commit of the sources, marked if there are changes on top of it. */
    static String commit(Path home) throws Exception {
        var git = Command.of(List.of("git", "-C", home.toString(), "describe", "--always", "--dirty", "--abbrev=40", "--match=")).quietly();
        return git.status() == 0 ? git.output().strip() : "unknown";
    }

    /** Kilobytes of memory that a process holds: {@code VmRSS} now, {@code VmHWM} at most so far. */
    static long kilobytes(long pid, String field) throws IOException {
        return Long.parseLong(field("/proc/" + pid + "/status", field).replaceAll("\\D", ""));
    }

    /** Seconds of processor time that a process used so far. */
    static double processorSeconds(long pid) {
        return ProcessHandle.of(pid).flatMap(process -> process.info().totalCpuDuration()).orElseThrow().toMillis() / 1e3;
    }

    private static String field(String file, String name) throws IOException {
        return read(file).lines()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("unknown");
    }

    private static String read(String file) throws IOException {
        return Files.exists(Path.of(file)) ? Files.readString(Path.of(file)) : "unknown";
    }
}
