package org.undersigned.foundation.keys;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.HexFormat;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Db;

/**
 * Gives recipients' keys from before there were numbers a mark as they have now, once for an installation. A key in force gets one if the
 * mark of then was right, or, from before there were any, if its private half is here and its recipient never had one elsewhere. Those that
 * are over get one that says so.
 */
@Singleton
final class KeysOfBefore {

    private final Db db;
    private final MasterKey master;
    private final KeyMarks marks;

    KeysOfBefore(Db db, MasterKey master, KeyMarks marks) {
        this.db = db;
        this.master = master;
        this.marks = marks;
    }

    /** Before any key is looked for or made. */
    void start(@Observes @Priority(4) StartupEvent event) {
        db.useTransaction(this::mark);
    }

    private void mark(Handle handle) {
        if (!RecipientKeyStore.beginNumbers(handle)) return;
        for (var ofOne : RecipientKeyStore.all(handle).values())
            for (var found : ofOne) {
                if (!found.inForce()) RecipientKeyStore.mark(handle, found.key(), 0, marks.of(found.key(), 0, false));
                else if (wasOurs(found, ofOne))
                    RecipientKeyStore.mark(handle, found.key(), 1, marks.of(found.key(), 1, true));
            }
    }

    private boolean wasOurs(RecipientKeyStore.Found found, Collection<RecipientKeyStore.Found> ofOne) {
        var key = found.key();
        if (!Hpke.id(key.open()).equals(key.id())) return false;
        if (found.mac() != null) return MessageDigest.isEqual(found.mac(), markOfThen(key));
        return ofOne.stream().allMatch(one -> one.key().hosted())
                && master.opened(RecipientKeys.purpose(key.id()), found.wrapped())
                        .isPresent();
    }

    private byte[] markOfThen(RecipientKeys.Key key) {
        return Mac.hmac(
                master.derive("recipient-key/v1"),
                key.recipient() + "\n" + HexFormat.of().formatHex(key.open()));
    }
}
