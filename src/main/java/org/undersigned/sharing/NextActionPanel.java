package org.undersigned.sharing;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.undersigned.foundation.html.Page;
import org.undersigned.petition.Petition;
import org.undersigned.petition.PetitionPanel;

/** What the coalition does after the petition, and where to see how it goes on. */
@Singleton
final class NextActionPanel implements PetitionPanel {

    @CheckedTemplate(basePath = "sharing")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance next(Page page, Petition petition);
    }

    @Override
    public Slot slot() {
        return Slot.LADDER;
    }

    @Override
    public String step() {
        return "next";
    }

    @Override
    public int position() {
        return 30;
    }

    @Override
    public Optional<String> html(Petition petition, Page page, Reader reader) {
        return Optional.of(Templates.next(page, petition).render());
    }
}
