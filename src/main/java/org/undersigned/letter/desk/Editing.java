package org.undersigned.letter.desk;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.campaign.ActionWriting;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.CampaignWriting;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Publication;
import org.undersigned.foundation.db.Published;
import org.undersigned.letter.LetterAction;
import org.undersigned.letter.LetterPart;
import org.undersigned.letter.LetterTarget;
import org.undersigned.letter.LetterWriting;
import org.undersigned.letter.SendingStore;
import org.undersigned.letter.representative.Representative;
import org.undersigned.organisation.staff.Person;

/** Everything that staff change of letters, but the test. Callers have checked who they are. */
@Singleton
class Editing {

    private final Db db;
    private final AuditLog audit;
    private final Published.Registry published;
    private final InstantSource clock;

    Editing(Db db, AuditLog audit, Published.Registry published, InstantSource clock) {
        this.db = db;
        this.audit = audit;
        this.published = published;
        this.clock = clock;
    }

    /** What is stored of a letter. */
    LetterPart stored(LetterAction letter) {
        return db.read(handle -> LetterWriting.stored(handle, letter.action()));
    }

    /** Stores what a form says; answers the last part of its address, or nothing if something has to change. */
    Optional<String> save(Campaign campaign, Optional<LetterAction> letter, EditForm form, Person by) {
        var saved = db.inTransaction(handle -> {
            CampaignWriting.lock(handle);
            letter.ifPresent(one -> ActionWriting.hold(handle, one.id()));
            var before = letter.map(one -> LetterWriting.stored(handle, one.action()));
            Predicate<String> isTaken = slug -> ActionWriting.isTaken(handle, slug);
            var part = form.part(before, isTaken);
            part.ifPresent(one -> {
                letter.ifPresentOrElse(
                        there -> {
                            ActionWriting.title(handle, there.id(), one.title());
                            LetterWriting.save(handle, there.id(), one);
                        },
                        () -> LetterWriting.create(handle, campaign, one, clock.instant()));
                CampaignWriting.changedByStaff(handle, campaign.slug(), true);
                record(handle, campaign, by, AuditActions.ACTION_SAVE, "letter " + one.slug());
            });
            return part.map(LetterPart::slug);
        });
        published.refresh();
        return saved;
    }

    /** Its targets are those of a file from now on, or of the campaign again. */
    void targets(LetterAction letter, Optional<List<Representative>> representatives, Person by) {
        write(letter, handle -> {
            representatives.ifPresentOrElse(
                    some -> LetterWriting.file(handle, letter.id(), some),
                    () -> LetterWriting.campaign(handle, letter.id()));
            UploadStore.delete(handle, letter.id());
            CampaignWriting.changedByStaff(handle, letter.campaign().slug(), true);
            record(
                    handle,
                    letter.campaign(),
                    by,
                    AuditActions.LETTER_TARGETS,
                    letter.slug() + " "
                            + representatives
                                    .map(List::size)
                                    .map(String::valueOf)
                                    .orElse("campaign"));
        });
    }

    /** What a target answered, or that it has not. */
    void answer(LetterAction letter, LetterTarget target, Optional<LetterTarget.Answer> answer, Person by) {
        write(letter, handle -> {
            AnswerStore.save(handle, target.id(), answer);
            record(
                    handle,
                    letter.campaign(),
                    by,
                    AuditActions.LETTER_ANSWER,
                    letter.slug() + " " + answer.map(one -> one.pledge().word()).orElse("none"));
        });
    }

    /** A target has another address; or the same takes letters again. */
    void address(LetterAction letter, LetterTarget target, String email, Person by) {
        write(letter, handle -> {
            AnswerStore.address(handle, target.id(), email);
            CampaignWriting.changedByStaff(handle, letter.campaign().slug(), true);
            SendingStore.allow(handle, email.toLowerCase(Locale.ROOT));
            record(handle, letter.campaign(), by, AuditActions.LETTER_ADDRESS, letter.slug());
        });
    }

    /** Tries again what failed for good, or may have gone. @param state {@code dead} or {@code unsure} */
    void retry(LetterAction letter, String state, Person by) {
        write(letter, handle -> {
            var letters = SendingStore.retry(handle, letter.id(), state);
            if (letters > 0)
                record(
                        handle,
                        letter.campaign(),
                        by,
                        AuditActions.LETTER_RETRY,
                        letter.slug() + " " + state + " " + letters);
        });
    }

    /** Gives up letters that may have gone: they count neither as sent nor as waiting. */
    void drop(LetterAction letter, Person by) {
        write(letter, handle -> {
            var letters = SendingStore.drop(handle, letter.id(), Day.today(clock));
            if (letters > 0)
                record(handle, letter.campaign(), by, AuditActions.LETTER_RETRY, letter.slug() + " drop " + letters);
        });
    }

    private void write(LetterAction letter, Consumer<Handle> work) {
        db.useTransaction(handle -> {
            CampaignWriting.lock(handle);
            ActionWriting.hold(handle, letter.id());
            work.accept(handle);
            Publication.changed(handle);
        });
        published.refresh();
    }

    private void record(Handle handle, Campaign campaign, Person by, AuditActions what, String detail) {
        audit.record(handle, by.actor(), what, "campaign " + campaign.slug(), detail);
        Publication.changed(handle);
    }
}
