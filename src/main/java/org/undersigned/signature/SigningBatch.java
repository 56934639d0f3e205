package org.undersigned.signature;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.keys.Mac;
import org.undersigned.foundation.outbox.Outbox;
import org.undersigned.foundation.outbox.OutgoingMail;
import org.undersigned.foundation.token.Token;
import org.undersigned.petition.PetitionKeys;
import org.undersigned.risk.MailAllowance;
import org.undersigned.supporter.ConsentEvent;
import org.undersigned.supporter.ConsentStore;
import org.undersigned.supporter.Notice;
import org.undersigned.supporter.Sealing;

/** One transaction's worth of signatures: new ones in two statements, repeats one by one. */
@Singleton
final class SigningBatch {

    static final Duration CONFIRMATION_LASTS = Duration.ofHours(48);

    private final Sealing sealing;
    private final Outbox outbox;
    private final PetitionKeys keys;
    private final Signers signers;
    private final Set<UUID> keptNotices = ConcurrentHashMap.newKeySet();

    SigningBatch(Sealing sealing, Outbox outbox, PetitionKeys keys, Signers signers) {
        this.sealing = sealing;
        this.outbox = outbox;
        this.keys = keys;
        this.signers = signers;
    }

    void store(Handle handle, List<PendingSignature> batch) {
        // Always in the same order, so that two batches never wait for each other in a circle.
        var sorted = batch.stream()
                .sorted(Comparator.comparing(PendingSignature::person))
                .toList();
        var inserted = SignatureStore.insert(handle, sorted);
        var fresh = sorted.stream()
                .filter(signature -> inserted.contains(signature.id()))
                .toList();
        var rows = new SigningRows();
        for (var signature : fresh) {
            rows.sealed(
                    signature,
                    sealing.seal(
                            signature.petition().id(), signature.id(), SignatureStore.PURPOSE, signature.fields()));
            askForConfirmation(rows, signature, signature.id());
            for (var notice : asked(signature)) rows.asked(signature, notice, sealing);
        }
        rows.notices().forEach(notice -> keep(handle, notice));
        rows.write(handle, sealing.keyId());
        for (var signature : sorted) if (!inserted.contains(signature.id())) repeat(handle, signature);
    }

    /** Somebody signs who is there already. Whatever the state, the sender sees the same page; the mailbox gets the difference. */
    private void repeat(Handle handle, PendingSignature again) {
        var existing = SignatureStore.byTag(handle, again.petition().id(), again.tag());
        if (existing.isEmpty()) throw new IllegalStateException("a signature vanished between two statements");
        var signature = existing.get();
        if (signature.state() == Signature.State.PENDING) replace(handle, signature.id(), again);
        else if (again.mail() != MailAllowance.Answer.LEAVE_OUT) {
            // To the address on file: with some providers the typed one, though alike, may be somebody else's.
            var signer = signers.find(handle, signature.id()).orElseThrow();
            var token = Token.fresh();
            SignatureStore.addLink(handle, token, signature.id());
            outbox.add(handle, signer.mail(SignatureMail.ALREADY, again.at(), Map.of("token", token)));
        }
    }

    /** The newer answers and boxes of a person who has not confirmed yet take the place of the older ones. */
    private void replace(Handle handle, UUID existing, PendingSignature again) {
        SignatureStore.replacePending(handle, existing, again);
        var sealed = sealing.seal(again.petition().id(), existing, SignatureStore.PURPOSE, again.fields());
        SignatureStore.reseal(handle, existing, sealing.keyId(), sealed);
        var asked = asked(again);
        ConsentStore.asked(handle, existing).stream()
                .filter(before ->
                        asked.stream().noneMatch(now -> now.organisation().equals(before.organisation())))
                .forEach(before -> append(
                        handle, again, existing, before.organisation(), before.notice(), ConsentEvent.Kind.DROPPED));
        for (var notice : asked) {
            keep(handle, notice);
            append(handle, again, existing, notice.organisation(), notice.id(), ConsentEvent.Kind.ASKED);
        }
        var rows = new SigningRows();
        askForConfirmation(rows, again, existing);
        rows.write(handle, sealing.keyId());
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

    private void askForConfirmation(SigningRows rows, PendingSignature signature, UUID id) {
        if (signature.mail() == MailAllowance.Answer.LEAVE_OUT) return;
        var token = Token.fresh();
        var code = Token.code();
        rows.confirmation(
                Token.hash(token),
                Token.hash(signature.reference()),
                codeHash(signature.petition().id(), signature.reference(), code),
                id,
                signature.at().plus(CONFIRMATION_LASTS));
        rows.mail(outbox.seal(mail(signature, id, SignatureMail.CONFIRM, Map.of("token", token, "code", code))));
    }

    /** What the database knows of a code. Keyed, because six characters alone could be guessed from a plain digest. */
    byte[] codeHash(UUID petition, String reference, String code) {
        return Mac.hmac(keys.of(petition), "code/v1\n" + reference + "\n" + code);
    }

    private static OutgoingMail mail(PendingSignature signature, UUID subject, String kind, Map<String, String> more) {
        var content = new TreeMap<>(more);
        content.put("to", signature.submission().email().forSending());
        content.put("name", signature.submission().name());
        content.put("language", signature.submission().language());
        content.put("petition", signature.petition().slug());
        var due = signature.mail() == MailAllowance.Answer.HOLD
                ? signature.at().plus(Duration.ofHours(1))
                : signature.at();
        return OutgoingMail.of(kind, subject, due, content);
    }

    private static List<Notice> asked(PendingSignature signature) {
        var notices = new ArrayList<Notice>();
        for (var slug : signature.submission().consents())
            signature
                    .petition()
                    .campaign()
                    .partner(slug)
                    .ifPresent(partner -> notices.add(Notice.of(
                            partner.organisation(), signature.submission().language())));
        return notices;
    }

    private void keep(Handle handle, Notice notice) {
        if (keptNotices.contains(notice.id())) return;
        ConsentStore.keep(handle, notice);
        handle.afterCommit(() -> keptNotices.add(notice.id()));
    }
}
