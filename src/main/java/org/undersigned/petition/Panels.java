package org.undersigned.petition;

import io.quarkus.arc.All;
import io.quarkus.qute.RawString;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.undersigned.foundation.html.Page;

/** What later features show on pages about a petition, in order. */
@Singleton
public final class Panels {

    private final List<PetitionPanel> panels;

    Panels(@All List<PetitionPanel> panels) {
        this.panels = panels.stream()
                .sorted(Comparator.comparingInt(PetitionPanel::position))
                .toList();
    }

    /** The panels in the column of the letter. */
    public List<RawString> story(Petition petition, Page page) {
        return of(PetitionPanel.Slot.STORY, petition, page, PetitionPanel.Reader.unknown());
    }

    /** The steps after somebody signed. */
    public List<RawString> ladder(Petition petition, Page page, PetitionPanel.Reader reader) {
        return of(PetitionPanel.Slot.LADDER, petition, page, reader);
    }

    private List<RawString> of(PetitionPanel.Slot slot, Petition petition, Page page, PetitionPanel.Reader reader) {
        return panels.stream()
                .filter(panel -> panel.slot() == slot)
                .map(panel -> panel.html(petition, page, reader))
                .flatMap(Optional::stream)
                .map(RawString::new)
                .toList();
    }
}
