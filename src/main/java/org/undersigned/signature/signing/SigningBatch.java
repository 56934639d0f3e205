package org.undersigned.signature.signing;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Role;
import org.undersigned.foundation.keys.SealingContexts;
import org.undersigned.foundation.outbox.Outbox;
import org.undersigned.foundation.outbox.OutgoingMail;
import org.undersigned.foundation.token.Token;
import org.undersigned.risk.MailAllowance;
import org.undersigned.signature.Links;
import org.undersigned.signature.MailKind;
import org.undersigned.signature.Signature;
import org.undersigned.signature.SignatureStore;
import org.undersigned.signature.confirming.ConfirmationStore;
import org.undersigned.signature.division.DivisionEvent;
import org.undersigned.signature.division.DivisionNotice;
import org.undersigned.signature.division.DivisionRows;
import org.undersigned.signature.division.DivisionStore;
import org.undersigned.supporter.ConsentEvent;
import org.undersigned.supporter.ConsentStore;
import org.undersigned.supporter.Notice;
import org.undersigned.supporter.SealedRowStore;
import org.undersigned.supporter.Sealing;

/** One transaction's worth of signatures: new ones in two statements, repeats one by one. */
@Singleton
final class SigningBatch {

    /** How long a form that is sent again counts as the same sending. */
    private static final Duration SAME_SUBMISSION = Duration.ofMinutes(15);

    private static final Duration HELD = Duration.ofHours(1);

    private final Sealing sealing;
    private final SubmissionSealing seals;
    private final Outbox outbox;
    private final SealingContexts contexts;
    private final MailAllowance allowance;
    private final Set<UUID> keptNotices = ConcurrentHashMap.newKeySet();

    SigningBatch(
            Sealing sealing,
            SubmissionSealing seals,
            SealingContexts contexts,
            Outbox outbox,
            MailAllowance allowance) {
        this.sealing = sealing;
        this.seals = seals;
        this.outbox = outbox;
        this.contexts = contexts;
        this.allowance = allowance;
    }

    /**
     * Stores a batch in which each person stands once.
     *
     * @return what each person is told, in the batch's order
     */
    List<Signing.Signed> store(Handle handle, List<SealedSignature> batch) {
        // Always in the same order, so that two batches never wait for each other in a circle.
        var sorted = batch.stream()
                .sorted(Comparator.comparing(one -> one.signature().person()))
                .toList();
        var signatures = sorted.stream().map(SealedSignature::signature).toList();
        var inserted = SigningStore.insert(handle, signatures);
        var rows = new SigningRows();
        var crowd = new CrowdRows();
        var division = new DivisionRows();
        var repeats = new ArrayList<PendingSignature>();
        for (var ready : sorted) {
            var signature = ready.signature();
            if (!inserted.contains(signature.id())) {
                // What somebody read from handwriting takes the place of nothing that the person wrote here.
                if (!signature.network().equals(MailAllowance.STAFF)) repeats.add(signature);
                continue;
            }
            rows.sealed(ready.rows());
            ask(rows, crowd, signature, ready.asking());
            for (var asked : ready.asked()) {
                keep(handle, asked.notice());
                rows.asked(signature.id(), asked);
            }
            ready.division().ifPresent(asked -> ask(handle, division, signature, asked));
        }
        rows.write(handle, sealing.timeKeyId());
        division.writeAsked(handle, sealing.timeKeyId());
        // Who is there already is read and written anew, and a crowd is put aside: more than signing may.
        if (!repeats.isEmpty() || !crowd.isEmpty()) Role.WORKER.take(handle);
        crowd.write(handle);
        var again = new HashMap<UUID, String>();
        for (var one : repeats) again.put(one.id(), repeat(handle, one));
        return batch.stream()
                .map(SealedSignature::signature)
                .<Signing.Signed>map(one -> new Signing.Signed.Taken(again.getOrDefault(one.id(), one.reference())))
                .toList();
    }

    /** Somebody signs who is there already. Whatever the state, the sender sees the same page; the mailbox gets the difference. */
    private String repeat(Handle handle, PendingSignature again) {
        var sent = ConfirmationStore.sent(handle, again.reference());
        // A double click, or a form sent again because its answer got lost: it is stored, and its mail is on its way.
        if (sent.map(lasts ->
                        lasts.isAfter(again.at().plus(Links.CONFIRMATION_LASTS).minus(SAME_SUBMISSION)))
                .orElse(false)) return again.reference();
        // A reference names one sending, and this one's is taken.
        var reference = sent.isPresent() ? Token.reference() : again.reference();
        var signature = SignatureStore.byTag(handle, again.petition().id(), again.tag())
                .orElseThrow(() -> new IllegalStateException("a signature vanished between two statements"));
        if (signature.asTold() == Signature.State.PENDING) replace(handle, signature, again, reference);
        else mailOwnPage(handle, signature.id(), again);
        return reference;
    }

