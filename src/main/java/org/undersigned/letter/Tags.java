package org.undersigned.letter;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.keys.Mac;
import org.undersigned.foundation.keys.MasterKey;
import org.undersigned.foundation.keys.WrappedKeys;
import org.undersigned.foundation.mail.MailAddress;
import org.undersigned.supporter.PersonName;

/**
 * What tells within one action that somebody has written already, and finds who wants to be erased. Each action has a key of its own, which
 * is destroyed when everything about people is deleted.
 */
@Singleton
public final class Tags implements WrappedKeys {

    private static final String PURPOSE = "letter-tags/v1";

    private final MasterKey master;

    Tags(MasterKey master) {
        this.master = master;
    }

    /** A mailbox, and a person behind it. */
    record Tagged(byte[] mailbox, byte[] person) {}

    /** The tags of a person, with the first key of the action if it has none yet; nothing if its key was destroyed. */
    Optional<Tagged> fresh(Handle handle, UUID action, MailAddress address, String name) {
        if (WritingStore.key(handle, action).isEmpty())
            WritingStore.setKey(handle, action, master.id(), master.wrapFresh(PURPOSE));
        return of(handle, action, address, name);
    }

    @Override
    public int wrapAgain(Handle handle, Again again) {
        var wrapped = 0;
        for (var one : WritingStore.wrappedKeys(handle).entrySet())
            wrapped += again.wrapped(PURPOSE, one.getValue())
                    .map(fresh -> WritingStore.wrapAgain(handle, one.getKey(), one.getValue(), fresh))
                    .orElse(0);
        return wrapped;
    }

    /** The tags of a person; nothing if nobody has written yet, or the key was destroyed. */
    Optional<Tagged> of(Handle handle, UUID action, MailAddress address, String name) {
        return WritingStore.key(handle, action)
                .map(wrapped -> master.unwrap(PURPOSE, wrapped))
                .map(key -> new Tagged(
                        Mac.hmac(key, "mailbox/v1\n" + address.canonical()),
                        Mac.hmac(key, "person/v1\n" + address.canonical() + "\n" + PersonName.key(name))));
    }
}
