package org.undersigned.sharing.board;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.html.Page;
import org.undersigned.signature.own.SignerPanel;
import org.undersigned.signature.own.SignerView;

/** On a signer's own page: whether they are named among those who brought others, and the way to change it. */
@Singleton
final class SharerPanel implements SignerPanel {

    private final Db db;
    private final Sharers sharers;

    SharerPanel(Db db, Sharers sharers) {
        this.db = db;
        this.sharers = sharers;
    }

    @CheckedTemplate(basePath = "sharing")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance named(Page page, SignerView view, String now, Boolean on);
    }

    @Override
    public Optional<String> html(SignerView view, Page page) {
        if (view.code().isEmpty()) return Optional.empty();
        var on = sharers.isOn(view.petition());
        var id = view.signature().id();
        var now = db.read(handle -> sharers.name(handle, view.petition().id(), id))
                .orElse("");
        if (!on && now.isEmpty()) return Optional.empty();
        return Optional.of(Templates.named(page, view, now, on).render());
    }
}
