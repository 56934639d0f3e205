package org.undersigned.signature.confirming;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.partnership.Choices;
import org.undersigned.foundation.keys.RandomBytes;
import org.undersigned.petition.Petition;
import org.undersigned.signature.BoxRows;
import org.undersigned.signature.Signature;
import org.undersigned.signature.SignatureConfirmed;
import org.undersigned.signature.SignatureSealing;
import org.undersigned.signature.Signers;
import org.undersigned.signature.Source;
import org.undersigned.signature.division.DivisionEvent;
import org.undersigned.signature.division.DivisionOffer;
import org.undersigned.signature.division.DivisionRows;
import org.undersigned.signature.division.DivisionStore;
import org.undersigned.supporter.ConsentEvent;
import org.undersigned.supporter.ConsentStore;

/**
 * One transaction's worth of confirmations. Each signature takes a place behind its mailbox, the boxes that are still ticked become
 * grants, the token becomes the link to the signer's own page, a mail says thank you, and the log learns of it.
 */
@Singleton
final class ConfirmingBatch {

    private final Signers signers;
    private final SignatureSealing codes;
    private final BoxRows boxes;
    private final Choices choices;
    private final InstantSource clock;
    private final Event<SignatureConfirmed> confirmed;

    ConfirmingBatch(
            Signers signers,
            SignatureSealing codes,
            BoxRows boxes,
            Choices choices,
            InstantSource clock,
            Event<SignatureConfirmed> confirmed) {
        this.signers = signers;
        this.codes = codes;
        this.boxes = boxes;
        this.choices = choices;
        this.clock = clock;
        this.confirmed = confirmed;
    }

    /** What is true of the batch as a whole, and what it will write. */
    private record Work(
            Handle handle,
            MailedConfirmations mailed,
            Places places,
            Map<UUID, List<ConsentEvent>> asked,
            Map<UUID, DivisionEvent> division,
            ConfirmingRows rows,
            DivisionRows divided,
            List<SignatureConfirmed.Counted> counted) {}

    /**
     * Confirms a batch in which each submission stands once.
     *
     * @return the answers in the batch's order
     */
    List<Confirming.Confirmed> store(Handle handle, List<Confirming.Request> batch) {
        var mailed = MailedConfirmationStore.of(handle, batch, clock.instant());
        var pending = mailed.pending();
        var work = new Work(
                handle,
                mailed,
                MailedConfirmationStore.places(handle, pending),
                ConsentStore.asked(
                        handle, pending.stream().map(MailedConfirmation::id).toList()),
                division(handle, pending),
                new ConfirmingRows(),
                new DivisionRows(),
                new ArrayList<>());
        var answers = batch.stream().map(request -> confirm(work, request)).toList();
        work.rows.write(handle, signers.sealing().timeKeyId());
        work.divided.write(handle, signers.sealing().timeKeyId());
        if (!work.counted.isEmpty()) confirmed.fire(new SignatureConfirmed(handle, work.counted));
        return answers;
    }

    private Confirming.Confirmed confirm(Work work, Confirming.Request request) {
        var found = found(work, request);
        var petition = found.flatMap(one -> signers.petition(one.signature()));
        if (petition.isEmpty()) {
            if (request.proof() instanceof Confirming.Proof.Code code)
                ConfirmationStore.countTry(work.handle, code.reference());
            return new Confirming.Confirmed.Unknown();
        }
        return switch (found.get().signature().asTold()) {
            case PENDING -> count(work, found.get(), petition.get(), request);
            case CONFIRMED -> counts(petition.get(), found.get());
            case WITHDRAWN, QUARANTINED, INVALIDATED -> new Confirming.Confirmed.Unknown();
        };
    }

    private Optional<MailedConfirmation> found(Work work, Confirming.Request request) {
        return switch (request.proof()) {
            case Confirming.Proof.Link link -> work.mailed.of(link.token());
            case Confirming.Proof.Code code -> {
                var hash = codes.codeHash(code.petition().id(), code.reference(), code.letters());
                yield work.mailed.of(code.reference(), hash);
            }
        };
    }

