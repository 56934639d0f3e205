package org.undersigned.signature.confirming;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.undersigned.campaign.Campaign;
import org.undersigned.petition.Panels;
import org.undersigned.petition.Petition;
import org.undersigned.petition.PetitionPanel;
import org.undersigned.signature.Links;
import org.undersigned.signature.Source;

/**
 * How far somebody came on the ladder. It stands in the address alone: nothing is kept about who was asked what.
 *
 * @param steps those that are left, the one they are at first
 * @param passed whether there was one before it
 */
public record Climb(Petition petition, PetitionPanel.Reader reader, List<Panels.Step> steps, boolean passed) {

    /** What stands in the address once no step is left. */
    private static final String END = "end";

    /** Who reads, as far as an address tells. */
    static PetitionPanel.Reader reader(Petition petition, String referral, String partner, String source) {
        var broughtBy = Optional.ofNullable(partner)
                .flatMap(petition.campaign()::partner)
                .map(Campaign.Partner::organisation);
        var code = Optional.ofNullable(source).map(Source::normal).filter(petition.ladder()::asksFor);
        return new PetitionPanel.Reader(Links.referral(referral), broughtBy, code.orElse(""), true);
    }

    /** The climb at the step {@code at}; at the first one if that is none of them. */
    static Climb of(Petition petition, PetitionPanel.Reader reader, List<Panels.Step> all, String at) {
        var left = all.stream().dropWhile(step -> !step.word().equals(at)).toList();
        if (END.equals(at)) return new Climb(petition, reader, List.of(), !all.isEmpty());
        return left.isEmpty()
                ? new Climb(petition, reader, all, false)
                : new Climb(petition, reader, left, left.size() < all.size());
    }

    /** The step after the one they are at, or the end. */
    String next() {
        return steps.stream().skip(1).map(Panels.Step::word).findFirst().orElse(END);
    }

    /** Word of the step they are at; empty at the end. */
    public String now() {
        return steps.stream().map(Panels.Step::word).findFirst().orElse("");
    }

    /** Where the two buttons of a step go. */
    public String path() {
        return petition.action().path() + "/ladder";
    }

    /** Slug of whose link they came by, or empty. */
    public String partner() {
        return reader.broughtBy().map(one -> one.slug()).orElse("");
    }

    /** Address of the page of thanks at a step. */
    String href(String step) {
        var query = Stream.of(
                        reader.referral().isEmpty() ? "" : "r=" + reader.referral(),
                        partner().isEmpty() ? "" : "partner=" + partner(),
                        reader.source().isEmpty() ? "" : "src=" + reader.source(),
                        step.isEmpty() ? "" : "at=" + step)
                .filter(part -> !part.isEmpty())
                .toList();
        return petition.action().path() + "/thanks" + (query.isEmpty() ? "" : "?" + String.join("&", query));
    }

    /** Address of the page of thanks at its beginning. */
    public String beginning() {
        return href("");
    }
}
