package org.undersigned.signature;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.keys.DayKeys;
import org.undersigned.foundation.outbox.Outbox;
import org.undersigned.foundation.outbox.OutgoingMail;
import org.undersigned.petition.Petition;
import org.undersigned.supporter.ConsentEvent;
import org.undersigned.supporter.ConsentStore;

/**
 * The person behind the mailbox says "it was me": the signature counts from here on, the boxes that are still ticked become
 * grants, the token becomes the link to the signer's own page, and a mail says so, all in one transaction. Reading the link changes nothing.
 */
@Singleton
final class Confirming {

    private static final int TRIES = 5;
    private static final int RESENDS = 2;

    private final Db db;
    private final SignatureSealing codes;
    private final Signers signers;
    private final BoxRows rows;
    private final Outbox outbox;
    private final InstantSource clock;
    private final Event<SignatureConfirmed> confirmed;

    Confirming(
            Db db,
            SignatureSealing codes,
            Signers signers,
            BoxRows rows,
            Outbox outbox,
            InstantSource clock,
            Event<SignatureConfirmed> confirmed) {
        this.db = db;
        this.codes = codes;
        this.signers = signers;
        this.rows = rows;
        this.outbox = outbox;
        this.clock = clock;
        this.confirmed = confirmed;
    }

    /** What a link leads to. */
    sealed interface Asked {
        /** It can be confirmed. {@code asked} are the organisations whose boxes were ticked. */
        record Open(Signer signer, Set<UUID> asked) implements Asked {}

        /** It counts already. */
        record Done(Petition petition, String language) implements Asked {}

        /** No such link, or no longer. */
        record Gone() implements Asked {}
    }

    /** How a confirmation ended. */
    sealed interface Confirmed {
        /** It counts. {@code referral} is the signer's code for sharing. */
        record Counts(Petition petition, String language, String referral) implements Confirmed {}

        /** Two others signed from this mailbox; a mail explains it. */
        record MailboxFull(Petition petition, String language) implements Confirmed {}

        /** Wrong or expired; nothing happened. */
        record Unknown() implements Confirmed {}
    }

    /** What the page of a link shows. */
    Asked asked(String token) {
        return db.inTransaction(handle -> ConfirmationStore.byToken(handle, token, clock.instant())
                .flatMap(confirmation -> signers.find(handle, confirmation.signature()))
                .<Asked>map(signer -> switch (signer.signature().state()) {
                    case PENDING -> new Asked.Open(signer, organisations(handle, signer));
                    case CONFIRMED ->
                        new Asked.Done(signer.petition(), signer.signature().language());
                    case WITHDRAWN, QUARANTINED, INVALIDATED -> new Asked.Gone();
                })
                .orElseGet(Asked.Gone::new));
    }

    /**
     * Confirms by link.
     *
     * @param kept organisations whose boxes are still ticked, or nothing if the form did not show them: then as asked
     * @param boxes whether to be shown and whether to get updates, or nothing: then as asked
     */
    Confirmed byLink(String token, Optional<Set<UUID>> kept, Optional<Boxes> boxes) {
        return db.inTransaction(handle -> ConfirmationStore.byToken(handle, token, clock.instant())
                .map(confirmation -> confirm(handle, confirmation, Optional.of(token), kept, boxes))
                .orElseGet(Confirmed.Unknown::new));
    }

    record Boxes(boolean isPublic, boolean wantsUpdates) {}

    /** Confirms by code. A wrong code, a used-up one and an unknown reference end alike. */
    Confirmed byCode(Petition petition, String reference, String typed) {
        var code = typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        return db.inTransaction(handle -> {
            var candidates = ConfirmationStore.byReference(handle, reference, clock.instant());
            var hash = codes.codeHash(petition.id(), reference, code);
            for (var candidate : candidates)
                if (candidate.tries() < TRIES && MessageDigest.isEqual(candidate.codeHash(), hash))
                    return confirm(handle, candidate, Optional.empty(), Optional.empty(), Optional.empty());
            ConfirmationStore.countTry(handle, reference);
            return new Confirmed.Unknown();
        });
    }