    private Confirming.Confirmed count(
            Work work, MailedConfirmation mailed, Petition petition, Confirming.Request request) {
        var id = mailed.id();
        // Two mails of one signature may confirm in one batch.
        if (work.places.has(id)) return counts(petition, mailed);
        var place = work.places.take(mailed);
        if (place.isEmpty()) {
            work.rows.mailboxFull(id, mailed.locator(), clock.instant());
            return new Confirming.Confirmed.MailboxFull(
                    petition, mailed.signature().language());
        }
        setBoxes(work.handle, mailed, request);
        var aside = mailed.signature().state() == Signature.State.QUARANTINED;
        var waits = divide(work, petition, id, request, aside);
        work.rows.confirmed(id, place.get(), mailed.locators(), !waits, clock.instant());
        for (var event : work.asked.getOrDefault(id, List.of())) give(work, petition, event, request, aside);
        // What is put aside is remembered as confirmed; the log learns of it when it is released.
        if (!aside) work.counted.add(new SignatureConfirmed.Counted(petition.id(), id, mailed.commitment()));
        return counts(petition, mailed);
    }

    /** Most people leave the boxes about the petition as they were; then nothing has to be sealed anew. */
    private void setBoxes(Handle handle, MailedConfirmation mailed, Confirming.Request request) {
        if (!(request.proof() instanceof Confirming.Proof.Link link)) return;
        request.boxes()
                .filter(now -> !now.areOf(mailed.signature()))
                .ifPresent(now -> signers.find(handle, mailed.id(), link.token())
                        .ifPresent(
                                signer -> boxes.set(handle, signer, link.token(), now.isPublic(), now.wantsUpdates())));
    }

    /** What is still ticked becomes a grant; what was unticked on the way is recorded too. */
    private void give(Work work, Petition petition, ConsentEvent asked, Confirming.Request request, boolean aside) {
        // An organisation that left between form and mail gets nothing, however somebody confirms.
        var still = slug(petition, asked)
                .filter(slug -> request.kept().map(kept -> kept.contains(slug)).orElse(true))
                .isPresent();
        // One that asks twice is given nothing by this yes: what was asked stands until the person says it on their own
        // page.
        if (still && choices.of(petition.campaign().id(), asked.organisation()).asksTwice()) return;
        if (!still) boxes.drop(work.handle, asked.signature(), asked.organisation());
        var id = RandomBytes.id();
        var at = signers.sealing()
                .sealTime(petition.id(), asked.signature(), id, clock.instant().toString());
        work.rows.said(id, asked, still ? ConsentEvent.Kind.GIVEN : ConsentEvent.Kind.DROPPED, at, aside);
    }

    /** Asks no database where no petition of the batch divides. */
    private Map<UUID, DivisionEvent> division(Handle handle, List<MailedConfirmation> pending) {
        return DivisionStore.last(
                handle,
                pending.stream()
                        .filter(one -> signers.petition(one.signature())
                                .flatMap(petition -> petition.campaign().division())
                                .isPresent())
                        .map(MailedConfirmation::id)
                        .toList());
    }

    /**
     * Who still agrees to the division waits for the rule, and is thanked when that has picked. Who is put aside is given to nobody: a crowd
     * would count for whoever sent it. True if somebody waits.
     */
    private boolean divide(Work work, Petition petition, UUID signature, Confirming.Request request, boolean aside) {
        var asked = work.division.get(signature);
        if (asked == null || asked.kind() != DivisionEvent.Kind.ASKED) return false;
        var agrees =
                request.kept().map(kept -> kept.contains(DivisionOffer.BOX)).orElse(true);
        step(work, petition, asked, 1, agrees ? DivisionEvent.Kind.AGREED : DivisionEvent.Kind.DROPPED);
        if (agrees && !aside) {
            work.divided.turn(signature, petition.id());
            return true;
        }
        if (agrees) step(work, petition, asked, 2, DivisionEvent.Kind.NOBODY);
        work.divided.useless(signature);
        return false;
    }

    private void step(Work work, Petition petition, DivisionEvent asked, int later, DivisionEvent.Kind kind) {
        var id = RandomBytes.id();
        var at = signers.sealing()
                .sealTime(petition.id(), asked.signature(), id, clock.instant().toString());
        work.divided.add(
                new DivisionRows.Step(id, asked.signature(), asked.number() + later, kind, asked.notice(), at));
    }

    private static Optional<String> slug(Petition petition, ConsentEvent asked) {
        return petition.campaign().partners().stream()
                .map(Campaign.Partner::organisation)
                .filter(organisation -> organisation.id().equals(asked.organisation()))
                .map(organisation -> organisation.slug())
                .findFirst();
    }

    private Confirming.Confirmed.Counts counts(Petition petition, MailedConfirmation mailed) {
        return new Confirming.Confirmed.Counts(
                petition,
                mailed.signature().language(),
                signers.referral(petition, mailed.id()),
                mailed.source()
                        .map(Source::partnerIn)
                        .filter(slug -> petition.campaign().partner(slug).isPresent()),
                mailed.source().map(Source::codeIn).filter(petition.ladder()::asksFor));
    }
}
