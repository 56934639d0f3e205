package org.undersigned.sharing;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.undersigned.foundation.html.Page;
import org.undersigned.petition.Petition;
import org.undersigned.petition.PetitionPanel;

/** Asks somebody who signed whether they would ask one person too. People who said yes share more, so the question comes first. */
@Singleton
final class SharePanel implements PetitionPanel {

    @CheckedTemplate(basePath = "sharing")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance share(Page page, ShareLinks share, Boolean climbing);
    }

    @Override
    public Slot slot() {
        return Slot.LADDER;
    }

    @Override
    public String step() {
        return "share";
    }

    @Override
    public int position() {
        return 10;
    }

    @Override
    public Optional<String> html(Petition petition, Page page, Reader reader) {
        var links = ShareLinks.of(petition, page, reader.referral());
        return Optional.of(Templates.share(page, links, reader.climbing()).render());
    }
}
