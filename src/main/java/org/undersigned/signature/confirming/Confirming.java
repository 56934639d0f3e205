package org.undersigned.signature.confirming;

import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.keys.DayKeys;
import org.undersigned.foundation.outbox.Outbox;
import org.undersigned.foundation.outbox.OutgoingMail;
import org.undersigned.foundation.switches.Stop;
import org.undersigned.foundation.switches.Switches;
import org.undersigned.foundation.token.Token;
import org.undersigned.petition.Petition;
import org.undersigned.signature.Links;
import org.undersigned.signature.MailKind;
import org.undersigned.signature.Signature;
import org.undersigned.signature.SignatureStore;
import org.undersigned.signature.Signer;
import org.undersigned.signature.Signers;
import org.undersigned.signature.division.DivisionEvent;
import org.undersigned.signature.division.DivisionStore;
import org.undersigned.supporter.ConsentEvent;
import org.undersigned.supporter.ConsentStore;

/**
 * The person behind the mailbox says "it was me", or that it was not. Reading the link changes nothing. What confirming does is in
 * {@link ConfirmingBatch}, which does it for many people in one transaction.
 */
@Singleton
public final class Confirming {

    private static final int RESENDS = 2;

    /** Longer is no code, however it was typed. */
    private static final int LONGEST_CODE = 40;

    private final Db db;
    private final Signers signers;
    private final ConfirmationWriter writer;
    private final Outbox outbox;
    private final Switches switches;
    private final InstantSource clock;

    Confirming(
            Db db, Signers signers, ConfirmationWriter writer, Outbox outbox, Switches switches, InstantSource clock) {
        this.db = db;
        this.signers = signers;
        this.writer = writer;
        this.outbox = outbox;
        this.switches = switches;
        this.clock = clock;
    }

    /** What a link leads to. */
    sealed interface Asked {
        /**
         * It can be confirmed. {@code asked} are the organisations whose boxes were ticked, {@code divides} says whether the one about new
         * supporters was.
         */
        record Open(Signer signer, Set<UUID> asked, boolean divides) implements Asked {}

        /** It counts already. */
        record Done(Petition petition, String language) implements Asked {}

        /** No such link, or no longer. */
        record Gone() implements Asked {}
    }

    /** How a confirmation ended. */
    public sealed interface Confirmed {
        /** It counts. {@code referral} is the signer's code for sharing, {@code partner} the slug of whose link they came by, {@code source} the code that has steps of its own. */
        record Counts(
                Petition petition, String language, String referral, Optional<String> partner, Optional<String> source)
                implements Confirmed {}

        /** Two others signed from this mailbox; a mail explains it. */
        record MailboxFull(Petition petition, String language) implements Confirmed {}

        /** Wrong or expired; nothing happened. */
        record Unknown() implements Confirmed {}

        /** Whoever runs the site has stopped confirming; nothing happened, and the link stays good. */
        record Paused() implements Confirmed {}

        /** More people confirm than the disk takes; nothing happened, and the link stays good. */
        record Busy() implements Confirmed {}
    }

    /** What somebody brings who confirms. */
    sealed interface Proof {
        /** The token of the mailed link. */
        record Link(String token) implements Proof {}

        /** The code of a submission's mail, as it was made: capital letters and digits. */
        record Code(Petition petition, String reference, String letters) implements Proof {}
    }

    /** The boxes about the petition itself. */
    record Boxes(boolean isPublic, boolean wantsUpdates) {

        boolean areOf(Signature signature) {
            return isPublic == signature.isPublic() && wantsUpdates == signature.wantsUpdates();
        }
    }

    /**
     * A confirmation on its way to the disk.
     *
     * @param kept slugs of the organisations whose boxes are still ticked, and {@link org.undersigned.signature.division.DivisionOffer#BOX} if that is; or nothing if the form did not show them: then as asked
     * @param boxes whether to be shown and whether to get updates, or nothing: then as asked
     */
    record Request(Proof proof, Optional<Set<String>> kept, Optional<Boxes> boxes) {

        /** Finds what the proof is about. */
        byte[] locator() {
            return switch (proof) {
                case Proof.Link link -> Token.locatorIn(link.token);
                case Proof.Code code -> Token.locator(code.reference);
            };
        }

        /** Finds what a link from before there were locators is about. */
        Optional<byte[]> tokenHash() {
            return proof instanceof Proof.Link link ? Optional.of(Token.hash(link.token)) : Optional.empty();
        }

