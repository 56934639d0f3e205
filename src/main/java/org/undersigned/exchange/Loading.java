package org.undersigned.exchange;

import io.quarkus.arc.Unremovable;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.campaign.ActionStep;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.CampaignWriting;
import org.undersigned.campaign.SaidStore;
import org.undersigned.campaign.partnership.Settling;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Publication;
import org.undersigned.foundation.http.Site;
import org.undersigned.petition.PetitionKeys;
import org.undersigned.petition.PetitionWriting;
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
    private final Settling settling;

    Loading(
            Db db,
            InstantSource clock,
            AuditLog audit,
            PetitionKeys keys,
            Site site,
            SupporterKeys supporterKeys,
            Settling settling) {
        this.settling = settling;
        this.supporterKeys = supporterKeys;
        this.db = db;
        this.clock = clock;
        this.audit = audit;
        this.keys = keys;
        this.site = site;
    }

    /** On whose word files are loaded. */
    public sealed interface By {

        /**
         * Whoever runs the site.
         *
         * @param launch whether they vouch that the partners accepted the petitions on paper, so that drafts open
         * @param force whether what staff changed since the last load is overwritten
         */
        record Operator(boolean launch, boolean force) implements By {}

        /**
         * Somebody in the workspace. Petitions that are drafts wait for their launch afterwards.
         *
         * @param actor as the audit log names them
         * @param speaksFor the slugs of organisations that need not be asked whether they want to be partners
         * @param may why they may not store a file, beside what nobody may; empty if they may
         */
        record Staff(String actor, Predicate<String> speaksFor, BiFunction<Handle, CampaignFile, List<FileError>> may)
                implements By {}
    }

    /** Loads {@code files}, all of them or none. */
    public Loaded load(List<CampaignFile> files, By by) {
        var contradictions = Agreement.errors(files);
        if (!contradictions.isEmpty()) return new Loaded.Refused(contradictions);
        return db.inTransaction(handle -> {
            CampaignWriting.lock(handle);
            PetitionWriting.hold(
                    handle,
                    files.stream()
                            .flatMap(file -> Stream.concat(
                                    Stream.of(file.petition().slug()), ActionSections.slugs(file).stream()))
                            .toList());
            var errors = new ArrayList<FileError>();
            var changes = new ArrayList<String>();
            for (var file : files) {
                var refused = new ArrayList<>(Refusals.of(handle, file));
                if (by instanceof By.Staff staff) refused.addAll(staff.may.apply(handle, file));
                if (by instanceof By.Operator(boolean launch, boolean force) && !force)
                    refused.addAll(Refusals.ofDescribing(handle, file));
                errors.addAll(refused);
                // Later files are still examined, so that all errors are told at once; what is written is rolled back.
                if (!refused.isEmpty()) continue;
                var changed = store(handle, file, by);
                if (by instanceof By.Operator(boolean launch, boolean force) && !force && !changed.isEmpty())
                    errors.addAll(Refusals.ofOverwriting(handle, file));
                // A draft that changes nothing leaves what staff changed before as it is.
                if (by instanceof By.Operator || !changed.isEmpty())
                    CampaignWriting.changedByStaff(handle, file.campaign().slug(), by instanceof By.Staff);
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

    /** Stores one file, and says what changed. */
    private List<String> store(Handle handle, CampaignFile file, By by) {
        var changed = new CampaignLoad(handle, file, clock.instant(), by instanceof By.Staff).changes();
        var petition = new PetitionLoad(handle, file, clock, keys, site.host());
        changed.addAll(petition.changes());
        changed.addAll(ActionSections.changes(handle, file, clock.instant()));
        // After the petition: whoever takes a step holds its row before they write to the audit log.
        changed.addAll(settling.settle(handle, file.campaign().slug(), word(by)));
        if (by instanceof By.Operator operator
                && operator.launch
                && SaidStore.onPaper(handle, file.campaign().slug(), Day.today(clock)) > 0)
            changed.add("statement: what it says in the name of others is accepted on paper, recorded by the operator");
        var actor = by instanceof By.Staff staff ? staff.actor : "operator";
        if (!changed.isEmpty())
            audit.record(
                    handle,
                    actor,
                    AuditActions.CAMPAIGN_LOAD,
                    "campaign " + file.campaign().slug(),
                    String.join("\n", changed));
        var subject = "petition " + file.petition().slug();
        switch (by) {
            case By.Operator operator
            when operator.launch && petition.launch() -> {
                audit.record(
                        handle,
                        actor,
                        AuditActions.PETITION_LAUNCH,
                        subject,
                        "accepted on paper, recorded by the operator");
                changed.add(subject + ": opened; accepted on paper, recorded by the operator");
            }
            case By.Operator operator -> {}
            case By.Staff staff -> {
                if (petition.review()) {
                    audit.record(handle, actor, AuditActions.PETITION_STEP, subject, "draft-review");
                    changed.add(subject + ": ready for its launch");
                }
            }
        }
        if (by instanceof By.Operator operator && operator.launch && petition.isPublic())
            for (var opened : ActionSections.launch(handle, file)) {
                audit.record(
                        handle,
                        actor,
                        AuditActions.ACTION_STEP,
                        "campaign " + file.campaign().slug(),
                        opened + " " + ActionStep.OPEN.word());
                changed.add(opened + ": opened");
            }
        return changed;
    }

    /** Whoever runs the site vouches for leads, without whom nobody could go on in the workspace, and for all others when launching. */
    private static Settling.Word word(By by) {
        return switch (by) {
            case By.Operator operator ->
                new Settling.Word(
                        "operator", one -> operator.launch || one.role() == Campaign.Role.LEAD, true, operator.launch);
            case By.Staff staff ->
                new Settling.Word(
                        staff.actor,
                        one -> staff.speaksFor.test(one.organisation().slug()),
                        false,
                        false);
        };
    }
}
