package org.undersigned.log;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.html.Page;
import org.undersigned.signature.own.SignerPanel;
import org.undersigned.signature.own.SignerView;

/** The receipts, on the signer's own page. */
@Singleton
final class ReceiptPanel implements SignerPanel {

    private final Db db;
    private final PublishedLogs logs;

    ReceiptPanel(Db db, PublishedLogs logs) {
        this.db = db;
        this.logs = logs;
    }

    @CheckedTemplate(basePath = "log")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance receipts(Page page, SignerView view, boolean ready);
    }

    @Override
    public Optional<String> html(SignerView view, Page page) {
        if (!view.isCounted()) return Optional.empty();
        return Optional.of(Templates.receipts(page, view, isPublished(view)).render());
    }

    /** A leaf is of use once its checkpoint is what the world sees. */
    private boolean isPublished(SignerView view) {
        var published = logs.of(view.petition().id())
                .map(state -> state.signatures().tree().size())
                .orElse(0L);
        return db.read(handle -> QueueStore.leafOf(handle, view.signature().id()))
                .filter(leaf -> leaf < published)
                .isPresent();
    }
}