        /** Tells submissions apart. */
        Object submission() {
            return ByteBuffer.wrap(locator());
        }
    }

    /** What the page of a link shows. */
    Asked asked(String token) {
        return db.inTransaction(handle -> ConfirmationStore.byToken(handle, token, clock.instant())
                .flatMap(confirmation -> signers.find(handle, confirmation.signature()))
                .<Asked>map(signer -> switch (signer.signature().asTold()) {
                    case PENDING -> new Asked.Open(signer, organisations(handle, signer), divides(handle, signer));
                    case CONFIRMED ->
                        new Asked.Done(signer.petition(), signer.signature().language());
                    case WITHDRAWN, QUARANTINED, INVALIDATED -> new Asked.Gone();
                })
                .orElseGet(Asked.Gone::new));
    }

    /** Confirms by link. The answer comes once it is on disk; {@link Request} says what may be empty. */
    CompletableFuture<Confirmed> byLink(String token, Optional<Set<String>> kept, Optional<Boxes> boxes) {
        return confirm(new Request(new Proof.Link(token), kept, boxes));
    }

    /** Confirms by code. A wrong code, a used-up one and an unknown reference end alike; what can be neither is not looked for. */
    public CompletableFuture<Confirmed> byCode(Petition petition, String reference, String typed) {
        if (reference.isEmpty() || typed.length() > LONGEST_CODE)
            return CompletableFuture.completedFuture(new Confirmed.Unknown());
        var letters = typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        return confirm(new Request(new Proof.Code(petition, reference, letters), Optional.empty(), Optional.empty()));
    }

    private CompletableFuture<Confirmed> confirm(Request request) {
        return switches.isStopped(Stop.CONFIRMING)
                ? CompletableFuture.completedFuture(new Confirmed.Paused())
                : writer.confirm(request);
    }

    /** Sends the mail of a submission again, with the same link and code, twice at most. The sender cannot tell whether it did. */
    public void resend(String reference) {
        if (reference.isEmpty()) return;
        db.useTransaction(handle -> ConfirmationStore.byReference(handle, reference, clock.instant()).stream()
                .filter(confirmation -> confirmation.resends() < RESENDS)
                .findFirst()
                .ifPresent(confirmation -> SignatureStore.byId(handle, confirmation.signature())
                        .filter(signature -> signature.state() == Signature.State.PENDING)
                        .ifPresent(signature -> mailAgain(
                                handle,
                                signature,
                                confirmation.locator(),
                                MailKind.CONFIRM,
                                confirmation.resends() + 1))));
    }

    /** Owes the mail once more; what stands in it lies sealed, and this program part cannot open it. */
    void mailAgain(Handle handle, Signature signature, byte[] locator, String kind, int resends) {
        ConfirmationStore.sentAgain(handle, locator, resends, lasts(signature, clock.instant()));
        outbox.add(handle, OutgoingMail.about(kind, signature.id(), clock.instant()));
    }

    /** 48 hours, but never longer than the key that the address is sealed to. */
    static Instant lasts(Signature signature, Instant now) {
        var keyEnds = signature.day().plusDays(DayKeys.DAYS + 1).atStartOfDay().toInstant(ZoneOffset.UTC);
        var lasts = now.plus(Links.CONFIRMATION_LASTS);
        return lasts.isBefore(keyEnds) ? lasts : keyEnds;
    }

    /** "It was not me": forgets a signature that was never confirmed, and calls off its mail. */
    void notMe(String token) {
        db.useTransaction(handle -> ConfirmationStore.byToken(handle, token, clock.instant())
                .filter(confirmation -> SignatureStore.byId(handle, confirmation.signature())
                        .filter(signature -> signature.asTold() == Signature.State.PENDING)
                        .isPresent())
                .ifPresent(confirmation -> {
                    ConfirmationStore.forget(handle, confirmation);
                    outbox.forget(handle, confirmation.signature());
                    SignatureStore.erase(handle, confirmation.signature());
                }));
    }

    private static boolean divides(Handle handle, Signer signer) {
        return signer.petition().campaign().division().isPresent()
                && DivisionStore.last(handle, signer.signature().id())
                        .filter(last -> last.kind() == DivisionEvent.Kind.ASKED)
                        .isPresent();
    }

    private static Set<UUID> organisations(Handle handle, Signer signer) {
        return ConsentStore.asked(handle, signer.signature().id()).stream()
                .map(ConsentEvent::organisation)
                .collect(Collectors.toSet());
    }
}
