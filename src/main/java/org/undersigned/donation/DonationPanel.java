package org.undersigned.donation;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.undersigned.campaign.Campaign;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.html.Translated;
import org.undersigned.organisation.Organisation;
import org.undersigned.petition.Petition;
import org.undersigned.petition.PetitionPanel;

/**
 * Asks somebody who signed for a gift, by a link and to somebody who is named: to the partner by whose link they came, if that one takes gifts; or
 * to those between whom the campaign splits one; or to the first partner that takes any. The link leads to the page for gifts of this site where the
 * organisation takes them here, and else to its own.
 */
@Singleton
final class DonationPanel implements PetitionPanel {

    private final Offers offers;

    DonationPanel(Offers offers) {
        this.offers = offers;
    }

    @CheckedTemplate(basePath = "donation")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance give(Page page, Ask ask, Boolean climbing);
    }

    /**
     * What is asked.
     *
     * @param names who receives the gift
     * @param address where the link leads
     * @param host of another site that it leads to, or empty
     */
    public record Ask(List<Translated> names, String address, String host) {

        /** The one who receives it. */
        public Translated first() {
            return names.getFirst();
        }

        public boolean isJoint() {
            return names.size() > 1;
        }
    }

    @Override
    public Slot slot() {
        return Slot.LADDER;
    }

    @Override
    public String step() {
        return "donate";
    }

    @Override
    public int position() {
        return 20;
    }

    @Override
    public Optional<String> html(Petition petition, Page page, Reader reader) {
        return ask(petition, page, reader)
                .map(ask -> Templates.give(page, ask, reader.climbing()).render());
    }

    private Optional<Ask> ask(Petition petition, Page page, Reader reader) {
        var arrival = new Arrival(reader.broughtBy().map(Organisation::slug).orElse(""), reader.source());
        var brought = reader.broughtBy().flatMap(partner -> one(partner, petition, page, arrival));
        if (brought.isPresent()) return brought;
        var joint = offers.isStopped() ? Optional.<Joint>empty() : Joint.of(petition.campaign(), offers);
        if (joint.isPresent())
            return joint.map(all -> new Ask(
                    all.parts().stream()
                            .map(part -> part.to().organisation().name())
                            .toList(),
                    page.href(Places.path(petition) + arrival.query()),
                    ""));
        return petition.campaign().byRole().stream()
                .map(Campaign.Partner::organisation)
                .flatMap(partner -> one(partner, petition, page, arrival).stream())
                .findFirst();
    }

    private Optional<Ask> one(Organisation to, Petition petition, Page page, Arrival arrival) {
        var here = offers.led(to)
                .map(one -> new Ask(
                        List.of(to.name()), page.href(Places.path(petition) + arrival.query("to", to.slug())), ""));
        return Stream.concat(here.stream(), elsewhere(to, petition, page, arrival).stream())
                .findFirst();
    }

    private static Optional<Ask> elsewhere(Organisation to, Petition petition, Page page, Arrival arrival) {
        return Optional.ofNullable(Quiet.link(to, petition, page.language(), arrival, ""))
                .map(link -> new Ask(List.of(to.name()), link.toString(), link.getHost()));
    }
}
