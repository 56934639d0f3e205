package org.undersigned.foundation.keys;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Db;

/**
 * Puts a new key into the key file, beside a running program. The next file is on disk before the one transaction in which every wrapped
 * key is wrapped anew; after it the file takes the place of the old one. Killed before the commit, the old file opens everything; killed
 * after it, the next one does, and whoever starts first puts it in its place.
 */
@Singleton
public final class MasterKeyChange {

    private final Db db;
    private final MasterKey master;
    private final Instance<WrappedKeys> holders;

    MasterKeyChange(Db db, MasterKey master, @Any Instance<WrappedKeys> holders) {
        this.db = db;
        this.master = master;
        this.holders = holders;
    }

    /**
     * What was done.
     *
     * @param before the id of the key that was in the file
     * @param now the id of the one that is
     * @param wrapped how many keys were wrapped anew
     * @param old where the file of before is kept
     * @param rootWasFiled whether the root was once in a key file, so that who has that file still derives what follows from it
     */
    public record Changed(String before, String now, int wrapped, Path old, boolean rootWasFiled) {}

    /**
     * Makes the change in the caller's transaction. The caller calls {@code Publication.changed} last in it, so that every process looks
     * at once, and {@link #settle} after it. Nothing if somebody else is changing it.
     */
    public Optional<Changed> change(Handle handle) {
        var before = master.follow();
        if (!MasterKeyStore.hold(handle).equals(Optional.of(before.current()))) return Optional.empty();
        Keyring next;
        try {
            next = before.with(KeyFile.next(master.file()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        next.kept().forEach((id, wrapped) -> MasterKeyStore.keepUnder(handle, id, wrapped));
        MasterKeyStore.add(handle, new MasterKeyStore.Kept(next.current(), true, false, true, null));
        var wrapped = wrapAgain(handle, next);
        MasterKeyStore.keysAreInFiles(handle);
        var rootWasFiled = MasterKeyStore.all(handle).stream().anyMatch(one -> one.root() && one.filed());
        return Optional.of(new Changed(
                before.current(), next.current(), wrapped, KeyFile.old(master.file(), before.current()), rootWasFiled));
    }

    /** Once the change is on disk: puts the next file in its place. */
    public void settle() {
        master.follow();
    }

    /** What a process wrapped under the old key, because it had not noticed yet, comes under the present one, too. */
    @Scheduled(every = "1h", delayed = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void turn() {
        db.useTransaction(handle -> {
            // First, as a change does, so that the two never wait for each other in a circle.
            MasterKeyStore.hold(handle);
            if (wrapAgain(handle, master.follow()) > 0) MasterKeyStore.keysAreInFiles(handle);
        });
    }

    private int wrapAgain(Handle handle, Keyring ring) {
        var wrapped = 0;
        for (var holder : holders)
            wrapped += holder.wrapAgain(
                    handle,
                    (purpose, before) -> ring.isCurrent(purpose, before)
                            ? Optional.empty()
                            : ring.opened(purpose, before).map(secret -> ring.wrap(purpose, secret)));
        return wrapped;
    }
}
