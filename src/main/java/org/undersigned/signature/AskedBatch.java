package org.undersigned.signature;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.undersigned.foundation.token.Token;

/** The mails that a batch of confirmations may be about, to be found by what the mail brought. */
final class AskedBatch {

    private final List<Asking> pending = new ArrayList<>();
    private final Map<ByteBuffer, Asking> byToken = new HashMap<>();
    private final Map<ByteBuffer, List<Asking>> bySubmission = new HashMap<>();

    AskedBatch(List<Asking> all) {
        for (var asking : all) {
            if (asking.pending()) pending.add(asking);
            byToken.put(ByteBuffer.wrap(asking.tokenHash()), asking);
            bySubmission
                    .computeIfAbsent(ByteBuffer.wrap(asking.locator()), one -> new ArrayList<>())
                    .add(asking);
        }
    }

    /** Those whose signatures wait to be confirmed. */
    List<Asking> pending() {
        return pending;
    }

    /** The mail that has this token in its link. */
    Optional<Asking> of(String token) {
        return Optional.ofNullable(byToken.get(ByteBuffer.wrap(Token.hash(token))));
    }

    /** The mail of a submission that has this code, if not too many wrong ones were typed before. */
    Optional<Asking> of(String reference, byte[] codeHash) {
        return bySubmission.getOrDefault(ByteBuffer.wrap(Token.locator(reference)), List.of()).stream()
                .filter(asking -> asking.hasCode(codeHash))
                .findFirst();
    }
}
