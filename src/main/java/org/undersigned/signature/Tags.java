package org.undersigned.signature;

import javax.crypto.SecretKey;
import org.undersigned.foundation.keys.Mac;
import org.undersigned.supporter.PersonName;

/** What stands for people and mailboxes in the database: digests under the key of one petition, which mean nothing without it. */
public final class Tags {

    private Tags() {}

    /** Finds everybody behind a mailbox, under the key of a petition. */
    public static byte[] mailboxTag(SecretKey key, String canonical) {
        return Mac.hmac(key, "mailbox/v1\n" + canonical);
    }

    /** Who, under a petition's key. */
    public static byte[] personTag(SecretKey key, String canonical, String name) {
        return Mac.hmac(key, "person/v1\n" + canonical + "\n" + PersonName.key(name));
    }
}
