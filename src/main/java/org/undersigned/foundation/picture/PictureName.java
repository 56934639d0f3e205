package org.undersigned.foundation.picture;

import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.undersigned.foundation.keys.Mac;

/**
 * What a picture that was drawn here is called: by its content and by how much space it takes, so that a page can keep the space free
 * and whoever has one copy never asks for another. 160 bits of its SHA-256 are more than anybody can make two of.
 *
 * @param digest 40 hexadecimal digits
 */
public record PictureName(String digest, int width, int height) {

    private static final int DIGITS = 40;
    private static final Pattern FILE = Pattern.compile("([0-9a-f]{40})-([1-9][0-9]{0,3})x([1-9][0-9]{0,3})\\.jpg");

    static PictureName of(byte[] jpeg, int width, int height) {
        return new PictureName(digest(jpeg), width, height);
    }

    /** The first part of the name that a file of these bytes has, if it was drawn here. */
    public static String digest(byte[] file) {
        return HexFormat.of().formatHex(Mac.sha256(file)).substring(0, DIGITS);
    }

    /** The name that a file is called by; empty if no picture is called so. */
    public static Optional<PictureName> parse(String file) {
        var found = FILE.matcher(file);
        return found.matches()
                ? Optional.of(new PictureName(
                        found.group(1), Integer.parseInt(found.group(2)), Integer.parseInt(found.group(3))))
                : Optional.empty();
    }

    /** Name of its file. */
    public String file() {
        return digest + "-" + width + "x" + height + ".jpg";
    }

    /** Where everybody gets it. */
    public String path() {
        return "/pictures/" + file();
    }
}
