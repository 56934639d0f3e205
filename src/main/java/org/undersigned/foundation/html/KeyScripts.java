package org.undersigned.foundation.html;

import java.util.Locale;

/** The scripts of the pages on which organisations make keys and open their lists. */
public enum KeyScripts {
    /** What others wrote, as {@code src/main/browser} puts it into one file. */
    CRYPTO,
    /** Keys and sealed rows. */
    SEALED,
    /** The page of a key. */
    KEY,
    /** The page on which a list is opened. */
    OPEN,
    /** What that page has done beside it. */
    OPENING;

    private final byte[] content;
    private final String address;

    KeyScripts() {
        content = Assets.read("/assets/" + word() + ".js");
        address = "/assets/" + word() + "." + Assets.checksum(content) + ".js";
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Ours as it was written: people should be able to read what has their key. */
    public byte[] content() {
        return content.clone();
    }

    /** Its address; holds a checksum of its content, so that caches may keep it for ever. */
    public String address() {
        return address;
    }

    /** The one of this name in an address. */
    public static KeyScripts of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
