package org.undersigned.signature.own;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.undersigned.campaign.Campaigns;
import org.undersigned.campaign.partnership.Choices;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.html.Translated;
import org.undersigned.organisation.Organisation;
import org.undersigned.petition.Petition;
import org.undersigned.signature.Signature;
import org.undersigned.signature.SignatureLifecycle;
import org.undersigned.signature.Signer;
import org.undersigned.signature.division.DivisionEvent;

/**
 * What a signer's own page shows.
 *
 * @param kept what was typed, if this link opens it
 * @param whySealed message that says why it does not
 * @param division message that says what became of the agreement to the division of new supporters; empty if there was none, or if its
 *     person erased which one was picked
 * @param code in the signer's own link; empty unless the signature is told to count
 * @param path of the page; every change goes to an address under it
 */
public record SignerView(
        Signature signature,
        Petition petition,
        Optional<Kept> kept,
        String whySealed,
        String country,
        List<Allowed> allowed,
        String division,
        String code,
        String path) {

    /** What was typed, as the person's own token opens it. */
    public record Kept(String name, String email, String postcode, List<Answer> own) {

        private static Kept of(Petition petition, Map<String, String> fields) {
            var own = petition.fields().stream()
                    .filter(field -> fields.containsKey("own." + field.name()))
                    .map(field -> new Answer(field.label(), fields.get("own." + field.name())))
                    .toList();
            return new Kept(fields.get("name"), fields.get("email"), fields.getOrDefault("postcode", ""), own);
        }

        /** Hides the person from logs. */
        @Override
        public String toString() {
            return "Kept[hidden]";
        }
    }

    /** An answer with the question as the form asks it now. */
    public record Answer(Translated label, String text) {}

    /**
     * What one organisation may do, or might once: there is one for each whose box was ever ticked, so that what it has can be looked at
     * and erased.
     *
     * @param state how it stands
     * @param until the last day on which it may, or null if there is none
     * @param picked whether the rule of the division picked it
     */
    public record Allowed(Organisation organisation, State state, LocalDate until, boolean picked) {

        /** How it stands. */
        public enum State {
            /** It waits for a second yes. */
            WAITING,
            LIVE,
            TAKEN_BACK,
            /** Its time was over. */
            ENDED,
            /** Its box was ticked, and nothing came of that. */
            NEVER
        }

        public boolean isLive() {
            return state == State.LIVE;
        }

        public boolean isWaiting() {
            return state == State.WAITING;
        }

        /** The message that says how it stands. */
        public String word() {
            return switch (state) {
                case TAKEN_BACK -> "signature.own.takenBack";
                case ENDED -> "signature.own.ended";
                case WAITING, LIVE, NEVER -> "signature.own.never";
            };
        }
    }

    static SignerView of(Withdrawing.OwnPage page, Campaigns.Content content, Choices choices, String token) {
        var signer = page.signer();
        return new SignerView(
                signer.signature(),
                signer.petition(),
                signer.fields().map(fields -> Kept.of(signer.petition(), fields)),
                signer.whySealed(),
                Languages.country(
                        signer.signature().country(), signer.signature().language()),
                page.said().keySet().stream()
                        .flatMap(id -> content.organisation(id).stream())
                        .map(one -> new Allowed(
                                one,
                                state(page, one),
                                until(signer, one, choices),
                                page.picked().contains(one.id())))
                        .sorted(Comparator.comparing(Allowed::state)
                                .thenComparing(one -> one.organisation().slug()))
                        .toList(),
                page.division()
                        .filter(last -> last != DivisionEvent.Kind.GIVEN
                                || !page.picked().isEmpty())
                        .map(SignerView::division)
                        .orElse(""),
                page.code(),
                "/signatures/" + token);
    }

    private static String division(DivisionEvent.Kind last) {
        return switch (last) {
            case ASKED, DROPPED -> "";
            case AGREED -> "signature.own.divisionWaits";
            case GIVEN -> "signature.own.divisionGiven";
            case NOBODY -> "signature.own.divisionNobody";
        };
    }

    /** An organisation that left asks no second time: nobody is there to say yes to. */
    private static Allowed.State state(Withdrawing.OwnPage page, Organisation organisation) {
        var isPartner =
                page.signer().petition().campaign().partner(organisation.slug()).isPresent();
        return switch (page.said().get(organisation.id())) {
            case ASKED ->
                page.waiting().contains(organisation.id()) && isPartner ? Allowed.State.WAITING : Allowed.State.NEVER;
            case GIVEN -> Allowed.State.LIVE;
            case TAKEN_BACK -> Allowed.State.TAKEN_BACK;
            case ENDED -> Allowed.State.ENDED;
            case DROPPED -> Allowed.State.NEVER;
        };
    }

    private static LocalDate until(Signer signer, Organisation organisation, Choices choices) {
        var campaign = signer.petition().campaign().id();
        return choices.lastDay(campaign, organisation.id(), signer.signature().day())
                .orElse(null);
    }

    /** Whether this link opens what was typed; then it can also show the name, and start mail. */
    public boolean isOpen() {
        return kept.isPresent();
    }

    /** What was typed; asked for only if it {@link #isOpen}. */
    public Kept typed() {
        return kept.orElseThrow();
    }

    /** Whether it counts, as far as its person is told. */
    public boolean isCounted() {
        return signature.asTold() == Signature.State.CONFIRMED;
    }

    /** Whether two people decided that it will not count. */
    public boolean isRejected() {
        return signature.state() == Signature.State.INVALIDATED;
    }

    /** Whether it was taken back. */
    public boolean isWithdrawn() {
        return signature.state() == Signature.State.WITHDRAWN;
    }

    /** Whether it can still be taken back. */
    public boolean canWithdraw() {
        return SignatureLifecycle.allows(signature.state(), Signature.State.WITHDRAWN);
    }

    /** Hides the person from logs. */
    @Override
    public String toString() {
        return "SignerView[" + signature.id() + "]";
    }
}
