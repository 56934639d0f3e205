package org.undersigned.world;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** A word that nobody else writes, and every way in which it could lie somewhere: as text, in Base64, in hexadecimal digits. */
public final class Canary {

    private final Map<Integer, List<Pattern>> patterns = new HashMap<>();

    public Canary(String word) {
        for (var text : List.of(word, word.toLowerCase(Locale.ROOT))) {
            add("UTF-8", text, text.getBytes(StandardCharsets.UTF_8));
            add("UTF-16LE", text, text.getBytes(StandardCharsets.UTF_16LE));
            add("UTF-16BE", text, text.getBytes(StandardCharsets.UTF_16BE));
        }
    }

    private void add(String encoding, String text, byte[] bytes) {
        put(encoding + " of " + text, bytes);
        put("hex of " + encoding + " of " + text, ascii(HexFormat.of().formatHex(bytes)));
        put(
                "HEX of " + encoding + " of " + text,
                ascii(HexFormat.of().withUpperCase().formatHex(bytes)));
        // What stands before it decides how its bits fall on the digits: three ways. The digits at both ends mix with
        // neighbours.
        for (int before = 0; before < 3; before++) {
            var shifted = new byte[before + bytes.length];
            System.arraycopy(bytes, 0, shifted, before, bytes.length);
            var digits = Base64.getEncoder().withoutPadding().encodeToString(shifted);
            var first = before == 0 ? 0 : before + 1;
            var whole = digits.substring(first, (before + bytes.length) * 8 / 6);
            put("Base64 of " + encoding + " of " + text, ascii(whole));
            put(
                    "Base64url of " + encoding + " of " + text,
                    ascii(whole.replace('+', '-').replace('/', '_')));
        }
    }

    private void put(String what, byte[] bytes) {
        patterns.computeIfAbsent(pair(bytes, 0), first -> new ArrayList<>()).add(new Pattern(what, bytes));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Where it lies in {@code bytes}, if it does. One pass, for files of many megabytes. */
    public List<String> in(String place, byte[] bytes) {
        var starts = new boolean[1 << 16];
        patterns.keySet().forEach(first -> starts[first] = true);
        var found = new TreeSet<String>();
        for (int i = 0; i + 1 < bytes.length; i++) {
            if (!starts[pair(bytes, i)]) continue;
            for (var pattern : patterns.get(pair(bytes, i)))
                if (pattern.isAt(bytes, i)) found.add(place + " has " + pattern.what);
        }
        return List.copyOf(found);
    }

    private static int pair(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
    }

    private record Pattern(String what, byte[] bytes) {

        boolean isAt(byte[] all, int start) {
            var end = start + bytes.length;
            return end <= all.length && Arrays.equals(bytes, 0, bytes.length, all, start, end);
        }
    }

    /** Every file under a data folder that has it, but for the database's programs. Files that vanish meanwhile were temporary. */
    public List<String> under(Path folder) {
        var found = new ArrayList<String>();
        for (var file : Folder.files(folder, inside -> !inside.equals(folder.resolve("postgresql"))))
            Folder.read(file).ifPresent(bytes -> found.addAll(in(file.toString(), bytes)));
        return found;
    }
}
