package org.undersigned.delivery.handover;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.undersigned.foundation.html.Page;
import org.undersigned.petition.Petition;
import org.undersigned.petition.PetitionPanel;

/** What everybody reads on the petition's page: to whom it was handed, whether it was received, what was answered or for how long nothing. */
@Singleton
final class DeliveryPanel implements PetitionPanel {

    private final DeliveryViews views;

    DeliveryPanel(DeliveryViews views) {
        this.views = views;
    }

    @CheckedTemplate(basePath = "delivery")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance panel(Page page, List<DeliveryView> deliveries);
    }

    @Override
    public Slot slot() {
        return Slot.STORY;
    }

    @Override
    public int position() {
        return 5;
    }

    @Override
    public Optional<String> html(Petition petition, Page page, Reader reader) {
        var deliveries = views.of(petition);
        return deliveries.isEmpty()
                ? Optional.empty()
                : Optional.of(Templates.panel(page, deliveries).render());
    }
}
