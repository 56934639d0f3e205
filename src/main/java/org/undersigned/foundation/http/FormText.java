package org.undersigned.foundation.http;

import java.util.regex.Pattern;

/** What strangers write into forms and others read on pages and in mails. */
public final class FormText {

    private static final Pattern LINK =
            Pattern.compile("(?i)https?:|www\\.|@|\\b[a-z0-9-]+\\.(com|net|org|info|ru|xyz)\\b");

    private FormText() {}

    /** Whether mail programs would make a link of it: names go into mails to people who never asked for one. */
    public static boolean looksLikeLink(String text) {
        return LINK.matcher(text).find();
    }

    /** Whether it has no control characters, lone surrogates or marks that turn text around. */
    public static boolean isReadable(String text) {
        return text.codePoints()
                .noneMatch(c -> Character.isISOControl(c)
                        || Character.getType(c) == Character.SURROGATE
                        || Character.getType(c) == Character.UNASSIGNED
                        || c == 0xFFFD
                        || (c >= 0x202A && c <= 0x202E)
                        || (c >= 0x2066 && c <= 0x2069));
    }

    /** What was typed, as an answer says it back: at most 60 characters of it. */
    public static String shortened(String typed) {
        return typed.length() <= 60 ? typed : typed.substring(0, 60) + "…";
    }
}
