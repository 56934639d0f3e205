package org.undersigned.pledge;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.html.CsvCell;
import org.undersigned.foundation.keys.RandomBytes;
import org.undersigned.organisation.Organisation;
import org.undersigned.organisation.approval.Approvals;
import org.undersigned.organisation.staff.Visitor;

/**
 * The names of who comes to an event, for the lead that holds it: one member asks, a second person approves, and the list is handed out once, with
 * who comes at that moment. That it was is on disk before it leaves.
 */
@Singleton
class WhoComes {

    private final Db db;
    private final Approvals approvals;
    private final Promisers promisers;
    private final AuditLog audit;
    private final InstantSource clock;

    WhoComes(Db db, Approvals approvals, Promisers promisers, AuditLog audit, InstantSource clock) {
        this.db = db;
        this.approvals = approvals;
        this.promisers = promisers;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What the page shows of it.
     *
     * @param list the one that was asked for last
     * @param mine whether the visitor may download it: they asked for it, or own the organisation
     * @param decidable whether anybody but the visitor could approve one
     */
    public record View(Optional<ComingList> list, Instant now, boolean mine, boolean decidable) {

        /** Key of where the last one stands. */
        public String state() {
            return "supporters.export." + list.orElseThrow().word(now);
        }

        public boolean isWaiting() {
            return list.filter(one -> one.isWaiting(now)).isPresent();
        }

        public boolean isReady() {
            return list.filter(one -> one.isReady(now)).isPresent();
        }
    }

    View view(Visitor visitor, OwnPledges.Own own) {
        if (!own.holds()) return new View(Optional.empty(), clock.instant(), false, false);
        return db.read(handle -> {
            var list = ComingListStore.latest(handle, own.action().id());
            return new View(
                    list,
                    clock.instant(),
                    list.filter(one -> isTheirs(visitor, own, one)).isPresent(),
                    approvals.hasAnother(
                            handle, host(own).id(), visitor.person().id()));
        });
    }

    /** Asks a second person; false if one waits already, or nobody else could decide. */
    boolean ask(Visitor visitor, OwnPledges.Own own) {
        var host = host(own);
        var action = own.action().id();
        return db.inTransaction(handle -> {
            if (!approvals.hasAnother(handle, host.id(), visitor.person().id())) return false;
            if (!approvals.ask(
                    handle, ComingApproved.KIND, Optional.of(host.id()), action.toString(), visitor.person()))
                return false;
            ComingListStore.removeUndecided(handle, action);
            ComingListStore.insert(
                    handle,
                    new ComingList(
                            RandomBytes.id(),
                            action,
                            host.id(),
                            visitor.person().id(),
                            clock.instant(),
                            ComingList.State.ASKED,
                            Optional.empty()));
            return true;
        });
    }

    /** The list as CSV; nothing if it is not approved, too old, was downloaded, or is for somebody else to download. */
    Optional<String> take(Visitor visitor, OwnPledges.Own own, UUID id) {
        var shown = own.shown();
        return db.inTransaction(handle -> {
            var list = ComingListStore.locked(handle, own.action().id(), id)
                    .filter(one -> one.isReady(clock.instant()) && isTheirs(visitor, own, one));
            return list.map(one -> {
                ComingListStore.take(handle, one.id());
                var coming = PromiseStore.coming(handle, own.action().id());
                var written = csv(coming);
                audit.record(
                        handle,
                        visitor.person().actor(),
                        AuditActions.EXPORT_COMING,
                        shown.pledge().organisation(),
                        coming.size() + " lines: " + shown.action().slug());
                return written;
            });
        });
    }

    private static boolean isTheirs(Visitor visitor, OwnPledges.Own own, ComingList list) {
        return list.organisation().equals(host(own).id())
                && (list.askedBy().equals(visitor.person().id())
                        || visitor.at(own.shown().pledge().organisation())
                                .filter(member -> member.role().isOwner())
                                .isPresent());
    }

    private static Organisation host(OwnPledges.Own own) {
        return own.shown().host().orElseThrow();
    }

    private String csv(List<Promise> coming) {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().build(text)) {
            csv.writeRecord("name", "people");
            coming.stream()
                    .map(one -> List.of(
                            CsvCell.safe(
                                    promisers.opened(one).map(Promiser::name).orElse("?")),
                            String.valueOf(one.people())))
                    .sorted((one, other) -> one.getFirst().compareTo(other.getFirst()))
                    .forEach(csv::writeRecord);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
