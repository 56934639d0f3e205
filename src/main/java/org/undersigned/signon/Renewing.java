package org.undersigned.signon;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.campaign.Campaigns;
import org.undersigned.campaign.Visible;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.db.Db;

/**
 * Asks organisations anew when a statement that they signed has another wording, once for each version: owners by a mail that leads to their
 * desk, anybody else at the mailbox that signed. Forgets what is not needed any more.
 */
@Singleton
class Renewing {

    private static final int DAYS_AFTER_REFUSAL = 30;

    private final Db db;
    private final Campaigns campaigns;
    private final Applicants applicants;
    private final Telling telling;
    private final InstantSource clock;

    Renewing(Db db, Campaigns campaigns, Applicants applicants, Telling telling, InstantSource clock) {
        this.db = db;
        this.campaigns = campaigns;
        this.applicants = applicants;
        this.telling = telling;
        this.clock = clock;
    }

    @Scheduled(every = "10s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void ask() {
        for (var campaign : Visible.of(campaigns.now()).campaigns()) {
            if (campaign.statement().isEmpty() || !campaign.takesSignOns()) continue;
            var joint = Joint.of(campaign);
            if (joint.statement().versions().size() > 1) ask(joint);
        }
    }

    private void ask(Joint joint) {
        var latest = joint.statement().latest().number();
        // What the public sees: not who was asked to be a partner and has not answered, or is none any more.
        var standing = joint.statement().signOns().stream()
                .filter(one -> one.isStanding() && one.version() < latest)
                .map(one -> one.organisation().id())
                .distinct()
                .toList();
        if (standing.isEmpty()) return;
        var behind =
                db.read(handle -> AskedStore.behind(handle, joint.statement().id(), latest, standing));
        for (var organisation : behind) db.useTransaction(handle -> ask(handle, joint, organisation, latest));
    }

    private void ask(Handle handle, Joint joint, UUID organisation, int latest) {
        if (!AskedStore.ask(handle, joint.statement().id(), organisation, latest)) return;
        if (telling.owners(handle, organisation, "signOnAnew", joint.campaign().title())) return;
        RequestStore.reachable(handle, joint.statement().id(), organisation)
                .ifPresent(request ->
                        applicants.open(request).ifPresent(who -> telling.anew(handle, joint, request, who)));
    }

    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        db.useTransaction(handle ->
                RequestStore.forgetOld(handle, clock.instant(), Day.today(clock).minusDays(DAYS_AFTER_REFUSAL)));
    }
}
