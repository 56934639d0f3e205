package org.undersigned.integrity;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.undersigned.foundation.html.Page;
import org.undersigned.petition.Petition;
import org.undersigned.petition.PetitionPanel;

/** On the petition's page: that signatures were rejected, how many, when and why. */
@Singleton
final class RejectionsPanel implements PetitionPanel {

    private static final int POSITION = 80;

    private final Rejections rejections;

    RejectionsPanel(Rejections rejections) {
        this.rejections = rejections;
    }

    @CheckedTemplate(basePath = "quarantine")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance rejected(Page page, List<Rejection> rejections);
    }

    @Override
    public Slot slot() {
        return Slot.STORY;
    }

    @Override
    public int position() {
        return POSITION;
    }

    @Override
    public Optional<String> html(Petition petition, Page page, Reader reader) {
        var some = rejections.of(petition.id());
        return some.isEmpty()
                ? Optional.empty()
                : Optional.of(Templates.rejected(page, some).render());
    }
}
