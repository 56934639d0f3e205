package org.undersigned.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.undersigned.transparency.Checkpoint;
import org.undersigned.transparency.MalformedException;
import org.undersigned.transparency.NoteSignature;
import org.undersigned.transparency.SignedNote;
import org.undersigned.transparency.VerifierKey;

/** Receipts of all kinds, sound and spoilt, with the key that somebody trusts. Java and the script of the page judge the same. */
final class Receipts {

    private static final MadeUpLogs.Log LOG = MadeUpLogs.of(700);
    private static final String KEY =
            MadeUpLogs.signer(MadeUpLogs.ORIGIN, 1).verifier().encode();

    private final Map<String, Case> cases = new LinkedHashMap<>();

    private Receipts() {}

    /** A file, and the key that was typed; empty if none was. */
    record Case(byte[] file, String key) {

        /** {@code valid …}, {@code not-valid REASON} {@code unreadable} or {@code bad-key}, as the script says it too. */
        String verdict() {
            Optional<VerifierKey> trusted;
            try {
                trusted = Optional.of(key).filter(text -> !text.isEmpty()).map(VerifierKey::parse);
            } catch (MalformedException e) {
                return "bad-key";
            }
            try {
                return said(Receipt.parse(file).verify(trusted));
            } catch (MalformedException e) {
                return "unreadable";
            }
        }

        private static String said(Verdict verdict) {
            return switch (verdict) {
                case Verdict.Valid valid ->
                    "valid %d of %d in %s%s%s"
                            .formatted(
                                    valid.number(),
                                    valid.size(),
                                    valid.origin(),
                                    valid.personal() ? " personal" : "",
                                    valid.keyFromReceipt() ? " own-key" : "");
                case Verdict.NotValid not -> "not-valid " + not.reason();
            };
        }
    }

    /** Every case under its name. */
    static Map<String, Case> all() {
        var all = new Receipts();
        all.sound();
        all.spoilt("anonymous", LOG.anonymous(300).encode());
        all.spoilt("personal", LOG.personal(699).encode());
        all.othersKeys();
        all.otherSpellings();
        return all.cases;
    }

    private void sound() {
        for (int size : new int[] {1, 2, 3, 255, 256, 257, 700}) {
            var log = MadeUpLogs.of(size);
            for (int i : IntStream.of(0, size / 2, size - 1).distinct().toArray()) {
                add("sound " + i + " of " + size, log.anonymous(i).encode());
                cases.put(
                        "trusted " + i + " of " + size, new Case(log.personal(i).encode(), KEY));
            }
        }
        add("cosigned", text(LOG.anonymous(3)) + new NoteSignature("witness.example/w1", 7, new byte[76]).encode());
        add("signed twice", text(LOG.anonymous(3)) + lastLine(text(LOG.anonymous(3))));
        add("foreign signature of a strange name", text(LOG.anonymous(3)) + "— wïtness\uFEFF AAAABwA=\n");
        add("with an extension", resigned(checkpoint -> checkpoint + "hello world\n"));
    }

    /** One bit of every byte, and every beginning. */
    private void spoilt(String name, byte[] sound) {
        for (int i = 0; i < sound.length; i++) {
            var bytes = sound.clone();
            bytes[i] ^= (byte) (1 << (i % 8));
            add(name + " byte " + i, bytes);
            if (i % 5 == 0) add(name + " cut at " + i, java.util.Arrays.copyOf(sound, i));
        }
        add(name + " with more", new String(sound, UTF_8) + "\n");
        add(name + " twice", new String(sound, UTF_8) + new String(sound, UTF_8));
        add(name + " from Windows", new String(sound, UTF_8).replace("\n", "\r\n"));
        add(name + " with a mark", "\uFEFF" + new String(sound, UTF_8));
        add(name + " too long", new String(sound, UTF_8) + "— a AAAABwA=\n".repeat(6000));
    }

    private void othersKeys() {
        var other = MadeUpLogs.signer(MadeUpLogs.ORIGIN, 2).verifier();
        var mine = LOG.anonymous(5);
        cases.put("another key is trusted", new Case(mine.encode(), other.encode()));
        var bent = new Receipt(mine.leaf(), mine.proof(), other, Optional.empty());
        add("names another key", bent.encode());
        cases.put("names another key, which is trusted", new Case(bent.encode(), other.encode()));
        add("signed by another under this name", replaceKey(other));
        add(
                "of another log",
                resigned(checkpoint -> "another.example" + checkpoint.substring(checkpoint.indexOf('\n'))));
        add("of another leaf", new Receipt(MadeUpLogs.leaf(6), mine.proof(), mine.key(), Optional.empty()).encode());
        add("with another salt", LOG.personal(5, MadeUpLogs.filled(9)).encode());
        var spoilt = new NoteSignature(MadeUpLogs.ORIGIN, mine.key().id(), new byte[64]);
        add("with a spoilt second signature", text(mine) + spoilt.encode());
        var short63 = new NoteSignature(MadeUpLogs.ORIGIN, mine.key().id(), new byte[63]);
        add("with a short second signature", text(mine) + short63.encode());
        for (var key :
                new String[] {" ", "a", KEY + "\n", KEY.replace("+05", "+06"), KEY.toUpperCase(java.util.Locale.ROOT)})
            cases.put("trusted key " + key.replace("\n", "-"), new Case(mine.encode(), key));
    }

