package org.undersigned.donation;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.undersigned.foundation.html.Page;
import org.undersigned.organisation.Organisation;
import org.undersigned.petition.Petition;
import org.undersigned.petition.PetitionPanel;

/**
 * Asks somebody who signed for a gift: one named organisation, and a plain link to its own page. It is the partner by whose link they came, if
 * that one takes gifts, or else the first that does.
 */
@Singleton
final class DonationPanel implements PetitionPanel {

    @CheckedTemplate(basePath = "donation")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance give(Page page, Organisation beneficiary, Boolean climbing);
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
        return reader.broughtBy()
                .filter(partner -> partner.donateUrl().isPresent())
                .or(() -> petition.campaign().beneficiary())
                .map(beneficiary ->
                        Templates.give(page, beneficiary, reader.climbing()).render());
    }
}
