package org.undersigned.petition;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.db.Db;

/**
 * Keeps the promise of {@link Retention}: owners of the leads are told thirty days before, so that whoever may keep something exports it,
 * and then the petition is retired, by nobody's hand. What still waits for the public log is waited for.
 */
@Singleton
class Retaining {

    /** Days between the mail and the end; never fewer, whatever the setting was before. */
    static final int NOTICE = 30;

    /** Who does it, as the audit log calls it. */
    private static final String ACTOR = "site";

    private static final Logger LOG = Logger.getLogger(Retaining.class);

    private final Db db;
    private final Petitions petitions;
    private final Retention retention;
    private final Retiring retiring;
    private final RetentionMail mail;
    private final AuditLog audit;
    private final InstantSource clock;

    Retaining(
            Db db,
            Petitions petitions,
            Retention retention,
            Retiring retiring,
            RetentionMail mail,
            AuditLog audit,
            InstantSource clock) {
        this.db = db;
        this.petitions = petitions;
        this.retention = retention;
        this.retiring = retiring;
        this.mail = mail;
        this.audit = audit;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        if (retention.months() == 0) return;
        for (var one : petitions.all())
            try {
                // As it stands now: those before it may have taken long.
                petitions.byId(one.id()).ifPresent(this::look);
            } catch (RuntimeException e) {
                LOG.errorf(
                        "a petition whose time is over could not be retired (%s); it is tried again within the hour",
                        e.getClass().getSimpleName());
            }
    }

    /** Tells its owners, or retires it, or leaves it alone. */
    void look(Petition petition) {
        var ends = retention.ends(petition);
        if (ends.isEmpty()) return;
        var today = Day.today(clock);
        if (today.isBefore(ends.get().minusDays(NOTICE))) return;
        var told = db.read(handle -> told(handle, petition, ends.get()));
        if (told.isEmpty()) tell(petition, ends.get(), today);
        else if (!today.isBefore(told.get())) retire(petition);
    }

    /** For which day the owners were told; nothing if it is over later than that telling knew. */
    private Optional<LocalDate> told(Handle handle, Petition petition, LocalDate ends) {
        return audit.lastDetail(handle, AuditActions.PETITION_REMIND, subject(petition))
                .map(LocalDate::parse)
                .filter(day -> !day.isBefore(ends));
    }

    private void tell(Petition petition, LocalDate ends, LocalDate today) {
        db.useTransaction(handle -> {
            LifeCycleStore.held(handle, petition.id());
            // Another process may have told them since.
            if (told(handle, petition, ends).isPresent()) return;
            mail.tell(handle, petition);
            audit.record(
                    handle,
                    ACTOR,
                    AuditActions.PETITION_REMIND,
                    subject(petition),
                    today.plusDays(NOTICE).toString());
        });
    }

    private void retire(Petition petition) {
        var retired = db.inTransaction(handle -> retiring.retire(handle, petition.slug(), ACTOR, ""));
        if (retired instanceof Retiring.Retired.Refused)
            LOG.warn("a petition whose time is over cannot be retired yet; it is tried again within the hour");
    }

    private static String subject(Petition petition) {
        return "petition " + petition.slug();
    }
}
