package org.undersigned.petition;

import io.quarkus.arc.All;
import io.quarkus.qute.RawString;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.undersigned.foundation.html.Page;
import org.undersigned.organisation.Organisation;

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

    /** A step of the ladder with its word. */
    public record Step(String word, RawString html) {}

    /** The steps after somebody signed, by the first rule that applies; those that have nothing to ask are left out. */
    public List<Step> ladder(Petition petition, Page page, PetitionPanel.Reader reader) {
        var broughtBy = reader.broughtBy().map(Organisation::slug).orElse("");
        return petition.ladder().steps(broughtBy, reader.source()).stream()
                .flatMap(word -> panels.stream()
                        .filter(panel -> panel.slot() == PetitionPanel.Slot.LADDER
                                && panel.step().equals(word)))
                .flatMap(panel -> panel.html(petition, page, reader).stream()
                        .map(html -> new Step(panel.step(), new RawString(html))))
                .toList();
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
