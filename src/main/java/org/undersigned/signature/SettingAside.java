package org.undersigned.signature;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.outbox.Outbox;

/**
 * Puts signatures aside before they count, and back as what they were. Their people are told nothing of it: who has not confirmed can, who
 * has can withdraw. Which ones is for others to say.
 */
@Singleton
public final class SettingAside {

    /** Whoever is mailed in the last hours of a link is not reminded as well. */
    private static final Duration NO_REMINDER = Duration.ofHours(24);

    private final InstantSource clock;
    private final Outbox outbox;
    private final Event<SignatureConfirmed> confirmed;

    SettingAside(InstantSource clock, Outbox outbox, Event<SignatureConfirmed> confirmed) {
        this.outbox = outbox;
        this.clock = clock;
        this.confirmed = confirmed;
    }

    /** How many came back. */
    public record Released(int pending, int confirmed) {

        public int all() {
            return pending + confirmed;
        }
    }

    /**
     * Puts pending and confirmed signatures aside, locked by the caller, who has also seen to it that none of them gets a line in the log.
     * No permission of theirs is live from now on, their name is on no page, and the mail that would ask them to confirm waits. The caller
     * calls {@link org.undersigned.foundation.db.Publication#changed}, after the audit log.
     */
    public void take(Handle handle, UUID quarantine, List<UUID> signatures) {
        if (signatures.isEmpty()) return;
        SettingAsideStore.take(handle, quarantine, signatures);
        SettingAsideStore.holdGrants(handle, signatures);
        SettingAsideStore.holdMail(handle, signatures);
    }

    /**
     * Has what waits in one group never count. Who has confirmed keeps their page, which says so; who has not is deleted, as nobody could
     * confirm to it any more. The caller calls {@link org.undersigned.foundation.db.Publication#changed}, after the audit log.
     *
     * @param most how many at once; more may be left
     * @return how many that were, those who had not confirmed as pending
     */
    public Released reject(Handle handle, UUID petition, UUID quarantine, UUID rejection, int most) {
        var held = SettingAsideStore.lock(handle, petition, Optional.of(quarantine), most);
        var confirmed = ids(held, true);
        SettingAsideStore.reject(handle, rejection, confirmed);
        var unconfirmed = ids(held, false);
        outbox.forgetAll(handle, unconfirmed);
        SettingAsideStore.erase(handle, unconfirmed);
        return new Released(held.size() - confirmed.size(), confirmed.size());
    }

    private static List<UUID> ids(List<SettingAsideStore.Held> held, boolean affirmed) {
        return held.stream()
                .filter(one -> one.affirmed() == affirmed)
                .map(SettingAsideStore.Held::id)
                .toList();
    }

    /** Has everybody count whom a rejection had kept from it. */
    public Released readmit(Handle handle, UUID petition, UUID rejection) {
        var held = SettingAsideStore.lockRejected(handle, petition, rejection);
        var ids = held.stream().map(SettingAsideStore.Held::id).toList();
        if (ids.isEmpty()) return new Released(0, 0);
        SettingAsideStore.readmit(handle, ids);
        SettingAsideStore.releaseGrants(handle, ids);
        count(handle, petition, held);
        return new Released(0, ids.size());
    }

    /**
     * Makes what waits in a petition, or in one group of it, what it was: who has confirmed counts from now on, who has not gets the mail that was held.
     *
     * @param most how many at once; more may be left
     */
    public Released release(Handle handle, UUID petition, Optional<UUID> quarantine, int most) {
        var held = SettingAsideStore.lock(handle, petition, quarantine, most);
        var ids = held.stream().map(SettingAsideStore.Held::id).toList();
        if (ids.isEmpty()) return new Released(0, 0);
        var now = clock.instant();
        SettingAsideStore.release(handle, ids);
        SettingAsideStore.releaseGrants(handle, ids);
        SettingAsideStore.releaseMail(handle, ids, now, now.plus(Links.CONFIRMATION_LASTS), now.plus(NO_REMINDER));
        var counted = count(handle, petition, held);
        return new Released(ids.size() - counted, counted);
    }

    private int count(Handle handle, UUID petition, List<SettingAsideStore.Held> some) {
        var counted = some.stream()
                .filter(SettingAsideStore.Held::affirmed)
                .map(one -> new SignatureConfirmed.Counted(petition, one.id(), one.commitment()))
                .toList();
        if (!counted.isEmpty()) confirmed.fire(new SignatureConfirmed(handle, counted));
        return counted.size();
    }
}
