package org.undersigned.exchange;

import io.quarkus.arc.Unremovable;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.undersigned.audit.AuditLog;
import org.undersigned.campaign.CampaignWriting;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Publication;
import org.undersigned.foundation.http.Site;
import org.undersigned.petition.PetitionKeys;
import org.undersigned.supporter.SupporterKeys;

/**
 * Creates or updates by slug what campaign files describe, all of it in one transaction. It deletes nothing that has a page of its
 * own, changes nothing when it is repeated, and refuses to change what people have signed.
 */
@Singleton
@Unremovable
public final class Loading {

    private final Db db;
    private final InstantSource clock;
    private final AuditLog audit;
    private final PetitionKeys keys;
    private final Site site;
    private final SupporterKeys supporterKeys;

    Loading(Db db, InstantSource clock, AuditLog audit, PetitionKeys keys, Site site, SupporterKeys supporterKeys) {
        this.supporterKeys = supporterKeys;
        this.db = db;
        this.clock = clock;
        this.audit = audit;
        this.keys = keys;
        this.site = site;
    }

    /**
     * Loads {@code files}, all of them or none.
     *
     * @param launch whether the operator vouches that the partners accepted the petitions on paper, so that drafts open
     */
    public Loaded load(List<CampaignFile> files, boolean launch) {
        var contradictions = Agreement.errors(files);
        if (!contradictions.isEmpty()) return new Loaded.Refused(contradictions);
        return db.inTransaction(handle -> {
            CampaignWriting.lock(handle);
            var errors = new ArrayList<FileError>();
            var changes = new ArrayList<String>();
            for (var file : files) {
                var refused = Refusals.of(handle, file);
                errors.addAll(refused);
                // Later files are still examined, so that all errors are told at once; what is written is rolled back.
                if (!refused.isEmpty()) continue;
                var changed = new CampaignLoad(handle, file).changes();
                var petition = new PetitionLoad(handle, file, clock, keys, site.host());
                changed.addAll(petition.changes());
                if (!changed.isEmpty())
                    audit.record(
                            handle,
                            "operator",
                            "campaign.load",
                            "campaign " + file.campaign().slug(),
                            String.join("\n", changed));
                if (launch && petition.launch()) {
                    var subject = "petition " + file.petition().slug();
                    audit.record(
                            handle,
                            "operator",
                            "petition.launch",
                            subject,
                            "accepted on paper, recorded by the operator");
                    changed.add(subject + ": opened; accepted on paper, recorded by the operator");
                }
                changes.addAll(changed);
            }
            if (!errors.isEmpty()) {
                handle.rollback();
                return new Loaded.Refused(List.copyOf(errors));
            }
            // Whoever the files added is sealed for from the first signature on.
            supporterKeys.complete(handle);
            if (!changes.isEmpty()) Publication.changed(handle);
            return new Loaded.Done(
                    List.copyOf(changes),
                    supporterKeys.without(
                            handle,
                            files.stream()
                                    .flatMap(file -> file.campaign().partners().stream())
                                    .map(CampaignFile.PartnerPart::organisation)
                                    .toList()));
        });
    }
}
