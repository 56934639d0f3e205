import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program that is run to its end, within a time. */
record Command(ProcessBuilder builder, int seconds) {

    private static final int SECONDS = 60;

    /** What it said and how it ended. */
    record Ended(int status, String output) {}

    static Command of(List<String> words) {
        return of(new ProcessBuilder(words));
    }

    static Command of(ProcessBuilder builder) {
        return new Command(builder.redirectErrorStream(true), SECONDS);
    }

    Command within(int longest) {
        return new Command(builder, longest);
    }

    Command with(String variable, String value) {
        builder.environment().put(variable, value);
        return this;
    }

    /** Runs it; a failure is the end of the benchmark. */
    String run() throws IOException, InterruptedException {
        var ended = quietly();
        if (ended.status != 0)
            throw new Refused(builder.command().getFirst() + " failed (status " + ended.status + "): " + ended.output.strip());
        return ended.output;
    }

    /** Runs it and leaves the judgement to the caller. */
    Ended quietly() throws IOException, InterruptedException {
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            return new Ended(127, e.getMessage());
        }
        try {
            process.getOutputStream().close();
            var limit = Thread.ofVirtual().start(() -> stopLate(process));
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            var status = process.waitFor();
            limit.interrupt();
            return new Ended(status, output);
        } finally {
            process.destroyForcibly();
        }
    }

    private void stopLate(Process process) {
        try {
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
