package org.undersigned.log;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;
import org.undersigned.petition.PetitionRetired;
import org.undersigned.petition.RetirementAsked;
import org.undersigned.petition.Retiring;

/**
 * The logs of a petition that is retired stay as they are; only whose leaf is which is forgotten. Everybody who counts has their line
 * before that, so the number is the one that people saw.
 */
@Singleton
final class RetiredLogs {

    private static final Logger LOG = Logger.getLogger(RetiredLogs.class);

    private final HighWater highWater;
    private final Retiring retiring;

    RetiredLogs(HighWater highWater, Retiring retiring) {
        this.highWater = highWater;
        this.retiring = retiring;
    }

    void asked(@Observes RetirementAsked asked) {
        var handle = asked.handle();
        if (!RetiredLogStore.isOpen(handle, asked.petition())) asked.first("steps.retire.noLogs");
        var waiting = RetiredLogStore.waiting(handle, asked.petition());
        if (waiting > 0) asked.first("steps.retire.waiting", waiting);
    }

    void retired(@Observes PetitionRetired event) {
        RetiredLogStore.forgetLeaves(event.handle(), event.petition());
        // What waits in a backup was published before the petition was retired for the first time.
        if (event.again()) RetiredLogStore.forgetWaiting(event.handle(), event.petition());
        event.handle().afterCommit(() -> highWater.retired(event.petition()));
    }

    /** Before the first public content is read: a restored backup does not bring anybody back. */
    void start(@Observes @Priority(7) StartupEvent event) {
        var again = highWater.retired().stream().filter(retiring::again).count();
        if (again > 0) LOG.warnf("%d petitions of an older backup were retired again", again);
    }
}
