package org.undersigned.mailing;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.html.Translated;
import org.undersigned.foundation.keys.RandomBytes;
import org.undersigned.organisation.staff.Membership;
import org.undersigned.organisation.staff.Person;

/** How drafts of mailings are made, changed and thrown away. */
@Singleton
public final class Writing {

    private final Db db;
    private final AuditLog audit;
    private final InstantSource clock;

    Writing(Db db, AuditLog audit, InstantSource clock) {
        this.db = db;
        this.audit = audit;
        this.clock = clock;
    }

    /** A draft in which nothing is written yet; it is stored with its first words. */
    public Mailing blank(UUID organisation, String language) {
        var empty = Translated.of(language, "");
        return new Mailing(
                RandomBytes.id(),
                organisation,
                Optional.empty(),
                Optional.empty(),
                Segment.ALL,
                empty,
                Optional.empty(),
                empty,
                100,
                Optional.empty(),
                false,
                code(),
                Optional.empty(),
                Mailing.State.DRAFT,
                false,
                Day.today(clock),
                Optional.empty());
    }

    /** Stores a draft for the first time. */
    public void add(Mailing mailing, Membership member, Person person) {
        db.useTransaction(handle -> {
            MailingStore.insert(handle, mailing);
            audit.record(handle, person.actor(), AuditActions.MAILING_WRITE, member.slug(), "" + mailing.id());
        });
    }

    /** Stores a draft again; false if it is none any more. */
    public boolean change(Mailing mailing, Membership member, Person person) {
        return db.inTransaction(handle -> {
            var changed = MailingStore.update(handle, mailing);
            if (changed)
                audit.record(handle, person.actor(), AuditActions.MAILING_WRITE, member.slug(), "" + mailing.id());
            return changed;
        });
    }

    /** Throws a draft away. */
    public void remove(Mailing mailing, Membership member, Person person) {
        db.useTransaction(handle -> {
            MailingStore.remove(handle, mailing.id());
            audit.record(handle, person.actor(), AuditActions.MAILING_REMOVE, member.slug(), "" + mailing.id());
        });
    }

    private static String code() {
        return "mail-" + HexFormat.of().formatHex(RandomBytes.take(4));
    }
}
