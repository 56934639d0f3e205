package org.undersigned.signature.confirming;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.undersigned.foundation.token.Token;

/** The mails that a batch of confirmations may be about, to be found by what the mail brought. */
final class MailedConfirmations {

    private final List<MailedConfirmation> pending = new ArrayList<>();
    private final Map<ByteBuffer, MailedConfirmation> byToken = new HashMap<>();
    private final Map<ByteBuffer, List<MailedConfirmation>> bySubmission = new HashMap<>();

    MailedConfirmations(List<MailedConfirmation> all) {
        for (var mailed : all) {
            if (mailed.pending()) pending.add(mailed);
            byToken.put(ByteBuffer.wrap(mailed.tokenHash()), mailed);
            bySubmission
                    .computeIfAbsent(ByteBuffer.wrap(mailed.locator()), one -> new ArrayList<>())
                    .add(mailed);
        }
    }

    /** Those whose signatures wait to be confirmed. */
    List<MailedConfirmation> pending() {
        return pending;
    }

    /** The mail that has this token in its link. */
    Optional<MailedConfirmation> of(String token) {
        return Optional.ofNullable(byToken.get(ByteBuffer.wrap(Token.hash(token))));
    }

    /** The mail of a submission that has this code, if not too many wrong ones were typed before. */
    Optional<MailedConfirmation> of(String reference, byte[] codeHash) {
        return bySubmission.getOrDefault(ByteBuffer.wrap(Token.locator(reference)), List.of()).stream()
                .filter(mailed -> mailed.hasCode(codeHash))
                .findFirst();
    }
}
