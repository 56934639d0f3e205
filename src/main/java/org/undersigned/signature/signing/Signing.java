package org.undersigned.signature.signing;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.keys.Mac;
import org.undersigned.foundation.keys.RandomBytes;
import org.undersigned.foundation.token.Token;
import org.undersigned.petition.LogOrigins;
import org.undersigned.petition.Petition;
import org.undersigned.petition.PetitionKeys;
import org.undersigned.signature.Commitment;
import org.undersigned.signature.Tags;
import org.undersigned.signature.division.DivisionNotice;

/**
 * What happens when somebody signs. The person becomes two keyed tags and a sealed row; the batch writer puts them on disk
 * together with the mail that asks for confirmation; only then is the person answered. The answer is the same whether they are
 * new, pending or counted already: who signed is nobody else's business.
 */
@Singleton
final class Signing {

    private final PetitionKeys keys;
    private final LogOrigins origins;
    private final SubmissionSealing sealing;
    private final SignatureWriter writer;
    private final InstantSource clock;

    Signing(
            PetitionKeys keys,
            LogOrigins origins,
            SubmissionSealing sealing,
            SignatureWriter writer,
            InstantSource clock) {
        this.keys = keys;
        this.origins = origins;
        this.sealing = sealing;
        this.writer = writer;
        this.clock = clock;
    }

    /** How a signing ended. */
    sealed interface Signed {
        /** It is on disk; {@code reference} names it to its sender. */
        record Taken(String reference) implements Signed {}

        /** The petition takes no signatures today. */
        record Closed() implements Signed {}

        /** More people sign than the disk takes; nothing was stored. */
        record Busy() implements Signed {}
    }

    /**
     * Takes a signature. The answer comes when it is on disk; a double click, or a form that is sent again within 15 minutes, gets
     * the answer of the first, whatever process took that.
     *
     * @param network address of the sender, used for limits in memory and then forgotten
     */
    CompletableFuture<Signed> sign(Petition petition, Submission submission, String network) {
        if (!petition.takesSignatures(Day.today(clock))) return CompletableFuture.completedFuture(new Signed.Closed());
        if (writer.isFull()) return CompletableFuture.completedFuture(new Signed.Busy());
        var key = keys.of(petition.id());
        var canonical = submission.email().canonical();
        var mailboxTag = Tags.mailboxTag(key, canonical);
        var tag = Tags.personTag(key, canonical, submission.name());
        var once = submission.key().map(sent -> "sent\n" + sent).orElseGet(() -> "form\n" + digest(submission));
        // A form that is sent twice has the same reference twice: that is how the database knows it again.
        var reference =
                Token.reference(Mac.hmac(key, "reference/v1\n" + HexFormat.of().formatHex(tag) + "\n" + once));
        var salt = Commitment.salt();
        var commitment = Commitment.of(salt, origins.of(petition.id()) + "/signatures", tag);
        var pending = new PendingSignature(
                RandomBytes.id(),
                petition,
                submission,
                tag,
                mailboxTag,
                salt,
                commitment,
                reference,
                clock.instant(),
                network);
        return writer.sign(sealing.seal(pending));
    }

    private static String digest(Submission submission) {
        var fields = new TreeMap<>(submission.own());
        fields.put("/email", submission.email().typed());
        fields.put("/name", submission.name());
        fields.put("/country", submission.country());
        fields.put("/postcode", submission.postcode());
        fields.put(
                "/boxes",
                submission.isPublic() + " " + submission.wantsUpdates() + " " + submission.consents()
                        + submission.division().map(DivisionNotice::id));
        fields.put("/source", submission.source() + " " + submission.language());
        return HexFormat.of().formatHex(Mac.sha256(fields.toString()));
    }
}