    /**
     * To the address as typed now, but for an alias: the one on file is sealed. The link lets its reader change, withdraw and erase;
     * what was typed before it does not open.
     */
    private void mailOwnPage(Handle handle, UUID signature, PendingSignature again) {
        if (allowed(again) == MailAllowance.Answer.LEAVE_OUT) return;
        var token = Token.fresh();
        SignatureStore.addLink(handle, token, signature);
        var content = again.typed(signature).forMail();
        content.put("to", again.submission().email().withoutAlias());
        content.put("token", token);
        outbox.add(handle, OutgoingMail.of(MailKind.ALREADY, signature, again.at(), content));
    }

    /**
     * The newer answers and boxes of a person who has not confirmed yet take the place of the older ones, sealed anew for every
     * recipient. The older token still confirms, but opens nothing that was typed.
     */
    private void replace(Handle handle, Signature before, PendingSignature again, String reference) {
        var existing = before.id();
        SigningStore.replacePending(handle, existing, again);
        var newer = seals.sealAgain(again, existing, reference);
        contexts.store();
        SealedRowStore.erase(handle, existing);
        var asked = SubmissionSealing.notices(again);
        ConsentStore.asked(handle, existing).stream()
                .filter(old ->
                        asked.stream().noneMatch(now -> now.organisation().equals(old.organisation())))
                .forEach(old ->
                        append(handle, again, existing, old.organisation(), old.notice(), ConsentEvent.Kind.DROPPED));
        for (var notice : asked) {
            keep(handle, notice);
            append(handle, again, existing, notice.organisation(), notice.id(), ConsentEvent.Kind.ASKED);
        }
        askDivision(handle, again, existing);
        var rows = new SigningRows();
        rows.sealed(newer.rows());
        askAgain(handle, rows, before, again, newer.asking());
        rows.write(handle, sealing.timeKeyId());
    }

    private void ask(Handle handle, DivisionRows division, PendingSignature signature, SealedSignature.Division asked) {
        keep(handle, asked.notice());
        division.add(new DivisionRows.Step(
                asked.id(),
                signature.id(),
                1,
                DivisionEvent.Kind.ASKED,
                asked.notice().id(),
                asked.at()));
    }

    private void askDivision(Handle handle, PendingSignature again, UUID signature) {
        var petition = again.petition().id();
        var now = again.submission().division();
        if (now.isPresent()) {
            keep(handle, now.get());
            DivisionStore.append(
                    handle, sealing, petition, signature, now.get().id(), DivisionEvent.Kind.ASKED, again.at());
        } else if (again.petition().campaign().division().isPresent())
            DivisionStore.last(handle, signature)
                    .filter(last -> last.kind() == DivisionEvent.Kind.ASKED)
                    .ifPresent(last -> DivisionStore.append(
                            handle,
                            sealing,
                            petition,
                            signature,
                            last.notice(),
                            DivisionEvent.Kind.DROPPED,
                            again.at()));
    }

    private void append(
            Handle handle,
            PendingSignature again,
            UUID signature,
            UUID organisation,
            UUID notice,
            ConsentEvent.Kind kind) {
        ConsentStore.append(handle, sealing, again.petition().id(), signature, organisation, notice, kind, again.at());
    }

    /** Who comes after very many from their network is put aside, and is mailed once somebody releases them. */
    private void ask(SigningRows rows, CrowdRows crowd, PendingSignature signature, SealedSignature.Asking asking) {
        var lasts = signature.at().plus(Links.CONFIRMATION_LASTS);
        switch (allowed(signature)) {
            case SEND -> rows.asking(asking, signature.at(), lasts);
            case HOLD -> {
                rows.held(asking, lasts);
                crowd.add(signature, allowance.crowd(signature.petition().id(), signature.network()));
            }
            case LEAVE_OUT -> rows.silent(asking, lasts);
        }
    }

    /** A repeat puts nobody aside: else a stranger could do that to somebody whose name and address they know. */
    private void askAgain(
            Handle handle, SigningRows rows, Signature before, PendingSignature again, SealedSignature.Asking asking) {
        var lasts = again.at().plus(Links.CONFIRMATION_LASTS);
        switch (allowed(again)) {
            case SEND -> {
                // This mail says all that the held one would have said.
                outbox.forgetHeld(handle, before.id());
                rows.asking(asking, again.at(), lasts);
            }
            case HOLD -> {
                if (before.state() == Signature.State.QUARANTINED) rows.held(asking, lasts);
                else rows.asking(asking, again.at().plus(HELD), lasts);
            }
            case LEAVE_OUT -> rows.silent(asking, lasts);
        }
    }

    private MailAllowance.Answer allowed(PendingSignature signature) {
        return allowance.ask(
                signature.petition().id(), signature.submission().email().canonical(), signature.network());
    }

    private void keep(Handle handle, DivisionNotice notice) {
        if (keptNotices.contains(notice.id())) return;
        DivisionStore.keep(handle, notice);
        handle.afterCommit(() -> keptNotices.add(notice.id()));
    }

    private void keep(Handle handle, Notice notice) {
        if (keptNotices.contains(notice.id())) return;
        ConsentStore.keep(handle, notice);
        handle.afterCommit(() -> keptNotices.add(notice.id()));
    }
}
