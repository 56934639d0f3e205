package org.undersigned.signature;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.undersigned.foundation.keys.Aead;
import org.undersigned.foundation.keys.Mac;
import org.undersigned.foundation.outbox.Outbox;
import org.undersigned.foundation.outbox.OutgoingMail;
import org.undersigned.foundation.token.Token;
import org.undersigned.petition.PetitionKeys;
import org.undersigned.supporter.Notice;
import org.undersigned.supporter.Sealing;

/** Makes what is stored of a signature, none of it readable without a key. */
@Singleton
final class SignatureSealing {

    private final Sealing sealing;
    private final Outbox outbox;
    private final PetitionKeys keys;

    SignatureSealing(Sealing sealing, Outbox outbox, PetitionKeys keys) {
        this.sealing = sealing;
        this.outbox = outbox;
        this.keys = keys;
    }

    /** A signature of somebody who is new, as far as anybody knows before the database is asked. */
    SealedSignature seal(PendingSignature signature) {
        return new SealedSignature(
                signature,
                row(signature, signature.id()),
                asking(signature, signature.id(), signature.reference()),
                asked(signature));
    }

    /** What a person typed, sealed for the row of signature {@code id}. */
    Aead.Sealed row(PendingSignature signature, UUID id) {
        return sealing.seal(signature.petition().id(), id, SignatureStore.PURPOSE, signature.fields());
    }

    /** A mail that asks to confirm signature {@code id}, with a link and a code of its own. */
    SealedSignature.Asking asking(PendingSignature signature, UUID id, String reference) {
        var token = Token.of(reference);
        var code = Token.code();
        var content = new TreeMap<String, String>();
        content.put("to", signature.submission().email().forSending());
        content.put("name", signature.submission().name());
        content.put("language", signature.submission().language());
        content.put("petition", signature.petition().slug());
        content.put("token", token);
        content.put("code", code);
        return new SealedSignature.Asking(
                Token.locator(reference),
                Token.hash(token),
                codeHash(signature.petition().id(), reference, code),
                outbox.seal(OutgoingMail.of(SignatureMail.CONFIRM, id, signature.at(), content)));
    }

    /** What the database knows of a code. Keyed, because six characters alone could be guessed from a plain digest. */
    byte[] codeHash(UUID petition, String reference, String code) {
        return Mac.hmac(keys.of(petition), "code/v1\n" + reference + "\n" + code);
    }

    private List<SealedSignature.Asked> asked(PendingSignature signature) {
        var asked = new ArrayList<SealedSignature.Asked>();
        for (var notice : notices(signature)) {
            var id = UUID.randomUUID();
            var at = Map.of("at", signature.at().toString());
            asked.add(new SealedSignature.Asked(
                    id, notice, sealing.seal(signature.petition().id(), signature.id(), "consent/" + id, at)));
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
