package org.undersigned.signature.signing;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.undersigned.foundation.keys.Aead;
import org.undersigned.foundation.keys.RandomBytes;
import org.undersigned.foundation.token.Token;
import org.undersigned.signature.SignatureSealing;
import org.undersigned.supporter.Notice;
import org.undersigned.supporter.Sealing;

/** Seals what somebody sends, and all that is stored with it, on the thread that took the form. */
@Singleton
final class SubmissionSealing {

    private final Sealing sealing;
    private final SignatureSealing seals;

    SubmissionSealing(Sealing sealing, SignatureSealing seals) {
        this.sealing = sealing;
        this.seals = seals;
    }

    /** A signature of somebody who is new, as far as anybody knows before the database is asked. */
    SealedSignature seal(PendingSignature signature) {
        return seal(signature, signature.id(), signature.reference(), asked(signature), division(signature));
    }

    /** The same person again, for the row of signature {@code id} that is there already. */
    SealedSignature sealAgain(PendingSignature signature, UUID id, String reference) {
        return seal(signature, id, reference, List.of(), Optional.empty());
    }

    private SealedSignature seal(
            PendingSignature signature,
            UUID id,
            String reference,
            List<SealedSignature.Asked> asked,
            Optional<SealedSignature.Division> division) {
        var token = Token.of(reference);
        var code = Token.code();
        var petition = signature.petition().id();
        var typed = signature.typed(id);
        var rows = seals.forTheirOwn(typed, token, code);
        rows.addAll(seals.forOthers(typed, token));
        return new SealedSignature(
                signature,
                rows,
                new SealedSignature.Asking(
                        Token.locator(reference), Token.hash(token), seals.codeHash(petition, reference, code), id),
                asked,
                division);
    }

    private Optional<SealedSignature.Division> division(PendingSignature signature) {
        return signature.submission().division().map(notice -> {
            var id = RandomBytes.id();
            return new SealedSignature.Division(id, notice, time(signature, id));
        });
    }

    private Aead.Sealed time(PendingSignature signature, UUID event) {
        return sealing.sealTime(
                signature.petition().id(), signature.id(), event, signature.at().toString());
    }

    private List<SealedSignature.Asked> asked(PendingSignature signature) {
        var asked = new ArrayList<SealedSignature.Asked>();
        for (var notice : notices(signature)) {
            var id = RandomBytes.id();
            asked.add(new SealedSignature.Asked(id, notice, time(signature, id)));
        }
        return asked;
    }

    /** The wordings beside the boxes that were ticked. */
    static List<Notice> notices(PendingSignature signature) {
        var submission = signature.submission();
        if (submission.consents().isEmpty()) return List.of();
        var campaign = signature.petition().campaign();
        return submission.consents().stream()
                .flatMap(slug -> campaign.partner(slug).stream())
                .map(partner -> Notice.of(partner.organisation(), submission.language()))
                .toList();
    }
}
