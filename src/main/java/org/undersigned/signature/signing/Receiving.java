package org.undersigned.signature.signing;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.partnership.Choices;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.keys.RecipientKeys;
import org.undersigned.foundation.switches.Stop;
import org.undersigned.foundation.switches.Switches;
import org.undersigned.foundation.token.Token;
import org.undersigned.petition.Petition;
import org.undersigned.signature.Source;
import org.undersigned.signature.division.DivisionOffers;
import org.undersigned.supporter.Sealing;

/** Takes in what a form or a program sent for a petition, and says in one of six ways what became of it. Never waits. */
@Singleton
final class Receiving {

    private final Signing signing;
    private final RecipientKeys keys;
    private final Choices choices;
    private final DivisionOffers offers;
    private final Switches switches;
    private final InstantSource clock;

    Receiving(
            Signing signing,
            RecipientKeys keys,
            Choices choices,
            DivisionOffers offers,
            Switches switches,
            InstantSource clock) {
        this.signing = signing;
        this.keys = keys;
        this.choices = choices;
        this.offers = offers;
        this.switches = switches;
        this.clock = clock;
    }

    /** The boxes of the short form; {@code values} are what was sent, or say whose link was followed. */
    Boxes brief(Petition petition, Map<String, String> values) {
        var campaign = petition.campaign();
        var partner = values.getOrDefault("partner", "");
        var alone = campaign.partner(partner)
                .filter(one ->
                        choices.of(campaign.id(), one.organisation().id()).ownBox())
                .isPresent();
        // Whose link shows its own box alone shows no rule either that gives its people to others, unless it takes part
        // itself.
        var division = offers.of(campaign)
                .filter(offer -> !alone
                        || offer.receivers().stream().anyMatch(one -> one.slug().equals(partner)));
        return Boxes.brief(offered(petition), values, alone).with(division);
    }

    /** The boxes of the form that shows all. */
    Boxes whole(Petition petition) {
        return Boxes.whole(offered(petition)).with(offers.of(petition.campaign()));
    }

    /** The partners whose boxes can be ticked: those with a key. What is ticked for another would be sealed to nobody. */
    private List<Campaign.Partner> offered(Petition petition) {
        return petition.campaign().partners().stream()
                .filter(partner -> hasKey(partner.organisation().slug()))
                .toList();
    }

    private boolean hasKey(String slug) {
        return keys.of(Sealing.organisation(slug)).isPresent();
    }

    /** Whether nobody can sign for now. */
    boolean isPaused() {
        return switches.isStopped(Stop.SIGNING);
    }

    /** What became of it. */
    sealed interface Received {
        /** "Check your mail"; {@code language} is the one that the person reads. */
        record Taken(String reference, String language) implements Received {}

        /** Some answers need a change. */
        record Bad(Refused refused) implements Received {}

        /** The petition takes no signatures today. */
        record Closed() implements Received {}

        /** Whoever runs the site has stopped signing; nothing was stored. */
        record Paused() implements Received {}

        /** Too many at once; nothing was stored. */
        record Busy() implements Received {}
    }

    /**
     * Takes it in.
     *
     * @param language of the page that the form stands on
     * @param referer address of that page with its query, or null
     * @param network address of the sender
     */
    CompletionStage<Received> receive(
            Petition petition, Map<String, String> values, String language, String referer, String network) {
        if (!petition.takesSignatures(Day.today(clock))) return done(new Received.Closed());
        if (isPaused()) return done(new Received.Paused());
        // The field that people do not see: who fills it gets the same answer as everybody, and nothing is stored.
        if (!values.getOrDefault("website", "").isEmpty()) return done(new Received.Taken(Token.reference(), language));
        return switch (SignatureForm.check(
                petition,
                slug -> petition.campaign().partner(slug).isPresent() && hasKey(slug),
                offers.of(petition.campaign()),
                values,
                language,
                Source.of(referer))) {
            case SignatureForm.Checked.Bad bad -> done(new Received.Bad(bad.refused()));
            case SignatureForm.Checked.Good good ->
                signing.sign(petition, good.submission(), network)
                        .thenApply(signed -> received(signed, good.submission().language()));
        };
    }

    private static Received received(Signing.Signed signed, String language) {
        return switch (signed) {
            case Signing.Signed.Taken taken -> new Received.Taken(taken.reference(), language);
            case Signing.Signed.Closed closed -> new Received.Closed();
            case Signing.Signed.Busy busy -> new Received.Busy();
        };
    }

    /**
     * What a form sent, with what the address of its page says about where the person came from, where the form does not say it. A page that
     * comes back has another address and tells it to nobody, so this has to travel in the form.
     */
    static SortedMap<String, String> sent(Map<String, String> form, String referer) {
        var values = new TreeMap<>(form);
        Source.of(referer).ifPresent(source -> values.merge("source", source, Receiving::better));
        Source.partner(referer).ifPresent(partner -> values.putIfAbsent("partner", partner));
        return values;
    }

    /** That a form stands on another site is said where nothing else is known. */
    private static String better(String sent, String found) {
        return sent.isEmpty() || sent.equals(Source.EMBED) ? found : sent;
    }

    private static CompletableFuture<Received> done(Received received) {
        return CompletableFuture.completedFuture(received);
    }
}