    private void otherSpellings() {
        var sound = text(LOG.personal(300));
        var extra = sound.split("\n")[2].replace("extra ", "");
        var words = new String(Base64.getDecoder().decode(extra), UTF_8);
        change(sound, extra, words, "no salt", text -> text.replaceFirst("salt .*\n", ""));
        change(sound, extra, words, "no key", text -> text.replaceFirst("vkey .*\n", ""));
        change(sound, extra, words, "salt after tag", text -> text.replaceFirst("(salt .*\n)(tag .*\n)", "$2$1"));
        change(sound, extra, words, "short salt", text -> text.replaceFirst("salt .*\n", "salt AAAA\n"));
        change(sound, extra, words, "more lines", text -> text + "tag AAAA\n");
        change(sound, extra, words, "an empty line", text -> text + "\n");
        change(sound, extra, words, "no newline", String::strip);
        change(sound, extra, words, "a control character", text -> text.replace(" ", "\t"));
        change(
                sound,
                extra,
                words,
                "a log that is not one of signatures",
                text -> text.replace(
                        KEY,
                        MadeUpLogs.signer("a.example/withdrawals", 1).verifier().encode()));
        add("no extra", sound.replace("extra " + extra + "\n", ""));
        add("empty extra", sound.replace(extra, ""));
        add("unpadded extra", sound.replace(extra, extra.replace("=", "")));
        add("two extras", sound.replace("extra " + extra, "extra " + extra + "\nextra " + extra));
        for (var index : new String[] {
            "0300", "+300", "-1", "700", "299", "9223372036854775807", "9223372036854775808", "", " 300", "3e2", "٣٠٠"
        }) add("index " + index, sound.replace("index 300\n", "index " + index + "\n"));
        add(
                "a hash too many",
                sound.replace("index 300\n", "index 300\n" + Base64.getEncoder().encodeToString(new byte[32]) + "\n"));
        add(
                "64 hashes",
                sound.replace(
                        "index 300\n",
                        "index 300\n" + (Base64.getEncoder().encodeToString(new byte[32]) + "\n").repeat(64)));
        add("a hash too few", sound.replaceFirst("index 300\n.*\n", "index 300\n"));
        add("a short hash", sound.replace("index 300\n", "index 300\nAAAA\n"));
        add("no signature", sound.substring(0, sound.lastIndexOf('—')));
        add("a hundred and one signatures", sound + "— a AAAABwA=\n".repeat(100));
        add("a hundred signatures", sound + "— a AAAABwA=\n".repeat(99));
        for (var line : new String[] {
            "— a AAAABw==",
            "— a+b AAAABwA=",
            "—  AAAABwA=",
            "— a\u00A0b AAAABwA=",
            "— a\u2028b AAAABwA=",
            "— a\u0085b AAAABwA=",
            "- a AAAABwA=",
            "— a",
            "— a AAAABwB=",
            "— a AAAABwA= "
        }) add("signature line " + line, sound + line + "\n");
        for (var size : new String[] {"0", "0700", "9223372036854775808", "x"})
            add("size " + size, resigned(checkpoint -> checkpoint.replace("\n700\n", "\n" + size + "\n")));
        add("size larger", resigned(checkpoint -> checkpoint.replace("\n700\n", "\n9223372036854775807\n")));
        add("no root", resigned(checkpoint -> checkpoint.substring(0, checkpoint.indexOf("\n700\n") + 5)));
        add("nothing", new byte[0]);
        add("a newline", "\n");
        add("not UTF-8", new byte[] {(byte) 0xC3, (byte) 0x28, '\n'});
        add("a photo", new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 0, 16, 'J', 'F', 'I', 'F'});
    }

    private void change(String sound, String extra, String words, String name, UnaryOperator<String> edit) {
        add(
                name,
                sound.replace(
                        extra,
                        Base64.getEncoder().encodeToString(edit.apply(words).getBytes(UTF_8))));
    }

    /** A receipt whose checkpoint's text was edited and then signed by the log's own key. */
    private static String resigned(UnaryOperator<String> edit) {
        var sound = LOG.anonymous(3);
        var text = edit.apply(sound.proof().checkpoint().text());
        var file = text(sound);
        return file.substring(0, file.indexOf("\n\n") + 2)
                + new String(
                        SignedNote.sign(text, MadeUpLogs.signer(MadeUpLogs.ORIGIN, 1))
                                .encode(),
                        UTF_8);
    }

    /** The log's checkpoint, signed by somebody else who took the log's name; the key in the receipt is the log's. */
    private static String replaceKey(VerifierKey other) {
        var sound = LOG.anonymous(3);
        var forged = new Checkpoint(MadeUpLogs.ORIGIN, LOG.head()).sign(MadeUpLogs.signer(MadeUpLogs.ORIGIN, 2));
        var mine = lastLine(text(sound)).strip();
        var signature = forged.signatures().getFirst().signature();
        var line = new NoteSignature(other.name(), sound.key().id(), signature)
                .encode()
                .strip();
        return text(sound).replace(mine, line);
    }

    private static String lastLine(String text) {
        return text.substring(text.lastIndexOf('—'));
    }

    private static String text(Receipt receipt) {
        return new String(receipt.encode(), UTF_8);
    }

    private void add(String name, String file) {
        add(name, file.getBytes(UTF_8));
    }

    private void add(String name, byte[] file) {
        if (cases.put(name, new Case(file, "")) != null) throw new AssertionError("two cases " + name);
    }
}
