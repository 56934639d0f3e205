package org.undersigned.petition;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A way to pass a petition on that may have words of its own. */
public enum Channel {
    /** Wherever a way has no words of its own. */
    ANY(200),
    /** Of a mail. */
    SUBJECT(200),
    MAIL(2000),
    SMS(200),
    WHATSAPP(200),
    TELEGRAM(200),
    BLUESKY(200),
    MASTODON(200),
    X(200);

    private final int most;

    Channel(int most) {
        this.most = most;
    }

    /** Most characters of its words, so that with a link and hashtags they fit what the service takes. */
    public int most() {
        return most;
    }

    /** As written in files. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one that a file means. */
    public static Optional<Channel> of(String word) {
        return Stream.of(values()).filter(one -> one.word().equals(word)).findFirst();
    }
}
