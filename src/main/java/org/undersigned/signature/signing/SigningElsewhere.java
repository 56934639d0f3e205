package org.undersigned.signature.signing;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.petition.Petition;
import org.undersigned.signature.Links;
import org.undersigned.signature.Source;
import org.undersigned.signature.confirming.Confirming;

/**
 * The petition's form in a frame on another page: the same boxes, limits and answers as on the petition's own page, in words that a feature
 * which comes later can draw its own way. Nothing is looser here, and no address of the petition's own is framed by it.
 */
@Singleton
public final class SigningElsewhere {

    private final Receiving receiving;
    private final Confirming confirming;

    SigningElsewhere(Receiving receiving, Confirming confirming) {
        this.receiving = receiving;
        this.confirming = confirming;
    }

    /** What became of a form. */
    public sealed interface Sent {
        /** It is on disk, or nothing was stored and its sender need not know. */
        record Taken(String reference, String language) implements Sent {}

        /** Some answers need a change. */
        record Bad(FormView form) implements Sent {}

        /** The petition takes no signatures today. */
        record Closed() implements Sent {}

        /** Signing is stopped, or too many came at once; {@code kept} is what to send once more. */
        record Later(boolean paused, Map<String, String> kept) implements Sent {}
    }

    /** What became of a code. */
    public sealed interface Confirmed {
        /** It counts. */
        record Counts(String language, String referral, Optional<String> source) implements Confirmed {}

        /** Two others signed from this mailbox; a mail explains it. */
        record MailboxFull(String language) implements Confirmed {}

        /** Wrong, tried too often or unknown: all alike. */
        record Wrong() implements Confirmed {}

        /** Nothing happened, and the code stays good. */
        record Later(boolean paused) implements Confirmed {}
    }

    /** The empty form; {@code partner} is the one whose box comes first, and {@code address} where it goes. */
    public FormView form(Petition petition, Page page, Optional<String> partner, String address) {
        var boxes = receiving.brief(
                petition, partner.map(slug -> Map.of("partner", slug)).orElse(Map.of()));
        return FormView.empty(petition, boxes, page, partner).framed(address);
    }

    /** Whether nobody can sign for now. */
    public boolean isPaused() {
        return receiving.isPaused();
    }

    /**
     * Takes a form. What brought the person is what the frame's address says, or else that it was a frame.
     *
     * @param language of the form
     * @param page drawn only for a form that has to come back
     * @param referer address of the frame with its query, or null
     * @param network address of the sender
     */
    public CompletionStage<Sent> sign(
            Petition petition,
            String language,
            Supplier<Page> page,
            Optional<String> partner,
            String address,
            byte[] body,
            String referer,
            String network) {
        var values = Receiving.sent(FormBody.parse(body), referer);
        partner.ifPresent(slug -> values.putIfAbsent("partner", slug));
        values.merge("source", Source.EMBED, (sent, embed) -> sent.isEmpty() ? embed : sent);
        return receiving.receive(petition, values, language, referer, network).thenApply(received -> switch (received) {
            case Receiving.Received.Taken taken -> new Sent.Taken(taken.reference(), taken.language());
            case Receiving.Received.Bad bad -> {
                var boxes = receiving.brief(petition, bad.refused().values());
                yield new Sent.Bad(FormView.refused(petition, boxes, page.get(), bad.refused())
                        .framed(address));
            }
            case Receiving.Received.Closed closed -> new Sent.Closed();
            case Receiving.Received.Paused paused -> new Sent.Later(true, FormView.kept(values));
            case Receiving.Received.Busy busy -> new Sent.Later(false, FormView.kept(values));
        });
    }

    /** Confirms by the code of a mail; {@code reference} as the form's answer had it. */
    public CompletionStage<Confirmed> confirm(Petition petition, String reference, String code) {
        return confirming.byCode(petition, reference, code).thenApply(confirmed -> switch (confirmed) {
            case Confirming.Confirmed.Counts counts ->
                new Confirmed.Counts(counts.language(), counts.referral(), counts.source());
            case Confirming.Confirmed.MailboxFull full -> new Confirmed.MailboxFull(full.language());
            case Confirming.Confirmed.Unknown unknown -> new Confirmed.Wrong();
            case Confirming.Confirmed.Paused paused -> new Confirmed.Later(true);
            case Confirming.Confirmed.Busy busy -> new Confirmed.Later(false);
        });
    }

    /** Sends the mail again. Whether it did is between this site and the mailbox. */
    public void resend(String reference) {
        confirming.resend(reference);
    }

    /** A reference as an address has it; empty for what can be none. */
    public static String reference(String raw) {
        return Links.reference(raw);
    }

    /** A code for sharing as an address has it; empty for what can be none. */
    public static String referral(String raw) {
        return Links.referral(raw);
    }
}
