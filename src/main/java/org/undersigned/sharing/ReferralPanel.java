package org.undersigned.sharing;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.undersigned.foundation.html.Page;
import org.undersigned.signature.own.SignerPanel;
import org.undersigned.signature.own.SignerView;

/** A signer's own link and how many came by it, on their own page. */
@Singleton
final class ReferralPanel implements SignerPanel {

    private final Tally tally;

    ReferralPanel(Tally tally) {
        this.tally = tally;
    }

    @CheckedTemplate(basePath = "sharing")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance own(Page page, ShareLinks share, Long tally, String more);
    }

    @Override
    public Optional<String> html(SignerView view, Page page) {
        if (view.code().isEmpty()) return Optional.empty();
        var petition = view.petition();
        var more = page.href(petition.action().path() + "/thanks") + "?r=" + view.code();
        var links = ShareLinks.of(petition, page, view.code());
        return Optional.of(Templates.own(page, links, tally.of(petition, view.code()), more)
                .render());
    }
}
