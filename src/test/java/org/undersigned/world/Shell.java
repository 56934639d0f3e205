package org.undersigned.world;

import java.io.IOException;
import java.util.List;

/** Other people's programs, as an operator runs them. */
public final class Shell {

    private Shell() {}

    /** The standard output of a program that has to succeed. */
    public static byte[] run(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(List.of(command))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var output = process.getInputStream().readAllBytes();
        if (process.waitFor() != 0) throw new AssertionError(command[0] + " failed");
        return output;
    }
}
