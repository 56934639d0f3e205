package org.undersigned.foundation.html;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** The files that pages load beside themselves: four style sheets, one icon, and the scripts of the few pages that have one. */
public final class Assets {

    /** The style sheet, comments and indentation taken out. */
    public static final byte[] SHEET =
            small(text("/assets/tokens.css") + text("/assets/site.css") + text("/assets/signature.css"));

    /** Its address; holds a checksum of its content, so that caches may keep it for ever. */
    public static final String STYLESHEET = "/assets/site." + checksum(SHEET) + ".css";

    /** What the workspace needs beside it: public pages do not carry its weight. */
    public static final byte[] STAFF_SHEET = small(text("/assets/staff.css"));

    /** Its address, made like that of the sheet. */
    public static final String STAFF_STYLESHEET = "/assets/staff." + checksum(STAFF_SHEET) + ".css";

    /** The icon of the site. */
    public static final byte[] ICON = read("/assets/icon.svg");

    /** The script that checks receipts, as it was written: people should be able to read what checks for them. */
    public static final byte[] VERIFY = read("/assets/verify.js");

    /** Its address, made like that of the sheet. */
    public static final String VERIFY_SCRIPT = "/assets/verify." + checksum(VERIFY) + ".js";

    /** The script that asks devices for passkeys. */
    public static final byte[] PASSKEY = read("/assets/passkey.js");

    /** Its address, made like that of the sheet. */
    public static final String PASSKEY_SCRIPT = "/assets/passkey." + checksum(PASSKEY) + ".js";

    /** The script that saves drafts while they are written. */
    public static final byte[] DRAFT = read("/assets/draft.js");

    /** Its address, made like that of the sheet. */
    public static final String DRAFT_SCRIPT = "/assets/draft." + checksum(DRAFT) + ".js";

    /** The script of the page of thanks, which adds what only a script can do to the ways of sharing. */
    public static final byte[] SHARE = read("/assets/share.js");

    /** Its address, made like that of the sheet. */
    public static final String SHARE_SCRIPT = "/assets/share." + checksum(SHARE) + ".js";

    /** The script that other sites load to show a petition in a frame; its lines as they were written, without comments and indentation. */
    public static final byte[] EMBED = lines("/assets/embed.js");

    /** The address of this very script, made like that of the sheet; {@code /embed.js} is the one that moves with the program. */
    public static final String EMBED_SCRIPT = "/embed." + checksum(EMBED) + ".js";

    /** The script within that frame. */
    public static final byte[] FRAME = lines("/assets/frame.js");

    /** Its address, made like that of the sheet. */
    public static final String FRAME_SCRIPT = "/assets/frame." + checksum(FRAME) + ".js";

    /** The style sheet within that frame, without its colours. */
    public static final byte[] FRAME_SHEET = small(text("/assets/frame.css"));

    /** The style sheet of pages that are read and compared rather than signed. */
    public static final byte[] READING_SHEET = small(text("/assets/reading.css"));

    /** Its address, made like that of the sheet. */
    public static final String READING_STYLESHEET = "/assets/reading." + checksum(READING_SHEET) + ".css";

    /** The style sheet of pages where people write letters. */
    public static final byte[] LETTER_SHEET = small(text("/assets/letter.css"));

    /** Its address, made like that of the sheet. */
    public static final String LETTER_STYLESHEET = "/assets/letter." + checksum(LETTER_SHEET) + ".css";

    /** The style sheet of papers that are printed, or carried inside a file. */
    public static final byte[] PAPER_SHEET = small(text("/assets/paper.css"));

    /** Its address, made like that of the sheet. */
    public static final String PAPER_STYLESHEET = "/assets/paper." + checksum(PAPER_SHEET) + ".css";

    /** The program in Go that asks Go's own library what it thinks of a log. It is to be read, and to be taken away. */
    public static final byte[] LOG_CHECK = read("/assets/logcheck.go");

    /** Its address, which is the same for good: people write it down. */
    public static final String LOG_CHECK_PROGRAM = "/assets/logcheck.go";

    /** The licences of what others wrote in {@link KeyScripts#CRYPTO}. */
    public static final byte[] LICENCES = read("/assets/crypto.licences.txt");

    private Assets() {}

    private static byte[] lines(String script) {
        return text(script).replaceAll("(?m)^ *(//.*)?\n?", "").getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] small(String css) {
        return css.replaceAll("(?s)/\\*.*?\\*/", "")
                .replaceAll("\\s+", " ")
                .replaceAll(" ?([{};,]) ?", "$1")
                .replaceAll(";}", "}")
                .replace(": ", ":")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** What addresses have of a content. */
    public static String checksum(byte[] content) {
        var crc = new CRC32();
        crc.update(content);
        return Long.toHexString(crc.getValue());
    }

    private static String text(String name) {
        return new String(read(name), StandardCharsets.UTF_8);
    }

    static byte[] read(String name) {
        try (var in = Assets.class.getResourceAsStream(name)) {
            if (in == null) throw new IllegalStateException("missing " + name);
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