    /** Sends the mail of a submission again, with the same link and code, twice at most. The sender cannot tell whether it did. */
    void resend(String reference) {
        db.useTransaction(handle -> ConfirmationStore.byReference(handle, reference, clock.instant()).stream()
                .filter(confirmation -> confirmation.resends() < RESENDS)
                .findFirst()
                .ifPresent(confirmation -> SignatureStore.byId(handle, confirmation.signature())
                        .filter(signature -> signature.state() == Signature.State.PENDING)
                        .ifPresent(signature -> mailAgain(
                                handle,
                                signature,
                                confirmation.locator(),
                                SignatureMail.CONFIRM,
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
        var lasts = now.plus(SigningBatch.CONFIRMATION_LASTS);
        return lasts.isBefore(keyEnds) ? lasts : keyEnds;
    }

    /** "It was not me": forgets a signature that was never confirmed, and calls off its mail. */
    void notMe(String token) {
        db.useTransaction(handle -> ConfirmationStore.byToken(handle, token, clock.instant())
                .filter(confirmation -> SignatureStore.byId(handle, confirmation.signature())
                        .filter(signature -> signature.state() == Signature.State.PENDING)
                        .isPresent())
                .ifPresent(confirmation -> {
                    ConfirmationStore.forget(handle, confirmation);
                    outbox.forget(handle, confirmation.signature());
                    SignatureStore.erase(handle, confirmation.signature());
                }));
    }

    private Confirmed confirm(
            Handle handle,
            ConfirmationStore.Confirmation confirmation,
            Optional<String> token,
            Optional<Set<UUID>> kept,
            Optional<Boxes> boxes) {
        var id = confirmation.signature();
        var found = token.map(text -> signers.find(handle, id, text)).orElseGet(() -> signers.find(handle, id));
        if (found.isEmpty()) return new Confirmed.Unknown();
        var signer = found.get();
        var language = signer.signature().language();
        var counts = new Confirmed.Counts(signer.petition(), language, signers.referral(signer));
        if (signer.signature().state() == Signature.State.CONFIRMED) return counts;
        if (signer.signature().state() != Signature.State.PENDING) return new Confirmed.Unknown();
        ConfirmationStore.lockMailbox(handle, id);
        if (!ConfirmationStore.takeSlot(handle, id)) {
            outbox.add(handle, OutgoingMail.about(SignatureMail.MAILBOX_FULL, id, clock.instant()));
            ConfirmationStore.forget(handle, confirmation);
            return new Confirmed.MailboxFull(signer.petition(), language);
        }
        boxes.ifPresent(now -> rows.set(handle, signer, token.orElse(""), now.isPublic(), now.wantsUpdates()));
        give(handle, signer, kept);
        outbox.callOff(handle, id);
        ConfirmationStore.link(handle, id, tokens(handle, id, confirmation));
        outbox.add(handle, OutgoingMail.about(SignatureMail.THANKS, id, clock.instant()));
        confirmed.fire(new SignatureConfirmed(handle, signer.petition().id(), id));
        return counts;
    }

    /** What is still ticked becomes a grant; what was unticked on the way is recorded too. */
    private void give(Handle handle, Signer signer, Optional<Set<UUID>> kept) {
        for (var event : ConsentStore.asked(handle, signer.signature().id())) {
            var still =
                    kept.map(ticked -> ticked.contains(event.organisation())).orElse(true);
            if (!still) rows.drop(handle, event.signature(), event.organisation());
            ConsentStore.append(
                    handle,
                    signers.sealing(),
                    signer.petition().id(),
                    event.signature(),
                    event.organisation(),
                    event.notice(),
                    still ? ConsentEvent.Kind.GIVEN : ConsentEvent.Kind.DROPPED,
                    clock.instant());
        }
    }

    /** The token that confirmed, and the newest: the one that the thanks carry and that opens what was typed. */
    private static List<byte[]> tokens(Handle handle, UUID id, ConfirmationStore.Confirmation confirmation) {
        var locators = new ArrayList<byte[]>(List.of(confirmation.locator()));
        Signers.newest(handle, id).ifPresent(locators::add);
        return locators;
    }

    private static Set<UUID> organisations(Handle handle, Signer signer) {
        return ConsentStore.asked(handle, signer.signature().id()).stream()
                .map(ConsentEvent::organisation)
                .collect(java.util.stream.Collectors.toSet());
    }
}
