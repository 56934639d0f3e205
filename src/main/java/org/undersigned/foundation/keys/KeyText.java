package org.undersigned.foundation.keys;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** Keys as one line of text, as people copy, store and pass them on. Lines of a file that begin with {@code #} are left out. */
public final class KeyText {

    private static final String PUBLIC = "undersigned-public-v1:";
    private static final String PRIVATE = "undersigned-private-v1:";
    private static final String SHARE = "undersigned-share-v1:";

    private KeyText() {}

    public static String ofPublic(byte[] key) {
        return PUBLIC + encode(key);
    }

    public static String ofPrivate(byte[] key) {
        return PRIVATE + encode(key);
    }

    /** One of two shares: both are needed, and one alone says nothing about the key. */
    public static String ofShare(byte[] share) {
        return SHARE + encode(share);
    }

    /** A public key; nothing if the text is none, or one that seals to nobody (a point of small order). */
    public static Optional<byte[]> publicIn(String text) {
        return in(PUBLIC, text).filter(KeyText::seals);
    }

    public static Optional<byte[]> privateIn(String text) {
        return in(PRIVATE, text);
    }

    public static Optional<byte[]> shareIn(String text) {
        return in(SHARE, text);
    }

    private static Optional<byte[]> in(String kind, String text) {
        var line = text.lines()
                .map(String::strip)
                .filter(one -> !one.isEmpty() && !one.startsWith("#"))
                .toList();
        if (line.size() != 1 || !line.getFirst().startsWith(kind)) return Optional.empty();
        try {
            var key = Base64.getUrlDecoder().decode(line.getFirst().substring(kind.length()));
            return Optional.of(key)
                    .filter(one -> one.length == Hpke.LENGTH && !Arrays.equals(one, new byte[one.length]));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean seals(byte[] key) {
        try {
            Hpke.to(key, "");
            return true;
        } catch (IllegalArgumentException | IllegalStateException e) {
            return false;
        }
    }

    private static String encode(byte[] key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key);
    }
}
