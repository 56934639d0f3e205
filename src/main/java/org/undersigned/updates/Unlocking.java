package org.undersigned.updates;

import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.keys.Hpke;
import org.undersigned.foundation.keys.PassphraseLock;
import org.undersigned.foundation.keys.SealingContexts;
import org.undersigned.organisation.staff.Person;
import org.undersigned.petition.Petition;
import org.undersigned.supporter.SealedRow;
import org.undersigned.supporter.Sealing;

/**
 * Opens the list of those who want mail about a petition, for as long as mails to it are under way. Mails to a list that is locked are owed
 * at once and wait; the passphrase of it lets them go. The private key is in the memory of this process alone, from the passphrase to the
 * last of these mails, and at most for half a day; a restart forgets it, and what is left waits again.
 */
@Singleton
public final class Unlocking {

    /** The mail about an answer, as a kind of the outbox. */
    public static final String ANSWER = "response";

    /** So many mails to a list come due each second at most, so that mail which somebody waits for goes before them. */
    private static final int A_SECOND = 50;

    private static final Duration LONGEST = Duration.ofHours(12);
    // The demo sends nothing: it shows the mails, and writes them when somebody looks.
    private static final Duration SHOWN = Duration.ofHours(1);

    private final Db db;
    private final Sealing sealing;
    private final SealingContexts contexts;
    private final AuditLog audit;
    private final Site site;
    private final InstantSource clock;
    private final List<ListUse> uses;
    private final Map<UUID, Opened> opened = new ConcurrentHashMap<>();

    Unlocking(
            Db db,
            Sealing sealing,
            SealingContexts contexts,
            AuditLog audit,
            Site site,
            InstantSource clock,
            @All List<ListUse> uses) {
        this.db = db;
        this.sealing = sealing;
        this.contexts = contexts;
        this.audit = audit;
        this.site = site;
        this.clock = clock;
        this.uses = uses;
    }

    /** Opens a petition's list and lets its mails go; false if it is not the passphrase. */
    public boolean unlock(Petition petition, String passphrase, Person person) {
        var secrets = secrets(petition.id(), passphrase);
        if (secrets.isEmpty()) return false;
        var now = clock.instant();
        close(opened.put(petition.id(), new Opened(secrets, now)));
        db.useTransaction(handle -> {
            var released =
                    UpdatesLockStore.release(handle, petition.id(), secrets.keySet(), aSecond(petition.id()), now);
            audit.record(
                    handle,
                    person.actor(),
                    AuditActions.UPDATES_UNLOCK,
                    "petition " + petition.slug(),
                    String.valueOf(released));
        });
        return true;
    }

    /** The private keys of a petition that a passphrase opens, by their ids. Takes about half a second for each. */
    Map<String, byte[]> secrets(UUID petition, String passphrase) {
        var secrets = new HashMap<String, byte[]>();
        for (var lock : db.read(handle -> UpdatesLockStore.of(handle, petition)))
            if (lock.state() != UpdatesLock.State.ASKED)
                PassphraseLock.open(passphrase, UpdatesLock.place(petition, lock.keyId()), lock.lockedSecret())
                        .ifPresent(secret -> secrets.put(lock.keyId(), secret));
        return secrets;
    }

    boolean isOpen(UUID petition) {
        return opened.containsKey(petition);
    }

    /** Opens a row of the list, if its key is kept by this installation or was unlocked. */
    public Optional<Map<String, String>> open(UUID petition, SealedRow row) {
        return context(petition, row)
                .flatMap(context -> sealing.open(petition, row, context))
                .or(() -> sealing.openHosted(petition, row));
    }

    /**
     * Whether a row is one that a passphrase opens. Whoever could not open it asks this, and not whether the passphrase is typed by now: it may
     * have been typed in between.
     */
    public boolean isLocked(SealedRow row) {
        return db.read(handle -> UpdatesLockStore.find(handle, row.keyId())).isPresent();
    }

    /** Owes everybody on a petition's list the mail about an answer, in the caller's transaction; how many people that are. */
    public int owe(Handle handle, UUID petition) {
        var state = waits(handle, petition) ? "locked" : "waiting";
        return UpdatesLockStore.owe(handle, petition, ANSWER, state, aSecond(petition), clock.instant());
    }

    private double aSecond(UUID petition) {
        return uses.stream()
                .flatMapToInt(use -> use.perMinute(petition).stream())
                .mapToDouble(perMinute -> perMinute / 60.0)
                .reduce(A_SECOND, Math::min);
    }

    /** Whether mails to a petition's list wait for its passphrase. */
    public boolean waits(UUID petition) {
        return db.read(handle -> waits(handle, petition));
    }

    private boolean waits(Handle handle, UUID petition) {
        return !isOpen(petition)
                && UpdatesLockStore.of(handle, petition).stream()
                        .anyMatch(lock -> lock.state() == UpdatesLock.State.IN_FORCE);
    }

    private Optional<Hpke.Context> context(UUID petition, SealedRow row) {
        return Optional.ofNullable(opened.get(petition)).flatMap(one -> one.context(row, contexts));
    }

    /** Wipes the keys of lists whose mails have gone. What another process took and could not write goes on meanwhile. */
    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        opened.forEach((petition, one) -> {
            var now = clock.instant();
            var over = now.isAfter(one.since().plus(LONGEST))
                    || now.isAfter(one.since().plus(site.isDemo() ? SHOWN : Duration.ZERO))
                            && isSent(petition, one.keys(), now);
            if (over && opened.remove(petition, one)) one.close();
        });
    }

    private boolean isSent(UUID petition, Set<String> keys, Instant now) {
        return db.inTransaction(handle -> {
            UpdatesLockStore.release(handle, petition, keys, aSecond(petition), now);
            return UpdatesLockStore.unsent(handle, petition, ANSWER) == 0
                    && uses.stream().noneMatch(use -> use.needs(handle, petition));
        });
    }

    /** Everything of a petition goes: nothing of it is to be opened any more. */
    void forget(UUID petition) {
        close(opened.remove(petition));
    }

    private static void close(Opened before) {
        if (before != null) before.close();
    }
}
