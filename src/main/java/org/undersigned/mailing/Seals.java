package org.undersigned.mailing;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import org.undersigned.foundation.mail.MailAddress;
import org.undersigned.supporter.Sealing;
import org.undersigned.updates.Unlocking;

/** Opens what lies sealed about somebody for the mail of one organisation. */
@Singleton
final class Seals {

    private final Sealing sealing;
    private final Unlocking unlocking;

    Seals(Sealing sealing, Unlocking unlocking) {
        this.sealing = sealing;
        this.unlocking = unlocking;
    }

    /**
     * Somebody, for as long as their mail is written.
     *
     * @param ref what they are in the organisation's lists
     */
    record Opened(String address, String name, byte[] ref) {
        /** Hides the person from logs. */
        @Override
        public String toString() {
            return "Opened[hidden]";
        }
    }

    /** Who it is; nothing if nobody here can open it now, or it has no address. */
    Optional<Opened> open(Mailing mailing, String slug, RowStore.Row row) {
        var fields = mailing.isAboutPetition()
                ? unlocking.open(row.petition(), row.sealed())
                : sealing.openHosted(row.petition(), row.sealed());
        return fields.flatMap(all -> of(slug, all));
    }

    private Optional<Opened> of(String slug, Map<String, String> fields) {
        var address = fields.getOrDefault("to", fields.get("email"));
        return Optional.ofNullable(address)
                .flatMap(MailAddress::parse)
                .map(one -> new Opened(
                        address, fields.getOrDefault("name", ""), sealing.supporterRef(slug, one.canonical())));
    }

    /** Whether the list of a mailing is locked, and nobody has opened it here. */
    boolean isLocked(Mailing mailing) {
        return mailing.petition().map(unlocking::waits).orElse(false);
    }

    /** Whether it waits for the passphrase of the list. */
    boolean isLocked(Mailing mailing, RowStore.Row row) {
        return mailing.isAboutPetition() && unlocking.isLocked(row.sealed());
    }
}
