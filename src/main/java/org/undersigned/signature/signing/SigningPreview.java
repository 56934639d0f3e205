package org.undersigned.signature.signing;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.undersigned.petition.Panels;
import org.undersigned.petition.Petition;
import org.undersigned.petition.PetitionViews;

/** The petition's page as it would be, for a petition that need not exist. */
@Singleton
public final class SigningPreview {

    private final PetitionViews views;
    private final Panels panels;

    SigningPreview(PetitionViews views, Panels panels) {
        this.views = views;
        this.panels = panels;
    }

    /** The whole page, with a box for every partner. */
    public String html(Petition petition, String language) {
        var view = views.of(petition, language);
        var complete = view.with(panels.story(petition, view.page()));
        var boxes = Boxes.brief(petition.campaign().partners(), Map.of(), false);
        var form = FormView.empty(petition, boxes, view.page(), Optional.empty());
        return SigningPage.Templates.signing(complete, form, List.of(), false).render();
    }
}
