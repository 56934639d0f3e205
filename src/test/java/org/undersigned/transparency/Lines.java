package org.undersigned.transparency;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Places in a text file at which a changed byte changes what it says. Base64 has bits at its end that not everybody looks at. */
final class Lines {

    private Lines() {}

    /** The middle of each line that is not empty. */
    static List<Integer> middles(Path file) throws IOException {
        var middles = new ArrayList<Integer>();
        var bytes = Files.readAllBytes(file);
        int from = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] != '\n') continue;
            if (i > from) middles.add((from + i) / 2);
            from = i + 1;
        }
        return middles;
    }
}
