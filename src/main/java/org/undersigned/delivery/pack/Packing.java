package org.undersigned.delivery.pack;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.keys.AgeFile;
import org.undersigned.foundation.keys.RandomBytes;
import org.undersigned.organisation.approval.Approval;
import org.undersigned.organisation.approval.Approvals;
import org.undersigned.organisation.staff.Membership;
import org.undersigned.organisation.staff.Person;
import org.undersigned.petition.LifeCycle;
import org.undersigned.petition.Petition;
import org.undersigned.petition.PetitionRetired;
import org.undersigned.petition.RetirementAsked;

/** How a pack is asked for, and when its names go. One with names takes two people; one with numbers only is made at once. */
@Singleton
class Packing {

    /** How long files with names are kept once they are made. */
    static final Duration KEPT = Duration.ofDays(30);

    private static final int LONGEST_LETTER = 5_000;
    private static final int LONGEST_SIGNATURE = 300;
    private static final int MOST_RECIPIENTS = 10;
    private static final Set<LifeCycle.State> PACKED = Set.of(
            LifeCycle.State.OPEN,
            LifeCycle.State.CLOSED,
            LifeCycle.State.DELIVERED,
            LifeCycle.State.ANSWERED,
            LifeCycle.State.WON);

    private final Db db;
    private final Approvals approvals;
    private final AuditLog audit;
    private final InstantSource clock;

    Packing(Db db, Approvals approvals, AuditLog audit, InstantSource clock) {
        this.db = db;
        this.approvals = approvals;
        this.audit = audit;
        this.clock = clock;
    }

    /** What a form asks for, with a fault for each field that needs a change. */
    record Wanted(
            int target,
            String language,
            String letter,
            String signedBy,
            boolean withNames,
            String recipients,
            Map<String, String> faults) {}

    /** Whether a pack of it can be made: people can read it, and its signers are not deleted. */
    static boolean isPacked(Petition petition) {
        return PACKED.contains(petition.state())
                && petition.retired().isEmpty()
                && !petition.campaign().targets().isEmpty();
    }

    /** Reads a form. */
    static Wanted read(Petition petition, Set<String> languages, Map<String, String> form) {
        var faults = new LinkedHashMap<String, String>();
        var target = form.getOrDefault("target", "0");
        var position = target.matches("[0-9]{1,3}") ? Integer.parseInt(target) : -1;
        if (position < 0 || position >= petition.campaign().targets().size())
            faults.put("target", "delivery.wrong.target");
        var language = form.getOrDefault("language", "");
        if (!languages.contains(language)) faults.put("language", "delivery.wrong.language");
        var letter = text(form, "letter");
        if (letter.isEmpty()) faults.put("letter", "delivery.wrong.letterMissing");
        else if (letter.length() > LONGEST_LETTER) faults.put("letter", "delivery.wrong.letterLong");
        var signedBy = text(form, "signed-by");
        if (signedBy.isEmpty()) faults.put("signed-by", "delivery.wrong.signedBy");
        else if (signedBy.length() > LONGEST_SIGNATURE) faults.put("signed-by", "delivery.wrong.signedByLong");
        var recipients = text(form, "recipients");
        var each = recipients.isEmpty() ? new String[0] : recipients.split("[\\s,]+");
        if (each.length > MOST_RECIPIENTS) faults.put("recipients", "delivery.wrong.recipients");
        for (var one : each) if (!AgeFile.isRecipient(one)) faults.put("recipients", "delivery.wrong.recipients");
        return new Wanted(
                position, language, letter, signedBy, "on".equals(form.get("names")), String.join(" ", each), faults);
    }

    /** As it was typed, in lines as we keep them, without what no document can hold. */
    private static String text(Map<String, String> form, String field) {
        return form.getOrDefault(field, "")
                .replace("\r\n", "\n")
                .replaceAll("[\\p{Cc}&&[^\\n]]", " ")
                .strip();
    }

    /** Asks for a pack that is right in every field. */
    Pack ask(Petition petition, Wanted wanted, Person person, Membership member) {
        var pack = new Pack(
                RandomBytes.id(),
                petition.id(),
                wanted.target(),
                wanted.language(),
                wanted.letter(),
                wanted.signedBy(),
                wanted.withNames(),
                wanted.recipients(),
                person.id(),
                clock.instant(),
                wanted.withNames() ? Pack.State.ASKED : Pack.State.WAITING,
                0,
                0,
                Optional.empty());
        db.useTransaction(handle -> {
            PackStore.insert(handle, pack);
            if (pack.withNames())
                approvals.ask(
                        handle,
                        PackApproved.KIND,
                        Optional.of(member.organisation()),
                        pack.id().toString(),
                        person);
            else
                audit.record(
                        handle,
                        person.actor(),
                        AuditActions.DELIVERY_PACK,
                        "petition " + petition.slug(),
                        "numbers " + pack.id());
        });
        return pack;
    }

    /** Removes a pack with everything in it. */
    void remove(Pack pack, Petition petition, Person person) {
        db.useTransaction(handle -> {
            PackStore.remove(handle, pack.id());
            audit.record(
                    handle,
                    person.actor(),
                    AuditActions.DELIVERY_REMOVE,
                    "petition " + petition.slug(),
                    pack.id().toString());
        });
    }

    void asked(@Observes RetirementAsked asked) {
        asked.keeps("steps.retire.packs", PackStore.personalFiles(asked.handle(), asked.petition()));
    }

    /** Whoever is deleted from here is deleted from what waits to be handed over too. */
    void retired(@Observes PetitionRetired event) {
        PackStore.removeNamesOf(event.handle(), event.petition());
    }

    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        var now = clock.instant();
        db.useTransaction(handle -> {
            PackStore.removeNames(handle, now.minus(KEPT));
            PackStore.removeAsked(handle, now.minus(Approval.WAITS));
        });
    }
}
