package org.undersigned.audit;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.keys.MasterKey;
import org.undersigned.transparency.NoteSigner;
import org.undersigned.transparency.SignedNote;
import org.undersigned.transparency.VerifierKey;

/**
 * Signs once a day where the audit log stood, as a note that everybody can keep (C2SP signed-note): whoever kept one can tell later
 * whether an entry from before it was changed or left out. The key follows from the master key.
 */
@Singleton
class AuditHeads {

    private final Db db;
    private final InstantSource clock;
    private final AuditLog log;
    private final String name;
    private final NoteSigner signer;

    AuditHeads(Db db, InstantSource clock, AuditLog log, Site site, MasterKey master) {
        this.db = db;
        this.clock = clock;
        this.log = log;
        this.name = site.host() + "/audit";
        this.signer = NoteSigner.ofSeed(name, master.derive("audit-head/v1").getEncoded());
    }

    VerifierKey verifier() {
        return signer.verifier();
    }

    List<AuditHead> all() {
        return db.read(AuditStore::heads);
    }

    Optional<byte[]> note(LocalDate day) {
        return db.read(handle -> AuditStore.note(handle, day));
    }

    /** Signs the end of every day that is over and has no head yet. */
    @Scheduled(every = "10m", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sign() {
        sign(clock.instant().atZone(ZoneOffset.UTC).toLocalDate());
    }

    void sign(LocalDate today) {
        db.useTransaction(handle -> {
            var heads = AuditStore.heads(handle);
            var day = heads.isEmpty()
                    ? AuditStore.first(handle, clock.instant())
                    : heads.getLast().day().plusDays(1);
            for (; day.isBefore(today); day = day.plusDays(1)) sign(handle, day);
        });
    }

    private void sign(Handle handle, LocalDate day) {
        var head = AuditStore.before(handle, day.plusDays(1));
        AuditStore.insert(handle, head, SignedNote.sign(head.text(name), signer).encode());
    }

    /** What is wrong with the log: nothing, or the first thing that is. */
    Optional<String> fault() {
        return db.read(this::fault);
    }

    /** As {@link #fault()}, as it stands in the caller's transaction. */
    Optional<String> fault(Handle handle) {
        if (!log.holds(handle)) return Optional.of("An entry was changed or left out: the hashes do not follow.");
        return AuditStore.heads(handle).stream()
                .filter(head -> head.size() > 0)
                .filter(head -> AuditStore.hash(handle, head.size())
                        .filter(hash -> Arrays.equals(hash, head.hash()))
                        .isEmpty())
                .findFirst()
                .map(head -> "The log is another one than the one that was signed at the end of " + head.day() + ".");
    }
}
